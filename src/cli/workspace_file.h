// A workspace in a file of the machine, opened for one verb.
#pragma once

#include "app/workspace.h"
#include "cli/verbs.h"
#include "platform/native/file_block_store.h"
#include "platform/native/folder_attachment_store.h"
#include "platform/native/native_ports.h"

namespace cli {

enum class Existing { Required, Optional };

class WorkspaceFile {
public:
    static base::Result<std::unique_ptr<WorkspaceFile>> open(
        Arguments const& arguments, store::OpenMode mode, Existing existing);

    app::Application& application() { return m_workspace->application(); }
    // Waits until the block store has acknowledged everything, as 已保存 does.
    base::Result<void> ensure_saved();

private:
    explicit WorkspaceFile(std::string const& path)
        : m_blocks(path)
        , m_attachments(platform::FolderAttachmentStore::folder_of(path))
    {
    }
    platform::FileBlockStore m_blocks;
    platform::FolderAttachmentStore m_attachments;
    platform::SystemClock m_clock;
    platform::SystemRandom m_random;
    std::unique_ptr<app::Workspace> m_workspace;
};

} // namespace cli
