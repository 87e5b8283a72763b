#include "domain/alerts/alert_rules.h"

#include <algorithm>

namespace domain {

std::string_view to_chinese(Recipient recipient)
{
    switch (recipient) {
    case Recipient::Officer:
        return "责任人";
    case Recipient::Leader:
        return "责任领导";
    case Recipient::FirstOfficer:
        return "首办责任人";
    case Recipient::BureauDesk:
        return "信访部门业务人员";
    case Recipient::FirstLeader:
        return "首办责任领导";
    case Recipient::BureauLeader:
        return "信访部门负责人";
    case Recipient::UpperBureau:
        break;
    }
    return "上一级信访部门";
}

std::string_view to_chinese(AlertLevel level)
{
    switch (level) {
    case AlertLevel::Reminder:
        return "临期提示提醒";
    case AlertLevel::Due:
        return "到期催办督办";
    case AlertLevel::Overdue:
        break;
    }
    return "逾期问效问责";
}

std::string alert_code(int number)
{
    return number < 10 ? "A-0" + std::to_string(number) : "A-" + std::to_string(number);
}

base::Result<AlertRules> AlertRules::create(std::vector<AlertRule> rows, AlertValues values, std::string_view file)
{
    std::sort(rows.begin(), rows.end(),
        [](AlertRule const& left, AlertRule const& right) { return left.number < right.number; });
    for (int number = 1; number <= ALERT_COUNT; ++number) {
        auto const index = static_cast<std::size_t>(number - 1);
        if (index >= rows.size() || rows[index].number != number)
            return base::invalid_input(
                std::string(file) + " 中提醒 " + alert_code(number) + " 应当恰好有一行。", alert_code(number));
    }
    if (rows.size() != static_cast<std::size_t>(ALERT_COUNT))
        return base::invalid_input(std::string(file) + " 中有重复的提醒。", "alerts");
    AlertRules rules;
    rules.m_rows = std::move(rows);
    rules.m_values = values;
    return rules;
}

std::vector<Recipient> recipients_of(AlertLevel level, int days_late, AlertValues const& values)
{
    std::vector<Recipient> recipients{Recipient::Officer, Recipient::Leader};
    if (level >= AlertLevel::Due)
        recipients.insert(recipients.end(), {Recipient::FirstOfficer, Recipient::BureauDesk});
    if (level == AlertLevel::Overdue) {
        recipients.insert(recipients.end(), {Recipient::FirstLeader, Recipient::BureauLeader});
        if (days_late >= values.upper_bureau_after_days)
            recipients.push_back(Recipient::UpperBureau);
    }
    return recipients;
}

} // namespace domain
