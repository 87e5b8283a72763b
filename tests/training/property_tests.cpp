// Properties of random lawful histories: whatever the people of an office do, in whatever order, these hold. The seed
// is printed; CHUXIN_SEED and CHUXIN_ACTS repeat a run or make a longer one.
#include "support/training/random_office.h"

#include "support/doctest.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace property_tests {

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

std::string orgs_text(std::vector<base::OrgId> const& orgs)
{
    std::string text;
    for (auto const& org : orgs)
        text += org.value + ",";
    return text + " ";
}

std::string notes_text(std::vector<domain::LogNote> const& notes)
{
    std::string text = "[";
    for (auto const& note : notes)
        text += note.kind + date_text(note.on) + note.text + note.outcome + note.by.value + ";";
    return text + "] ";
}

// What single acts leave beside the main path: relays, disputes, reviews, hearings, supervision, evaluation,
// leadership.
std::string special_text(domain::PetitionRecord const& record)
{
    std::string text = record.cause + record.prevention + record.notice_form + record.switch_reason + record.split_from
        + record.petitioner_opinion + record.delivery_method + record.not_assigned_reason + record.query_code
        + record.eval_scope_reason + " " + orgs_text(record.assist_units) + record.dispatched_by.value + " ";
    for (auto const& relay : record.relays)
        text += "R" + relay.from.value + relay.to.value + date_text(relay.relayed_on);
    for (auto const& objection : record.objections)
        text += "O" + objection.unit.value + objection.reason + objection.decision + date_text(objection.decided_on);
    for (auto const& dispute : record.disputes)
        text += "D" + dispute.raised_by.value + dispute.reason + dispute.lead.value + orgs_text(dispute.units)
            + orgs_text(dispute.assist) + dispute.basis + date_text(dispute.decided_on);
    if (record.referral)
        text += "F" + record.referral->kind + record.referral->org.value + record.referral->reason
            + date_text(record.referral->receipt_on) + date_text(record.referral->result_on) + record.referral->result;
    if (record.non_acceptance)
        text += "N" + record.non_acceptance->ground + record.non_acceptance->final_document;
    for (auto const& hearing : record.hearings)
        text += "H" + date_text(hearing.opened_on) + date_text(hearing.concluded_on) + hearing.conclusion;
    for (auto const& mediation : record.mediations)
        text += "M" + date_text(mediation.opened_on) + date_text(mediation.concluded_on) + mediation.agreement;
    for (auto const& review : record.reviews)
        text += "V" + date_text(review.requested_on) + review.decision + review.reason + review.decided_by.value
            + date_text(review.issued_on) + date_text(review.delivered_on);
    for (auto const& supervision : record.supervisions)
        text += "S" + supervision.obligation + supervision.desk + supervision.mode + supervision.ground
            + supervision.opinion + date_text(supervision.reply_due) + date_text(supervision.answered_on)
            + supervision.reply + supervision.result;
    for (auto const& evaluation : record.evaluations)
        text += "E" + evaluation.side + evaluation.value + evaluation.reason + date_text(evaluation.on);
    for (auto const& guidance : record.guidances)
        text += "G" + guidance.method + guidance.text + date_text(guidance.on);
    for (auto const& grade : record.difficulties)
        text += "X" + grade.grade + date_text(grade.on);
    for (auto const& report : record.conference_reports)
        text += "J" + report.proposal + report.by.value + date_text(report.on);
    if (record.led_case) {
        text += "L" + record.led_case->leader.value + date_text(record.led_case->assigned_on);
        for (auto const& measure : record.led_case->measures)
            text += measure.text + measure.owner + std::to_string(measure.progress) + measure.note;
    }
    if (record.retrospect)
        text += "P" + record.retrospect->findings + record.retrospect->cause + record.retrospect->measures
            + record.retrospect->resolve_leader + date_text(record.retrospect->resolve_due);
    for (auto const& confirmation : record.confirmations)
        text += "C" + confirmation.rule + confirmation.reason + confirmation.by.value;
    for (auto const& delegation : record.delegations)
        text += "Z" + delegation.task + delegation.to.value + delegation.reason;
    for (auto const* notes :
        {&record.educations, &record.assistances, &record.conducts, &record.consultations, &record.leader_activities})
        text += notes_text(*notes);
    for (auto const& id : record.repeats)
        text += "r" + id.value;
    for (auto const& id : record.handlers)
        text += "h" + id.value;
    for (auto const& file : record.attachments)
        text += "a" + file.act + file.purpose + file.file.sha256;
    for (auto const& kind : record.documents)
        text += "d" + kind;
    for (auto const& event : record.events)
        text += "e" + event.name + event.key + event.detail + date_text(event.on);
    for (auto const& date : {record.reported_up_on, record.returned_on, record.simple_accepted_on, record.switched_on,
             record.guided_on, record.backlog_marked_on, record.archived_on, record.deemed_accepted_on})
        text += date_text(date);
    return text;
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
    return text + special_text(record) + clocks_text(office, id);
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

std::map<std::string, std::string> all_clocks(RandomOffice& office, std::vector<base::RecordId> const& ids)
{
    std::map<std::string, std::string> texts;
    for (auto const& id : ids)
        texts[id.value] = clocks_text(office, id);
    return texts;
}

// Neither the order nor what else was asked in between, nor another fold, changes a clock.
void check_reading_order(RandomOffice& office)
{
    auto ids = office.records();
    auto const forwards = all_clocks(office, ids);
    std::reverse(ids.begin(), ids.end());
    CHECK(all_clocks(office, ids) == forwards);
    auto& random = office.generator().random();
    for (std::size_t i = ids.size(); i > 1; --i)
        std::swap(ids[i - 1], ids[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
    for (auto const& id : ids) {
        auto const record = office.record(id);
        auto other_day = office.app().surroundings();
        other_day.today = base::add_days(other_day.today, random.between(-400, 400));
        (void)domain::clocks(record, other_day);
        (void)domain::next_due(domain::clocks(record, other_day));
        CHECK(clocks_text(office, id) == forwards.at(id.value));
    }
    REQUIRE_FALSE(office.app().rebuild().is_error());
    CHECK(all_clocks(office, ids) == forwards);
}

// Items of the ledgers with everything that happened to them.
std::string ledgers_text(RandomOffice& office, std::vector<std::string> const& ids)
{
    std::string text;
    auto const surroundings = office.app().surroundings();
    for (auto const& id : ids) {
        auto const* item = surroundings.find_ledger_item(id);
        REQUIRE(item != nullptr);
        text += id + " " + item->kind + " " + item->title + " " + item->status + " "
            + std::to_string(static_cast<int>(item->state)) + " " + item->org.value + " " + date_text(item->closed_on);
        for (auto const& event : item->events)
            text += event.act + (event.inert ? "!" : "") + " ";
        for (auto const& [name, value] : item->fields.fields())
            text += name + (value.text() ? "=" + *value.text() : "") + " ";
        text += "\n";
    }
    return text;
}

// Puts the time zone of the process back when it goes.
class Zone {
public:
    explicit Zone(char const* name)
        : m_before(std::getenv("TZ") ? std::getenv("TZ") : "")
        , m_was_set(std::getenv("TZ") != nullptr)
    {
        setenv("TZ", name, 1);
        tzset();
    }
    ~Zone()
    {
        m_was_set ? setenv("TZ", m_before.c_str(), 1) : unsetenv("TZ");
        tzset();
    }
    Zone(Zone const&) = delete;
    Zone& operator=(Zone const&) = delete;

private:
    std::string m_before;
    bool m_was_set;
};

// Everything that a history leaves behind, in the zone of the machine it was made on.
std::string history_in(char const* zone, std::uint64_t seed, std::int64_t acts)
{
    Zone const elsewhere(zone);
    RandomOffice office(seed);
    for (std::int64_t done = 0; done < acts;)
        done += office.step().has_value() || office.ledger_step() ? 1 : 0;
    std::string text;
    for (auto const& id : office.records())
        text += state_text(office, id);
    return text + ledgers_text(office, office.items()) + office.export_all();
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
        if (steps % 12 == 0 && office.ledger_step())
            ++done;
        if (steps % 8 == 0) {
            bool const is_refused = office.closed_act_is_refused();
            CHECK_MESSAGE(is_refused, "closed, and yet done: ", office.failure());
        }
        if (steps % 40 == 0) {
            bool const is_refused = office.closed_ledger_act_is_refused();
            CHECK_MESSAGE(is_refused, "closed, and yet done: ", office.failure());
        }
    }
    CHECK(done >= acts);
    CHECK(undone > acts / 200);
    CHECK(office.items().size() > static_cast<std::size_t>(acts / 200));
    check_reading_order(office);
    auto const ledgers = ledgers_text(office, office.items());
    check_rebuild(office);
    CHECK(ledgers_text(office, office.items()) == ledgers); // folded anew from the journal
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

TEST_CASE("the time zone of the machine changes nothing in a history (CAL-1)")
{
    auto const acts = from_environment("CHUXIN_ACTS", ACTS) / 50;
    auto const here = history_in("Asia/Shanghai", 7, acts);
    CHECK(history_in("America/Los_Angeles", 7, acts) == here);
    CHECK(history_in("Asia/Shanghai", 8, acts) != here);
}

TEST_CASE("histories of every act, forked and united: the same whatever the order, the grouping and the repetition")
{
    auto const seed = static_cast<std::uint64_t>(from_environment("CHUXIN_SEED", 20230616));
    auto const acts = from_environment("CHUXIN_ACTS", ACTS) / 16;
    std::printf("forked histories: seed %llu, %lld acts in each of three offices\n",
        static_cast<unsigned long long>(seed), static_cast<long long>(acts));
    auto const go_on = [&](RandomOffice& office) {
        for (std::int64_t done = 0, steps = 0; done < acts && steps < acts * 40; ++steps)
            done += (steps % 6 == 5 ? office.ledger_step() : office.step().has_value()) ? 1 : 0;
        return office.export_all();
    };
    constexpr std::size_t RECORDS = 6;
    RandomOffice origin(seed);
    origin.keep_live(RECORDS);
    auto const common = go_on(origin);
    std::vector<std::string> packages;
    for (std::uint64_t i = 1; i <= 3; ++i) {
        RandomOffice fork(seed + i, {common}, origin.now());
        fork.keep_live(RECORDS);
        packages.push_back(go_on(fork));
    }
    auto const &a = packages[0], &b = packages[1], &c = packages[2];
    constexpr std::int64_t A_YEAR_MS = 365LL * 24 * 3600 * 1000; // another day, and yet the same state (J5)
    auto const united = [&](std::vector<std::string> const& parts) {
        RandomOffice office(seed + 9, parts, {origin.now().milliseconds + A_YEAR_MS});
        return office.app().projection_digest().value();
    };
    RandomOffice all(seed + 9, {a, b, c}, origin.now());
    auto const digest = all.app().projection_digest().value();
    check_rebuild(all); // no fold fails, and each gives what the union gave
    CHECK(united({c, a, b}) == digest);
    CHECK(united({b, c, a, b, common, a}) == digest);
    RandomOffice pair(seed + 9, {b, c}, origin.now());
    CHECK(united({pair.export_all(), a}) == digest);
    CHECK(united({a, b}) != digest);
    int inert = 0;
    for (auto const& id : all.records())
        for (auto const& item : all.record(id).timeline)
            inert += item.inert ? 1 : 0;
    CHECK(inert > 0); // else the forks never met on a record
}

} // namespace property_tests
