// Records the semantic tree of the frame being drawn (base::Mirror). Every widget of this folder adds its node; views
// never have to, except for a region of their own.
#pragma once

#include "base/mirror.h"

#include <imgui.h>

#include <string_view>
#include <unordered_set>
#include <vector>

namespace ui {

class MirrorRecorder {
public:
    void begin_frame();
    // The finished tree; stays valid until the end of the next frame.
    base::Mirror const& finish_frame();
    base::Mirror const& last() const { return m_finished; }

    // Adds a node under the innermost open scope. A node without an id gets one that is stable from frame to frame.
    std::uint32_t add(base::MirrorNode node);
    void push(base::MirrorNode node); // opens a scope
    void pop(ImVec2 minimum, ImVec2 maximum); // closes it, now that its rectangle is known
    void pop();

    bool has(std::uint32_t id) const { return m_ids.contains(id); }
    // An item of Dear ImGui that is part of a mirrored widget and needs no node of its own.
    void cover(std::uint32_t id) { m_covered.insert(id); }
    bool is_covered(std::uint32_t id) const { return m_covered.contains(id); }

private:
    base::Mirror m_building, m_finished;
    std::vector<std::size_t> m_scopes; // indexes into m_building.nodes
    std::vector<std::size_t> m_unseen; // the same, of nodes in windows that are not shown yet, ascending
    std::unordered_set<std::uint32_t> m_ids, m_covered;
};

MirrorRecorder& recorder();

// The label without its "##" part.
std::string_view visible_label(std::string_view label);
// Sets the rectangle of `node`, clipped to what is visible of the current window.
void set_rectangle(base::MirrorNode& node, ImVec2 minimum, ImVec2 maximum);
// A node for ImGui's last item: id, rectangle, focus and disabled state.
base::MirrorNode item_node(base::MirrorRole role, std::string_view label);

// A container node around everything recorded in its life time; its rectangle is that of ImGui's current content.
class MirrorScope {
public:
    MirrorScope(base::MirrorRole role, std::string_view name);
    explicit MirrorScope(base::MirrorNode node);
    ~MirrorScope();
    MirrorScope(MirrorScope const&) = delete;
    MirrorScope& operator=(MirrorScope const&) = delete;

private:
    ImVec2 m_start;
};

} // namespace ui
