// Days are written in the script as days before the end of the demo, so that the same script fits any last day.
#include "app/demo/demo_ledgers.h"

#include "domain/ledgers/ledger.h"

#include <algorithm>
#include <cstdlib>

namespace app::demo {

using base::Date;
using base::Value;
using base::ValueObject;

static constexpr std::uint64_t LEDGER_SEED = 41; // of the times of day and the nonces; no matter depends on it
static constexpr int HANDLING_DAYS = 60;

DemoLedgers::DemoLedgers(DemoTexts const& texts, domain::ReferenceData const& references, LawfulJournal& journal,
    Date until, Records records)
    : m_texts(texts)
    , m_references(references)
    , m_journal(journal)
    , m_until(until)
    , m_records(std::move(records))
    , m_random(LEDGER_SEED)
    , m_progress(texts.ledgers.size())
{
}

Date DemoLedgers::date_of(int days_before) const
{
    auto const date = base::add_days(m_until, -days_before);
    auto const& calendar = m_references.calendar;
    auto const working =
        days_before < 0 ? calendar.working_day_on_or_after(date) : calendar.working_day_on_or_before(date);
    return working.value_or(date);
}

std::optional<DemoLedgers::When> DemoLedgers::next(std::size_t item)
{
    auto const& acts = m_texts.ledgers[item].acts;
    auto& progress = m_progress[item];
    if (progress.dropped || progress.next >= acts.size())
        return {};
    auto const on = date_of(acts[progress.next].days_before);
    // On its last day the history ends before the office of the demo opens.
    auto at = on == m_until ? base::at(on, {8 * 60 + m_random.between(1, 25)})
                            : base::at(on, {m_random.between(9 * 60 + 10, 16 * 60 + 50)});
    at.milliseconds = std::max(at.milliseconds, progress.at.milliseconds + 60 * 1000);
    return When{at, on};
}

static bool is_fit(domain::PetitionRecord const& record, std::string_view wanted, Date on)
{
    using enum domain::State;
    auto const state = record.state;
    bool const is_handled = state == Accepted || state == Handling;
    if (record.matter_class == "ACCUSATION" || record.litigation)
        return false; // kept from most of the office
    if (wanted == "closed")
        return state == Closed || state == FollowUp || state == Observe || state == Settled;
    if (wanted == "handled")
        return is_handled && !record.collective;
    if (wanted == "letter" || wanted == "online")
        return record.channel == (wanted == "letter" ? "LETTER" : "ONLINE") && state >= Dispatched && state <= Handling;
    if (wanted == "collective")
        return record.collective && is_handled;
    if (wanted == "late")
        return state == Handling && record.accepted_on && base::days_between(*record.accepted_on, on) > HANDLING_DAYS;
    return false;
}

// The latest that fits, rather one that no other item is about.
domain::PetitionRecord* DemoLedgers::choose(std::string_view wanted, Date on)
{
    domain::PetitionRecord* best = nullptr;
    for (auto* record : m_records()) {
        if (!is_fit(*record, wanted, on))
            continue;
        auto const rank = [&](domain::PetitionRecord const& one) {
            return std::pair(!m_chosen.contains(one.id), one.registered_at.milliseconds);
        };
        if (!best || rank(*record) > rank(*best))
            best = record;
    }
    if (best)
        m_chosen.insert(best->id);
    return best;
}

std::string DemoLedgers::text_of(std::string const& text, Progress const& progress, Date on) const
{
    if (text.size() > 1 && (text[0] == '@' || text[0] == '=')
        && (text[1] == '+' || (text[1] >= '0' && text[1] <= '9'))) {
        bool const is_ahead = text[1] == '+';
        int const days = std::atoi(text.c_str() + (is_ahead ? 2 : 1)) * (is_ahead ? -1 : 1);
        return base::to_iso(text[0] == '@' ? date_of(days) : base::add_days(m_until, -days));
    }
    std::map<std::string, std::string, std::less<>> words{{"日期", base::to_month_day(on)}};
    if (auto const* record = progress.record) {
        auto const& organisation = m_journal.organisation();
        if (text == "@unit")
            return record->unit.value;
        if (text == "@unit_leader")
            return record->unit_leader.value;
        if (text == "@unit_officer")
            return record->unit_officer.value;
        if (text == "@unit_leader_name")
            return organisation.staff_name(record->unit_leader);
        if (text == "@unit_officer_name")
            return organisation.staff_name(record->unit_officer);
        words["事项"] = record->summary;
    }
    return filled(text, words);
}

Value DemoLedgers::value_of(Value const& value, Progress const& progress, Date on) const
{
    if (auto const* text = value.text())
        return text_of(*text, progress, on);
    if (auto const* list = value.list()) {
        base::ValueList out;
        for (auto const& item : *list)
            out.push_back(value_of(item, progress, on));
        return out;
    }
    if (auto const* object = value.object()) {
        ValueObject out;
        for (auto const& [name, field] : object->fields())
            out.set(name, value_of(field, progress, on));
        return out;
    }
    return value;
}

std::vector<domain::PetitionRecord const*> DemoLedgers::received_on(Date day) const
{
    std::vector<domain::PetitionRecord const*> found;
    for (auto const* record : m_records())
        if (record->received_on == day && record->registered_by_bureau && record->state != domain::State::Void)
            found.push_back(record);
    return found;
}

void DemoLedgers::add_counts(ValueObject& arguments, Date day) const
{
    std::int64_t received = 0, registered = 0, disposed = 0;
    for (auto const* record : received_on(day)) {
        ++received;
        registered += base::civil_date(record->registered_at) == day;
        disposed += record->dispatched_on && *record->dispatched_on == day;
    }
    arguments.set("received", received);
    arguments.set("registered", registered);
    arguments.set("disposed", disposed);
}

void DemoLedgers::play(std::size_t item, When when)
{
    auto& progress = m_progress[item];
    auto const& line = m_texts.ledgers[item].acts[progress.next++];
    auto const* act = domain::find_act(line.act);
    CHECK(act);
    if (!line.record.empty())
        progress.record = choose(line.record, when.on);
    progress.dropped = !line.record.empty() && !progress.record;
    if (progress.dropped)
        return;
    auto arguments = *value_of(line.arguments, progress, when.on).object();
    if (line.counts_of_day)
        add_counts(arguments, date_of(line.days_before));
    if (progress.record && domain::find_argument(act->arguments, "record"))
        arguments.set("record", progress.record->id.value);
    LawfulJournal::Act done{line.act, base::StaffId(text_of(line.by, progress, when.on)), std::move(arguments)};
    auto const result = act->on_record
        ? m_journal.perform(*progress.record, std::move(done), when.on, when.at, &m_random)
        : m_journal.perform_on_ledger(progress.item, std::move(done), when.on, when.at, m_random);
    progress.dropped = result.is_error();
    progress.at = when.at;
}

} // namespace app::demo
