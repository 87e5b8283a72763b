// Matters come in batches, each the journal of one node in order of time, as offices that write by themselves would
// send them in.
#include "training/simulation.h"

#include "app/demo/lawful_journal.h"
#include "domain/reference/resident_id.h"
#include "domain/workflow/substance.h"
#include "training/simulated_arguments.h"
#include "training/simulated_ledgers.h"

#include <algorithm>
#include <optional>
#include <queue>
#include <unordered_map>

namespace training {

using app::demo::DemoRandom;
using app::demo::LawfulJournal;
using base::Date;
using base::Instant;

namespace {

constexpr int BATCH_SIZE = 5000; // each is one transaction, which writes nearly every page of the index of hashes
constexpr int PER_THOUSAND = 1000;
constexpr std::int64_t MINUTE_MS = 60 * 1000;
constexpr int LATE_PERCENT = 3; // of the moves of a path that is not punctual
constexpr int LATE_WORKING_DAYS = 14;

// SIMULA00, SIMULA01 …: the last two characters tag the registration numbers and differ from batch to batch.
std::string node_name(int batch)
{
    static constexpr std::string_view ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    auto const first = static_cast<std::size_t>(batch) / ALPHABET.size();
    CHECK(first < ALPHABET.size());
    return std::string("SIMULA") + ALPHABET[first] + ALPHABET[static_cast<std::size_t>(batch) % ALPHABET.size()];
}

class Batch {
public:
    Batch(app::demo::DemoTexts const& texts, domain::ReferenceData const& references, SimulatedOffice const& office,
        SimulationOptions const& options, int number, SimulationReport& report)
        : m_texts(texts)
        , m_references(references)
        , m_office(office)
        , m_options(options)
        , m_report(report)
        , m_random(options.seed * 1'000'003 + static_cast<std::uint64_t>(number))
        , m_nonces(m_random.next())
        , m_journal(office.organisation(), references, node_name(number), m_nonces,
              [this](base::RecordId const& id) { return find(id); })
    {
        if (number == 0)
            m_ledgers.emplace(m_journal, report, options.seed);
        for (auto const& text : texts.matters)
            if (text.matter_class == "APPEAL" && text.route == "R6_PETITION")
                m_appeals.push_back(&text);
    }

    base::Result<std::vector<app::IncomingEntry>> play(int matters)
    {
        m_plays.reserve(static_cast<std::size_t>(matters) + 1);
        plan(matters);
        while (!m_events.empty()) {
            auto const event = m_events.top();
            m_events.pop();
            play_ledgers(event.on);
            TRY(move(event));
        }
        return m_journal.take_entries();
    }

private:
    struct Play {
        SimulatedMatter matter;
        std::size_t next{0}, end{0};
        Date date; // of the last move
        Instant recorded_at; // of the last entry
    };
    struct Event {
        Instant at;
        Date on;
        std::size_t play;
        bool operator>(Event const& other) const
        {
            return at.milliseconds != other.at.milliseconds ? at.milliseconds > other.at.milliseconds
                                                            : play > other.play;
        }
    };

    domain::PetitionRecord* find(base::RecordId const& id)
    {
        if (auto const found = m_by_record.find(id.value); found != m_by_record.end())
            return &m_plays[found->second].matter.record;
        auto const sibling = m_siblings.find(id.value);
        return sibling == m_siblings.end() ? nullptr : &sibling->second;
    }

    // By shares, not by chance: a small run has every path too.
    void plan(int matters)
    {
        std::vector<SimulatedPath const*> paths;
        int repeats = 0;
        for (auto const& path : simulated_paths()) {
            auto const count = path.share * matters / PER_THOUSAND;
            paths.insert(paths.end(), static_cast<std::size_t>(count), &path);
            repeats += path.again.empty() ? 0 : count;
        }
        auto const* ordinary = find_simulated_path("ordinary");
        paths.resize(static_cast<std::size_t>(std::max(0, matters - repeats)), ordinary);
        for (auto const* path : paths)
            begin(*path, day_of_registration(), {});
    }

    // One act on the ledgers each day on which anything happens, once there is a petition that it may name.
    void play_ledgers(Date on)
    {
        if (!m_ledgers || m_ledgers->is_done() || on == m_ledgers_on)
            return;
        m_ledgers_on = on;
        for (auto play = m_plays.rbegin(); play != m_plays.rend(); ++play) {
            auto const& matter = play->matter;
            if (matter.path->name != "ordinary" || matter.record.state != domain::State::Handling)
                continue;
            m_ledgers->play_next(matter.cast, matter.record.id, on);
            return;
        }
    }

    Date day_of_registration()
    {
        auto const days = base::days_between(m_options.from, m_options.to);
        auto const day = base::add_days(m_options.from, m_random.below(days + 1));
        return m_references.calendar.working_day_on_or_before(day).value_or(day);
    }

    void begin(SimulatedPath const& path, Date on, base::RecordId const& repeat_of)
    {
        Play play;
        auto& matter = play.matter;
        if (!repeat_of.is_empty()) {
            matter = m_plays[m_by_record.at(repeat_of.value)].matter;
            matter.record = {};
            matter.repeat_of = repeat_of;
            ++m_report.repeats;
        } else {
            make(matter);
        }
        matter.path = &path;
        if (path.prepare)
            path.prepare(matter);
        play.end = path.moves.size();
        if (path.stops_anywhere)
            play.end = static_cast<std::size_t>(m_random.between(1, static_cast<int>(path.moves.size()) - 2));
        play.date = on;
        ++m_report.matters;
        ++m_report.paths[path.name];
        m_plays.push_back(std::move(play));
        schedule(m_plays.size() - 1);
    }

    // Region 320199 was never given out, and no operator gives the prefix 154 to people.
    void make(SimulatedMatter& matter)
    {
        static std::vector<std::string> const CHANNELS{
            "VISIT", "VISIT", "VISIT", "ONLINE", "ONLINE", "ONLINE", "LETTER", "LETTER", "PHONE"};
        matter.cast = m_office.cast(m_random);
        matter.text = m_random.pick(m_appeals);
        auto const& street = m_random.pick(m_texts.streets);
        matter.words = {{"街道", street.name}, {"小区", m_random.pick(street.estates)},
            {"路", m_random.pick(street.roads)}, {"号", std::to_string(m_random.between(1, 268))},
            {"楼", std::to_string(m_random.between(1, 28))}, {"单元", std::to_string(m_random.between(1, 4))},
            {"公司", m_random.pick(m_texts.companies)}, {"年", std::to_string(m_random.between(2021, 2024))},
            {"月", std::to_string(m_random.between(1, 12))}, {"户", std::to_string(m_random.between(3, 26))},
            {"金额", std::to_string(m_random.between(12, 980) * 100)}};
        matter.channel = m_random.pick(CHANNELS);
        matter.name = m_random.pick(m_texts.surnames) + m_random.pick(m_texts.male_names);
        matter.address = street.name + std::to_string(m_random.between(1, 400)) + "号";
        matter.phone = "154" + std::to_string(m_random.between(10000000, 99999999));
        if (m_random.chance(60)) {
            auto number = "320199" + std::to_string(m_random.between(1945, 2000)) + "0"
                + std::to_string(m_random.between(1, 9)) + std::to_string(m_random.between(10, 28))
                + std::to_string(m_random.between(100, 999));
            matter.id_no = number + domain::resident_id_check_digit(number);
        }
    }

    void schedule(std::size_t index)
    {
        auto& play = m_plays[index];
        auto const& path = *play.matter.path;
        while (play.next < play.end && !m_random.chance(path.moves[play.next].percent))
            ++play.next;
        if (play.next >= play.end)
            return;
        auto const& move = path.moves[play.next];
        auto days = m_random.between(move.least, move.most);
        if (!path.is_punctual && play.next > 0 && m_random.chance(LATE_PERCENT))
            days += LATE_WORKING_DAYS;
        auto on = m_references.calendar.working_day_on_or_after(play.date).value_or(play.date);
        for (int day = 0; day < days; ++day)
            on = m_references.calendar.next_working_day(on).value_or(base::add_days(on, 1));
        auto at = base::at(on, {m_random.between(8 * 60 + 40, 17 * 60 + 20)});
        if (at.milliseconds <= play.recorded_at.milliseconds)
            at.milliseconds = play.recorded_at.milliseconds + m_random.between(3, 25) * MINUTE_MS;
        if (on <= m_options.until)
            m_events.push({at, on, index});
    }

    base::Result<void> move(Event const& event)
    {
        auto const& next = m_plays[event.play].matter.path->moves[m_plays[event.play].next];
        bool goes_on = true;
        switch (next.happening) {
        case Happening::Act:
            goes_on = TRY(act(event, next));
            break;
        case Happening::UnitChanges:
            change_unit(m_plays[event.play].matter.cast);
            break;
        case Happening::ComesAgain: {
            auto const& matter = m_plays[event.play].matter;
            auto const* again = find_simulated_path(matter.path->again);
            CHECK(again);
            begin(*again, event.on, matter.record.id);
            break;
        }
        case Happening::Executions:
            goes_on = TRY(execute(event));
            break;
        }
        auto& play = m_plays[event.play];
        play.date = event.on;
        play.recorded_at.milliseconds = std::max(play.recorded_at.milliseconds, event.at.milliseconds);
        ++play.next;
        if (goes_on)
            schedule(event.play);
        return {};
    }

    static void change_unit(Cast& cast)
    {
        std::swap(cast.unit, cast.other_unit);
        std::swap(cast.unit_officer, cast.other_officer);
        std::swap(cast.unit_leader, cast.other_leader);
    }

    base::Result<bool> act(Event const& event, Move const& move)
    {
        auto& play = m_plays[event.play];
        auto at = event.at;
        if (move.act == "settle")
            TRY(educate(event, at));
        if (move.act == "settle" || move.act == "pass_verification")
            TRY(confirm_substance(event, move.act == "settle" ? "PS-4" : "PS-1", at));
        auto arguments = move.arguments({play.matter, event.on, m_random});
        LawfulJournal::Act act{std::string(move.act), play.matter.cast.*move.actor, std::move(arguments)};
        if (move.percent < 100 && !is_open(event, act))
            return true; // It might have been done, and is not.
        return perform(event, std::move(act), at);
    }

    bool is_open(Event const& event, LawfulJournal::Act const& act) const
    {
        auto arguments = act.arguments;
        return !domain::decide(*domain::find_act(act.name), arguments, event.on, &m_plays[event.play].matter.record,
            {act.identity, act.identity}, m_journal.surroundings(event.at))
                    .is_error();
    }

    // S18: who was told no has been spoken with before the matter is settled.
    base::Result<void> educate(Event const& event, Instant& at)
    {
        auto const& matter = m_plays[event.play].matter;
        auto const& record = matter.record;
        bool const was_refused = record.opinion
            && std::any_of(record.opinion->outcomes.begin(), record.opinion->outcomes.end(),
                [](domain::Outcome const& outcome) { return outcome.outcome == "NOT_SUPPORTED"; });
        if (was_refused && record.educations.empty())
            TRY(perform(
                event, {"record_education", matter.cast.unit_officer, say::note({matter, event.on, m_random})}, at));
        return {};
    }

    // Where the act looks procedural (law.md 5.7), the first leader has looked into it before.
    base::Result<void> confirm_substance(Event const& event, std::string_view from, Instant& at)
    {
        auto& play = m_plays[event.play];
        for (auto const& hit : domain::procedural_hits(play.matter.record, m_journal.surroundings(at))) {
            bool const is_asked = from == "PS-4" ? hit.rule >= "PS-4" : hit.rule < "PS-4";
            if (hit.is_confirmed || !is_asked)
                continue;
            TRY(perform(event, {"confirm_substantive", play.matter.cast.leader, say::substance(hit.rule)}, at));
        }
        return {};
    }

    base::Result<bool> execute(Event const& event)
    {
        auto& play = m_plays[event.play];
        auto at = event.at;
        if (!play.matter.record.opinion)
            return true;
        for (auto const& outcome : std::vector(play.matter.record.opinion->outcomes)) {
            if ((outcome.outcome == "SUPPORTED" || outcome.outcome == "PARTLY_SUPPORTED") && !outcome.executed_on)
                TRY(perform(event,
                    {"record_execution", play.matter.cast.unit_officer,
                        say::execution({play.matter, event.on, m_random}, outcome.demand)},
                    at));
        }
        return true;
    }

    // False where the law refuses: then the matter rests.
    base::Result<bool> perform(Event const& event, LawfulJournal::Act act, Instant& at)
    {
        auto& play = m_plays[event.play];
        auto& record = play.matter.record;
        auto const name = act.name;
        auto const from = record.state;
        if (name == "register_petition") {
            record.id = base::RecordId(m_journal.next_id('R'));
            m_by_record.emplace(record.id.value, event.play);
        } else if (name == "split_registration") {
            auto& sibling = m_siblings[record.id.value + "-2"];
            sibling.id = base::RecordId(record.id.value + "-2");
        }
        auto const waiting = record.pending;
        bool const is_repeat = base::text_or(act.arguments, "first_time") == "REPEAT";
        auto const done = m_journal.perform(record, std::move(act), event.on, at);
        if (done.is_error()) {
            if (done.error().code != base::ErrorCode::Refused)
                return done.error();
            ++m_report.refused[name + " " + done.error().id + "（" + play.matter.path->name + "）："
                + done.error().message];
            return false;
        }
        at.milliseconds = std::max(at.milliseconds, record.timeline.back().recorded_at.milliseconds) + 90 * 1000;
        play.recorded_at = at;
        ++m_report.entries;
        ++m_report.acts[name];
        if (is_repeat)
            ++m_report.transitions["T44"]; // a new record linked
        if (name == "approve")
            count(waiting.empty() ? std::string() : waiting.back().act, from);
        else if (record.pending.size() == waiting.size())
            count(name, from);
        return true;
    }

    void count(std::string const& act, domain::State from)
    {
        auto const* definition = domain::find_act(act);
        if (!definition || definition->transition.empty())
            return;
        bool const by_unit = from == domain::State::UnitReceived
            && (act == "route_other" || act == "not_accept" || act == "no_longer_accept");
        ++m_report.transitions[by_unit ? "T22" : std::string(definition->transition)];
    }

    app::demo::DemoTexts const& m_texts;
    domain::ReferenceData const& m_references;
    SimulatedOffice const& m_office;
    SimulationOptions const& m_options;
    SimulationReport& m_report;
    DemoRandom m_random, m_nonces;
    std::vector<app::demo::MatterText const*> m_appeals;
    std::vector<Play> m_plays;
    std::unordered_map<std::string, std::size_t> m_by_record;
    std::map<std::string, domain::PetitionRecord> m_siblings; // of split registrations
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    LawfulJournal m_journal;
    std::optional<SimulatedLedgers> m_ledgers; // of the first batch
    Date m_ledgers_on;
};

} // namespace

Instant simulation_clock()
{
    return base::at(*base::make_date(2026, 6, 16), {9 * 60});
}

base::Result<SimulationReport> simulate(
    app::Application& application, domain::ReferenceData const& references, SimulationOptions const& options)
{
    auto const texts = TRY(app::demo::load_demo_texts());
    SimulatedOffice const office(references.regions);
    TRY(application.set_up(office.setup()));
    SimulationReport report;
    for (int batch = 0; batch * BATCH_SIZE < options.matters; ++batch) {
        Batch journal(texts, references, office, options, batch, report);
        auto entries = TRY(journal.play(std::min(BATCH_SIZE, options.matters - batch * BATCH_SIZE)));
        TRY(application.apply_entries(std::move(entries)));
    }
    while (application.work_step()) { }
    return report;
}

} // namespace training
