// The files that go in and out of the application: attachments, packages out and packages in.
#include "app/application_implementation.h"

namespace app {

void Application::add_attachment(std::string const& name, std::span<std::uint8_t const> bytes, AttachmentAdded done)
{
    auto& context = m_implementation->open_context();
    if (context.database.is_read_only())
        return done(Attachments::read_only_error());
    context.attachments.add(name, bytes, std::move(done));
}

void Application::add_attachment(platform::OpenedFile const& file, AttachmentAdded done)
{
    if (auto problem = domain::why_too_large(file.name, static_cast<std::int64_t>(file.size)))
        return done(std::move(*problem));
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(file.size));
    auto const count = file.read(0, bytes);
    if (count.is_error())
        return done(count.error());
    if (count.value() != bytes.size())
        return done(base::invalid_input("文件“" + file.name + "”没有读完整，可能正被别的程序修改，请重新选择。"));
    add_attachment(file.name, bytes, std::move(done));
}

void Application::read_attachment(std::string const& sha256, store::AttachmentCallback done)
{
    base::Hash hash{};
    if (!base::parse_hash(sha256, hash))
        return done(store::attachment_not_found(hash));
    m_implementation->open_context().attachments.read(hash, std::move(done));
}

bool Application::has_attachment(std::string const& sha256) const
{
    return m_implementation->open_context().attachments.is_here(sha256);
}

base::Result<ExportReport> Application::export_package(std::vector<base::RecordId> const& selection,
    std::function<void(std::string_view)> const& sink, WithAttachments attachments, base::OrgId const& recipient)
{
    if (auto problem = m_implementation->why_busy())
        return std::move(*problem);
    auto const work = TRY(ExportWork::create(
        m_implementation->open_context(), selection, sink, attachments == WithAttachments::Yes, recipient));
    TRY(run_to_end(*work));
    return work->report();
}

base::Result<void> Application::begin_export(std::vector<base::RecordId> const& selection,
    std::function<void(std::string_view)> sink, WithAttachments attachments, base::OrgId const& recipient)
{
    auto& self = *m_implementation;
    TRY(self.finish_due());
    auto work = TRY(ExportWork::create(
        self.open_context(), selection, std::move(sink), attachments == WithAttachments::Yes, recipient));
    self.export_outcome.reset();
    self.exporting = work.get();
    self.work = std::move(work);
    return {};
}

std::optional<base::Result<ExportReport>> Application::take_export_outcome()
{
    return std::exchange(m_implementation->export_outcome, std::nullopt);
}

ImportReport Application::check_package(platform::OpenedFile const& file)
{
    ImportReport failed;
    auto const finished = m_implementation->finish_due();
    auto work = finished.is_error() ? base::Result<std::unique_ptr<ImportWork>>(finished.error())
                                    : ImportWork::create(m_implementation->open_context(), file, ImportWork::Apply::No);
    if (work.is_error()) {
        failed.problems.push_back(work.error());
        return failed;
    }
    auto const done = run_to_end(*work.value());
    if (done.is_error()) {
        failed.problems.push_back(done.error());
        return failed;
    }
    return work.value()->report();
}

base::Result<ImportReport> Application::import_package(platform::OpenedFile const& file)
{
    TRY(m_implementation->finish_due());
    auto const work = TRY(ImportWork::create(m_implementation->open_context(), file, ImportWork::Apply::Yes));
    TRY(run_to_end(*work));
    return work->report();
}

base::Result<void> Application::begin_check(platform::OpenedFile const& file)
{
    TRY(m_implementation->finish_due());
    return m_implementation->begin_import(file, ImportWork::Apply::No);
}

base::Result<void> Application::begin_import(platform::OpenedFile const& file)
{
    TRY(m_implementation->finish_due());
    return m_implementation->begin_import(file, ImportWork::Apply::Yes);
}

std::optional<base::Result<ImportReport>> Application::take_import_report()
{
    return std::exchange(m_implementation->import_report, std::nullopt);
}

} // namespace app
