// The field of several lines.
#include "ui/widgets/fields.h"

#include "ui/widgets/layout.h"
#include "ui/widgets/mirror_recorder.h"

#include <imgui_internal.h>

#include <algorithm>

namespace ui {

namespace {

int on_resize(ImGuiInputTextCallbackData* data)
{
    auto& value = *static_cast<std::string*>(data->UserData);
    value.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = value.data();
    return 0;
}

} // namespace

FieldResult text_area(char const* id, std::string& value, FieldOptions const& options)
{
    detail::field_label(options);
    float width = options.width > 0 ? options.width : content_width();
    float height = options.height > 0 ? options.height : theme::px(90);
    ImVec2 start = ImGui::GetCursorScreenPos();
    ImVec2 end(start.x + width, start.y + height);
    if (detail::take_focus_request(id))
        ImGui::SetKeyboardFocusHere();
    std::string before = value;
    std::string label = "##" + std::string(id);
    ImGui::InputTextMultiline(label.c_str(), value.data(), value.capacity() + 1, ImVec2(width, height),
        ImGuiInputTextFlags_CallbackResize, on_resize, &value);
    FieldResult result{value != before, ImGui::IsItemDeactivatedAfterEdit(), false};
    bool active = ImGui::IsItemActive();
    base::MirrorNode node = item_node(base::MirrorRole::MultilineTextBox, options.label);
    detail::draw_field_frame(start, end, options, active, ImGui::IsItemHovered());
    node.value = value;
    node.active = active;
    node.invalid = !options.error.empty();
    node.required = options.required;
    node.description = std::string(options.error.empty() ? options.help : options.error);
    recorder().add(std::move(node));
    detail::field_footer(options);
    return result;
}

} // namespace ui
