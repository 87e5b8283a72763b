#include "app/queries/case_query.h"

#include "app/commands/execute_command.h"
#include "app/journal_entries.h"
#include "app/projector.h"
#include "app/queries/proposal_query.h"
#include "app/queries/record_texts.h"
#include "app/queries/visibility.h"
#include "app/references.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t SAME_ROWS = 20;

std::vector<Chip> case_chips(domain::PetitionRecord const& record)
{
    std::vector<Chip> chips;
    if (record.first_time == domain::FirstTime::First)
        chips.push_back({"初次", ChipLevel::Info});
    else if (record.first_time == domain::FirstTime::Repeat)
        chips.push_back({"重复", ChipLevel::DueSoon});
    if (!record.matter_class.empty())
        chips.push_back({choice_text("triage", "matter_class", record.matter_class), ChipLevel::Neutral});
    if (record.urgent)
        chips.push_back({"重大紧急", ChipLevel::Overdue});
    if (record.threat)
        chips.push_back({"有扬言", ChipLevel::Overdue});
    if (record.collective)
        chips.push_back({"集体访", ChipLevel::DueSoon});
    if (record.procedure == domain::Procedure::Simple)
        chips.push_back({"简易办理", ChipLevel::Neutral});
    if (record.litigation)
        chips.push_back({"涉法涉诉", ChipLevel::Neutral});
    if (record.extension_days > 0)
        chips.push_back({"已延期 " + std::to_string(record.extension_days) + " 日", ChipLevel::DueSoon});
    if (!record.pending.empty())
        chips.push_back({"待审批", ChipLevel::DueSoon});
    if (record.state == domain::State::Void)
        chips.push_back({"已作废", ChipLevel::Neutral});
    return chips;
}

bool is_approval(domain::ActDefinition const& act)
{
    return act.name == "approve";
}

// Beside the step that goes on, the step back: both are the reviewer's answer (S42).
bool is_answer(domain::ActDefinition const& act)
{
    return act.name == "send_back";
}

// A namesake of the petitioner says first that he is somebody else; all other acts wait for that (PR-03).
bool is_namesake(Context const& context, domain::PetitionRecord const& record)
{
    auto const* staff = context.organisation.find_staff(context.session.identity_id);
    auto const recusal = staff ? domain::recusal_of(*staff, record, context.organisation) : std::nullopt;
    return recusal && recusal->ground == domain::RecusalGround::PetitionersName;
}

std::vector<ActChoice> act_choices(
    Context const& context, domain::PetitionRecord const& record, std::vector<domain::ActAvailability> const& acts)
{
    auto const* first_step = is_namesake(context, record) ? domain::find_act("decide_recusal") : nullptr;
    std::vector<ActChoice> choices;
    for (auto const& act : acts) {
        if (act.act->on_record && act.act->name != "register_petition")
            choices.push_back({act.act, act.open, act.refused, act.why, false,
                act.act == first_step || domain::leads_on(*act.act, record) || is_answer(*act.act)});
    }
    std::stable_sort(choices.begin(), choices.end(), [](ActChoice const& left, ActChoice const& right) {
        auto const rank = [](ActChoice const& choice) {
            if (choice.is_step && is_answer(*choice.act))
                return choice.open ? 1 : 4;
            return (choice.open ? 0 : 3) + (choice.is_step || is_approval(*choice.act) ? 0 : 2);
        };
        return rank(left) < rank(right);
    });
    // What waits for an approval goes on with it and nothing else.
    auto const approval = std::find_if(choices.begin(), choices.end(),
        [](ActChoice const& choice) { return choice.open && is_approval(*choice.act); });
    if (approval != choices.end())
        std::rotate(choices.begin(), approval, approval + 1);
    if (!choices.empty() && choices.front().open) {
        auto& first = choices.front();
        first.main = is_approval(*first.act) || (first.is_step && !is_answer(*first.act));
    }
    return choices;
}

// PR-05: at the office's own screen the petitioner is at the keyboard, not the officer: an operator of its own, and
// only while there is a side left to judge.
bool is_for_petitioner(domain::ActDefinition const& act)
{
    return act.name == "evaluate";
}

bool has_side_to_judge(domain::PetitionRecord const& record)
{
    auto const is_open = [&](std::string_view side, bool has_begun) {
        return has_begun
            && std::none_of(record.evaluations.begin(), record.evaluations.end(),
                [&](domain::Evaluation const& known) { return known.side == side; });
    };
    return is_open("BUREAU", record.registered_by_bureau && (record.dispatched_on || !record.disposal.empty()))
        || is_open("UNIT", record.delivered_on.has_value());
}

// The people of the organisation, those who are named as responsible for the record before everybody else.
std::vector<domain::Staff const*> responsible_first(Context const& context, domain::PetitionRecord const& record)
{
    std::vector<domain::Staff const*> people;
    for (auto const& staff : context.organisation.staff())
        people.push_back(&staff);
    auto const named = {record.unit_officer, record.unit_leader, record.present_officer, record.first_leader};
    std::stable_partition(people.begin(), people.end(),
        [&](domain::Staff const* staff) { return std::find(named.begin(), named.end(), staff->id) != named.end(); });
    return people;
}

// Who else here could go on: of the units that the record concerns, one for each step that leads on.
std::vector<NextHand> next_hands(
    Context& context, domain::PetitionRecord const& record, domain::Surroundings const& surroundings)
{
    struct Found {
        std::size_t place; // of the act in the table
        NextHand hand;
    };
    std::vector<Found> found;
    auto const concerned = {record.unit, record.competent_unit, record.first_unit, record.dispatched_by};
    for (auto const* person : responsible_first(context, record)) {
        auto const& staff = *person;
        if (!staff.active || std::find(concerned.begin(), concerned.end(), staff.org) == concerned.end())
            continue;
        bool const is_self_service = staff.has_role(domain::Role::Petitioner);
        auto const& operator_id = is_self_service ? staff.id : context.session.operator_id;
        auto const choices = domain::availability(record, {operator_id, staff.id}, surroundings);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            auto const& act = *choices[i].act;
            bool const leads_on = is_self_service
                ? is_for_petitioner(act) && has_side_to_judge(record)
                : is_approval(act) || (domain::leads_on(act, record) && !act.from.empty());
            auto const is_known = [&](Found const& one) { return one.place == i; };
            if (!choices[i].open || !leads_on || std::any_of(found.begin(), found.end(), is_known))
                continue;
            auto const role = std::find_if(
                act.actors.begin(), act.actors.end(), [&](domain::Role one) { return staff.has_role(one); });
            auto const post = role == act.actors.end() ? std::string() : "（" + std::string(to_chinese(*role)) + "）";
            found.push_back({i, {&act, staff.id, staff.name + post}});
        }
    }
    std::sort(
        found.begin(), found.end(), [](Found const& left, Found const& right) { return left.place < right.place; });
    std::vector<NextHand> hands;
    hands.reserve(found.size());
    for (auto& one : found)
        hands.push_back(std::move(one.hand));
    return hands;
}

// The last step may be taken back by whoever may undo; everything before it may not (J10).
void mark_undoable(Context& context, CaseSnapshot& snapshot)
{
    auto const is_undo_open = std::any_of(snapshot.acts.begin(), snapshot.acts.end(),
        [](ActChoice const& choice) { return choice.act->name == "undo" && choice.open; });
    if (!is_undo_open)
        return;
    for (std::size_t i = 0; i < snapshot.timeline.size(); ++i) {
        auto& line = snapshot.timeline[i];
        auto const& frontier = snapshot.record.frontier;
        if (line.inert || line.undone || std::find(frontier.begin(), frontier.end(), line.entry) == frontier.end())
            continue;
        auto const stored = context.journal.find(line.entry);
        if (stored.is_error() || !stored.value())
            continue;
        auto const entry = to_entry(*stored.value());
        line.can_undo = !entry.is_error() && entry.value().act != "undo" && !why_not_undoable(context, entry.value());
    }
}

std::vector<TimelineLine> timeline_lines(
    Context const& context, domain::PetitionRecord const& record, domain::OfficeConfig const& config)
{
    std::vector<TimelineLine> lines;
    for (auto const& item : record.timeline) {
        TimelineLine line;
        line.title = timeline_title(context, item);
        if (auto const ground = ground_text(config, item, record.received_on); !ground.empty())
            line.title += "：" + ground;
        line.detail = timeline_detail(context, item);
        line.entry = item.entry;
        line.inert = item.inert;
        line.undone = item.undone;
        lines.push_back(std::move(line));
    }
    return lines;
}

void add_related(Context& context, CaseSnapshot& snapshot)
{
    auto const& record = snapshot.record;
    std::vector<std::string> same_matter, same_person;
    if (auto const rows =
            context.projections.records_of_matter(domain::matter_of(record, context.surroundings().find_record).value);
        !rows.is_error()) {
        for (auto const& row : rows.value()) {
            if (row.record_id != record.id.value && same_matter.size() < SAME_ROWS)
                same_matter.push_back(row.record_id);
        }
    }
    if (!record.petitioners.empty() && !record.anonymous) {
        auto keys = petitioner_keys(record);
        for (auto& key : keys)
            key.folded_name.clear(); // A name alone says too little here.
        auto const rows = context.projections.similar_petitioners(keys, record.id.value);
        if (!rows.is_error()) {
            for (auto const& row : rows.value()) {
                bool const is_listed =
                    std::find(same_matter.begin(), same_matter.end(), row.record_id) != same_matter.end();
                if (!is_listed && same_person.size() < SAME_ROWS)
                    same_person.push_back(row.record_id);
            }
        }
    }
    snapshot.same_matter = record_rows(context, same_matter);
    snapshot.same_petitioner = record_rows(context, same_person);
}

CaseSnapshot describe(
    Context& context, domain::PetitionRecord record, domain::Surroundings const& surroundings, base::Instant now)
{
    CaseSnapshot snapshot;
    auto const acts = domain::availability(record, context.identity(), surroundings);
    auto const name = record.petitioners.empty() ? std::string() : record.petitioners.front().name;
    snapshot.breadcrumb_no = record.petition_no;
    snapshot.title = join_dots({petitioner_text(name, record.petitioner_count, record.anonymous), title_of(record)});
    snapshot.chips = case_chips(record);
    snapshot.stages = stage_steps(record, acts, surroundings.today);
    snapshot.responsibility = responsibility_lines(context, record);
    snapshot.registration = registration_lines(context, record);
    snapshot.opinion = opinion_lines(record);
    snapshot.clocks = clock_lines(record, surroundings, now);
    snapshot.acts = act_choices(context, record, acts);
    snapshot.timeline = timeline_lines(context, record, surroundings.config);
    for (auto const& kind : record.documents)
        snapshot.documents.push_back({kind, document_name(kind)});
    snapshot.attachments = attachment_lines(context, record);
    for (auto const& item : domain::checklist_on(surroundings.config, record.received_on))
        snapshot.checks.push_back({std::string(item.id), std::string(item.text),
            std::string(domain::to_chinese(item.stage)), item.is_mandatory, item.asked_at});
    snapshot.record = std::move(record);
    return snapshot;
}

// Before it is disposed of: where the routing table would send it, for the officer to confirm (law.md 5.5).
void add_routing(Context& context, CaseSnapshot& snapshot)
{
    auto const state = snapshot.record.state;
    if (state != domain::State::Registered && state != domain::State::Triaged && state != domain::State::ReportedUp)
        return;
    auto const routing = routing_of(context, snapshot.record);
    if (routing.rule.empty())
        return;
    snapshot.responsibility.push_back(
        {"建议去向", routing.destination + "（" + routing.rule + "，" + routing.basis + "）"});
    for (auto const& note : routing.notes)
        snapshot.responsibility.push_back({"提示", note});
}

} // namespace

std::optional<CaseSnapshot> make_case(Context& context, base::RecordId const& id)
{
    if (!may_see(context, id))
        return {};
    auto const record = load_record(context, id);
    if (record.is_error() || !record.value() || record.value()->state == domain::State::None)
        return {};
    auto snapshot = describe(context, *record.value(), context.surroundings(), context.now());
    snapshot.next_hands = next_hands(context, snapshot.record, context.surroundings());
    std::erase_if(snapshot.next_hands, [&](NextHand const& hand) {
        return std::any_of(snapshot.acts.begin(), snapshot.acts.end(),
            [&](ActChoice const& choice) { return choice.open && choice.act == hand.act; });
    });
    mark_undoable(context, snapshot);
    add_routing(context, snapshot);
    add_related(context, snapshot);
    context.cache.trim();
    return snapshot;
}

std::optional<CaseSnapshot> make_case_as_of(Context& context, base::RecordId const& id, base::Date day)
{
    if (!may_see(context, id))
        return {};
    auto const end_of_day = base::at(base::add_days(day, 1), base::TimeOfDay{0});
    auto entries = entries_of(context, record_subject(id));
    auto adoptions = entries_of_kind(context, domain::SubjectKind::Reference);
    if (entries.is_error() || adoptions.is_error())
        return {};
    auto const is_later = [&](domain::JournalEntry const& entry) { return entry.recorded_at >= end_of_day; };
    auto known = entries.release_value();
    std::erase_if(known, is_later);
    auto known_references = adoptions.release_value();
    std::erase_if(known_references, is_later);
    auto const adopted = references_from(context, known_references);
    if (adopted.is_error())
        return {};
    auto const& references = adopted.value().data;

    auto const present = context.surroundings();
    auto config = present.config;
    config.closing_time = references.office_hours.closing;
    config.history = &references.history;
    domain::Surroundings const then{present.organisation, references.calendar, references.rules, config, day,
        present.find_record, present.find_matter};
    auto record = domain::fold_record(id, std::move(known), then);
    if (record.state == domain::State::None)
        return {};
    auto snapshot = describe(context, std::move(record), then, base::Instant{end_of_day.milliseconds - 1});
    for (auto& choice : snapshot.acts) { // The past is for looking.
        choice.open = choice.main = false;
        choice.why = "正在查看 " + base::to_chinese(day) + " 的情况，不能在此办理。";
    }
    return snapshot;
}

} // namespace app
