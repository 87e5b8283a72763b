// Every interactive item that Dear ImGui saw in a frame must have a node in the mirror, or belong to one that has.
#pragma once

#include "ui/test_screen.h"

#include <string>

namespace test {

// Ids (in hexadecimal, with their window's name) of items without a mirror node in the next frame; empty when none is.
std::string unmirrored_items(Screen& screen);

} // namespace test
