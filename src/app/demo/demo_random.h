// Reproducible choices: the same seed gives the same demo workspace on every machine and in every compiler.
#pragma once

#include "base/check.h"
#include "platform/platform.h"

#include <cstdint>
#include <vector>

namespace app::demo {

// SplitMix64. Never for nonces that keep a secret: everything here is synthetic.
class DemoRandom final : public platform::Random {
public:
    explicit DemoRandom(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        auto mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31);
    }
    int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
    int between(int least, int most) { return least + below(most - least + 1); } // both inclusive
    bool chance(int percent) { return below(100) < percent; }
    template <typename T> T const& pick(std::vector<T> const& items)
    {
        CHECK(!items.empty());
        return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
    }
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(next());
    }

private:
    std::uint64_t m_state;
};

} // namespace app::demo
