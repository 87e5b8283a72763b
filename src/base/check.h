// CHECK: stops the program on a bug of our own, in release builds too. Never used for input from outside.
#pragma once

namespace base {

// Receives the failed expression before the process stops; platform/ installs one to show the crash panel.
using CheckFailedHook = void (*)(char const* expression, char const* file, int line);
void set_check_failed_hook(CheckFailedHook hook);

[[noreturn]] void check_failed(char const* expression, char const* file, int line);

} // namespace base

#define CHECK(expression)                                                                                              \
    do {                                                                                                               \
        if (!(expression)) [[unlikely]]                                                                                \
            ::base::check_failed(#expression, __FILE__, __LINE__);                                                     \
    } while (false)
