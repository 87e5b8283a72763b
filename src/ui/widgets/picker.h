// A field that chooses one of a list: opens with a filter that takes text, code and pinyin initials.
#pragma once

#include "app/snapshots.h"
#include "domain/workflow/acts.h"
#include "ui/widgets/fields.h"

#include <span>

namespace ui {

// `code` is the chosen item's code, empty for none. Arrow keys move, Enter chooses, Escape closes, typing filters.
FieldResult picker(
    char const* id, std::string& code, std::span<app::PickerItem const> items, FieldOptions const& options = {});
// For the choices of an act's argument. A filter appears only for more than eight of them.
FieldResult picker(
    char const* id, std::string& code, std::span<domain::Choice const> choices, FieldOptions const& options = {});

// Does `typed` (text, beginning of a code, or pinyin initials in either case) find the item?
bool matches_filter(app::PickerItem const& item, std::string_view typed);

} // namespace ui
