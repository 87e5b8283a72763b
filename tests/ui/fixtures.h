// Snapshots as the application makes them, for tests of single views.
#pragma once

#include "app/snapshots.h"
#include "ui/commands.h"

namespace test {

app::RecordRow a_record(int number);
app::ShellSnapshot a_shell();
app::TodaySnapshot a_today();
app::CaseSnapshot a_case();
domain::Organisation an_organisation();
std::vector<app::PickerItem> some_places();

template <typename T> T const* first_command(ui::Commands const& commands)
{
    for (ui::UiCommand const& command : commands.queue()) {
        if (T const* wanted = std::get_if<T>(&command))
            return wanted;
    }
    return nullptr;
}

} // namespace test
