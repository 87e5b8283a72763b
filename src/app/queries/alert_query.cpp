#include "app/queries/alert_query.h"

#include "app/queries/ledger_items_query.h"
#include "app/queries/ruled_table.h"
#include "app/queries/visibility.h"
#include "base/text.h"
#include "domain/alerts/duty_alerts.h"
#include "domain/ledgers/ledger.h"

#include <algorithm>
#include <set>

namespace app {

namespace {

using domain::Alert;
using domain::AlertLevel;
using domain::NEVER;

constexpr int PAST_DAYS = 90; // overdue for longer: below what can still be done in time; an order, no limit
constexpr int REPORT_MONTHS = 4; // back to which a report not begun is still asked for: later it would be long past
constexpr int CALENDAR_MONTH = 11; // limits of sixty days reach into the next year from November on

class AlertSource {
public:
    explicit AlertSource(Context const& context)
        : AlertSource(context, context.references.history)
    {
    }
    // By other rules than those in force: for the preview of a change.
    AlertSource(Context const& context, domain::RuleHistory const& history)
        : m_context(context)
        , m_figures(context.index.figures())
        , m_today(context.today())
        , m_risk(history.risk.on(m_today))
        , m_thresholds(history.thresholds.on(m_today))
        , m_in{context.references.rules, history.alerts.on(m_today), context.references.calendar,
              context.config.hours_on(m_today), m_risk.orange(), m_risk.red(),
              {m_today, base::time_of_day(context.now())}}
    {
    }

    std::vector<Alert> of_row(std::uint32_t row) const
    {
        auto const& table = m_figures.table();
        auto const& facts = table.rows()[row];
        domain::AlertSubject subject{.record = table.record_of(row),
            .facts = &facts,
            .clocks = &m_figures.clocks_of(row),
            .reactions = &m_figures.reactions_of(row)};
        if (facts.received != NEVER) { // as the matter's own hints PS-4 and PS-6 count
            auto const values = m_context.config.as_of(base::Date{facts.received});
            subject.execution_days = values.execution_days;
            subject.early_repeat_days = values.early_repeat_days;
        }
        bool const is_open = facts.ended > m_today.days;
        if (facts.first_time != domain::FirstTime::Repeat) {
            for (auto const other : table.others_of_matter(row)) {
                auto const& later = table.rows()[other];
                if (later.first_time != domain::FirstTime::Repeat || later.repeat_kind != domain::RepeatKind::Continued
                    || later.received > m_today.days)
                    continue;
                ++subject.repeats;
                if (facts.retrospected != NEVER && later.received > facts.retrospected)
                    subject.repeats_after_retrospect.push_back(later.received);
                if (subject.last_repeat != NEVER && later.received < subject.last_repeat)
                    continue;
                subject.last_repeat = later.received;
                subject.repeat_channel = later.channel;
            }
            std::sort(subject.repeats_after_retrospect.begin(), subject.repeats_after_retrospect.end());
            if (is_open) {
                subject.backlog = table.backlog_day(row, m_today.days);
                subject.risk = domain::risk_score(table, row, m_risk, m_today).points;
            }
        }
        bool const owes_a_report = facts.has(domain::fact_flag::URGENT | domain::fact_flag::THREAT)
            && !facts.has(domain::fact_flag::REPORTED_UP);
        bool const is_silent = !is_open && subject.repeats == 0 && subject.clocks->empty() && !owes_a_report
            && facts.resolve_due == NEVER && !facts.has(domain::fact_flag::TO_BEIJING)
            && !facts.has_hint(domain::fact_hint::KEPT_BACK)
            && !(facts.has(domain::fact_flag::SUPPORTED) && facts.executed == NEVER);
        return is_silent ? std::vector<Alert>{} : domain::alerts_of(subject, m_in);
    }

    // what stood out in the last month that is over (S81–S83); a person decides about the step. A-23: few judged.
    std::vector<Alert> of_thresholds() const
    {
        std::vector<Alert> alerts;
        auto const period = domain::months_before(domain::period_of(domain::PeriodKind::Month, m_today), 1);
        domain::IndicatorQuery const query{period, m_today};
        auto const add = [&](int number, std::string const& key, std::string text) {
            Alert alert;
            alert.number = number;
            alert.id = domain::alert_code(number) + "." + key + "." + base::to_iso(period.from);
            alert.level = AlertLevel::Due;
            alert.since = alert.due = base::add_days(period.to, 1);
            alert.text = domain::to_chinese(period) + " " + std::move(text);
            alert.recipients = domain::recipients_of(alert.level, 0, m_in.alerts.values());
            alerts.push_back(std::move(alert));
        };
        for (auto const group : {domain::GroupBy::Region, domain::GroupBy::Unit}) {
            for (auto const& breach : domain::breaches(m_figures.table(), m_thresholds, query, group)) {
                auto const* region = m_context.references.regions.find(breach.key);
                auto const name = group == domain::GroupBy::Unit
                    ? m_context.organisation.org_name(base::OrgId(breach.key))
                    : region ? region->name
                             : breach.key;
                add(14, breach.id + "." + breach.key,
                    name + "：" + base::join(breach.reasons, "；") + "，建议"
                        + std::string(domain::to_chinese(breach.proposal)) + "（界限为内部设定，可配置）");
            }
        }
        auto const& values = m_in.alerts.values();
        auto const judged = m_figures.table().board(query)[static_cast<std::size_t>(domain::Indicator::K10)];
        bool const is_low = judged.denominator >= m_thresholds.minimum_closed
            && judged.numerator * 100 < judged.denominator * values.participation_percent;
        if (is_low)
            add(23, "K10",
                "参评率低于 " + std::to_string(values.participation_percent) + "%（" + std::to_string(judged.numerator)
                    + "/" + std::to_string(judged.denominator)
                    + "），应加强引导（通知三（三）；界限为内部设定，可配置）");
        return alerts;
    }

    // G1–G3 of S121–S123, faults of S126 and S127, explanations owed (S73).
    std::vector<domain::AccountabilityGround> grounds_of(std::uint32_t row) const
    {
        auto const& facts = m_figures.table().rows()[row];
        auto const alerts = of_row(row);
        auto grounds = domain::accountability_grounds(facts, alerts);
        auto faults = domain::fault_grounds(facts, alerts, m_in);
        std::move(faults.begin(), faults.end(), std::back_inserter(grounds));
        return grounds;
    }

    // Items of the ledgers with a day on which they fall due.
    std::vector<Alert> of_ledger(std::map<std::string, domain::LedgerItem> const& items) const
    {
        std::vector<Alert> alerts;
        for (auto const& [id, item] : items) {
            auto const* kind = domain::find_ledger_kind(item.kind);
            auto const deadline = kind && !kind->alert.empty() && item.state == domain::LedgerState::Open
                ? domain::ledger_deadline(item, m_in.rules, m_in.calendar)
                : std::nullopt;
            if (!deadline)
                continue;
            domain::Duty const duty{std::string(kind->alert), id, std::string(kind->label) + "：" + item.title,
                std::string(kind->due.rule_id), *deadline};
            if (auto alert = domain::alert_of(duty, m_in))
                alerts.push_back(std::move(*alert));
            if (item.kind == "INTAKE")
                add_unregistered(item, alerts);
        }
        return alerts;
    }

    // L30, L31: a report that falls due though nobody has begun it, where the office worked in its period.
    std::vector<Alert> of_reports(std::map<std::string, domain::LedgerItem> const& items) const
    {
        struct Report {
            std::string_view kind, field; // the date that says which period an item is about
            domain::Period period;
        };
        auto const month = domain::period_of(domain::PeriodKind::Month, m_today);
        auto const year = domain::period_of(domain::PeriodKind::Year, m_today);
        std::vector<Report> reports{{"ANNUAL_REPORT", "year_end", domain::months_before(year, 12)}};
        for (int back = 1; back <= REPORT_MONTHS; ++back) {
            reports.push_back({"ANALYSIS", "to", domain::months_before(month, back)});
            reports.push_back({"BULLETIN", "to", domain::months_before(month, back)});
        }
        auto const worked = months_worked();
        std::vector<Alert> alerts;
        for (auto const& report : reports) {
            auto const* kind = domain::find_ledger_kind(report.kind);
            auto const end = base::to_iso(report.period.to);
            bool const is_begun = std::any_of(items.begin(), items.end(), [&](auto const& known) {
                return known.second.kind == report.kind && known.second.state != domain::LedgerState::Void
                    && base::text_or(known.second.fields, report.field) == end;
            });
            auto const* rule = m_in.rules.find(kind->due.rule_id, report.period.to);
            if (is_begun || !rule || !has_worked_in(worked, report.period))
                continue;
            auto const deadline = domain::compute_deadline(*rule, {report.period.to, {}}, {}, m_in.calendar);
            if (!deadline)
                continue;
            domain::Duty const duty{std::string(kind->alert), std::string(report.kind) + "/" + end,
                domain::to_chinese(report.period) + std::string(kind->label) + "还没有起草",
                std::string(kind->due.rule_id), *deadline};
            if (auto alert = domain::alert_of(duty, m_in))
                alerts.push_back(std::move(*alert));
        }
        return alerts;
    }

    // what the office as a whole has to see to.
    std::vector<Alert> of_office() const
    {
        std::vector<Alert> alerts;
        auto const date = base::year_month_day(m_today);
        auto const& calendar = m_context.references.calendar;
        auto const add = [&](int year, AlertLevel level) {
            Alert alert;
            alert.number = 18;
            alert.id = "A-18.calendar." + std::to_string(year);
            alert.level = level;
            alert.since = alert.due = *base::make_date(year, 1, 1);
            alert.text = std::to_string(year) + " 年的放假安排还没有启用，时限顺延待定";
            alerts.push_back(std::move(alert));
        };
        if (!calendar.has_year(date.year))
            add(date.year, AlertLevel::Overdue);
        else if (date.month >= CALENDAR_MONTH && !calendar.has_year(date.year + 1))
            add(date.year + 1, AlertLevel::Reminder);
        for (auto const& rule : m_in.rules.rules()) { // S2, S130: a rule that ended and has no successor
            bool const is_last =
                m_in.rules.find(rule.rule_id, m_today) == nullptr && rule.valid_to && *rule.valid_to < m_today;
            if (!is_last)
                continue;
            Alert alert;
            alert.number = 18;
            alert.id = "A-18.rule." + rule.rule_id + "." + base::to_iso(*rule.valid_to);
            alert.level = AlertLevel::Due;
            alert.since = alert.due = base::add_days(*rule.valid_to, 1);
            alert.text = "时限规则 " + rule.rule_id + " " + rule.name + "到 " + base::to_iso(*rule.valid_to)
                + " 失效，没有接替的规则";
            alerts.push_back(std::move(alert));
        }
        for (auto const& org : m_context.organisation.orgs()) { // S1, S94
            if (org.kind != domain::OrgKind::Bureau && org.kind != domain::OrgKind::Unit)
                continue;
            if (m_context.organisation.leader_of(org.id) || is_only_for_administration(org.id))
                continue;
            Alert alert;
            alert.number = 21;
            alert.id = "A-21.org." + org.id.value;
            alert.level = AlertLevel::Due;
            alert.since = alert.due = m_today;
            alert.text = org.name + "没有明确责任领导（通知三（一）、三（六））";
            alerts.push_back(std::move(alert));
        }
        return alerts;
    }

private:
    // An office that holds the administrator's identity alone handles no petitions.
    bool is_only_for_administration(base::OrgId const& org) const
    {
        bool has_staff = false;
        for (auto const& staff : m_context.organisation.staff()) {
            if (!(staff.org == org))
                continue;
            has_staff = true;
            for (auto const role : staff.roles)
                if (role != domain::Role::Admin && role != domain::Role::Petitioner)
                    return false;
        }
        return has_staff;
    }

    // Months with a record received in them, each by its first day.
    std::set<std::int32_t> months_worked() const
    {
        std::set<std::int32_t> months;
        domain::Period last{}; // most records come in the order of their days
        for (auto const& row : m_context.index.rows()) {
            if (row.removed || row.received == IndexedRecord::NO_DAY
                || (!months.empty() && row.received >= last.from.days && row.received <= last.to.days))
                continue;
            last = domain::period_of(domain::PeriodKind::Month, base::Date{row.received});
            months.insert(last.from.days);
        }
        return months;
    }

    static bool has_worked_in(std::set<std::int32_t> const& months, domain::Period const& period)
    {
        auto const first = months.lower_bound(period.from.days);
        return first != months.end() && *first <= period.to.days;
    }

    // A-01, S126: a port took in more than was registered or merged, and nobody has said why.
    void add_unregistered(domain::LedgerItem const& item, std::vector<Alert>& alerts) const
    {
        auto const missing = base::integer_or(item.fields, "received", 0)
            - base::integer_or(item.fields, "registered", 0) - base::integer_or(item.fields, "merged", 0);
        if (missing <= 0)
            return;
        Alert alert;
        alert.number = 1;
        alert.id = "A-01." + item.id + ".INTAKE";
        alert.level = m_today > item.opened_on ? AlertLevel::Overdue : AlertLevel::Due;
        alert.since = alert.due = item.opened_on;
        alert.days_late = std::max(0, base::days_between(item.opened_on, m_today));
        alert.text = item.title + "：收件与登记相差 " + std::to_string(missing) + " 件，应逐件核对（通知三（七））";
        alert.recipients = domain::recipients_of(alert.level, alert.days_late, m_in.alerts.values());
        alerts.push_back(std::move(alert));
    }

    Context const& m_context;
    FigureIndex const& m_figures;
    base::Date m_today;
    domain::RiskRules const& m_risk;
    domain::Thresholds const& m_thresholds;
    domain::AlertSurroundings m_in;
};

enum class Place { Waiting, Answered, Past };

Place place_of(Alert const& alert)
{
    constexpr std::string_view FAULT_OF_MET_LIMIT = "S127.";
    if (alert.id.starts_with(FAULT_OF_MET_LIMIT) || alert.days_late > PAST_DAYS)
        return Place::Past;
    if (alert.needs_explanation) // urging it does not explain it
        return Place::Waiting;
    return alert.acknowledged || alert.urged || alert.explained ? Place::Answered : Place::Waiting;
}

// What needs somebody now comes first; within it by level and day. What is long past begins with the latest.
bool comes_before(Alert const& left, Alert const& right)
{
    auto const one = place_of(left);
    auto const other = place_of(right);
    if (one != other)
        return one < other;
    if (one == Place::Past && left.due != right.due)
        return left.due > right.due;
    return left < right;
}

// Every alert that stands, in the order of the list.
std::vector<Alert> all_alerts(Context& context, base::OrgId const& first_unit)
{
    AlertSource const source(context);
    auto const& table = context.index.figures().table();
    VisibilityPredicate const is_visible(context);
    auto alerts = first_unit.is_empty() ? source.of_office() : std::vector<Alert>{};
    if (first_unit.is_empty()) {
        if (auto const items = load_visible_ledger(context); !items.is_error()) {
            auto of_ledger = source.of_ledger(items.value().items());
            std::move(of_ledger.begin(), of_ledger.end(), std::back_inserter(alerts));
            auto of_reports = source.of_reports(items.value().items());
            std::move(of_reports.begin(), of_reports.end(), std::back_inserter(alerts));
        }
        auto of_thresholds = source.of_thresholds();
        std::move(of_thresholds.begin(), of_thresholds.end(), std::back_inserter(alerts));
    }
    for (std::uint32_t row = 0; row < table.rows().size(); ++row) {
        if (table.is_removed(row)
            || (!first_unit.is_empty() && table.text(table.rows()[row].first_unit) != first_unit.value))
            continue;
        auto const* record = context.index.find(table.record_of(row));
        if (!record || !is_visible(*record))
            continue;
        auto of_row = source.of_row(row);
        std::move(of_row.begin(), of_row.end(), std::back_inserter(alerts));
    }
    std::sort(alerts.begin(), alerts.end(), comes_before);
    return alerts;
}

bool matches(Alert const& alert, AlertRequest const& request)
{
    return (!request.level || alert.level == *request.level) && (request.number == 0 || alert.number == request.number)
        && (!request.only_faults || alert.is_fault) && (!request.only_unexplained || alert.needs_explanation)
        && (!request.only_open || !alert.acknowledged);
}

// Names behind the recipients of one alert, from the record's row and the organisation.
std::string recipients_text(Context& context, Alert const& alert, store::PetitionRecordRow const& row)
{
    auto const& organisation = context.organisation;
    std::vector<std::string> names;
    auto const add = [&](std::string const& staff, domain::Recipient recipient) {
        auto const role = std::string(domain::to_chinese(recipient));
        names.push_back(staff.empty() ? role : organisation.staff_name(base::StaffId(staff)) + "（" + role + "）");
    };
    auto const holder = [&](std::string const& org, domain::Role role) {
        auto const staff = organisation.staff_of(base::OrgId(org), role);
        return staff.empty() ? std::string() : staff.front()->id.value;
    };
    for (auto const recipient : alert.recipients) {
        switch (recipient) {
        case domain::Recipient::Officer:
            add(alert.binds_first_unit ? row.present_officer : row.unit_officer, recipient);
            break;
        case domain::Recipient::Leader:
            add(alert.binds_first_unit ? row.first_leader : row.unit_leader, recipient);
            break;
        case domain::Recipient::FirstOfficer:
            add(row.present_officer, recipient);
            break;
        case domain::Recipient::BureauDesk:
            add(holder(row.first_unit, domain::Role::BureauOfficer), recipient);
            break;
        case domain::Recipient::FirstLeader:
            add(row.first_leader, recipient);
            break;
        case domain::Recipient::BureauLeader:
            add(holder(row.first_unit, domain::Role::BureauLeader), recipient);
            break;
        case domain::Recipient::UpperBureau:
            if (auto const* org = organisation.find_org(base::OrgId(row.first_unit)); org && !org->parent.is_empty())
                names.push_back(organisation.org_name(org->parent));
            break;
        }
    }
    return base::join(names, "、");
}

AlertRow to_row(Context& context, Alert alert)
{
    AlertRow row;
    auto const& rule = context.references.history.alerts.on(context.today()).of(alert.number);
    row.code = domain::alert_code(alert.number);
    row.name = rule.name;
    row.level_text = domain::to_chinese(alert.level);
    row.basis = rule.basis;
    bool const is_this_year = base::year_month_day(alert.due).year == base::year_month_day(context.today()).year;
    row.due_text = is_this_year ? base::to_month_day(alert.due) : base::to_chinese(alert.due);
    if (alert.explained)
        row.acknowledged_text = base::to_month_day(*alert.explained) + "已说明";
    else if (alert.acknowledged)
        row.acknowledged_text = base::to_month_day(*alert.acknowledged) + "已处理";
    else if (alert.urged)
        row.acknowledged_text = base::to_month_day(*alert.urged) + "已催办";
    row.is_past = place_of(alert) == Place::Past;
    if (!alert.record.empty()) {
        auto const stored = context.projections.find_record(alert.record);
        if (!stored.is_error() && stored.value()) {
            row.petition_no = stored.value()->petition_no;
            row.recipients_text = recipients_text(context, alert, *stored.value());
        }
    }
    row.alert = std::move(alert);
    return row;
}

} // namespace

AlertList make_alerts(Context& context, AlertRequest const& request)
{
    AlertList list;
    std::size_t position = 0;
    auto alerts = request.record.is_empty() ? all_alerts(context, request.first_unit)
                                            : alerts_of_record(context, request.record.value);
    for (auto& alert : alerts) {
        list.reminders += alert.level == AlertLevel::Reminder;
        list.due += alert.level == AlertLevel::Due;
        list.overdue += alert.level == AlertLevel::Overdue;
        list.faults += alert.is_fault;
        list.unexplained += alert.needs_explanation;
        if (!matches(alert, request))
            continue;
        list.waiting += place_of(alert) == Place::Waiting;
        list.past += place_of(alert) == Place::Past;
        if (position >= request.offset && position < request.offset + request.limit)
            list.rows.push_back(to_row(context, std::move(alert)));
        ++position;
    }
    list.total = static_cast<int>(position);
    return list;
}

std::vector<Alert> alerts_of_record(Context const& context, std::string const& record)
{
    auto const* indexed = context.index.find(record);
    if (!indexed || !VisibilityPredicate(context)(*indexed))
        return {};
    auto const row = context.index.figures().table().row_of(record);
    return row ? AlertSource(context).of_row(*row) : std::vector<Alert>{};
}

std::map<std::string, domain::OrgFaults> faults_by_org(
    Context const& context, std::map<std::string, domain::LedgerItem> const& items)
{
    std::map<std::string, domain::OrgFaults> by_org;
    AlertSource const source(context);
    auto const& table = context.index.figures().table();
    VisibilityPredicate const is_visible(context);
    for (std::uint32_t row = 0; row < table.rows().size(); ++row) {
        auto const* record = table.is_removed(row) ? nullptr : context.index.find(table.record_of(row));
        if (!record || !is_visible(*record))
            continue;
        auto const& facts = table.rows()[row];
        for (auto const& alert : source.of_row(row)) {
            if (!alert.is_fault && !alert.needs_explanation)
                continue;
            bool const is_first = alert.binds_first_unit || facts.unit == 0;
            auto& org = by_org[table.text(is_first ? facts.first_unit : facts.unit)];
            org.faults += alert.is_fault;
            org.unexplained += alert.needs_explanation;
        }
    }
    auto const& office = context.own_org.is_empty() ? context.identity_org() : context.own_org;
    for (auto const& alert : source.of_reports(items)) // of the office that works here
        by_org[office.value].overdue_reports += alert.level == AlertLevel::Overdue;
    return by_org;
}

AlertCounts count_alerts(Context const& context, domain::RuleHistory const& history)
{
    AlertSource const source(context, history);
    auto const& table = context.index.figures().table();
    AlertCounts counts;
    for (std::uint32_t row = 0; row < table.rows().size(); ++row) {
        if (table.is_removed(row))
            continue;
        for (auto const& alert : source.of_row(row)) {
            counts.reminders += alert.level == AlertLevel::Reminder;
            counts.due += alert.level == AlertLevel::Due;
            counts.overdue += alert.level == AlertLevel::Overdue;
            counts.faults += alert.is_fault;
        }
    }
    return counts;
}

std::vector<BreachRow> make_breaches(Context const& context, IndicatorRequest const& request)
{
    auto const cut_off = request.cut_off.value_or(context.today());
    RuledTable const table(context, cut_off);
    auto const& thresholds = context.references.history.thresholds.on(cut_off);
    domain::IndicatorQuery const query{request.period, cut_off, request.options, request.filter};
    auto const group = request.group == domain::GroupBy::Nothing ? domain::GroupBy::Region : request.group;
    std::vector<BreachRow> rows;
    for (auto& breach : domain::breaches(*table, thresholds, query, group)) {
        BreachRow row;
        for (auto const& rule : thresholds.rows)
            if (rule.id == breach.id)
                row.name = rule.name;
        auto const* region = context.references.regions.find(breach.key);
        row.label = region ? region->name : context.organisation.org_name(base::OrgId(breach.key));
        row.text = base::join(breach.reasons, "；");
        row.proposal_text = domain::to_chinese(breach.proposal);
        row.breach = std::move(breach);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<domain::AccountabilityGround> grounds_of_record(Context const& context, std::string const& record)
{
    auto const row = context.index.figures().table().row_of(record);
    return row ? AlertSource(context).grounds_of(*row) : std::vector<domain::AccountabilityGround>{};
}

std::vector<AccountabilityRow> make_accountability(Context const& context, std::size_t limit)
{
    AlertSource const source(context);
    auto const& table = context.index.figures().table();
    VisibilityPredicate const is_visible(context);
    std::vector<AccountabilityRow> rows;
    for (std::uint32_t number = 0; number < table.rows().size() && rows.size() < limit; ++number) {
        auto const* record = table.is_removed(number) ? nullptr : context.index.find(table.record_of(number));
        if (!record || !is_visible(*record))
            continue;
        auto grounds = source.grounds_of(number);
        if (grounds.empty())
            continue;
        rows.push_back({base::RecordId(record->id), record->petition_no,
            context.organisation.org_name(base::OrgId(table.text(table.rows()[number].unit))), std::move(grounds)});
    }
    return rows;
}

} // namespace app
