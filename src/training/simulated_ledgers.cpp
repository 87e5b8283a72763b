#include "training/simulated_ledgers.h"

#include "domain/ledgers/ledger.h"

#include <algorithm>

namespace training {

using app::demo::LawfulJournal;
using base::Value;
using base::ValueList;
using base::ValueObject;
using domain::ActDefinition;
using domain::ArgumentType;

static constexpr int OPENING_MINUTES = 8 * 60 + 31; // before the day's acts on matters
static constexpr int DAYS_TO_DO_IT = 20;
static constexpr base::StaffId Cast::*CANDIDATES[]{&Cast::officer, &Cast::leader, &Cast::inspector, &Cast::case_leader,
    &Cast::conference, &Cast::unit_officer, &Cast::unit_leader, &Cast::city_officer, &Cast::city_leader};

SimulatedLedgers::SimulatedLedgers(LawfulJournal& journal, SimulationReport& report, std::uint64_t seed)
    : m_journal(journal)
    , m_report(report)
    , m_nonces(seed)
{
    for (auto const& kind : domain::ledger_kinds())
        for (auto const& one : kind.acts)
            m_acts.push_back(&one.act);
    for (auto const* common : {"correct_ledger_item", "void_ledger_item"})
        m_acts.push_back(domain::find_act(common));
}

void SimulatedLedgers::play_next(Cast const& cast, base::RecordId const& record, base::Date on)
{
    auto const& act = *m_acts[m_next++];
    Moment moment{&cast, record, on, base::at(on, {OPENING_MINUTES})};
    auto const place = domain::find_ledger_act(act.name);
    auto const& kind = place.kind ? *place.kind : domain::ledger_kinds().front();
    std::vector<ActDefinition const*> way{&act};
    for (auto const* step = place.act; step && !step->after.empty();) {
        step = domain::find_ledger_act(step->after).act;
        CHECK(step);
        way.push_back(&step->act);
    }
    auto const& opening = kind.acts.front().act;
    if (way.back()->name != opening.name)
        way.push_back(&opening);
    std::string item;
    for (auto step = way.rbegin(); step != way.rend(); ++step)
        if (!perform(item, **step, moment))
            return;
}

bool SimulatedLedgers::perform(std::string& item, ActDefinition const& act, Moment& moment)
{
    std::string why = "没有可以办理的人";
    for (auto const candidate : CANDIDATES) {
        auto const& id = moment.cast->*candidate;
        auto const* staff = m_journal.organisation().find_staff(id);
        bool const may = staff && std::any_of(act.actors.begin(), act.actors.end(), [&](domain::Role role) {
            return staff->has_role(role);
        });
        if (!may)
            continue;
        LawfulJournal::Act done{std::string(act.name), id, arguments_of(act.arguments, moment)};
        auto const result = m_journal.perform_on_ledger(item, std::move(done), moment.on, moment.at, m_nonces);
        if (!result.is_error()) {
            moment.at.milliseconds += 10 * 1000;
            ++m_report.entries;
            ++m_report.acts[std::string(act.name)];
            return true;
        }
        why = result.error().message;
    }
    ++m_report.refused[std::string(act.name) + "（台账）：" + why];
    return false;
}

ValueObject SimulatedLedgers::arguments_of(
    std::span<domain::ArgumentDefinition const> arguments, Moment const& moment) const
{
    ValueObject out;
    for (auto const& argument : arguments)
        if (argument.required && argument.name != "item")
            out.set(std::string(argument.name), value_of(argument, moment));
    return out;
}

Value SimulatedLedgers::value_of(domain::ArgumentDefinition const& argument, Moment const& moment) const
{
    static constexpr std::string_view AHEAD[]{"due_on", "promised_on", "to"};
    switch (argument.type) {
    case ArgumentType::Date: {
        bool const is_ahead = std::find(std::begin(AHEAD), std::end(AHEAD), argument.name) != std::end(AHEAD);
        return base::to_iso(is_ahead ? base::add_days(moment.on, DAYS_TO_DO_IT) : moment.on);
    }
    case ArgumentType::Integer:
        return std::int64_t{argument.name == "weight" ? 100 : 1};
    case ArgumentType::Boolean:
        return true;
    case ArgumentType::Enumeration:
        return std::string(
            (argument.name == "severity" ? argument.choices.back() : argument.choices.front()).code); // the gravest
    case ArgumentType::Org:
        return moment.cast->unit.value;
    case ArgumentType::Staff:
        return moment.cast->unit_leader.value;
    case ArgumentType::Place:
        return moment.cast->place;
    case ArgumentType::Record:
        return moment.record.value;
    case ArgumentType::TextList:
        return ValueList{std::string(argument.label)};
    case ArgumentType::Object:
        return arguments_of(argument.fields, moment);
    case ArgumentType::ObjectList:
        return ValueList{arguments_of(argument.fields, moment)};
    default:
        if (argument.name == "indicator")
            return std::string("K09");
        if (argument.name == "field")
            return std::string("title");
        return std::string(argument.label) + "已核对";
    }
}

} // namespace training
