// Follows the hash chains of a package's entries; see package_reader.h.
#include "exchange/package_reader.h"

#include <algorithm>

namespace exchange {

ChainFollower::Link ChainFollower::follow(PackageEntry const& entry)
{
    auto& tips = m_tips[entry.node];
    auto const has_no_prev = entry.prev == base::Hash{};
    if (tips.empty()) {
        tips.push_back({entry.sequence, entry.hash});
        if (entry.sequence == 1)
            return Link::Sound;
        return has_no_prev ? Link::Broken : Link::Gap;
    }
    std::int64_t last = 0;
    for (auto& tip : tips) {
        if (tip.hash == entry.hash)
            return Link::Repeated;
        if (tip.hash == entry.prev) {
            auto const is_next = entry.sequence == tip.sequence + 1;
            tip = {entry.sequence, entry.hash};
            return is_next ? Link::Sound : Link::Broken;
        }
        last = std::max(last, tip.sequence);
    }
    tips.push_back({entry.sequence, entry.hash});
    if (entry.sequence <= last)
        return has_no_prev && entry.sequence > 1 ? Link::Broken : Link::Sound; // a fork starts here
    return entry.sequence > last + 1 ? Link::Gap : Link::Broken;
}

bool ChainFollower::has_tip(PackageHead const& head) const
{
    auto const it = m_tips.find(head.node);
    return it != m_tips.end() && std::any_of(it->second.begin(), it->second.end(), [&](Tip const& tip) {
        return tip.sequence == head.sequence && tip.hash == head.hash;
    });
}

} // namespace exchange
