// An open workspace: its database over a block store, brought to the newest schema, and the application on it. The
// browser, the command-line tool and the tests all open one this way.
#pragma once

#include "app/application.h"
#include "store/block_store.h"
#include "store/database.h"

#include <functional>
#include <memory>

namespace app {

// Where a workspace lies: its blocks, and its proof files. Without the second, files live as long as the application.
struct WorkspaceStores {
    WorkspaceStores(store::BlockStore& blocks, store::AttachmentStore* attachments = nullptr)
        : blocks(blocks)
        , attachments(attachments)
    {
    }
    store::BlockStore& blocks;
    store::AttachmentStore* attachments;
};

class Workspace {
public:
    using Opened = std::function<void(base::Result<std::unique_ptr<Workspace>>)>;

    // The stores, `clock` and `random` outlive the workspace. Calls back before or after it returns. The record index
    // of a large workspace is then still being built: Application::work_step().
    static void open(
        WorkspaceStores stores, store::OpenMode mode, platform::Clock& clock, platform::Random& random, Opened opened);

    Application& application() { return *m_application; }
    store::Database& database() { return *m_database; }

private:
    static base::Result<std::unique_ptr<Workspace>> create(std::unique_ptr<store::Database> database,
        store::AttachmentStore* attachments, platform::Clock& clock, platform::Random& random);

    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<Application> m_application;
};

} // namespace app
