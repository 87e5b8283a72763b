// Work that takes longer than a frame: done in steps from the frame loop, with progress, and given up without a trace
// when cancelled.
#pragma once

#include "base/result.h"

#include <string>

namespace app {

class Work {
public:
    virtual ~Work() = default;

    // Some milliseconds of it; false when it is done. After an error it is over.
    virtual base::Result<bool> step() = 0;
    virtual std::string title() const = 0;
    virtual double fraction() const = 0; // 0..1
    // True while it waits for an answer from outside: further steps would do nothing yet.
    virtual bool is_waiting() const { return false; }
    // True while it holds the write transaction: no act can be written meanwhile.
    virtual bool holds_transaction() const { return false; }
    // Brings memory back in line with the store after a step failed or the work was cancelled.
    virtual void abandon() { }
};

} // namespace app
