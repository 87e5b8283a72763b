// Fields to type into. Each draws its label above, its error (or help) below, and records itself in the mirror.
#pragma once

#include "base/date.h"
#include "base/mirror.h"
#include "ui/theme.h"

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>

namespace ui {

struct FieldOptions {
    std::string_view label{}; // shown above; also the accessible name
    std::string_view error{}; // red below the field; marks it invalid
    std::string_view help{}; // grey below the field when there is no error
    std::string_view hint{}; // grey inside the empty field
    bool required{false}; // a star after the label
    bool disabled{false};
    bool read_only{false};
    bool hide_label{false}; // the name is only for screen readers
    bool keeps_up_and_down{false}; // for a list below it; otherwise these keys go to the next widget
    std::size_t max_length{4000}; // code points
    // More than that is kept and marked, for texts whose check refuses them; otherwise it is cut while typing.
    bool keeps_excess{false};
    float width{0}; // screen pixels; 0: the column
    float height{0}; // screen pixels, of a text area; 0: it grows with its text from three lines on
};

struct FieldResult {
    bool changed{false}; // the value changed in this frame
    bool committed{false}; // editing ended with a change: the moment to check and to save a draft
    bool submitted{false}; // Enter in a single line, Ctrl+Enter in an area
    bool active{false}; // being edited
    explicit operator bool() const { return changed; }
};

// What the field says when `value` is longer than it may be (超出 100 字); empty otherwise.
std::string excess_text(std::string_view value, FieldOptions const& options);

FieldResult text_field(char const* id, std::string& value, FieldOptions const& options = {});
// Several lines, wrapped at the field's width; Enter starts a new line.
FieldResult text_area(char const* id, std::string& value, FieldOptions const& options = {});
// With a magnifying glass and a shortcut hint at the right ("Ctrl K").
FieldResult search_field(
    char const* id, std::string& value, FieldOptions const& options = {}, std::string_view shortcut = {});
// Digits only, kept as typed; full-width digits are taken as digits.
FieldResult number_field(char const* id, std::string& value, FieldOptions const& options = {});
// Text with tolerant typing (2023.6.5, 20230605, 2023年6月5日), made YYYY-MM-DD when the field is left, and a calendar.
FieldResult date_field(char const* id, std::string& value, FieldOptions const& options = {});
void set_today(base::Date date); // the day that calendars mark, and the month they open at
std::optional<std::string> normalised_date(std::string_view typed); // empty when it is no date
// Ctrl+Enter, wherever the keyboard is on the page or in the dialog being drawn.
bool submit_shortcut();

// The next frame puts the keyboard into the field drawn with this id (the same text as given to the field).
void request_focus(std::string_view id);
// Ends editing without another write to the field's value: call it when the values of the fields are replaced.
void drop_active_edit();

namespace detail { // shared by the field widgets of this folder
void field_label(FieldOptions const& options);
void field_footer(FieldOptions const& options);
ImU32 field_line_colour(FieldOptions const& options, bool active, bool hovered);
void draw_field_frame(ImVec2 minimum, ImVec2 maximum, FieldOptions const& options, bool active, bool hovered);
bool take_focus_request(std::string_view id);
FieldResult bare_input(char const* id, std::string& value, FieldOptions const& options, ImGuiInputTextFlags flags,
    float left_room, float right_room, base::MirrorRole role = base::MirrorRole::TextBox);
} // namespace detail

} // namespace ui
