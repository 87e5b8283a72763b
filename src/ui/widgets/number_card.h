// A white card that is one large button: title, figure, note.
#pragma once

#include "app/snapshots.h"

namespace ui {

// True when it was pressed. As wide as the column; `height` in screen pixels, 0: what two lines of note need.
bool number_card(app::NumberCard const& card, float height = 0);
// Screen pixels that the highest of these cards needs at that column width.
float number_card_height(app::NumberCard const& card, float width);

} // namespace ui
