// Notices a clock that was set (J11): one that moved other than the time that has passed since it was last looked at,
// or that stands before the newest entry. A closed program says nothing about the clock, so a weekend is no jump.
#pragma once

#include "base/date.h"
#include "platform/platform.h"

#include <optional>
#include <string>

namespace app {

class ClockWatch {
public:
    void start(platform::Clock const& clock);
    // What a person has to confirm before the next act; empty while the clock is to be believed. `newest` is the
    // instant of the newest entry of this node, zero before the first.
    std::optional<std::string> question(platform::Clock const& clock, base::Instant newest);
    // A person says that the clock is right now; the next entry is preceded by one that says so.
    void confirm(platform::Clock const& clock, base::Instant newest);

    struct Jump {
        base::Instant expected, found;
    };
    // The confirmed jump that the journal does not hold yet.
    std::optional<Jump> take_unwritten();
    // The transaction of the entry was rolled back.
    void forget_written() { m_is_written = false; }

private:
    std::optional<Jump> find_jump(platform::Clock const& clock, base::Instant newest) const;

    base::Instant m_seen;
    std::int64_t m_seen_steady{0};
    base::Instant m_accepted_newest; // an entry as late as this one was confirmed to lie ahead of the clock
    std::optional<Jump> m_confirmed;
    bool m_is_written{false};
};

} // namespace app
