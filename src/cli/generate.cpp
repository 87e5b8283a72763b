// chuxin generate: a package of synthetic matters for tests and benchmarks.
#include "app/demo/demo_workspace.h"
#include "app/workspace.h"
#include "cli/verbs.h"
#include "platform/native/native_ports.h"
#include "store/memory_block_store.h"

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

base::Result<void> generate(std::vector<std::string> const& words)
{
    auto const arguments = TRY(Arguments::parse(words, {"matters", "seed"}));
    if (arguments.rest().size() != 1)
        return bad_usage("generate 要写一个输出文件。 generate needs exactly one output file.");
    app::GenerateOptions options;
    options.matters = static_cast<int>(TRY(number_option(arguments, "matters", options.matters, MAX_MATTERS)));
    options.seed = static_cast<std::uint64_t>(TRY(number_option(arguments, "seed", 2026, INT64_MAX)));

    store::MemoryBlockStore blocks;
    platform::SettableClock clock(app::demo_start());
    platform::SeededRandom random(options.seed);
    std::optional<base::Result<std::unique_ptr<app::Workspace>>> opened;
    app::Workspace::open(blocks, store::OpenMode::TakeOver, clock, random,
        [&](base::Result<std::unique_ptr<app::Workspace>> workspace) { opened = std::move(workspace); });
    CHECK(opened.has_value()); // Memory answers at once.
    auto const workspace = TRY(*opened);
    TRY(app::generate_workspace(workspace->application(), options));
    while (workspace->application().work_step()) { }
    return write_package(workspace->application(), arguments.rest().front());
}

} // namespace

int run_generate(std::vector<std::string> const& words)
{
    auto const result = generate(words);
    return result.is_error() ? report(result.error()) : SUCCESS;
}

} // namespace cli
