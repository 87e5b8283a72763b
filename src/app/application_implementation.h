// What an Application holds: its context, and the long work that goes on, with the outcome of each kind. Private to
// app.
#pragma once

#include "app/application.h"
#include "app/commands/exchange_package.h"
#include "app/commands/upkeep.h"
#include "app/context.h"
#include "app/references.h"
#include "store/memory_attachment_store.h"

namespace app {

struct Application::Implementation {
    store::Database& database;
    platform::Clock& clock;
    platform::Random& random;
    store::MemoryAttachmentStore own_files; // where nobody gave a store
    store::AttachmentStore* files{nullptr};
    std::unique_ptr<Context> context; // empty before open()
    std::unique_ptr<Work> work;
    // The work, while it is one of these; an index or a rebuild that is due at opening is none and not given up.
    ImportWork* import{nullptr};
    VerifyWork* verification{nullptr};
    RebuildWork* rebuild{nullptr};
    ExportWork* exporting{nullptr};
    bool is_due{false};
    std::optional<base::Result<ImportReport>> import_report;
    std::optional<base::Result<VerifyReport>> verify_report;
    std::optional<base::Result<bool>> rebuild_outcome;
    std::optional<base::Result<ExportReport>> export_outcome;

    Context& open_context() const
    {
        CHECK(context != nullptr);
        if (context->today() != context->rules_day)
            take_rules_of_the_day(*context);
        return *context;
    }

    std::optional<base::Error> why_busy() const
    {
        if (work && work->holds_transaction())
            return base::Error{base::ErrorCode::Conflict, {}, work->title() + "，请稍候再办理。", {}};
        return {};
    }

    base::Result<void> begin_import(platform::OpenedFile const& file, ImportWork::Apply apply)
    {
        if (work)
            return base::Error{base::ErrorCode::Conflict, {}, work->title() + "，请等它完成。", {}};
        auto created = TRY(ImportWork::create(*context, file, apply));
        import = created.get();
        import_report.reset();
        work = std::move(created);
        return {};
    }

    void end_work()
    {
        work.reset();
        import = nullptr;
        verification = nullptr;
        rebuild = nullptr;
        exporting = nullptr;
        is_due = false;
    }

    // Ends the steps of what is due since the opening, where an answer is needed now; other work is not disturbed.
    base::Result<void> finish_due()
    {
        if (work && !is_due)
            return base::Error{base::ErrorCode::Conflict, {}, work->title() + "，请等它完成。", {}};
        if (work)
            TRY(run_to_end(*work));
        end_work();
        return {};
    }

    // An act that moves what many records rest on leaves their projections to be rebuilt in steps.
    base::Result<void> rebuild_if_due()
    {
        if (work || database.is_read_only() || TRY(has_present_projections(*context)))
            return {};
        work = TRY(RebuildWork::create(*context, RebuildWork::Keep::Result));
        is_due = true;
        return {};
    }

    void keep_outcome(base::Result<bool> const& last_step)
    {
        if (exporting && last_step.is_error())
            export_outcome = base::Result<ExportReport>(last_step.error());
        else if (exporting)
            export_outcome = base::Result<ExportReport>(exporting->report());
        if (import && last_step.is_error())
            import_report = base::Result<ImportReport>(last_step.error());
        else if (import)
            import_report = base::Result<ImportReport>(import->report());
        if (verification && last_step.is_error())
            verify_report = base::Result<VerifyReport>(last_step.error());
        else if (verification)
            verify_report = base::Result<VerifyReport>(verification->report());
        if (rebuild && last_step.is_error())
            rebuild_outcome = base::Result<bool>(last_step.error());
        else if (rebuild)
            rebuild_outcome = base::Result<bool>(rebuild->is_equal());
    }
};

} // namespace app
