// Encodes the widget mirror: little-endian words in the order that web/protocol.ts decodeMirror() reads, then the
// texts.
#include "platform/browser/canvas.h"

#include <cstring>

namespace platform::browser {

static void put_word(std::vector<std::uint8_t>& bytes, std::uint32_t word)
{
    auto const at = bytes.size();
    bytes.resize(at + sizeof(word));
    std::memcpy(bytes.data() + at, &word, sizeof(word));
}

static void put_float(std::vector<std::uint8_t>& bytes, float value)
{
    std::uint32_t word;
    std::memcpy(&word, &value, sizeof(word));
    put_word(bytes, word);
}

static void put_text(std::vector<std::uint8_t>& bytes, std::string const& text)
{
    put_word(bytes, static_cast<std::uint32_t>(text.size()));
    bytes.insert(bytes.end(), text.begin(), text.end());
}

static std::uint32_t kind_word(base::MirrorNode const& node)
{
    return static_cast<std::uint32_t>(node.role) | static_cast<std::uint32_t>(node.checked) << 8
        | static_cast<std::uint32_t>(node.selected) << 16 | static_cast<std::uint32_t>(node.expanded) << 24;
}

static std::uint32_t flags_word(base::MirrorNode const& node, std::uint32_t active_field)
{
    // The text agent stands in for the field being edited, and there must never be two elements with its role and name
    // (P1). Without a field that takes text the agent is idle, whatever a widget says.
    bool const active = active_field != 0 && (node.active || node.id == active_field);
    return (node.disabled ? 1u : 0u) | (node.invalid ? 2u : 0u) | (node.required ? 4u : 0u) | (node.read_only ? 8u : 0u)
        | (active ? 16u : 0u) | (node.focused ? 32u : 0u);
}

void encode_mirror(base::Mirror const& mirror, std::uint32_t active_field, std::vector<std::uint8_t>& bytes)
{
    bytes.clear();
    put_word(bytes, static_cast<std::uint32_t>(mirror.nodes.size()));
    for (auto const& node : mirror.nodes) {
        put_word(bytes, node.id);
        put_word(bytes, node.parent);
        put_word(bytes, kind_word(node));
        put_word(bytes, flags_word(node, active_field));
        for (float value : {node.x, node.y, node.width, node.height})
            put_float(bytes, value);
        for (int value : {node.row, node.column, node.row_count, node.column_count, node.level})
            put_word(bytes, static_cast<std::uint32_t>(value));
        put_text(bytes, node.name);
        put_text(bytes, node.value);
        put_text(bytes, node.description);
    }
}

} // namespace platform::browser
