// Puts a deadline into words: how it was counted, by which article, which days were left out or moved, and why. The
// dates come from compute_deadline; nothing is counted here a second time except which days to speak of.
#include "domain/deadline/deadline.h"

#include <algorithm>

namespace domain {

using base::Date;

// One clock being explained.
class Explainer {
public:
    Explainer(DeadlineRule const& rule, StartEvent start, DeadlineAdjustments const& adjustments,
        WorkCalendar const& calendar, OfficeHours hours, Deadline& deadline)
        : m_rule(rule)
        , m_start(start)
        , m_adjustments(adjustments)
        , m_calendar(calendar)
        , m_hours(hours)
        , m_deadline(deadline)
        , m_names_years(base::year_month_day(start.date).year != base::year_month_day(deadline.working_date()).year)
    {
    }

    void explain()
    {
        add(StepKind::Count, m_start.date, m_deadline.nominal, count_text());
        add(StepKind::Basis, m_start.date, m_start.date, basis_text());
        explain_days();
        explain_pauses();
        explain_extension();
        explain_last_day();
    }

private:
    void add(StepKind kind, Date from, Date to, std::string text)
    {
        m_deadline.explanation.push_back({kind, from, to, std::move(text)});
    }

    std::string day_text(Date date) const { return m_names_years ? base::to_chinese(date) : base::to_month_day(date); }
    std::string day_and_weekday(Date date) const
    {
        return day_text(date) + " " + std::string(base::weekday_chinese(base::weekday(date)));
    }
    static std::string short_day(Date date)
    {
        auto const parts = base::year_month_day(date);
        return std::to_string(parts.month) + "-" + std::to_string(parts.day);
    }
    static std::string short_span(Date from, Date to)
    {
        return from == to ? short_day(from) : short_day(from) + " 至 " + short_day(to);
    }

    int paused_days() const
    {
        if (m_deadline.unit != DeadlineUnit::CalendarDays)
            return 0;
        return base::days_between(m_start.date, m_deadline.nominal) - m_deadline.limit.value_or(0);
    }

    std::string count_text() const
    {
        std::string const start = m_rule.start_label + " " + day_text(m_start.date);
        std::string const due = day_and_weekday(m_deadline.nominal);
        std::string added = "＋" + limit_text(m_rule);
        if (m_adjustments.extension_days > 0)
            added += "＋延期" + std::to_string(m_adjustments.extension_days) + "日";
        if (paused_days() > 0)
            added += "＋暂停" + std::to_string(paused_days()) + "日";
        switch (m_deadline.unit) {
        case DeadlineUnit::CalendarDays:
        case DeadlineUnit::WorkingDays:
            return start + "（不计入）" + added + "＝" + due;
        case DeadlineUnit::SameDay:
            return start + "，当日办结＝" + due;
        case DeadlineUnit::Hours:
            if (m_start.at && m_deadline.due_time) {
                return start + " " + base::to_text(*m_start.at) + added + "＝" + day_text(m_deadline.nominal) + " "
                    + base::to_text(*m_deadline.due_time);
            }
            return start + added + "＝" + due;
        case DeadlineUnit::Months: {
            // CAL-14: said only where the month is too short for the day.
            bool const is_month_end = base::year_month_day(base::add_months(m_start.date, m_rule.n.value_or(0))).day
                != base::year_month_day(m_start.date).day;
            return start + added + "＝" + due + (is_month_end ? "（该月无此日，以月末为准）" : "");
        }
        case DeadlineUnit::Term:
            return start + "，" + limit_text(m_rule) + "＝" + due;
        case DeadlineUnit::Document:
            return "文书载明的期限：" + due;
        }
        CHECK(!"known unit");
    }

    std::string basis_text() const
    {
        return m_rule.basis + "・" + std::string(source_label(m_rule.source)) + "・"
            + std::string(unit_label(m_deadline.unit));
    }

    // A run of neighbouring days that share a property, with the holidays' names in it.
    struct Run {
        Date from;
        Date to;
        std::vector<std::string> reasons;
    };

    template <typename Predicate> std::vector<Run> runs(Predicate belongs) const
    {
        std::vector<Run> found;
        Date const first = base::add_days(m_start.date, 1);
        for (Date date = first; date <= m_deadline.nominal; date = base::add_days(date, 1)) {
            auto const status = m_calendar.day(date);
            if (!status.has_data || !belongs(date, status))
                continue;
            if (found.empty() || base::add_days(found.back().to, 1) != date)
                found.push_back({date, date, {}});
            auto& run = found.back();
            run.to = date;
            if (std::find(run.reasons.begin(), run.reasons.end(), status.reason) == run.reasons.end())
                run.reasons.push_back(status.reason);
        }
        return found;
    }

    // 国庆节、中秋节放假; a weekend that touches a holiday is not worth a word of its own.
    static std::string joined_reasons(std::vector<std::string> reasons)
    {
        static constexpr std::string_view CLOSED = "放假";
        if (reasons.size() > 1)
            reasons.erase(std::remove(reasons.begin(), reasons.end(), "周末"), reasons.end());
        std::string text;
        for (std::size_t index = 0; index < reasons.size(); ++index) {
            std::string_view reason = reasons[index];
            if (index + 1 < reasons.size() && reason.ends_with(CLOSED))
                reason.remove_suffix(CLOSED.size());
            text += (index > 0 ? "、" : "") + std::string(reason);
        }
        return text;
    }

    void explain_days()
    {
        if (m_deadline.unit == DeadlineUnit::CalendarDays) {
            auto const is_holiday = [](Date, DayStatus const& status) { return status.reason.ends_with("放假"); };
            for (auto const& run : runs(is_holiday)) {
                add(StepKind::CountedRestDays, run.from, run.to,
                    "期间" + joined_reasons(run.reasons) + " " + short_span(run.from, run.to) + " 照计");
            }
        } else if (m_deadline.unit == DeadlineUnit::WorkingDays) {
            explain_working_days();
        } else if (m_deadline.unit == DeadlineUnit::SameDay && m_deadline.nominal != m_start.date) {
            add(StepKind::Moved, m_start.date, m_deadline.nominal, moved_text());
        }
    }

    void explain_working_days()
    {
        for (auto const& run : runs([](Date, DayStatus const& status) { return !status.is_working; })) {
            add(StepKind::SkippedDays, run.from, run.to,
                short_span(run.from, run.to) + " " + joined_reasons(run.reasons) + "，不计");
        }
        auto const is_make_up = [](Date, DayStatus const& status) {
            return status.is_working && !status.reason.empty();
        };
        for (auto const& run : runs(is_make_up)) {
            for (Date date = run.from; date <= run.to; date = base::add_days(date, 1)) {
                add(StepKind::CountedMakeUpDay, date, date,
                    short_day(date) + " " + std::string(base::weekday_chinese(base::weekday(date))) + " "
                        + m_calendar.day(date).reason + "，计入");
            }
        }
    }

    std::string moved_text() const
    {
        auto const status = m_calendar.day(m_start.date);
        std::string const why = !status.is_working && status.has_data
            ? day_text(m_start.date) + "为" + status.reason
            : base::to_text(m_hours.closing) + " 下班以后收到";
        return why + "，移至下一工作日 " + day_and_weekday(m_deadline.nominal);
    }

    void explain_pauses()
    {
        for (auto const& pause : m_adjustments.pauses) {
            if (!pause.to) {
                add(StepKind::Pause, pause.from, pause.from,
                    "自 " + day_text(pause.from) + " 起" + pause.reason + "，暂停计时，届满日待定");
                continue;
            }
            int days = base::days_between(pause.from, *pause.to) + 1;
            if (m_adjustments.pause_counting == PauseCounting::WithoutLastDay)
                --days;
            add(StepKind::Pause, pause.from, *pause.to,
                pause.reason + " " + short_span(pause.from, *pause.to) + "，" + std::to_string(days) + "日不计入");
        }
    }

    void explain_extension()
    {
        if (m_adjustments.extension_days > 0) {
            std::string text = "延期" + std::to_string(m_adjustments.extension_days) + "日";
            if (!m_adjustments.extension_approver.empty())
                text += "，" + m_adjustments.extension_approver + "批准";
            Date const approved_on = m_adjustments.extension_approved_on.value_or(m_start.date);
            if (m_adjustments.extension_approved_on)
                text += "（" + day_text(approved_on) + "）";
            add(StepKind::Extension, approved_on, approved_on, std::move(text));
        } else if (m_rule.extension_days > 0) {
            add(StepKind::NoExtension, m_deadline.nominal, m_deadline.nominal,
                "未延期（可延 ≤" + std::to_string(m_rule.extension_days) + "日，须负责人批准并告知）");
        }
    }

    void explain_last_day()
    {
        if (m_deadline.is_missing_calendar) {
            explain_missing_calendar();
            return;
        }
        if (m_rule.roll == RollToWorkingDay::No || !m_deadline.effective)
            return;
        Date const nominal = m_deadline.nominal;
        auto const status = m_calendar.day(nominal);
        bool const can_end_on_rest_day =
            m_deadline.unit != DeadlineUnit::WorkingDays && m_deadline.unit != DeadlineUnit::SameDay;
        if (*m_deadline.effective != nominal) {
            add(StepKind::Roll, nominal, *m_deadline.effective,
                "末日 " + day_and_weekday(nominal) + "为" + status.reason + "，顺延至 "
                    + day_and_weekday(*m_deadline.effective));
        } else if (can_end_on_rest_day) {
            std::string const why = status.reason.empty() ? "末日为工作日" : "末日" + status.reason;
            add(StepKind::NoRoll, nominal, nominal, why + "，不顺延");
        }
        if (m_deadline.is_provisional) {
            auto const year = std::to_string(base::year_month_day(nominal).year + 1);
            add(StepKind::Provisional, nominal, *m_deadline.effective,
                "12月25日以后是否放假以" + year + "年放假安排为准，暂定");
        }
    }

    void explain_missing_calendar()
    {
        bool const counts_working_days =
            m_deadline.unit == DeadlineUnit::WorkingDays || m_deadline.unit == DeadlineUnit::SameDay;
        Date date = counts_working_days ? m_start.date : m_deadline.nominal;
        while (m_calendar.is_working(date))
            date = base::add_days(date, 1);
        std::string text = std::to_string(base::year_month_day(date).year) + "年放假安排尚未导入，";
        if (counts_working_days)
            text += "暂按周一至周五推算，";
        add(StepKind::MissingCalendar, date, date, text + "顺延待定");
    }

    DeadlineRule const& m_rule;
    StartEvent m_start;
    DeadlineAdjustments const& m_adjustments;
    WorkCalendar const& m_calendar;
    OfficeHours m_hours;
    Deadline& m_deadline;
    bool m_names_years{false};
};

std::optional<Deadline> explain_deadline(DeadlineRule const& rule, StartEvent start,
    DeadlineAdjustments const& adjustments, WorkCalendar const& calendar, OfficeHours hours)
{
    auto deadline = compute_deadline(rule, start, adjustments, calendar, hours);
    if (deadline)
        Explainer(rule, start, adjustments, calendar, hours, *deadline).explain();
    return deadline;
}

} // namespace domain
