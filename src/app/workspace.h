// An open workspace: its database over a block store, brought to the newest schema, and the application on it. The
// browser, the command-line tool and the tests all open one this way.
#pragma once

#include "app/application.h"
#include "store/block_store.h"
#include "store/database.h"

#include <functional>
#include <memory>

namespace app {

class Workspace {
public:
    using Opened = std::function<void(base::Result<std::unique_ptr<Workspace>>)>;

    // `blocks`, `clock` and `random` outlive the workspace. Calls back before or after it returns. The record index of
    // a large workspace is then still being built: Application::work_step().
    static void open(store::BlockStore& blocks, store::OpenMode mode, platform::Clock& clock, platform::Random& random,
        Opened opened);

    Application& application() { return *m_application; }
    store::Database& database() { return *m_database; }

private:
    static base::Result<std::unique_ptr<Workspace>> create(
        std::unique_ptr<store::Database> database, platform::Clock& clock, platform::Random& random);

    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<Application> m_application;
};

} // namespace app
