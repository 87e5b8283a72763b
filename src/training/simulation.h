// A year of a province, carried through: every matter goes one of the ways of simulated_paths.h, each act is decided by
// the guards of the domain on the day it is done, and the journals of the offices are united in the workspace.
#pragma once

#include "app/application.h"
#include "domain/reference/reference_data.h"

#include <cstdint>
#include <map>
#include <string>

namespace training {

struct SimulationOptions {
    int matters{2000};
    std::uint64_t seed{2026};
    base::Date from{*base::make_date(2025, 1, 2)}; // first and last day of registration
    base::Date to{*base::make_date(2025, 12, 31)};
    base::Date until{*base::make_date(2026, 6, 15)}; // last day of the history; the clock stands after it
};

struct SimulationReport {
    std::int64_t matters{0}, repeats{0}, entries{0};
    std::map<std::string, std::int64_t> transitions; // T01 … T48, T12a: how often each took effect
    std::map<std::string, std::int64_t> acts;
    std::map<std::string, std::int64_t> paths;
    std::map<std::string, std::int64_t> refused; // acts that the law refused, by act and reason; the matter rests then
};

base::Instant simulation_clock(); // where the workspace's clock has to stand
// Sets up the empty workspace and fills it.
base::Result<SimulationReport> simulate(
    app::Application& application, domain::ReferenceData const& references, SimulationOptions const& options);

} // namespace training
