// Facts that follow from others and that lists filter by: 越级 (law.md 3.6) and the scope of evaluation (law.md 6).
// Worked out again after every act, so a correction moves them.
#include "domain/workflow/effects.h"

#include "base/text.h"

#include <algorithm>

namespace domain {

// The level at which it was raised: as the register says (信访来源), else that of the registering organisation.
static int source_rank(PetitionRecord const& record, Organisation const& organisation)
{
    if (auto const level = parse_org_level(base::text_or(record.fields, "source_level")))
        return static_cast<int>(*level);
    auto const* org = organisation.find_org(record.first_unit);
    return org ? static_cast<int>(org->level) : 0;
}

static int competent_rank(PetitionRecord const& record, Organisation const& organisation)
{
    if (record.competent_level > 0)
        return record.competent_level;
    auto const* org = organisation.find_org(record.competent_unit);
    return org ? static_cast<int>(org->level) : 0;
}

static void refresh_levels(PetitionRecord& record, Organisation const& organisation)
{
    record.source_rank = source_rank(record, organisation);
    auto const competent = competent_rank(record, organisation);
    record.skip_level = record.channel == "VISIT" && competent > 0 && record.source_rank > competent + 1;
    record.skip_to_beijing = record.skip_level && record.source_rank == static_cast<int>(OrgLevel::Nation);
    auto const notified = std::find_if(record.events.begin(), record.events.end(),
        [](ClockEvent const& event) { return event.name == "visit_notified_at"; });
    if (record.skip_to_beijing && notified == record.events.end())
        note_event(record, "visit_notified_at", record.received_on);
    else if (!record.skip_to_beijing && notified != record.events.end())
        record.events.erase(notified);
}

static bool is_reachable(PetitionRecord const& record)
{
    if (record.channel == "ONLINE") // by account
        return true;
    if (record.petitioners.empty())
        return false;
    auto const& main = record.petitioners.front();
    return !base::trimmed(main.phone).empty() || !base::trimmed(main.address).empty();
}

static std::string why_not_evaluated(PetitionRecord const& record)
{
    if (record.first_time == FirstTime::Undecided)
        return "尚未甄别";
    if (record.first_time == FirstTime::Repeat)
        return "重复件不纳入，只评价首次登记并受理的事项";
    if (record.anonymous)
        return "匿名信访不纳入评价";
    if (record.litigation || record.route == "R1_JUDICIAL")
        return "涉法涉诉事项不纳入评价";
    if (record.matter_class == "ACCUSATION")
        return "检举控告事项依法不宜公开，不纳入评价";
    if (record.route == "R2_ARBITRATION" || record.route == "R3_PARTY_APPEAL" || record.route == "R4_ADMIN_PROCEDURE")
        return "应通过其他法定途径解决的事项不纳入评价";
    if (record.non_acceptance)
        return "不予受理、不再受理的事项不纳入评价";
    if (record.state == State::Void)
        return "误登作废";
    if (!is_reachable(record))
        return "没有联系方式，无法告知信访人评价";
    return {};
}

void refresh_computed_facts(PetitionRecord& record, Surroundings const& surroundings)
{
    if (record.state == State::None)
        return;
    refresh_levels(record, surroundings.organisation);
    auto const why = why_not_evaluated(record);
    record.in_eval_scope = why.empty();
    record.eval_scope_reason = why.empty() ? "首次登记受理的实名事项，纳入评价" : why;
}

} // namespace domain
