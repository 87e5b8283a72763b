#include "app/workspace.h"

#include "store/migrate.h"

namespace app {

base::Result<std::unique_ptr<Workspace>> Workspace::create(std::unique_ptr<store::Database> database,
    store::AttachmentStore* attachments, platform::Clock& clock, platform::Random& random)
{
    if (!database->is_read_only() && TRY(store::migrate(*database)) == store::MigrationOutcome::DatabaseTooNew) {
        return base::Error{
            base::ErrorCode::TooNew, {}, "这个工作区由更新版本的程序写入，请用新版本打开；数据没有改动。", {}};
    }
    std::unique_ptr<Workspace> workspace(new Workspace);
    workspace->m_database = std::move(database);
    workspace->m_application = std::make_unique<Application>(*workspace->m_database, clock, random, attachments);
    TRY(workspace->m_application->open());
    return workspace;
}

void Workspace::open(
    WorkspaceStores stores, store::OpenMode mode, platform::Clock& clock, platform::Random& random, Opened opened)
{
    store::Database::open(stores.blocks, mode, store::newest_schema_version(),
        [attachments = stores.attachments, &clock, &random, opened = std::move(opened)](
            base::Result<std::unique_ptr<store::Database>> database) {
            if (database.is_error())
                return opened(database.release_error());
            opened(create(database.release_value(), attachments, clock, random));
        });
}

} // namespace app
