// The figures of a workspace of 100,000 matters: generated and exported once, imported into an empty workspace, opened
// again, listed, searched, recomputed after a calendar change. Natively and as wasm under node.
// Usage: chuxin_bench_workspace [<package file> [<matters>]]; the file is made where it is missing.
#include "app/demo/demo_workspace.h"
#include "app/workspace.h"
#include "base/embedded.h"
#include "base/text.h"
#include "bench/bench.h"
#include "platform/native/native_ports.h"
#include "store/memory_block_store.h"

#include <optional>

using bench::report;
using bench::Samples;
using bench::Stopwatch;
using bench::value_of;

namespace {

constexpr double MEGABYTE = 1024 * 1024;

// The arrangement of 2026 with 19 June as a working day, as if it had been changed afterwards: limits that end on the
// first day of the Dragon Boat holiday move, just after the demo's present day.
std::string changed_arrangement()
{
    std::string csv;
    for (auto const& file : base::embedded_files()) {
        if (file.path != "assets/calendars/cn-2022-2026.csv")
            continue;
        for (auto const line : base::split(file.content, '\n')) {
            if (csv.empty() || (line.starts_with("2026-") && !line.starts_with("2026-06-19")))
                csv.append(line).append("\n");
        }
    }
    return csv;
}

struct Open {
    explicit Open(store::MemoryBlockStore& blocks)
    {
        std::optional<base::Result<std::unique_ptr<app::Workspace>>> opened;
        app::Workspace::open(blocks, store::OpenMode::TakeOver, clock, random,
            [&](base::Result<std::unique_ptr<app::Workspace>> result) { opened = std::move(result); });
        workspace = value_of(std::move(*opened));
    }
    app::Application& app() { return workspace->application(); }

    platform::SettableClock clock{app::demo_start()};
    platform::SeededRandom random{7};
    std::unique_ptr<app::Workspace> workspace;
};

app::WorkspaceSetup office()
{
    app::WorkspaceSetup setup;
    setup.workspace_name = "玄武区信访局";
    base::OrgId const bureau{"bench-bureau"};
    setup.orgs = {{bureau, "玄武区信访局", domain::OrgLevel::County, "320102", domain::OrgKind::Bureau, {}}};
    setup.staff = {{base::StaffId("bench-li"), "李敏", bureau,
        {domain::Role::FirstOfficer, domain::Role::BureauOfficer, domain::Role::Admin}, true}};
    setup.operator_id = base::StaffId("bench-li");
    return setup;
}

void write_package(std::string const& path, int matters)
{
    store::MemoryBlockStore blocks;
    Open source(blocks);
    Stopwatch const generating;
    app::GenerateOptions options;
    options.matters = matters;
    value_of(app::generate_workspace(source.app(), options));
    while (source.app().work_step()) { }
    report("generate " + std::to_string(matters) + " matters", generating.seconds(), "s");
    auto* file = std::fopen(path.c_str(), "wb");
    if (!file) {
        std::fprintf(stderr, "%s cannot be written; is there its folder?\n", path.c_str());
        std::exit(1);
    }
    Stopwatch const exporting;
    value_of(source.app().export_package(
        {}, [&](std::string_view piece) { (void)std::fwrite(piece.data(), 1, piece.size(), file); }));
    std::fclose(file);
    report("export them", exporting.seconds(), "s");
}

void measure_import(Open& open, platform::OpenedFile const& package)
{
    Stopwatch const importing;
    Samples steps;
    value_of(open.app().begin_import(package));
    bool more = true;
    while (more)
        steps.measure([&] { more = open.app().work_step(); });
    auto const result = open.app().take_import_report();
    if (!result || result->is_error() || !result->value().valid) {
        std::fprintf(stderr, "the import failed\n");
        std::exit(1);
    }
    report("import from JSON", importing.seconds(), "s", "8");
    report("import, longest step", steps.greatest(), "ms", "50");
    report("workspace size", static_cast<double>(open.workspace->database().file_size()) / MEGABYTE, "MB", "54");
    std::printf("%s\n", result->value().summary.c_str());
}

void measure_lists(app::Application& app, platform::SeededRandom& random)
{
    constexpr std::size_t PAGE = 50;
    using enum app::LedgerSort;
    app::LedgerSort const sorts[]{Due, Received, Number, Petitioner, State, Unit};
    auto const& orgs = app.organisation().orgs();
    auto const filter = [&](int i) {
        app::LedgerFilter filter;
        filter.sort = sorts[random.below(std::size(sorts))];
        filter.descending = random.below(2) == 1;
        if (i % 2 == 0)
            filter.unit = orgs[random.below(orgs.size())].id.value;
        if (i % 3 == 0)
            filter.only_open = true;
        if (i % 5 == 0)
            filter.stage = domain::Stage::Handle;
        return filter;
    };
    for (auto const sort : sorts) {
        app::LedgerFilter first;
        first.sort = sort;
        Stopwatch const sorting;
        (void)app.ledger(first);
        report("first use of sort " + std::to_string(static_cast<int>(sort)), sorting.milliseconds(), "ms");
    }
    Samples changes, pages;
    for (int i = 0; i < 200; ++i) {
        std::vector<std::uint32_t> rows;
        auto const wanted = filter(i);
        changes.measure([&] { rows = app.ledger(wanted); });
        auto const begin = rows.empty() ? 0 : static_cast<std::size_t>(random.below(rows.size()));
        pages.measure([&] {
            auto const count = std::min(PAGE, rows.size() - begin);
            (void)app.ledger_rows(std::span(rows).subspan(begin, count));
        });
    }
    report("filter or sort change, p95", changes.p95(), "ms", "3");
    report("worklist page of 50, p95", pages.p95(), "ms", "3");
    Samples today, shell;
    for (int i = 0; i < 20; ++i) {
        today.measure([&] { (void)app.today_view(); });
        shell.measure([&] { (void)app.shell(); });
    }
    report("今日, p95", today.p95(), "ms");
    report("frame around the screens, p95", shell.p95(), "ms");
}

void measure_search(app::Application& app)
{
    auto const run = [&](std::initializer_list<char const*> words) {
        Samples samples;
        for (int round = 0; round < 10; ++round) {
            for (auto const* word : words) {
                app::LedgerFilter filter;
                filter.text = word;
                samples.measure([&] { (void)app.ledger(filter); });
            }
        }
        return samples.p95();
    };
    report("search of names and titles, p95", run({"王芳", "张", "李秀英", "车位", "拖欠工资", "zxy"}), "ms", "5");
    report(
        "search of full texts, p95", run({"物业公司", "多次协商未果", "赔偿", "要求", "没有下文的一句话"}), "ms", "25");
}

void measure_opening(store::MemoryBlockStore& blocks)
{
    Stopwatch const opening;
    Open open(blocks);
    report("open the workspace", opening.milliseconds(), "ms", "400");
    while (open.app().work_step()) { }
    report("open the workspace, index complete", opening.milliseconds(), "ms");
    // One of the first unit of all the matters: the importing office has no part in them and sees none (PR-01).
    value_of(open.app().switch_identity(base::StaffId("bench-li"), base::StaffId("S-chenjing")));
    measure_lists(open.app(), open.random);
    measure_search(open.app());
    auto const csv = changed_arrangement();
    Samples previews;
    app::CalendarPreview preview;
    for (int i = 0; i < 5; ++i)
        previews.measure([&] { preview = open.app().preview_calendar(csv); });
    report("recompute open clocks for a new calendar", previews.greatest(), "ms", "200");
    value_of(open.app().switch_identity(base::StaffId("bench-li"), base::StaffId("bench-li"))); // the administrator
    Stopwatch const adopting;
    value_of(open.app().adopt_calendar(csv));
    report("adopt that calendar", adopting.milliseconds(), "ms");
    std::printf("%d limits moved\n", preview.moved_count);
}

} // namespace

int main(int argc, char** argv)
{
    std::string const path = argc > 1 ? argv[1] : "build/bench/matters.json";
    int const matters = argc > 2 ? std::atoi(argv[2]) : 100'000;
    if (platform::open_file(path).is_error())
        write_package(path, matters);
    store::MemoryBlockStore blocks;
    {
        Open target(blocks);
        value_of(target.app().set_up(office()));
        measure_import(target, value_of(platform::open_file(path)));
    }
    measure_opening(blocks);
    return 0;
}
