// Properties of random lawful histories: whatever the people of an office do, in whatever order, these hold. The seed
// is printed; CHUXIN_SEED and CHUXIN_ACTS repeat a run or make a longer one.
#include "support/training/random_office.h"

#include "support/app/app_doctest.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

// The sanitizers make each act several times as long; they see a part of the history.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr std::int64_t ACTS = 1500;
#else
constexpr std::int64_t ACTS = 10000;
#endif
#else
constexpr std::int64_t ACTS = 10000;
#endif

using support::DoneAct;
using support::RandomOffice;

std::int64_t from_environment(char const* name, std::int64_t otherwise)
{
    auto const* text = std::getenv(name);
    return text ? std::atoll(text) : otherwise;
}

std::string clock_line(domain::RecordClock const& clock)
{
    return clock.rule_id + "#" + std::to_string(clock.occurrence) + " " + base::to_iso(clock.start) + " "
        + base::to_iso(clock.deadline.nominal) + " "
        + (clock.deadline.effective ? base::to_iso(*clock.deadline.effective) : "-") + " "
        + std::to_string(static_cast<int>(clock.state)) + " "
        + (clock.stopped_on ? base::to_iso(*clock.stopped_on) : "-") + "\n";
}

std::string clocks_text(RandomOffice& office, base::RecordId const& id)
{
    auto const surroundings = office.app().surroundings();
    auto const record = office.record(id);
    std::string text = id.value + "\n";
    for (auto const& clock : domain::clocks(record, surroundings))
        text += clock_line(clock);
    return text;
}

std::string date_text(std::optional<base::Date> const& date)
{
    return (date ? base::to_iso(*date) : "-") + std::string(" ");
}

// Everything about a record that an undone act must not have changed; the journal's own members stay out (J10).
std::string state_text(RandomOffice& office, base::RecordId const& id)
{
    auto const record = office.record(id);
    std::string text = record.petition_no + " " + record.matter_id.value + " "
        + std::string(domain::to_code(record.state)) + " " + record.first_unit.value + " " + record.first_leader.value
        + " " + record.first_officer.value + " " + record.present_officer.value + " " + record.repeat_of.value + " "
        + record.matter_class + " " + record.route + " " + record.unit.value + " " + record.disposal + " "
        + record.unit_leader.value + " " + record.unit_officer.value + " " + std::to_string(record.extension_days) + " "
        + std::to_string(record.round) + " " + std::to_string(record.investigations.size()) + " "
        + std::to_string(record.follow_ups.size()) + " " + std::to_string(record.send_back_count) + " "
        + std::to_string(record.pending.size()) + " " + std::to_string(record.earlier_opinions.size())
        + (record.opinion ? " O" : " -") + (record.unreachable ? " U" : " -")
        + std::to_string(static_cast<int>(record.procedure)) + " " + base::to_iso(record.state_since) + " ";
    for (auto const& date :
        {record.triaged_on, record.dispatched_on, record.arrived_on, record.unit_received_on, record.feedback_due,
            record.accepted_on, record.notice_on, record.contacted_on, record.extended_on, record.submitted_on,
            record.verification_started_on, record.sent_back_on, record.opinion_issued_on, record.delivered_on,
            record.closed_on, record.settled_on, record.voided_on, record.withdrawn_on, record.reopened_on})
        text += date_text(date);
    for (auto const& [state, on] : record.entered_on)
        text += std::to_string(static_cast<int>(state)) + "=" + base::to_iso(on) + " ";
    for (auto const& [name, value] : record.fields.fields())
        text += name + (value.text() ? "=" + *value.text() : "") + " ";
    return text + clocks_text(office, id);
}

struct FirstHands {
    base::OrgId unit;
    base::StaffId leader, officer;
    std::string number;
};

// What must hold after every single act.
class Invariants {
public:
    explicit Invariants(RandomOffice& office)
        : m_office(office)
    {
    }

    void after(DoneAct const& done)
    {
        if (done.record.is_empty())
            return;
        auto const record = m_office.record(done.record);
        INFO("act ", done.act, " as ", done.identity.value, " on ", done.record.value);
        check_first(done, record);
        if (record.state == domain::State::Settled)
            check_settled(record);
        CHECK_FALSE(record.timeline.empty());
        std::string told; // of the whole history, for a failure
        for (auto const& item : record.timeline) {
            auto const* field = item.payload.find("field");
            told += "\n  " + item.entry.value.substr(0, 8) + " " + item.act + " " + item.identity_id.value
                + (field && field->text() ? " " + *field->text() : "") + (item.pending ? " pending" : "")
                + (item.inert ? " inert: " + item.why_inert : "") + (item.undone ? " undone" : "");
        }
        INFO(told);
        for (auto const& item : record.timeline) {
            CHECK(item.occurred_on <= base::civil_date(item.recorded_at));
            CHECK_MESSAGE(!item.inert, item.act, ": ",
                item.why_inert); // Nobody else wrote meanwhile, so nothing may be without effect.
        }
        for (auto const& [state, on] : record.entered_on)
            if (state != domain::State::Registered)
                CHECK(on >= record.entered_on.at(domain::State::Registered));
        CHECK(record.timeline.back().recorded_at >= record.timeline.front().recorded_at);
    }

private:
    void check_first(DoneAct const& done, domain::PetitionRecord const& record)
    {
        auto const [known, is_new] = m_first.try_emplace(record.id.value,
            FirstHands{record.first_unit, record.first_leader, record.first_officer, record.petition_no});
        if (is_new) {
            CHECK(done.act == "register_petition");
            CHECK(m_numbers.insert(record.petition_no).second); // never reused
            return;
        }
        CHECK(known->second.unit == record.first_unit);
        CHECK(known->second.leader == record.first_leader);
        CHECK(known->second.officer == record.first_officer);
        CHECK(known->second.number == record.petition_no);
    }

    static void check_settled(domain::PetitionRecord const& record)
    {
        bool const was_reached = std::any_of(record.follow_ups.begin(), record.follow_ups.end(),
            [&](domain::FollowUpRecord const& attempt) { return attempt.reached && attempt.round == record.round; });
        CHECK((was_reached || record.unreachable || record.anonymous));
        CHECK(record.closed_on.has_value());
    }

    RandomOffice& m_office;
    std::map<std::string, FirstHands> m_first;
    std::set<std::string> m_numbers;
};

// J10: what the act changed, its undoing changes back. False where it cannot be undone.
bool is_undo_restoring(RandomOffice& office, DoneAct const& done, std::string const& before)
{
    office.act_as(done.identity);
    auto const record = office.record(done.record);
    auto const surroundings = office.app().surroundings();
    auto const acts = domain::availability(record, {done.identity, done.identity}, surroundings);
    auto const undo = std::find_if(acts.begin(), acts.end(), [](auto const& act) { return act.act->name == "undo"; });
    if (undo == acts.end() || !undo->open)
        return false;
    auto const result = office.app().execute({"undo", done.record, {{"of", done.entry.value}}, {}});
    if (!std::holds_alternative<app::Outcome>(result))
        return false; // A repeat linked meanwhile, say: the other record has gone on (J10).
    INFO("undo of ", done.act, " on ", done.record.value);
    CHECK(state_text(office, done.record) == before);
    return true;
}

void check_reading_order(RandomOffice& office)
{
    std::map<std::string, std::string> forwards, backwards;
    auto ids = office.records();
    for (auto const& id : ids)
        forwards[id.value] = clocks_text(office, id);
    std::reverse(ids.begin(), ids.end());
    for (auto const& id : ids)
        backwards[id.value] = clocks_text(office, id);
    CHECK(forwards == backwards);
}

void check_rebuild(RandomOffice& office)
{
    auto const before = office.app().projection_digest();
    REQUIRE_FALSE(before.is_error());
    auto const rebuilt = office.app().rebuild();
    REQUIRE_MESSAGE(!rebuilt.is_error(), (rebuilt.is_error() ? rebuilt.error().message : ""));
    CHECK(office.app().projection_digest().value() == before.value());
}

} // namespace

TEST_CASE("random lawful histories keep the properties of the record")
{
    auto const seed = static_cast<std::uint64_t>(from_environment("CHUXIN_SEED", 20230615));
    auto const acts = from_environment("CHUXIN_ACTS", ACTS);
    std::printf("random histories: seed %llu, %lld acts\n", static_cast<unsigned long long>(seed),
        static_cast<long long>(acts));
    RandomOffice office(seed);
    Invariants invariants(office);
    std::int64_t done = 0, undone = 0;
    for (std::int64_t steps = 1; done < acts && steps < acts * 20; ++steps) {
        std::string before;
        bool const is_undone = office.generator().random().chance(3);
        auto const act =
            office.step([&](base::RecordId const& id) { before = is_undone ? state_text(office, id) : ""; });
        if (act) {
            ++done;
            invariants.after(*act);
            if (!before.empty() && is_undo_restoring(office, *act, before))
                ++undone;
        }
        if (steps % 10 == 0) {
            bool const is_refused = office.closed_act_is_refused();
            CHECK_MESSAGE(is_refused, "closed, and yet done: ", office.failure());
        }
    }
    CHECK(done == acts);
    CHECK(undone > acts / 200);
    check_reading_order(office);
    check_rebuild(office);
    auto const report = office.app().verify_report();
    REQUIRE_FALSE(report.is_error());
    CHECK_MESSAGE(report.value().is_sound, report.value().text);
    if (std::getenv("CHUXIN_SEED")) {
        for (auto const& [act, count] : office.done())
            std::printf("  %s %d\n", act.c_str(), count);
        for (auto const& [act, count] : office.given_up())
            std::printf("  given up: %s %d\n", act.c_str(), count);
    }
}
