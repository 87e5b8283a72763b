// Typed identifiers: a RecordId never passes for a MatterId. All are text, because they cross offices in packages.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace base {

template <typename Tag> struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string text)
        : value(std::move(text))
    {
    }

    bool is_empty() const { return value.empty(); }
    bool operator==(Id const&) const = default;
    // By hand, because clang 14's libc++ gives std::string no <=>.
    std::strong_ordering operator<=>(Id const& other) const { return value.compare(other.value) <=> 0; }
};

using RecordId = Id<struct RecordTag>; // petition record 信访件
using MatterId = Id<struct MatterTag>; // petition matter 信访事项
using OrgId = Id<struct OrgTag>;
using StaffId = Id<struct StaffTag>;
using EntryId = Id<struct EntryTag>; // journal entry: 64 lowercase hex digits of its hash (J1)

} // namespace base

template <typename Tag> struct std::hash<base::Id<Tag>> {
    size_t operator()(base::Id<Tag> const& id) const { return std::hash<std::string>{}(id.value); }
};
