// Leads are data (a CONFIG table); this file only knows how to walk from the due day to the days they speak of.
#include "domain/deadline/alert_levels.h"

#include <algorithm>

namespace domain {

using base::Date;

static constexpr int SAME_DAY_LEAD_HOURS = 2; // clauses 8.9, where the table has no row for it

static bool is_working_or_plain(WorkCalendar const& calendar, Date date)
{
    return calendar.is_working(date).value_or(base::weekday(date) <= base::Weekday::Friday);
}

// Alerts must run in a year without data too (CAL-13), so the plain week stands in there.
static Date add_working_days(WorkCalendar const& calendar, Date date, int days)
{
    int const step = days < 0 ? -1 : 1;
    for (int left = days * step; left > 0;) {
        date = base::add_days(date, step);
        if (is_working_or_plain(calendar, date))
            --left;
    }
    return date;
}

// Limits in months, of a document and of a period are measured by their length in calendar days.
static AlertLead const* find_lead(Deadline const& deadline, AlertLeads const& leads)
{
    bool const has_own_rows = deadline.unit == DeadlineUnit::WorkingDays || deadline.unit == DeadlineUnit::SameDay
        || deadline.unit == DeadlineUnit::Hours;
    auto const unit = has_own_rows ? deadline.unit : DeadlineUnit::CalendarDays;
    bool const is_counted = has_own_rows || deadline.unit == DeadlineUnit::CalendarDays;
    int const length = is_counted ? deadline.limit.value_or(0) : base::days_between(deadline.start, deadline.nominal);
    AlertLead const* longest = nullptr;
    for (auto const& lead : leads) {
        if (lead.unit != unit)
            continue;
        if (length <= lead.up_to)
            return &lead;
        longest = &lead;
    }
    return longest;
}

static std::vector<AlertDate> same_day_alerts(
    Deadline const& deadline, AlertLead const* lead, WorkCalendar const& calendar, OfficeHours hours)
{
    Date const due = deadline.working_date();
    std::vector<AlertDate> alerts;
    for (int const before : lead ? lead->before : std::vector<int>{SAME_DAY_LEAD_HOURS}) {
        int const minutes = std::max(0, hours.closing.minutes - before * 60);
        alerts.push_back({AlertLevel::Reminder, due, base::TimeOfDay{minutes}, before});
    }
    alerts.push_back({AlertLevel::Due, due, hours.closing, 0});
    alerts.push_back({AlertLevel::Overdue, add_working_days(calendar, due, 1), {}, 1});
    return alerts;
}

static std::vector<AlertDate> hour_alerts(Deadline const& deadline, AlertLead const* lead)
{
    Date const due = deadline.working_date();
    std::vector<AlertDate> alerts;
    if (lead && deadline.due_time) {
        for (int const before : lead->before) {
            auto instant = base::at(due, *deadline.due_time);
            instant.milliseconds -= std::int64_t{before} * 60 * 60 * 1000;
            alerts.push_back({AlertLevel::Reminder, base::civil_date(instant), base::time_of_day(instant), before});
        }
    }
    alerts.push_back({AlertLevel::Due, due, deadline.due_time, 0});
    alerts.push_back({AlertLevel::Overdue, base::add_days(due, 1), {}, 1});
    return alerts;
}

static std::vector<AlertDate> day_alerts(Deadline const& deadline, AlertLead const* lead, WorkCalendar const& calendar)
{
    Date const due = deadline.working_date();
    auto const shifted = [&](int days) {
        return deadline.unit == DeadlineUnit::WorkingDays ? add_working_days(calendar, due, days)
                                                          : base::add_days(due, days);
    };
    std::vector<AlertDate> alerts;
    if (lead) {
        for (int const before : lead->before)
            alerts.push_back({AlertLevel::Reminder, shifted(-before), {}, before});
    }
    alerts.push_back({AlertLevel::Due, due, {}, 0});
    for (int const after : lead ? lead->after : std::vector<int>{1})
        alerts.push_back({AlertLevel::Overdue, shifted(after), {}, after});
    return alerts;
}

std::vector<AlertDate> alert_levels(
    Deadline const& deadline, AlertLeads const& leads, WorkCalendar const& calendar, OfficeHours hours)
{
    if (deadline.is_paused)
        return {};
    auto const* lead = find_lead(deadline, leads);
    std::vector<AlertDate> alerts;
    if (deadline.unit == DeadlineUnit::SameDay)
        alerts = same_day_alerts(deadline, lead, calendar, hours);
    else if (deadline.unit == DeadlineUnit::Hours)
        alerts = hour_alerts(deadline, lead);
    else
        alerts = day_alerts(deadline, lead, calendar);
    alerts.erase(
        std::remove_if(alerts.begin(), alerts.end(),
            [&](AlertDate const& alert) { return alert.level == AlertLevel::Reminder && alert.date < deadline.start; }),
        alerts.end());
    std::stable_sort(alerts.begin(), alerts.end(),
        [](AlertDate const& a, AlertDate const& b) { return a.date != b.date ? a.date < b.date : a.at < b.at; });
    return alerts;
}

AlertDate const* standing_step(std::vector<AlertDate> const& steps, Deadline const& deadline, Moment now)
{
    AlertDate const* standing = nullptr;
    for (auto const& step : steps) {
        bool const has_begun =
            step.date < now.date || (step.date == now.date && (!step.at || (now.at && *now.at >= *step.at)));
        if (has_begun && (step.level != AlertLevel::Overdue || !deadline.is_missing_calendar))
            standing = &step;
    }
    return standing;
}

static int working_days_left(WorkCalendar const& calendar, Date today, Date due)
{
    int days = 0;
    for (Date date = base::add_days(today, 1); date <= due; date = base::add_days(date, 1))
        days += is_working_or_plain(calendar, date) ? 1 : 0;
    return days;
}

static std::string hours_and_minutes(std::int64_t milliseconds)
{
    auto const minutes = (milliseconds + 59999) / 60000;
    auto const hours = minutes / 60;
    std::string text;
    if (hours > 0)
        text = std::to_string(hours) + " 小时";
    if (minutes % 60 > 0 || hours == 0)
        text += (text.empty() ? "" : " ") + std::to_string(minutes % 60) + " 分钟";
    return text;
}

// The last hours of a limit in hours, counted to the minute.
static Remaining remaining_hours(Moment now, Deadline const& deadline)
{
    auto const left =
        base::at(deadline.working_date(), *deadline.due_time).milliseconds - base::at(now.date, *now.at).milliseconds;
    if (left < 0)
        return {RemainingLevel::Overdue, -1, "逾期 " + hours_and_minutes(-left)};
    return {RemainingLevel::DueToday, 0, "剩 " + hours_and_minutes(left)};
}

Remaining remaining(
    Moment now, Deadline const& deadline, AlertLeads const& leads, WorkCalendar const& calendar, OfficeHours hours)
{
    if (deadline.is_paused)
        return {RemainingLevel::Pending, 0, "暂停计时"};
    Date const due = deadline.working_date();
    int const days = base::days_between(now.date, due);
    if (deadline.due_time && now.at && days >= -1 && days <= 1)
        return remaining_hours(now, deadline);

    Remaining result{RemainingLevel::Normal, days, {}};
    if (days < 0) {
        result.level = RemainingLevel::Overdue;
        result.text = "逾期 " + std::to_string(-days) + " 天";
    } else if (days == 0) {
        result.level = RemainingLevel::DueToday;
        result.text = "今天到期";
    } else {
        if (deadline.unit == DeadlineUnit::WorkingDays)
            result.days = working_days_left(calendar, now.date, due);
        result.text =
            "剩 " + std::to_string(result.days) + (deadline.unit == DeadlineUnit::WorkingDays ? " 个工作日" : " 天");
        auto const alerts = alert_levels(deadline, leads, calendar, hours);
        bool const is_soon =
            !alerts.empty() && alerts.front().level == AlertLevel::Reminder && alerts.front().date <= now.date;
        if (is_soon)
            result.level = RemainingLevel::Soon;
    }
    if (deadline.is_missing_calendar) {
        // Past the nominal day it may still be in time, so 逾期 would be a false accusation.
        result.level = RemainingLevel::Pending;
        result.text = days < 0 ? "顺延待定" : result.text + "，顺延待定";
    }
    return result;
}

} // namespace domain
