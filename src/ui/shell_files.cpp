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

// Null where the dialog was closed meanwhile, or another one is open.
ActForm* Shell::form_of(ChooseAttachment const& wanted)
{
    if (wanted.form == RegisterView::FORM)
        return m_register_view.is_started() ? &m_register_view.form() : nullptr;
    auto& dialog = m_case_view.dialog();
    return dialog.is_open() && dialog.draft_key() == wanted.draft_key ? &dialog.form() : nullptr;
}

void Shell::store_attachment(ChooseAttachment const& wanted, platform::OpenedFile const& file)
{
    if (auto* form = form_of(wanted))
        form->file_is_coming(wanted.path);
    m_app.add_attachment(file, [weak = std::weak_ptr(m_self), wanted](base::Result<domain::Attachment> const& added) {
        auto const self = weak.lock();
        if (!self)
            return;
        auto* form = (*self)->form_of(wanted);
        if (form && added.is_error())
            form->refuse_file(wanted.path, added.error());
        else if (form)
            form->add_file(wanted.path, added.value());
        (*self)->m_host.request_frame();
    });
    m_host.request_frame();
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
    m_package.clear();
    auto const begun = m_app.begin_export(
        command.selection, [this](std::string_view piece) { m_package += piece; },
        command.with_attachments ? app::Application::WithAttachments::Yes : app::Application::WithAttachments::No);
    if (begun.is_error())
        return report(begun.error());
    // Without attachments nothing is waited for.
    while (!command.with_attachments && m_app.work_step()) { }
    take_export_outcome();
    m_host.request_frame();
}

void Shell::take_export_outcome()
{
    auto const exported = m_app.take_export_outcome();
    if (!exported)
        return;
    auto const package = std::exchange(m_package, {});
    if (exported->is_error())
        return report(exported->error());
    m_host.save_file("初信数据包-" + base::to_iso(m_app.today()) + ".json", "application/json", package);
    show_toast(NoticeKind::Ok, std::string(label(Label::ExportDone)));
}

} // namespace ui
