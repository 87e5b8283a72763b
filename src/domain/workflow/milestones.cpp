#include "domain/workflow/milestones.h"

#include "domain/workflow/visibility.h"

#include <algorithm>

namespace domain {

std::vector<Milestone> public_milestones(PetitionRecord const& record)
{
    std::vector<Milestone> milestones;
    if (record.state == State::None || record.state == State::Void || is_confidential(record)
        || base::boolean_or(record.fields, "secret", false))
        return milestones;
    auto const add = [&](char const* label, std::optional<base::Date> on) {
        if (on)
            milestones.push_back({label, *on});
    };
    for (auto const& event : record.events)
        if (event.name == "registered_at")
            add("登记", event.on);
    add("转送交办", record.dispatched_on);
    for (auto const& relay : record.relays)
        add("逐级转送", relay.relayed_on);
    add("责任单位收到", record.unit_received_on);
    add(record.simple_accepted_on ? "简易受理告知" : "受理告知", record.notice_on);
    if (record.non_acceptance)
        add(record.non_acceptance->ground.starts_with('X') ? "不再受理告知" : "不予受理告知",
            record.non_acceptance->on);
    if (record.referral)
        add("转有关机关或者途径", record.referral->on);
    add("延期告知", record.extension_notified_on);
    add("出具处理意见", record.opinion_issued_on);
    add("送达处理意见", record.delivered_on);
    for (auto const& review : record.reviews)
        add(review.is_recheck ? "复核意见" : "复查意见", review.issued_on);
    std::stable_sort(milestones.begin(), milestones.end(),
        [](Milestone const& left, Milestone const& right) { return left.on < right.on; });
    return milestones;
}

} // namespace domain
