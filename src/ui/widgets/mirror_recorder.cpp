// Frame bookkeeping of the mirror: scopes become parents, static nodes get ids from their place in the tree.
#include "ui/widgets/mirror_recorder.h"

#include "base/check.h"

#include <imgui_internal.h>

#include <algorithm>

namespace ui {

void MirrorRecorder::begin_frame()
{
    m_building.nodes.clear();
    m_unseen.clear();
    m_scopes.clear();
    m_ids.clear();
    m_covered.clear();
}

base::Mirror const& MirrorRecorder::finish_frame()
{
    CHECK(m_scopes.empty());
    // From the last to the first, so that the places of those still to go stay right.
    for (auto unseen = m_unseen.rbegin(); unseen != m_unseen.rend(); ++unseen)
        m_building.nodes.erase(m_building.nodes.begin() + static_cast<std::ptrdiff_t>(*unseen));
    std::swap(m_building, m_finished);
    m_building.nodes.clear();
    return m_finished;
}

std::uint32_t MirrorRecorder::add(base::MirrorNode node)
{
    node.parent = m_scopes.empty() ? 0 : m_building.nodes[m_scopes.back()].id;
    if (node.id == 0) {
        // The same text under the same parent keeps its id; a second one there is told apart by counting on.
        std::uint32_t seed = node.parent ^ (static_cast<std::uint32_t>(node.role) * 2654435761U);
        node.id = ImHashStr(node.name.c_str(), node.name.size(), seed);
        if (node.row >= 0 || node.column >= 0)
            node.id ^= static_cast<std::uint32_t>(node.row + 1) * 40503U + static_cast<std::uint32_t>(node.column + 1);
        while (node.id == 0 || m_ids.contains(node.id))
            node.id = node.id * 16777619U + 1;
    }
    m_ids.insert(node.id);
    std::uint32_t id = node.id;
    // A window is not shown while Dear ImGui measures it, and its places are not those it will have.
    if (ImGui::GetCurrentWindowRead()->Hidden)
        m_unseen.push_back(m_building.nodes.size());
    m_building.nodes.push_back(std::move(node));
    return id;
}

void MirrorRecorder::push(base::MirrorNode node)
{
    std::size_t index = m_building.nodes.size();
    add(std::move(node));
    m_scopes.push_back(index);
}

void MirrorRecorder::pop(ImVec2 minimum, ImVec2 maximum)
{
    CHECK(!m_scopes.empty());
    set_rectangle(m_building.nodes[m_scopes.back()], minimum, maximum);
    m_scopes.pop_back();
}

void MirrorRecorder::pop()
{
    CHECK(!m_scopes.empty());
    m_scopes.pop_back();
}

MirrorRecorder& recorder()
{
    static MirrorRecorder s_recorder;
    return s_recorder;
}

std::string_view visible_label(std::string_view label)
{
    return label.substr(0, label.find("##"));
}

void set_rectangle(base::MirrorNode& node, ImVec2 minimum, ImVec2 maximum)
{
    ImRect clip = ImGui::GetCurrentWindowRead()->ClipRect;
    float left = std::clamp(minimum.x, clip.Min.x, clip.Max.x);
    float top = std::clamp(minimum.y, clip.Min.y, clip.Max.y);
    node.x = left;
    node.y = top;
    node.width = std::max(0.0F, std::clamp(maximum.x, clip.Min.x, clip.Max.x) - left);
    node.height = std::max(0.0F, std::clamp(maximum.y, clip.Min.y, clip.Max.y) - top);
}

base::MirrorNode item_node(base::MirrorRole role, std::string_view label)
{
    base::MirrorNode node;
    node.id = ImGui::GetItemID();
    node.role = role;
    node.name = std::string(visible_label(label));
    set_rectangle(node, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    // Before the first key Dear ImGui has chosen an item already, but does not show it and does not press it.
    node.focused = ImGui::IsItemFocused() && GImGui->NavCursorVisible;
    node.disabled = (ImGui::GetItemFlags() & ImGuiItemFlags_Disabled) != 0;
    return node;
}

MirrorScope::MirrorScope(base::MirrorRole role, std::string_view name)
    : m_start(ImGui::GetCursorScreenPos())
{
    base::MirrorNode node;
    node.role = role;
    node.name = std::string(visible_label(name));
    recorder().push(std::move(node));
}

MirrorScope::MirrorScope(base::MirrorNode node)
    : m_start(ImGui::GetCursorScreenPos())
{
    recorder().push(std::move(node));
}

MirrorScope::~MirrorScope()
{
    ImVec2 end = ImGui::GetCurrentWindowRead()->DC.CursorMaxPos;
    recorder().pop(m_start, ImVec2(std::max(end.x, m_start.x), std::max(end.y, m_start.y)));
}

} // namespace ui
