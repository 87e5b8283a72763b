// doctest for all tests: its CHECK replaces base's, which base/result.h has used by then, in a batch of files too.
#pragma once

#include "base/result.h"

#undef CHECK
#include <doctest/doctest.h>
#include <string>

// Fails with the error's own words.
#define REQUIRE_OK(result)                                                                                             \
    do {                                                                                                               \
        auto const& required = (result);                                                                               \
        INFO((required.is_error() ? required.error().message : std::string()));                                        \
        REQUIRE(!required.is_error());                                                                                 \
    } while (false)
