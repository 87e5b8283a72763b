// The failing end of CHECK.
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace base {

static CheckFailedHook s_hook = nullptr;

void set_check_failed_hook(CheckFailedHook hook)
{
    s_hook = hook;
}

void check_failed(char const* expression, char const* file, int line)
{
    std::fprintf(stderr, "CHECK failed: %s at %s:%d\n", expression, file, line);
    if (s_hook)
        s_hook(expression, file, line);
    std::abort();
}

} // namespace base
