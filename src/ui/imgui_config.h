// Dear ImGui's compile-time configuration, used by imgui itself and by everything that includes it.
#pragma once

#include "base/check.h"

#define IM_ASSERT(expression) CHECK(expression)
#define IMGUI_USE_WCHAR32 // names with characters outside the BMP, such as 𠮷
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_ENABLE_TEST_ENGINE // item hooks, used to prove that no widget is missing in the mirror
