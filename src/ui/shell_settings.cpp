// What the settings page asked for: the calendar of a year, the check of the books, people and organisations.
#include "ui/shell.h"

#include "ui/labels.h"

#include <algorithm>

namespace ui {

namespace {

constexpr std::uint64_t LARGEST_REFERENCE_FILE = 1024 * 1024; // a calendar, a rule file

base::Result<std::string> read_all(platform::OpenedFile const& file, std::uint64_t limit)
{
    if (file.size > limit)
        return base::invalid_input("文件太大，应不超过 1 MB", file.name);
    std::string bytes(static_cast<std::size_t>(file.size), '\0');
    std::size_t read = TRY(file.read(0, std::span(reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size())));
    bytes.resize(read);
    return bytes;
}

} // namespace

void Shell::run(ChooseCalendarFile&)
{
    m_host.open_file(".csv", [weak = std::weak_ptr(m_self)](platform::OpenedFile const& file) {
        if (auto self = weak.lock())
            (*self)->preview_calendar(file);
    });
}

void Shell::preview_calendar(platform::OpenedFile const& file)
{
    m_calendar_file = file.name;
    base::Result<std::string> csv = read_all(file, LARGEST_REFERENCE_FILE);
    if (csv.is_error()) {
        m_calendar_csv.clear();
        m_calendar_preview = app::CalendarPreview{.problems = {csv.error()}};
    } else {
        m_calendar_csv = csv.release_value();
        m_calendar_preview = m_app.preview_calendar(m_calendar_csv);
    }
    m_host.request_frame();
}

void Shell::run(ApplyCalendar&)
{
    base::Result<void> adopted = m_app.adopt_calendar(m_calendar_csv);
    if (adopted.is_error()) {
        report(adopted.error());
        return;
    }
    m_calendar_preview.reset();
    refresh();
    show_toast(NoticeKind::Ok, std::string(label(Label::CalendarDone)));
}

void Shell::run(PreviewRule& command)
{
    m_rule_preview = m_app.preview_rule(command.change);
}

void Shell::run(ApplyRule& command)
{
    base::Result<void> adopted = m_app.override_rule(command.change);
    if (adopted.is_error()) {
        report(adopted.error());
        return;
    }
    m_rule_preview.reset();
    m_rules_view.close();
    refresh();
    show_toast(NoticeKind::Ok, "已启用新的内部时限");
}

void Shell::run(PreviewRuleFile& command)
{
    m_rule_file_preview = m_app.preview_rule_file(command.change);
}

void Shell::run(ApplyRuleFile& command)
{
    base::Result<void> adopted = m_app.adopt_rule_file(command.change);
    if (adopted.is_error()) {
        report(adopted.error());
        return;
    }
    m_rule_file_preview.reset();
    m_rules_view.close();
    refresh();
    show_toast(NoticeKind::Ok, command.change.restore ? "已恢复随程序的规则" : "已采用本单位的规则");
}

void Shell::run(ExportRuleFile& command)
{
    base::Result<app::RuleFileText> text = m_app.rule_file_text({.file = command.file});
    if (text.is_error()) {
        report(text.error());
        return;
    }
    m_host.save_file(text.value().file_name, "application/json", text.value().content);
}

void Shell::run(ChooseRuleFile& command)
{
    m_host.open_file(".json", [weak = std::weak_ptr(m_self), id = command.file](platform::OpenedFile const& file) {
        if (auto self = weak.lock())
            (*self)->take_rule_file(id, file);
    });
}

void Shell::take_rule_file(std::string const& id, platform::OpenedFile const& file)
{
    base::Result<std::string> content = read_all(file, LARGEST_REFERENCE_FILE);
    if (content.is_error()) {
        report(content.error());
        return;
    }
    m_rule_file_preview.reset();
    m_rules_view.files().open_content(id, file.name, content.release_value());
    m_host.request_frame();
}

void Shell::run(VerifyBooks&)
{
    base::Result<void> begun = m_app.begin_verify();
    if (begun.is_error())
        report(begun.error());
}

void Shell::run(RebuildBooks&)
{
    base::Result<void> begun = m_app.begin_rebuild();
    if (begun.is_error())
        report(begun.error());
}

// What the steps of verifying and rebuilding have found.
void Shell::take_upkeep_outcomes()
{
    if (std::optional<base::Result<app::VerifyReport>> verified = m_app.take_verify_report())
        m_verification = std::move(*verified);
    std::optional<base::Result<bool>> rebuilt = m_app.take_rebuild_outcome();
    if (!rebuilt)
        return;
    if (rebuilt->is_error()) {
        report(rebuilt->error());
        return;
    }
    m_verification.reset();
    show_toast(rebuilt->value() ? NoticeKind::Ok : NoticeKind::Warning,
        std::string(label(rebuilt->value() ? Label::RebuildSame : Label::RebuildChanged)));
}

void Shell::run(EditStaff& command)
{
    domain::Organisation const& organisation = m_app.organisation();
    domain::Staff const* staff = organisation.find_staff(command.staff);
    domain::Staff const* identity = organisation.find_staff(m_shell.identity_id);
    m_settings_view.staff_dialog().open(
        staff, identity ? identity->org : base::OrgId{}, staff ? m_app.duties_of(staff->id) : std::vector<app::Duty>{});
}

void Shell::run(EditOrg& command)
{
    domain::Organisation const& organisation = m_app.organisation();
    domain::Staff const* identity = organisation.find_staff(m_shell.identity_id);
    m_settings_view.org_dialog().open(
        organisation.find_org(command.org), identity ? organisation.find_org(identity->org) : nullptr);
}

// As whoever decides it in that organisation; the identity in use comes back afterwards.
std::optional<base::Error> Shell::hand_over(HandOver const& hand_over)
{
    domain::Organisation const& organisation = m_app.organisation();
    domain::Staff const* receiver = organisation.find_staff(hand_over.receiver);
    base::StaffId const before = m_shell.identity_id;
    domain::Staff const* self = organisation.find_staff(before);
    base::StaffId decider = before;
    bool const is_own = self && receiver && self->org == receiver->org && self->has_role(hand_over.decider);
    if (receiver && !is_own) {
        std::vector<domain::Staff const*> const deciders = organisation.staff_of(receiver->org, hand_over.decider);
        if (deciders.empty())
            return base::refused(
                "W2", "本机构没有在岗的" + std::string(to_chinese(hand_over.decider)) + "，无人决定移交");
        decider = deciders.front()->id;
    }
    if (auto switched = m_app.switch_identity(m_shell.operator_id, decider); switched.is_error())
        return switched.error();
    app::Command command;
    command.act = "change_officer";
    command.record = hand_over.duty.record;
    command.arguments = {
        {"side", hand_over.duty.side}, {"officer", hand_over.receiver.value}, {"reason", hand_over.reason}};
    app::CommandResult const result = m_app.execute(command);
    if (auto back = m_app.switch_identity(m_shell.operator_id, before); back.is_error())
        return back.error();
    auto const* problems = std::get_if<app::CommandProblems>(&result);
    if (problems == nullptr || problems->problems.empty())
        return std::nullopt;
    base::Error problem = problems->problems.front();
    problem.message = hand_over.duty.petition_no + " 没有移交：" + problem.message;
    problem.where.clear();
    return problem;
}

void Shell::run(SaveStaff& command)
{
    StaffDialog& dialog = m_settings_view.staff_dialog();
    for (std::size_t i = 0; i < command.hand_overs.size(); ++i) {
        if (std::optional<base::Error> problem = hand_over(command.hand_overs[i])) {
            dialog.note_handed_over(i);
            dialog.show_problems({std::move(*problem)});
            return;
        }
    }
    app::Command act;
    act.act = "define_staff";
    act.arguments = std::move(command.arguments);
    app::CommandResult result = m_app.execute(act);
    if (auto* problems = std::get_if<app::CommandProblems>(&result)) {
        dialog.note_handed_over(command.hand_overs.size());
        dialog.show_problems(std::move(problems->problems));
        return;
    }
    dialog.close();
    refresh();
    std::string text(label(Label::StaffDone));
    if (!command.hand_overs.empty())
        text += "，已移交 " + std::to_string(command.hand_overs.size()) + " 件";
    show_toast(NoticeKind::Ok, std::move(text));
}

} // namespace ui
