#include "cli/workspace_file.h"

namespace cli {

base::Result<std::unique_ptr<WorkspaceFile>> WorkspaceFile::open(
    Arguments const& arguments, store::OpenMode mode, Existing existing)
{
    auto const path = arguments.option("workspace");
    if (!path)
        return bad_usage("要写工作区文件，例如 --workspace office.chuxin。 --workspace is missing.");
    if (existing == Existing::Required && platform::open_file(*path).is_error()) {
        return base::Error{
            base::ErrorCode::NotFound, {}, "找不到工作区文件“" + *path + "”。 No such workspace file.", {}};
    }
    std::unique_ptr<WorkspaceFile> file(new WorkspaceFile(*path));
    std::optional<base::Result<std::unique_ptr<app::Workspace>>> opened;
    app::Workspace::open({file->m_blocks, &file->m_attachments}, mode, file->m_clock, file->m_random,
        [&](base::Result<std::unique_ptr<app::Workspace>> workspace) { opened = std::move(workspace); });
    CHECK(opened.has_value()); // A file answers at once.
    file->m_workspace = TRY(*opened);
    while (file->application().work_step()) { }
    return file;
}

base::Result<void> WorkspaceFile::ensure_saved()
{
    auto const& status = m_workspace->database().durability()->status();
    if (status.has_unacknowledged())
        return base::Error{base::ErrorCode::Storage, {}, "写入工作区文件失败：" + status.error_detail, {}};
    return {};
}

} // namespace cli
