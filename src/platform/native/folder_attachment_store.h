// FolderAttachmentStore: each attachment a file of its own, named by its hash, in a folder beside the workspace file.
// A file is written under another name, synced and then renamed: a crash leaves all of it or none.
#pragma once

#include "store/attachment_store.h"

#include <string>

namespace platform {

class FolderAttachmentStore final : public store::AttachmentStore {
public:
    // The folder is made with the first file; its parent must exist.
    explicit FolderAttachmentStore(std::string folder)
        : m_folder(std::move(folder))
    {
    }

    void list(store::AttachmentListCallback done) override;

    std::string path_of(base::Hash const& sha256) const { return m_folder + "/" + base::to_hex(sha256); }
    // Where the attachments of a workspace file lie.
    static std::string folder_of(std::string const& workspace_path) { return workspace_path + ".files"; }

private:
    void write(base::Hash const& sha256, std::span<std::uint8_t const> bytes, store::PutCallback done) override;
    void read(base::Hash const& sha256, store::AttachmentCallback done) override;

    std::string m_folder;
};

} // namespace platform
