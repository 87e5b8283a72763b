// Files that go in and out of the shell: attachments of acts, and the package of an export.
#include "ui/labels.h"
#include "ui/shell.h"

namespace ui {

void Shell::run(ChooseAttachment& command)
{
    m_host.open_file({}, [weak = std::weak_ptr(m_self), wanted = command](platform::OpenedFile const& file) {
        if (auto self = weak.lock())
            (*self)->store_attachment(wanted, file);
    });
}

// Null where the form was closed, cleared or submitted meanwhile, whatever stands in its place now: the file was chosen
// for what was being filled in then.
ActForm* Shell::form_of(ChooseAttachment const& wanted)
{
    auto& dialog = m_case_view.dialog();
    auto& form = wanted.form == RegisterView::FORM ? m_register_view.form() : dialog.form();
    bool const is_open = wanted.form == RegisterView::FORM || dialog.is_open();
    return is_open && form.serial() == wanted.serial ? &form : nullptr;
}

void Shell::store_attachment(ChooseAttachment const& wanted, platform::OpenedFile const& file)
{
    auto* form = form_of(wanted);
    if (!form)
        return report_lost_file(file.name);
    form->file_is_coming(wanted.path);
    m_app.add_attachment(
        file, [weak = std::weak_ptr(m_self), wanted, name = file.name](base::Result<domain::Attachment> const& added) {
            if (auto const self = weak.lock())
                (*self)->attachment_came(wanted, name, added);
        });
    m_host.request_frame();
}

void Shell::attachment_came(
    ChooseAttachment const& wanted, std::string const& name, base::Result<domain::Attachment> const& added)
{
    auto* form = form_of(wanted);
    if (!form)
        return report_lost_file(name);
    if (added.is_error())
        form->refuse_file(wanted.path, added.error());
    else
        form->add_file(wanted.path, added.value());
    m_host.request_frame();
}

void Shell::report_lost_file(std::string const& name)
{
    show_toast(NoticeKind::Warning, "“" + name + "”没有附上：选择它时的表单已经提交、清空或关闭，请重新选择。");
}

void Shell::run(SaveAttachment& command)
{
    m_app.read_attachment(command.file.sha256,
        [weak = std::weak_ptr(m_self), file = command.file](base::Result<std::vector<std::uint8_t>> const& bytes) {
            auto const self = weak.lock();
            if (!self)
                return;
            if (bytes.is_error())
                (*self)->report(bytes.error());
            else
                (*self)->m_host.save_file(file.name, file.media_type,
                    {reinterpret_cast<char const*>(bytes.value().data()), bytes.value().size()});
            (*self)->m_host.request_frame();
        });
}

void Shell::run(ExportPackage& command)
{
    std::vector<base::RecordId> selection; // empty: the whole workspace
    if (command.scope == ExportScope::FilteredLedger) {
        selection = m_app.ledger_ids(m_ledger_filter);
        if (selection.empty())
            return;
    }
    std::shared_ptr<platform::SavedFile> const file =
        m_host.begin_file("初信数据包-" + base::to_iso(m_app.today()) + ".json", "application/json");
    auto const begun = m_app.begin_export(
        selection, [file](std::string_view piece) { file->write(piece); },
        command.with_attachments ? app::Application::WithAttachments::Yes : app::Application::WithAttachments::No,
        command.recipient);
    if (begun.is_error())
        return report(begun.error());
    m_package = file;
    m_export_report.reset();
    // Without attachments nothing is waited for.
    while (!command.with_attachments && m_app.work_step()) { }
    take_export_outcome();
    m_host.request_frame();
}

void Shell::take_export_outcome()
{
    auto exported = m_app.take_export_outcome();
    if (!exported)
        return;
    auto const file = std::exchange(m_package, nullptr);
    if (exported->is_error())
        return report(exported->error());
    file->finish();
    auto const& report = exported->value();
    show_toast(report.is_whole() ? NoticeKind::Ok : NoticeKind::Warning, report.summary);
    if (!report.is_whole() || report.withheld > 0) // names do not fit into what leaves after some seconds
        m_export_report = exported->release_value();
}

} // namespace ui
