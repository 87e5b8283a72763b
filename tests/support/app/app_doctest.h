// doctest for app's tests: its CHECK replaces base's, which the headers before it have already used.
#pragma once

#include "app/application.h"

#undef CHECK
#include <doctest/doctest.h>
