// Two sources: the record's limits, which pass through the three levels of 8.9, and the facts that are no limits
// (repeat arrived, not assigned, backlog ...), whose day of beginning is known.
#include "domain/alerts/alerts.h"

#include "domain/alerts/thresholds.h"

#include <algorithm>
#include <tuple>

namespace domain {

namespace {

constexpr int NO_CLOCK_LENGTH = 30; // leads of a limit of 30 days, for A-20 and A-25 without a row of their own

std::string signed_text(int number)
{
    return number > 0 ? "+" + std::to_string(number) : std::to_string(number);
}

base::Date shifted_working_days(WorkCalendar const& calendar, base::Date date, int days)
{
    int const step = days < 0 ? -1 : 1;
    for (int left = days * step; left > 0;) {
        date = base::add_days(date, step);
        left -= calendar.is_working(date).value_or(is_plain_working_day(date));
    }
    return date;
}

std::string_view desk_of(ChannelCode channel)
{
    switch (channel) {
    case ChannelCode::Letter:
        return "LETTER";
    case ChannelCode::Visit:
        return "VISIT";
    case ChannelCode::Online:
        return "ONLINE";
    case ChannelCode::Phone:
        return "PHONE";
    case ChannelCode::Unknown:
        break;
    }
    return {};
}

// A unit that holds or held the matter for the first unit; where both are one, its word is the bureau's.
bool is_by_the_holder(PetitionRecord const& record, TimelineItem const& item)
{
    if (item.org_id == record.first_unit)
        return false;
    return item.org_id == record.unit
        || std::any_of(record.objections.begin(), record.objections.end(),
            [&](Objection const& objection) { return objection.unit == item.org_id; });
}

bool binds_first_unit(std::string_view actor)
{
    return actor == "FIRST_OFFICER" || actor == "BUREAU_OFFICER" || actor == "BUREAU_LEADER" || actor == "FIRST_LEADER"
        || actor == "ANALYST";
}

class AlertRun {
public:
    AlertRun(AlertSubject const& subject, AlertSurroundings const& surroundings)
        : m_subject(subject)
        , m_facts(*subject.facts)
        , m_in(surroundings)
        , m_values(surroundings.alerts.values())
        , m_today(surroundings.now.date)
    {
    }

    std::vector<Alert> take()
    {
        for (auto const& clock : *m_subject.clocks)
            add_clock(clock);
        add_submission_lead();
        add_procedural_risk();
        add_repeat();
        add_risk();
        add_urgent();
        add_backlog();
        add_beijing();
        add_missing_leader();
        add_not_assigned();
        add_not_executed();
        add_evaluation();
        add_unpublished();
        add_promise(17, "PLAN", m_facts.plan_due, "包案化解方案的措施");
        if (m_facts.has(fact_flag::TO_BEIJING))
            add_promise(20, "RESOLVE", m_facts.resolve_due, "越级进京事项的化解", true);
        add_broken_promise();
        add_without_result();
        std::sort(m_alerts.begin(), m_alerts.end());
        return std::move(m_alerts);
    }

private:
    // A limit says which alert it raises; the sixty days remind as A-05 and accuse as A-06.
    static int number_of(DeadlineRule const& rule, AlertLevel level)
    {
        if (rule.alerts.empty())
            return 0;
        auto const& code = level == AlertLevel::Overdue ? rule.alerts.back() : rule.alerts.front();
        return code.size() == 4 ? (code[2] - '0') * 10 + (code[3] - '0') : 0;
    }

    static Deadline deadline_of(AlertClock const& clock, DeadlineRule const& rule)
    {
        Deadline deadline;
        deadline.start = base::Date{clock.start};
        deadline.unit = rule.unit;
        if (rule.n)
            deadline.limit = *rule.n + clock.extension_days;
        deadline.nominal = base::Date{clock.nominal};
        if (clock.effective != NEVER)
            deadline.effective = base::Date{clock.effective};
        deadline.is_missing_calendar = clock.effective == NEVER;
        deadline.is_paused = clock.is_paused;
        return deadline;
    }

    void add_clock(AlertClock const& clock)
    {
        auto const* rule = m_in.rules.find(clock.rule_id, base::Date{clock.start});
        if (!rule || clock.exists_from > m_today.days)
            return;
        bool const is_window = rule->actor == "PETITIONER" || rule->rule_id == "L08";
        auto const deadline = deadline_of(clock, *rule);
        auto const due = deadline.working_date();
        bool const is_stopped = clock.stopped != NEVER && clock.stopped <= m_today.days;
        auto const steps = alert_levels(deadline, m_in.rules.alert_leads(), m_in.calendar, m_in.hours);
        auto const key = clock.rule_id + "." + std::to_string(clock.occurrence);
        if (is_stopped) {
            add_fault_of_stopped(clock, *rule, due, key);
            return;
        }
        auto const* current = standing_step(steps, deadline, m_in.now);
        if (!current || (is_window && m_today > due))
            return;
        auto alert = make(number_of(*rule, current->level), key, current->level, current->date, due,
            current->level == AlertLevel::Reminder ? -current->lead : current->lead);
        if (alert.number == 0)
            return;
        alert.rule_id = clock.rule_id;
        alert.binds_first_unit = binds_first_unit(rule->actor);
        alert.text = limit_text_of(*rule, alert, deadline.is_missing_calendar);
        alert.needs_explanation = alert.level == AlertLevel::Overdue && !is_window && !alert.explained;
        alert.is_fault = !is_window && !deadline.is_missing_calendar && is_unanswered(key, due, m_today);
        m_alerts.push_back(std::move(alert));
    }

    // The fault stays though the limit was met at last: nobody had acted in time (S127).
    void add_fault_of_stopped(AlertClock const& clock, DeadlineRule const& rule, base::Date due, std::string const& key)
    {
        auto const number = number_of(rule, AlertLevel::Overdue);
        if (number == 0 || rule.actor == "PETITIONER" || rule.rule_id == "L08" || clock.effective == NEVER
            || !is_unanswered(key, due, base::Date{clock.stopped}))
            return;
        auto alert = make(15, key, AlertLevel::Overdue, fault_day(due), due, 0);
        alert.id = "S127." + m_subject.record + "." + key;
        alert.rule_id = clock.rule_id;
        alert.text = rule.name + "到期后 " + std::to_string(m_values.fault_working_days)
            + " 个工作日内没有催办、督办，也没有处理提醒，应当履行督办职责而未履行（通知三（七））";
        alert.binds_first_unit = true;
        alert.is_fault = true;
        m_alerts.push_back(std::move(alert));
    }

    base::Date fault_day(base::Date level_two) const
    {
        return base::add_days(shifted_working_days(m_in.calendar, level_two, m_values.fault_working_days), 1);
    }

    // TC40: level 2 stood for three working days, and until `until` nobody acknowledged, urged or supervised.
    bool is_unanswered(std::string const& key, base::Date level_two, base::Date until) const
    {
        auto const last = base::add_days(fault_day(level_two), -1);
        if (until <= last)
            return false;
        auto const prefix = "." + m_subject.record + "." + key + ".";
        return std::none_of(m_subject.reactions->begin(), m_subject.reactions->end(), [&](AlertReaction const& done) {
            bool const is_about_it = done.alert.empty() || done.alert.find(prefix) != std::string::npos;
            bool const is_the_bureaus = done.kind == ReactionKind::Acknowledged || done.kind == ReactionKind::Urged
                || done.kind == ReactionKind::Supervised;
            return is_about_it && is_the_bureaus && done.day >= level_two.days && done.day <= last.days;
        });
    }

    // `step` is the last part of the id: the lead of a limit's step, else a count.
    Alert make(int number, std::string const& key, AlertLevel level, base::Date since, base::Date due, int step) const
    {
        Alert alert;
        alert.number = number;
        alert.record = m_subject.record;
        alert.id = alert_code(number) + "." + m_subject.record + "." + key + "." + signed_text(step);
        alert.level = level;
        alert.since = since;
        alert.due = due;
        alert.days_late = std::max(0, base::days_between(due, m_today));
        alert.recipients = recipients_of(level, alert.days_late, m_values);
        for (auto const& done : *m_subject.reactions) {
            bool const is_read = done.kind == ReactionKind::Acknowledged || done.kind == ReactionKind::Noted;
            if (is_read && done.alert == alert.id)
                alert.acknowledged = base::Date{done.day};
            bool const is_about_it = done.alert.empty() || done.alert.find("." + key + ".") != std::string::npos;
            if (is_about_it && done.day >= since.days
                && (done.kind == ReactionKind::Urged || done.kind == ReactionKind::Supervised))
                alert.urged = base::Date{done.day};
            if (done.kind == ReactionKind::Explained && is_about_it && done.day > due.days)
                alert.explained = base::Date{done.day};
        }
        return alert;
    }

    // What is no limit: the day it began and what to say. A fault after the same three working days from level 2 on.
    Alert& add_fact(
        int number, std::string const& key, AlertLevel level, base::Date since, base::Date due, std::string text)
    {
        auto alert = make(number, key, level, since, due, static_cast<int>(level));
        alert.text = std::move(text);
        alert.is_fault = level >= AlertLevel::Due && number != 10 && number != 19 && is_unanswered(key, since, m_today);
        m_alerts.push_back(std::move(alert));
        return m_alerts.back();
    }

    std::string limit_text_of(DeadlineRule const& rule, Alert const& alert, bool is_open) const
    {
        int const days = base::days_between(m_today, alert.due);
        auto text = rule.name + " " + base::to_iso(alert.due) + " 到期，";
        text += days > 0 ? "剩 " + std::to_string(days) + " 天"
            : days == 0  ? std::string("今天到期")
            : is_open    ? "已过 " + std::to_string(-days) + " 天"
                         : "逾期 " + std::to_string(-days) + " 天";
        if (is_open)
            text += "，顺延待定";
        if (rule.source == RuleSource::Config)
            return text + "（非法定期限，内部目标，可配置：" + rule.basis + "）";
        return text + "（" + std::string(source_label(rule.source)) + "，" + rule.basis + "）";
    }

    bool is_over() const { return m_facts.ended <= m_today.days; }
    bool is_known(std::int32_t day) const { return day <= m_today.days; }

    void add_submission_lead()
    {
        bool const is_waiting = m_facts.handling_due_effective != NEVER && m_facts.submitted == NEVER
            && m_facts.answered == NEVER && !is_over();
        if (!is_waiting)
            return;
        base::Date const due{m_facts.handling_due_effective};
        auto const lead = shifted_working_days(m_in.calendar, due, -m_values.submission_lead_working_days);
        if (m_today < lead || m_today >= due)
            return;
        add_fact(5, "SUBMIT", AlertLevel::Reminder, lead, due,
            "办理期限 " + base::to_iso(due) + " 到期，应至少提前 "
                + std::to_string(m_values.submission_lead_working_days)
                + " 个工作日报首办单位审核（内部目标，可配置）");
    }

    // The hits of 5.7 that nobody confirmed (PS-4 is A-25), and the education record that is missing (S18).
    void add_procedural_risk()
    {
        if (is_over())
            return;
        base::Date const closed{m_facts.closed};
        bool const was_quick = m_facts.closed != NEVER && m_subject.last_repeat != NEVER
            && m_subject.last_repeat > m_facts.closed
            && m_subject.last_repeat <= m_facts.closed + m_subject.early_repeat_days
            && !m_facts.has_hint(fact_hint::PS_6_CONFIRMED);
        if (was_quick)
            add_fact(7, "PS-6", AlertLevel::Due, base::Date{m_subject.last_repeat}, closed,
                "办结后 " + std::to_string(m_subject.early_repeat_days)
                    + " 日内又重复信访，疑似以程序性办理代替实体性化解（PS-6，通知三（三））");
        struct Hit {
            std::uint32_t bit;
            char const* rule;
            char const* text;
        };
        static constexpr Hit HITS[]{{fact_hint::PS_1, "PS-1", "处理意见只有已转、已告知、已解释，没有查明事实"},
            {fact_hint::PS_2, "PS-2", "处理意见书过短"},
            {fact_hint::PS_3, "PS-3", "受理后很快拟出意见且没有联系信访人"},
            {fact_hint::PS_5, "PS-5", "回访反映问题没有实际解决"}};
        for (auto const& hit : HITS)
            if (m_facts.has_hint(hit.bit))
                add_fact(7, hit.rule, AlertLevel::Due, risk_day(), risk_day(),
                    std::string(hit.text) + "，疑似以程序性办理代替实体性化解，请核实并说明（" + hit.rule
                        + "，通知三（三））");
        bool const lacks_education = m_facts.has(fact_flag::EXPLAINED | fact_flag::NOT_SUPPORTED)
            && !m_facts.has(fact_flag::EDUCATED) && is_known(m_facts.delivered);
        if (lacks_education)
            add_fact(7, "S18", AlertLevel::Reminder, base::Date{m_facts.delivered}, base::Date{m_facts.delivered},
                "不予支持或解释说明的诉求还没有疏导教育记录（条例第三十二条）");
    }

    base::Date risk_day() const
    {
        for (auto const day : {m_facts.followed_up, m_facts.closed, m_facts.delivered, m_facts.answered})
            if (day != NEVER)
                return base::Date{day};
        return base::Date{m_facts.registered};
    }

    void add_repeat()
    {
        if (m_subject.repeats == 0 || !m_facts.is_first())
            return;
        base::Date const day{m_subject.last_repeat};
        // S75: supervised because of the repeat, by the desk of the channel through which it came.
        auto const desk = desk_of(m_subject.repeat_channel);
        bool const is_supervised =
            std::any_of(m_subject.reactions->begin(), m_subject.reactions->end(), [&](AlertReaction const& done) {
                return done.kind == ReactionKind::SupervisedRepeat && done.day >= day.days
                    && (desk.empty() || done.alert == desk);
            });
        if (is_supervised)
            return;
        bool const has_turned = m_facts.closed != NEVER && m_subject.last_repeat > m_facts.closed;
        add_fact(9, "R" + std::to_string(m_subject.repeats), AlertLevel::Due, day, day,
            std::string(has_turned ? "初次信访转为重复信访" : "办理期间信访人继续信访") + "，第 "
                + std::to_string(m_subject.repeats) + " 次，应归口督办（通知三（四））");
    }

    void add_risk()
    {
        if (is_over() || m_subject.risk < m_in.risk_orange || m_subject.repeats > 0)
            return;
        bool const is_red = m_subject.risk >= m_in.risk_red;
        add_fact(10, is_red ? "RED" : "ORANGE", is_red ? AlertLevel::Due : AlertLevel::Reminder, m_today, m_today,
            "初转重风险 " + std::to_string(m_subject.risk) + " 分（内部设定，可配置）");
    }

    void add_urgent()
    {
        bool const is_told = m_facts.has(fact_flag::REPORTED_UP);
        if (is_told || !m_facts.has(fact_flag::URGENT | fact_flag::THREAT))
            return;
        base::Date const day{m_facts.registered};
        add_fact(13, "UP", m_today > day ? AlertLevel::Overdue : AlertLevel::Due, day, day,
            std::string(m_facts.has(fact_flag::THREAT) ? "有扬言极端倾向" : "重大紧急")
                + "，应立即报告（条例第二十五条：及时，条例没有规定时数）")
            .binds_first_unit = true;
    }

    void add_backlog()
    {
        if (m_facts.first_time == FirstTime::Repeat || is_over())
            return;
        if (is_known(m_subject.backlog)) {
            base::Date const day{m_subject.backlog};
            add_fact(19, "BACKLOG", AlertLevel::Overdue, day, day, "已成信访积案（内部标准，可配置）");
            return;
        }
        auto const early = m_facts.received + m_values.pre_backlog_days;
        bool const is_old = early <= m_today.days && m_facts.closed == NEVER;
        bool const is_repeated = m_subject.repeats >= m_values.pre_backlog_repeats;
        if (!is_old && !is_repeated)
            return;
        base::Date const day{is_old ? early : m_subject.last_repeat};
        add_fact(19, "PRE", AlertLevel::Reminder, day, day,
            is_old ? "超过 " + std::to_string(m_values.pre_backlog_days) + " 天未化解，有演变为积案的风险"
                   : "已重复信访 " + std::to_string(m_subject.repeats) + " 次，有演变为积案的风险");
    }

    // From the day it is known, not only when its limit comes near (TC15); afterwards L29 speaks for itself.
    void add_beijing()
    {
        bool const has_spoken =
            std::any_of(m_alerts.begin(), m_alerts.end(), [](Alert const& alert) { return alert.rule_id == "L29"; });
        if (has_spoken || !m_facts.has(fact_flag::TO_BEIJING) || m_facts.has(fact_flag::RETROSPECT))
            return;
        base::Date const day{m_facts.received};
        auto const* rule = m_in.rules.find("L29", day);
        auto due = shifted_working_days(m_in.calendar, day, rule ? rule->n.value_or(10) : 10);
        for (auto const& clock : *m_subject.clocks)
            if (clock.rule_id == "L29")
                due = base::Date{clock.effective == NEVER ? clock.nominal : clock.effective};
        auto const level = m_today > due ? AlertLevel::Overdue
            : m_today == due             ? AlertLevel::Due
                                         : AlertLevel::Reminder;
        add_fact(20, "L29", level, day, due,
            "越级进京走访，应于 " + base::to_iso(due) + " 前完成复盘分析（通知三（三）；天数为内部目标，可配置）");
    }

    // S60: what the retrospect promised did not hold. More than a reminder to supervise: everybody up to the next
    // higher bureau is told, with the step of the ladder of 8.8 that is due; a person decides.
    void add_broken_promise()
    {
        auto const& repeats = m_subject.repeats_after_retrospect;
        bool const has_ended_since = is_over() && !repeats.empty() && m_facts.ended >= repeats.back();
        if (repeats.empty() || has_ended_since)
            return;
        auto const step = repeats.size() == 1 ? LadderStep::Bulletin
            : repeats.size() == 2             ? LadderStep::Interview
                                              : LadderStep::Listed;
        base::Date const day{repeats.back()};
        auto& alert = add_fact(20, "S60.R" + std::to_string(repeats.size()), AlertLevel::Overdue, day, day,
            "越级进京复盘后信访人又第 " + std::to_string(repeats.size()) + " 次信访，承诺的化解没有到位，建议"
                + std::string(to_chinese(step)) + "（通知三（三）；次序为内部设定，由负责人决定）");
        if (alert.recipients.back() != Recipient::UpperBureau)
            alert.recipients.push_back(Recipient::UpperBureau);
    }

    void add_missing_leader()
    {
        if (is_over() || !m_facts.has(fact_flag::NO_FIRST_LEADER))
            return;
        base::Date const day{m_facts.registered};
        add_fact(21, "FIRST", AlertLevel::Due, day, day, "首办责任领导没有明确（通知三（一））").binds_first_unit =
            true;
    }

    // 应交办尽交办: told daily until it is assigned or at its end.
    void add_not_assigned()
    {
        bool const was_kept_back = m_facts.has_hint(fact_hint::KEPT_BACK); // its end is what is wrong with it
        if (!m_facts.has(fact_flag::ASSIGNABLE) || m_facts.assigned != NEVER || (is_over() && !was_kept_back)
            || m_facts.closed != NEVER || !is_known(m_facts.triaged))
            return;
        bool const was_transferred = m_facts.disposed != NEVER;
        base::Date const day{was_transferred ? m_facts.disposed : m_facts.triaged};
        bool const is_due = was_transferred || m_today > day;
        if (was_kept_back) {
            add_fact(22, "KEPT_BACK", AlertLevel::Due, day, day,
                "受理的申诉求决类初次信访只作告知、答复或者存查，没有交办，应交办尽交办（通知三（二））")
                .binds_first_unit = true;
            return;
        }
        add_fact(22, was_transferred ? "TRANSFERRED" : "OPEN", is_due ? AlertLevel::Due : AlertLevel::Reminder, day,
            day,
            was_transferred ? "受理的申诉求决类初次信访已转送、未交办，应交办尽交办（通知三（二））"
                            : "受理的申诉求决类初次信访尚未交办（通知三（二））")
            .binds_first_unit = true;
    }

    void add_not_executed()
    {
        if (!m_facts.has(fact_flag::SUPPORTED) || m_facts.executed != NEVER || !is_known(m_facts.delivered)
            || m_facts.has_hint(fact_hint::PS_4_CONFIRMED))
            return;
        auto const late = m_facts.delivered + m_subject.execution_days;
        Deadline deadline;
        deadline.start = base::Date{m_facts.delivered};
        deadline.nominal = base::Date{std::min(late, m_facts.execution_due)};
        deadline.effective = deadline.nominal;
        deadline.limit = NO_CLOCK_LENGTH;
        auto const steps = alert_levels(deadline, m_in.rules.alert_leads(), m_in.calendar, m_in.hours);
        auto const* current = standing_step(steps, deadline, m_in.now);
        if (!current)
            return;
        int const days = base::days_between(m_today, deadline.nominal);
        add_fact(25, "EXEC", current->level, current->date, deadline.nominal,
            days >= 0 ? "予以支持的意见应于 " + base::to_iso(deadline.nominal) + " 前执行（条例第三十二条）"
                      : "予以支持的意见至今没有执行记录，已超过 " + std::to_string(-days) + " 天（条例第三十二条）");
    }

    // A-23: the window has opened and nobody has led the petitioner to it (S66); L24 reminds of its end.
    void add_evaluation()
    {
        bool const is_open = m_facts.has_hint(fact_hint::IN_EVALUATION) && is_known(m_facts.delivered)
            && m_facts.evaluation_ends != NEVER && m_today.days <= m_facts.evaluation_ends;
        bool const is_guided = m_facts.guided != NEVER && m_facts.guided >= m_facts.delivered;
        if (is_over() || !is_open || is_guided || m_facts.evaluated_unit != NEVER)
            return;
        base::Date const due{m_facts.evaluation_ends};
        add_fact(23, "OPEN", AlertLevel::Reminder, base::Date{m_facts.delivered}, due,
            "评价窗口到 " + base::to_iso(due) + " 关闭，还没有引导信访人查询、评价的记录（通知三（三））")
            .binds_first_unit = true;
    }

    // A-23: process and result are to be public (S65).
    void add_unpublished()
    {
        bool const is_owed =
            m_facts.has_hint(fact_hint::IN_EVALUATION) && is_known(m_facts.delivered) && !is_known(m_facts.published);
        if (is_over() || !is_owed)
            return;
        base::Date const delivered{m_facts.delivered};
        auto const due = shifted_working_days(m_in.calendar, delivered, m_values.publication_working_days);
        if (m_today < due)
            return;
        add_fact(23, "PUBLISH", m_today > due ? AlertLevel::Overdue : AlertLevel::Due, due, due,
            "送达后 " + std::to_string(m_values.publication_working_days)
                + " 个工作日应公开办理过程和结果（通知三（三）；天数为内部目标，可配置）");
    }

    // A day that a plan states; the leads are those of a limit of thirty days.
    void add_promise(
        int number, std::string const& key, std::int32_t day, std::string const& name, bool outlives_the_matter = false)
    {
        if (day == NEVER || (is_over() && !outlives_the_matter))
            return;
        Deadline deadline;
        deadline.nominal = base::Date{day};
        deadline.effective = deadline.nominal;
        deadline.limit = NO_CLOCK_LENGTH;
        auto const steps = alert_levels(deadline, m_in.rules.alert_leads(), m_in.calendar, m_in.hours);
        auto const* current = standing_step(steps, deadline, m_in.now);
        if (!current)
            return;
        int const left = base::days_between(m_today, deadline.nominal);
        add_fact(number, key, current->level, current->date, deadline.nominal,
            name + " " + base::to_iso(deadline.nominal) + " 到期，"
                + (left >= 0 ? "剩 " + std::to_string(left) : "逾期 " + std::to_string(-left)) + " 天（文书载明）");
    }

    // A-15: answered, but not solved (S78); goes when it is closed or supervised again.
    void add_without_result()
    {
        if (is_over() || !m_facts.has_hint(fact_hint::NO_RESULT) || m_facts.closed != NEVER)
            return;
        base::Date const day{m_facts.supervised};
        add_fact(15, "RESULT", AlertLevel::Reminder, day, day, "督办已答复，但问题尚未解决，应继续跟踪（通知三（四））")
            .binds_first_unit = true;
    }

    AlertSubject const& m_subject;
    IndicatorFacts const& m_facts;
    AlertSurroundings const& m_in;
    AlertValues const& m_values;
    base::Date m_today;
    std::vector<Alert> m_alerts;
};

} // namespace

bool Alert::operator<(Alert const& other) const
{
    return std::tuple(-static_cast<int>(level), due, id)
        < std::tuple(-static_cast<int>(other.level), other.due, other.id);
}

std::vector<Alert> alerts_of(AlertSubject const& subject, AlertSurroundings const& surroundings)
{
    return AlertRun(subject, surroundings).take();
}

std::vector<AlertReaction> reactions_of(PetitionRecord const& record)
{
    std::vector<AlertReaction> reactions;
    for (auto const& item : record.timeline) {
        if (!is_in_force(item))
            continue;
        auto const add = [&](ReactionKind kind) {
            reactions.push_back({kind, item.occurred_on.days, base::text_or(item.payload, "alert")});
        };
        if (item.act == "acknowledge_alert")
            add(is_by_the_holder(record, item) ? ReactionKind::Noted : ReactionKind::Acknowledged);
        else if (item.act == "urge")
            add(ReactionKind::Urged);
        else if (item.act == "explain_overdue")
            add(ReactionKind::Explained);
        else if (item.act == "supervise") {
            reactions.push_back({ReactionKind::Supervised, item.occurred_on.days, {}});
            if (base::text_or(item.payload, "ground") == "REPEAT" || item.payload.find("obligation"))
                reactions.push_back({ReactionKind::SupervisedRepeat, item.occurred_on.days,
                    base::text_or(item.payload, "instead_of", base::text_or(item.payload, "desk", record.channel))});
        }
    }
    return reactions;
}

} // namespace domain
