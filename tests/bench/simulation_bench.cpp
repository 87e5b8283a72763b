// A year of a province, generated and carried through: 100,000 matters on every path, two in a hundred of them repeats.
// Usage: chuxin_bench_simulation [<matters>]
#include "app/workspace.h"
#include "bench/bench.h"
#include "exchange/reference_json.h"
#include "platform/native/native_ports.h"
#include "store/memory_block_store.h"
#include "training/simulation.h"

#include <optional>

using bench::report;
using bench::value_of;

int main(int argc, char** argv)
{
    training::SimulationOptions options;
    options.matters = argc > 1 ? std::atoi(argv[1]) : 100'000;
    store::MemoryBlockStore blocks;
    platform::SettableClock clock(training::simulation_clock());
    platform::SeededRandom random(options.seed);
    std::optional<base::Result<std::unique_ptr<app::Workspace>>> opened;
    app::Workspace::open(blocks, store::OpenMode::TakeOver, clock, random,
        [&](base::Result<std::unique_ptr<app::Workspace>> result) { opened = std::move(result); });
    auto const workspace = value_of(std::move(*opened));
    auto const references = value_of(exchange::shipped_reference_data());

    bench::Stopwatch const watch;
    auto const done = value_of(training::simulate(workspace->application(), references, options));
    report("province year, " + std::to_string(done.matters) + " matters", watch.seconds(), "s", "120");
    report("acts decided and kept", static_cast<double>(done.entries), "acts");
    auto const rarest = std::min_element(done.transitions.begin(), done.transitions.end(),
        [](auto const& left, auto const& right) { return left.second < right.second; });
    if (rarest == done.transitions.end())
        return 1;
    report("rarest transition: " + rarest->first, static_cast<double>(rarest->second), "times");
    // A year that leaves a transition out, or in which the law refused something, has measured something else.
    constexpr std::int64_t LEAST = 100;
    bool const is_whole = done.transitions.size() == 49 && (rarest->second >= LEAST || options.matters < 100'000);
    return is_whole && done.refused.empty() ? 0 : 1;
}
