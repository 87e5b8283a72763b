// chuxin generate: a package of synthetic matters for tests and benchmarks. chuxin simulate: a year of a province, with
// a count of every transition.
#include "app/demo/demo_workspace.h"
#include "app/workspace.h"
#include "cli/verbs.h"
#include "exchange/json.h"
#include "exchange/reference_json.h"
#include "platform/native/native_ports.h"
#include "store/memory_block_store.h"
#include "training/simulation.h"

#include <algorithm>
#include <cstdio>

namespace cli {

namespace {

constexpr std::int64_t MAX_MATTERS = 1'000'000;

base::Result<std::int64_t> number_option(
    Arguments const& arguments, std::string_view name, std::int64_t fallback, std::int64_t greatest)
{
    auto const text = arguments.option(name);
    if (!text)
        return fallback;
    auto const number = parse_integer(*text);
    if (!number || *number < 0 || *number > greatest) {
        return bad_usage("--" + std::string(name) + " 应为 0 到 " + std::to_string(greatest) + " 的整数，现为“" + *text
            + "”。 --" + std::string(name) + " must be an integer.");
    }
    return *number;
}

base::Result<void> write_package(app::Application& application, std::string const& path)
{
    auto* file = std::fopen(path.c_str(), "wb");
    if (!file)
        return base::Error{base::ErrorCode::Storage, {}, "无法写文件“" + path + "”。 Cannot write the file.", {}};
    bool is_written = true;
    auto exported = application.export_package({}, [&](std::string_view piece) {
        is_written = is_written && std::fwrite(piece.data(), 1, piece.size(), file) == piece.size();
    });
    is_written = std::fclose(file) == 0 && is_written;
    TRY(exported);
    if (!is_written)
        return base::Error{base::ErrorCode::Storage, {}, "文件“" + path + "”没有写完整。 The file is incomplete.", {}};
    return {};
}

// An empty workspace in memory, its clock at the given moment.
struct Empty {
    Empty(base::Instant now, std::uint64_t seed)
        : clock(now)
        , random(seed)
    {
    }
    base::Result<app::Application*> open()
    {
        std::optional<base::Result<std::unique_ptr<app::Workspace>>> opened;
        app::Workspace::open(blocks, store::OpenMode::TakeOver, clock, random,
            [&](base::Result<std::unique_ptr<app::Workspace>> result) { opened = std::move(result); });
        CHECK(opened.has_value()); // Memory answers at once.
        workspace = TRY(*opened);
        return &workspace->application();
    }

    store::MemoryBlockStore blocks;
    platform::SettableClock clock;
    platform::SeededRandom random;
    std::unique_ptr<app::Workspace> workspace;
};

base::Result<void> generate(std::vector<std::string> const& words)
{
    auto const arguments = TRY(Arguments::parse(words, {"matters", "seed"}));
    if (arguments.rest().size() != 1)
        return bad_usage("generate 要写一个输出文件。 generate needs exactly one output file.");
    app::GenerateOptions options;
    options.matters = static_cast<int>(TRY(number_option(arguments, "matters", options.matters, MAX_MATTERS)));
    options.seed = static_cast<std::uint64_t>(TRY(number_option(arguments, "seed", 2026, INT64_MAX)));

    Empty empty(app::demo_start(), options.seed);
    auto& application = *TRY(empty.open());
    TRY(app::generate_workspace(application, options));
    while (application.work_step()) { }
    return write_package(application, arguments.rest().front());
}

base::ValueObject counts_json(std::map<std::string, std::int64_t> const& counts)
{
    base::ValueObject object;
    for (auto const& [name, count] : counts)
        object.set(name, count);
    return object;
}

base::Result<void> simulate(std::vector<std::string> const& words)
{
    auto const arguments = TRY(Arguments::parse(words, {"matters", "seed", "package"}));
    training::SimulationOptions options;
    options.matters = static_cast<int>(TRY(number_option(arguments, "matters", options.matters, MAX_MATTERS)));
    options.seed = static_cast<std::uint64_t>(TRY(number_option(arguments, "seed", 2026, INT64_MAX)));

    auto const references = TRY(exchange::shipped_reference_data());
    Empty empty(training::simulation_clock(), options.seed);
    auto& application = *TRY(empty.open());
    auto const started = platform::SystemClock().steady_milliseconds();
    auto const report = TRY(training::simulate(application, references, options));
    base::ValueObject answer{{"matters", report.matters}, {"repeats", report.repeats}, {"acts_done", report.entries},
        {"milliseconds", platform::SystemClock().steady_milliseconds() - started},
        {"seed", static_cast<std::int64_t>(options.seed)}};
    auto const rarest = std::min_element(report.acts.begin(), report.acts.end(),
        [](auto const& left, auto const& right) { return left.second < right.second; });
    answer.set("distinct_acts", static_cast<std::int64_t>(report.acts.size()));
    if (rarest != report.acts.end())
        answer.set("rarest_act", base::ValueObject{{rarest->first, rarest->second}});
    answer.set("transitions", counts_json(report.transitions));
    answer.set("acts", counts_json(report.acts));
    answer.set("paths", counts_json(report.paths));
    answer.set("refused", counts_json(report.refused));
    std::printf("%s\n", exchange::write_json(answer).c_str());
    if (auto const path = arguments.option("package"))
        return write_package(application, *path);
    return {};
}

} // namespace

int run_generate(std::vector<std::string> const& words)
{
    auto const result = generate(words);
    return result.is_error() ? report(result.error()) : SUCCESS;
}

int run_simulate(std::vector<std::string> const& words)
{
    auto const result = simulate(words);
    return result.is_error() ? report(result.error()) : SUCCESS;
}

} // namespace cli
