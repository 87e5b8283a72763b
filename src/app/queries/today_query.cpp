#include "app/queries/today_query.h"

#include "app/commands/open_workspace.h"
#include "app/journal_entries.h"
#include "app/queries/ledger_query.h"
#include "app/queries/record_texts.h"
#include "app/queries/visibility.h"
#include "base/text.h"
#include "domain/workflow/acts.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t WORKLIST_ROWS = 50;
constexpr std::int64_t RECENT_ENTRIES = 8;
constexpr std::int64_t MINUTE_MS = 60 * 1000;

std::string day_text(base::Date date)
{
    return base::to_chinese(date) + " " + std::string(base::weekday_chinese(base::weekday(date)));
}

std::string duration_text(int minutes)
{
    if (minutes < 60)
        return std::to_string(minutes) + " 分";
    return std::to_string(minutes / 60) + " 小时 " + std::to_string(minutes % 60) + " 分";
}

std::string clearing_text(Context const& context)
{
    auto const now = context.now();
    auto const is_working = context.references.calendar.is_working(base::civil_date(now));
    if (is_working && !*is_working)
        return "今天休息，日清顺延到下一个工作日";
    auto const closing = context.config.hours_on(context.today()).closing;
    auto const left = closing.minutes - base::time_of_day(now).minutes;
    if (left <= 0)
        return "日清 " + base::to_text(closing) + " 已过";
    return "距日清 " + base::to_text(closing) + " 还有 " + duration_text(left);
}

NumberCard make_card(
    RecordCounts const& counts, std::string title, std::string filter, std::string note, ChipLevel level)
{
    auto const quick = find_quick(filter);
    CHECK(quick);
    auto const count = counts.of(*quick);
    return {std::move(title), std::to_string(count), std::move(note), count > 0 ? level : ChipLevel::Neutral,
        std::move(filter)};
}

std::string earliest_follow_up(RecordCounts const& counts)
{
    if (counts.earliest_follow_up == IndexedRecord::NO_DAY)
        return "没有待回访事项";
    return "最早 " + base::to_month_day(base::Date{counts.earliest_follow_up}) + " 到期";
}

std::string short_number(std::string const& number)
{
    constexpr std::size_t KEPT_TAIL = 10;
    if (number.size() <= KEPT_TAIL + 2)
        return number;
    return number.substr(0, 2) + "…" + number.substr(number.size() - KEPT_TAIL);
}

std::string recent_line(Context& context, store::StoredEntry const& entry)
{
    auto const* act = domain::find_act(entry.act);
    auto const recorded_at = base::Instant{entry.recorded_at};
    auto const day = base::civil_date(recorded_at);
    auto const time = base::to_text(base::time_of_day(recorded_at));
    auto line = day == context.today() ? time : short_date(day, context.today()) + " " + time;
    line += " " + context.organisation.org_name(base::OrgId(entry.org_id));
    line += " " + (act ? std::string(act->label) : std::string("导出交换包"));
    for (auto const& subject : entry.subjects) {
        auto const* record = subject.kind == "record" ? context.index.find(subject.id) : nullptr;
        if (record)
            return line + " " + short_number(record->petition_no);
    }
    return line;
}

bool is_worth_telling(store::StoredEntry const& entry)
{
    auto const* act = domain::find_act(entry.act);
    return (act && act->on_record) || entry.act == system_act::EXPORT_PACKAGE;
}

std::vector<std::string> recent_lines(Context& context)
{
    std::vector<std::string> lines;
    auto const entries = context.journal.latest(RECENT_ENTRIES * 4);
    if (entries.is_error())
        return lines;
    VisibilityPredicate const is_visible(context);
    auto const is_hidden = [&](store::StoredSubject const& subject) {
        auto const* record = subject.kind == "record" ? context.index.find(subject.id) : nullptr;
        return record && !record->removed && !is_visible(*record);
    };
    for (auto const& entry : entries.value()) {
        bool const is_told =
            is_worth_telling(entry) && std::none_of(entry.subjects.begin(), entry.subjects.end(), is_hidden); // W10
        if (lines.size() < RECENT_ENTRIES && is_told)
            lines.push_back(recent_line(context, entry));
    }
    return lines;
}

void add_calendar_notice(Context const& context, std::vector<std::string>& notices)
{
    auto const year = base::year_month_day(context.today()).year;
    auto const& calendar = context.references.calendar;
    if (!calendar.has_year(year)) {
        notices.push_back(std::to_string(year) + " 年的放假安排还没有启用，时限按名义日期显示，请在“设置”中启用。");
    } else if (!calendar.has_year(year + 1)) {
        // limits of two months reach into the next year from November on.
        if (base::year_month_day(context.today()).month >= 11)
            notices.push_back(std::to_string(year + 1) + " 年的放假安排还没有启用，跨年的时限暂为“顺延待定”。");
    }
}

std::string last_saved_act(Context& context)
{
    auto const latest = context.journal.latest(1);
    if (latest.is_error() || latest.value().empty())
        return {};
    auto const& entry = latest.value().front();
    auto const* act = domain::find_act(entry.act);
    std::string text(act ? act->label : std::string_view("导出交换包"));
    VisibilityPredicate const is_visible(context);
    for (auto const& subject : entry.subjects) {
        auto const* record = subject.kind == "record" ? context.index.find(subject.id) : nullptr;
        if (record && is_visible(*record)) {
            text += " " + short_number(record->petition_no);
            break;
        }
    }
    // HH:MM:SS of the ISO form YYYY-MM-DDTHH:MM:SS+08:00.
    return text + " " + base::to_iso_shanghai({entry.recorded_at}).substr(11, 8);
}

SavedMarks const& saved_marks(Context& context)
{
    auto& marks = context.saved_marks;
    if (marks.generation == context.generation)
        return marks;
    marks = {context.generation, last_saved_act(context), {}};
    if (auto const backup = context.local.setting("last_backup"); !backup.is_error() && backup.value())
        marks.last_backup = base::parse_instant(*backup.value());
    return marks;
}

} // namespace

TodaySnapshot make_today(Context& context)
{
    TodaySnapshot snapshot;
    snapshot.title_line = day_text(context.today()) + "・" + clearing_text(context);
    auto const counts = count_records(context);
    snapshot.cards = {
        make_card(counts, "今日收件未转出（日清）", "day_open", "即接即转，下班前清零", ChipLevel::Overdue),
        make_card(counts, "临期提示", "due_soon", "3 个工作日内到期", ChipLevel::DueSoon),
        make_card(counts, "到期催办", "due_today", "今天到期", ChipLevel::DueSoon),
        make_card(counts, "逾期问效", "overdue", "需责任单位说明", ChipLevel::Overdue),
        make_card(counts, "待回访", "follow_up", earliest_follow_up(counts), ChipLevel::Info),
    };
    LedgerFilter mine;
    mine.quick = "mine";
    auto const rows = ledger(context, mine);
    snapshot.worklist_total = static_cast<int>(rows.size());
    snapshot.worklist = record_rows(context, std::span(rows).first(std::min(rows.size(), WORKLIST_ROWS)));
    snapshot.recent = recent_lines(context);
    return snapshot;
}

StorageHealth storage_health(Context& context)
{
    StorageHealth health;
    auto const& marks = saved_marks(context);
    health.last_saved_act = marks.last_act;
    if (marks.last_backup)
        health.backup_age_days = base::days_between(base::civil_date(*marks.last_backup), context.today());
    auto* durability = context.database.durability();
    if (!durability) {
        health.state = SaveState::MemoryOnly;
        health.engine = "Memory";
        return health;
    }
    auto const& status = durability->status();
    health.engine = status.engine;
    health.detail = status.error_detail;
    health.unacknowledged = static_cast<std::int64_t>(status.committed - status.acknowledged);
    if (status.read_only)
        health.state = SaveState::ReadOnly;
    else if (!status.durable)
        health.state = SaveState::MemoryOnly;
    else if (status.failing_since)
        health.state = SaveState::Failed;
    else if (status.has_unacknowledged())
        health.state = SaveState::Saving;
    health.size = context.database.file_size();
    return health;
}

ShellSnapshot make_shell(Context& context, StorageHealth storage)
{
    ShellSnapshot shell;
    shell.workspace_name = context.workspace.name;
    shell.demo = context.workspace.demo;
    shell.now = {context.now().milliseconds / MINUTE_MS * MINUTE_MS};
    shell.today_text = day_text(context.today());
    shell.closing_time = context.config.hours_on(context.today()).closing;
    shell.operator_id = context.session.operator_id;
    shell.identity_id = context.session.identity_id;
    if (auto const* staff = context.organisation.find_staff(context.session.identity_id)) {
        auto const role = staff->roles.empty() ? std::string() : std::string(domain::to_chinese(staff->roles.front()));
        shell.identity_line = context.organisation.org_name(staff->org) + "・" + staff->name;
        shell.is_self_service = staff->has_role(domain::Role::Petitioner);
        if (!role.empty())
            shell.identity_line += "（" + role + "）";
        if (context.session.operator_id != context.session.identity_id)
            shell.identity_line += "・操作人 " + context.organisation.staff_name(context.session.operator_id);
    }
    shell.identities = identities_of(context, context.session.operator_id);
    shell.storage = std::move(storage);
    auto const counts = count_records(context);
    auto const overdue = counts.of(Quick::Overdue);
    shell.today = {overdue + counts.of(Quick::DueToday), overdue > 0};
    shell.ledger.count = counts.visible;
    shell.void_records = counts.void_records;
    shell.hidden_records = counts.hidden;
    if (auto const drafts = context.local.drafts(); !drafts.is_error())
        shell.drafts = static_cast<int>(drafts.value().size());
    add_calendar_notice(context, shell.notices);
    shell.clock_question =
        context.clock_watch.question(context.clock, {context.node.last_recorded_at}).value_or(std::string());
    return shell;
}

} // namespace app
