#include "domain/alerts/duty_alerts.h"

#include <algorithm>

namespace domain {

static std::string text_of(Duty const& duty, Alert const& alert, AlertSurroundings const& surroundings)
{
    int const days = base::days_between(surroundings.now.date, alert.due);
    auto text = duty.name + " " + base::to_iso(alert.due) + " 到期，";
    text += days > 0                        ? "剩 " + std::to_string(days) + " 天"
        : days == 0                         ? std::string("今天到期")
        : duty.deadline.is_missing_calendar ? "已过 " + std::to_string(-days) + " 天"
                                            : "逾期 " + std::to_string(-days) + " 天";
    if (duty.deadline.is_missing_calendar)
        text += "，顺延待定";
    auto const* rule = surroundings.rules.find(duty.rule_id, duty.deadline.start);
    if (!rule || rule->source == RuleSource::Config)
        return text + "（非法定期限" + (rule ? "：" + rule->basis : std::string("，文书载明")) + "）";
    return text + "（" + std::string(source_label(rule->source)) + "，" + rule->basis + "）";
}

std::optional<Alert> alert_of(Duty const& duty, AlertSurroundings const& surroundings)
{
    Alert alert;
    for (int number = 1; number <= ALERT_COUNT; ++number)
        if (alert_code(number) == duty.alert)
            alert.number = number;
    if (alert.number == 0)
        return {};
    auto const steps =
        alert_levels(duty.deadline, surroundings.rules.alert_leads(), surroundings.calendar, surroundings.hours);
    auto const today = surroundings.now.date;
    auto const* current = standing_step(steps, duty.deadline, surroundings.now);
    if (!current)
        return {};
    alert.level = current->level;
    alert.since = current->date;
    alert.due = duty.deadline.working_date();
    alert.days_late = std::max(0, base::days_between(alert.due, today));
    alert.rule_id = duty.rule_id;
    auto const step = current->level == AlertLevel::Reminder ? -current->lead : current->lead;
    alert.id = duty.alert + "." + duty.id + "." + (duty.rule_id.empty() ? "DOC" : duty.rule_id) + "."
        + (step > 0 ? "+" : "") + std::to_string(step);
    alert.text = text_of(duty, alert, surroundings);
    alert.recipients = recipients_of(alert.level, alert.days_late, surroundings.alerts.values());
    alert.binds_first_unit = true;
    return alert;
}

} // namespace domain
