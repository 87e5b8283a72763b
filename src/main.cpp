// Composition root of the browser program: the platform drives, BrowserProgram puts store, app and ui together.
#include "program/browser_program.h"
#include "store/durability.h"

int main()
{
    static program::BrowserProgram s_program;
    platform::browser::run({
        .draw = [] { s_program.draw(); },
        .mirror = []() -> base::Mirror const& { return s_program.mirror(); },
        .next_wake = [] { return s_program.next_wake(); },
        .on_failed_check = store::poison_all_commits,
    });
}
