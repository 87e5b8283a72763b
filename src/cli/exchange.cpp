// chuxin import and chuxin export: packages into a workspace file and out of it.
#include "cli/workspace_file.h"

#include <cstdio>

namespace cli {

namespace {

base::Result<int> import_into_workspace(std::vector<std::string> const& words)
{
    auto const arguments = TRY(Arguments::parse(words, {"workspace"}));
    if (arguments.rest().size() != 1)
        return bad_usage("import 要写一个交换包文件。 import needs exactly one package file.");
    auto const package = TRY(platform::open_file(arguments.rest().front()));
    auto const workspace = TRY(WorkspaceFile::open(arguments, store::OpenMode::TakeOver, Existing::Optional));
    auto const imported = TRY(workspace->application().import_package(package));
    std::printf("%s\n", imported.summary.c_str());
    for (auto const& problem : imported.problems)
        std::fprintf(stderr, "%s: %s\n", problem.where.c_str(), problem.message.c_str());
    TRY(workspace->ensure_saved());
    return imported.valid ? SUCCESS : BAD_INPUT;
}

base::Result<int> export_from_workspace(std::vector<std::string> const& words)
{
    auto const arguments = TRY(Arguments::parse(words, {"workspace", "attachments", "for"}, {"record"}));
    if (arguments.rest().size() != 1)
        return bad_usage("export 要写一个输出文件。 export needs exactly one output file.");
    auto const attachments = arguments.option("attachments").value_or("no");
    if (attachments != "yes" && attachments != "no")
        return bad_usage("--attachments 只能写 yes 或 no。 --attachments is yes or no.");
    std::vector<base::RecordId> selection;
    for (auto const& id : arguments.all("record"))
        selection.emplace_back(id);
    auto const workspace = TRY(WorkspaceFile::open(arguments, store::OpenMode::TakeOver, Existing::Required));
    auto const& path = arguments.rest().front();
    auto const part = path + ".part"; // what stands under the name already stays until the whole package is there
    auto* file = std::fopen(part.c_str(), "wb");
    if (!file)
        return base::Error{base::ErrorCode::Storage, {}, "无法写文件“" + path + "”。 Cannot write the file.", {}};
    bool is_written = true;
    auto exported = workspace->application().export_package(
        selection,
        [&](std::string_view piece) {
            is_written = is_written && std::fwrite(piece.data(), 1, piece.size(), file) == piece.size();
        },
        attachments == "yes" ? app::Application::WithAttachments::Yes : app::Application::WithAttachments::No,
        base::OrgId(arguments.option("for").value_or("")));
    is_written = std::fclose(file) == 0 && is_written;
    is_written = is_written && (exported.is_error() || std::rename(part.c_str(), path.c_str()) == 0);
    if (exported.is_error() || !is_written)
        std::remove(part.c_str());
    auto const report = TRY(exported);
    if (!is_written)
        return base::Error{base::ErrorCode::Storage, {}, "文件“" + path + "”没有写完整。 The file is incomplete.", {}};
    TRY(workspace->ensure_saved());
    std::printf("%s\n", report.summary.c_str());
    return SUCCESS;
}

int finish(base::Result<int> const& result)
{
    return result.is_error() ? report(result.error()) : result.value();
}

} // namespace

int run_import(std::vector<std::string> const& words)
{
    return finish(import_into_workspace(words));
}

int run_export(std::vector<std::string> const& words)
{
    return finish(export_from_workspace(words));
}

} // namespace cli
