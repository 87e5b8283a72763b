// The screen 今日: cards, what is mine to do, what happened last; and the frame around every screen.
#pragma once

#include "app/context.h"
#include "app/snapshots.h"

namespace app {

TodaySnapshot make_today(Context& context);
ShellSnapshot make_shell(Context& context, StorageHealth storage);
StorageHealth storage_health(Context& context);

} // namespace app
