// on records that went their way, and on rows by hand where an act of another desk would be needed.
#include "../indicators/facts_builder.h"

#include "domain/alerts/accountability.h"
#include "domain/alerts/alerts.h"
#include "domain/alerts/risk.h"

#include <algorithm>

namespace alerts_tests {

using namespace support;
using domain::Alert;
using domain::AlertLevel;
using domain::NEVER;
namespace fact_flag = domain::fact_flag;
namespace fact_hint = domain::fact_hint;

namespace {

exchange::FigureRules const& rules()
{
    static auto const shipped = exchange::shipped_figure_rules();
    if (shipped.is_error())
        FAIL(shipped.error().message);
    return shipped.value();
}

std::vector<domain::AlertClock> alert_clocks(std::vector<domain::RecordClock> const& clocks)
{
    std::vector<domain::AlertClock> result;
    result.reserve(clocks.size());
    for (auto const& clock : clocks)
        result.push_back({.rule_id = clock.rule_id,
            .occurrence = clock.occurrence,
            .start = clock.start.days,
            .nominal = clock.deadline.nominal.days,
            .effective = clock.deadline.effective ? clock.deadline.effective->days : NEVER,
            .stopped = clock.stopped_on ? clock.stopped_on->days : NEVER});
    return result;
}

struct Case { // a row and what stands around it
    domain::IndicatorFacts facts;
    std::vector<domain::AlertClock> clocks{};
    std::vector<domain::AlertReaction> reactions{};
    int repeats{0};
    std::int32_t last_repeat{NEVER}, backlog{NEVER};
    int risk{0};
    int execution_days{30}, early_repeat_days{30};
    domain::ChannelCode repeat_channel{domain::ChannelCode::Unknown};
    std::vector<std::int32_t> repeats_after_retrospect{};

    std::vector<Alert> on(std::string_view today, std::string_view time = "09:00") const
    {
        static Office const office;
        return domain::alerts_of({"r1", &facts, &clocks, &reactions, repeats, last_repeat, backlog, risk,
                                     execution_days, early_repeat_days, repeat_channel, repeats_after_retrospect},
            {office.reference.rules, rules().alerts, office.reference.calendar, office.reference.office_hours,
                rules().risk.orange(), rules().risk.red(), {support::on(today), *base::parse_time_of_day(time)}});
    }
};

Case case_of(Story const& story)
{
    auto const surroundings = story.surroundings("2023-06-16");
    auto const clocks = domain::clocks(story.record(), surroundings);
    auto const facts = domain::indicator_facts(story.record(), clocks, story.record().matter_id, surroundings);
    REQUIRE(facts.has_value());
    return {facts->facts, alert_clocks(clocks), domain::reactions_of(story.record())};
}

// "A-05/1/L10" of every alert, to read a case at a glance; empty rule where it is no limit.
std::vector<std::string> short_names(std::vector<Alert> const& alerts)
{
    std::vector<std::string> names;
    names.reserve(alerts.size());
    for (auto const& alert : alerts)
        names.push_back(domain::alert_code(alert.number) + "/" + std::to_string(static_cast<int>(alert.level))
            + (alert.rule_id.empty() ? "" : "/" + alert.rule_id));
    return names;
}

bool has(std::vector<Alert> const& alerts, std::string const& name)
{
    auto const names = short_names(alerts);
    return std::find(names.begin(), names.end(), name) != names.end();
}

Alert const* find(std::vector<Alert> const& alerts, int number)
{
    for (auto const& alert : alerts)
        if (alert.number == number)
            return &alert;
    return nullptr;
}

domain::AlertClock clock_of(std::string rule, std::string_view start, std::string_view due)
{
    return {.rule_id = std::move(rule), .start = day(start), .nominal = day(due), .effective = day(due)};
}

Case with_clock(std::string rule, std::string_view start, std::string_view due)
{
    auto facts = first_time("r1", start).facts;
    facts.assigned = facts.disposed = facts.triaged; // nothing to say but the limit
    return {facts, {clock_of(std::move(rule), start, due)}};
}

} // namespace

TEST_CASE("A-02 the same day: two hours before closing, at closing, the next working day")
{
    Office office;
    Story story(office);
    story.registered("2023-06-15");
    auto const one = case_of(story);
    CHECK_FALSE(has(one.on("2023-06-15", "15:29"), "A-02/1/L03"));
    CHECK(has(one.on("2023-06-15", "15:30"), "A-02/1/L03"));
    CHECK(has(one.on("2023-06-15", "17:30"), "A-02/2/L03"));
    CHECK(has(one.on("2023-06-16", "08:00"), "A-02/3/L03"));
}

TEST_CASE("A-01 not registered by the end of the day")
{
    auto const one = with_clock("L01", "2023-06-15", "2023-06-15");
    CHECK(has(one.on("2023-06-15", "17:30"), "A-01/2/L01"));
    CHECK(has(one.on("2023-06-16"), "A-01/3/L01"));
}

TEST_CASE("A-03 notice of acceptance: five and two days before, the day itself, the day after")
{
    Office office;
    Story story(office);
    story.signed_for("2023-06-16"); // L06: 1 July, a Saturday, so 3 July
    auto const one = case_of(story);
    CHECK_FALSE(has(one.on("2023-06-27"), "A-03/1/L06"));
    CHECK(has(one.on("2023-06-28"), "A-03/1/L06"));
    CHECK(has(one.on("2023-07-02"), "A-03/1/L06")); // level 2 waits for the effective day (W6)
    CHECK(has(one.on("2023-07-03"), "A-03/2/L06"));
    CHECK(has(one.on("2023-07-04"), "A-03/3/L06"));
}

TEST_CASE("A-04 the window of objection lapses, the decision on it is owed")
{
    auto const window = with_clock("L08", "2023-06-16", "2023-06-26");
    CHECK(has(window.on("2023-06-25"), "A-04/1/L08"));
    CHECK(window.on("2023-06-27").empty());
    auto const decision = with_clock("L09", "2023-06-16", "2023-06-20");
    CHECK(has(decision.on("2023-06-21"), "A-04/3/L09"));
}

TEST_CASE("A-05 and A-06 the sixty days: 15, 7, 3 before; the day; 1, 7, 15 after")
{
    auto const one = with_clock("L10", "2023-06-20", "2023-08-21");
    CHECK(one.on("2023-08-05").empty());
    CHECK(short_names(one.on("2023-08-06")) == std::vector<std::string>{"A-05/1/L10"});
    CHECK(has(one.on("2023-08-21"), "A-05/2/L10"));
    CHECK(has(one.on("2023-08-22"), "A-06/3/L10"));
    CHECK(one.on("2023-08-14").front().id == "A-05.r1.L10.1.-7");
    CHECK(one.on("2023-08-22").front().id == "A-06.r1.L10.1.+1");
    CHECK(one.on("2023-08-28").front().id == "A-06.r1.L10.1.+7");
    CHECK(one.on("2023-09-05").front().id == "A-06.r1.L10.1.+15");
    CHECK(one.on("2023-08-14").front().text.find("法定时限") != std::string::npos);
    CHECK(one.on("2023-08-22").front().needs_explanation);
}

TEST_CASE("A-05 the opinion goes up five working days before the limit")
{
    Office office;
    Story story(office);
    story.handling();
    auto const one = case_of(story); // limit 21 August, five working days before: 14 August
    auto const submit = [&](std::string_view today) {
        auto const alerts = one.on(today);
        return std::any_of(
            alerts.begin(), alerts.end(), [](Alert const& alert) { return alert.id == "A-05.r1.SUBMIT.+1"; });
    };
    CHECK_FALSE(submit("2023-08-13"));
    CHECK(submit("2023-08-14"));
    CHECK_FALSE(submit("2023-08-21"));
}

TEST_CASE("recipients widen with the level, to the bureau above after fifteen days")
{
    auto const one = with_clock("L10", "2023-06-20", "2023-08-21");
    CHECK(one.on("2023-08-06").front().recipients.size() == 2);
    CHECK(one.on("2023-08-21").front().recipients.size() == 4);
    CHECK(one.on("2023-08-22").front().recipients.size() == 6);
    auto const late = one.on("2023-09-05").front().recipients;
    CHECK(late.back() == domain::Recipient::UpperBureau);
}

TEST_CASE("A-06 correction and review have their own limits")
{
    CHECK(has(with_clock("L34", "2023-07-11", "2023-07-14").on("2023-07-17"), "A-06/3/L34"));
    CHECK(has(with_clock("L37", "2023-07-11", "2023-07-14").on("2023-07-14"), "A-06/2/L37"));
}

TEST_CASE("A-07 quick repeat after closing, flagged risk, missing education record")
{
    Case one{closed_matter("r1", "2023-05-01", "2023-06-01").facts};
    one.facts.assigned = one.facts.triaged;
    one.repeats = 1;
    one.last_repeat = day("2023-07-01");
    CHECK(find(one.on("2023-07-02"), 7) != nullptr);
    one.last_repeat = day("2023-07-02");
    CHECK(find(one.on("2023-07-02"), 7) == nullptr);
    for (auto const bit : {fact_hint::PS_1, fact_hint::PS_2, fact_hint::PS_3, fact_hint::PS_5}) {
        one.facts.hints = bit;
        CHECK(find(one.on("2023-07-02"), 7) != nullptr);
    }
    one.facts.hints = fact_hint::PS_6_CONFIRMED; // the first leader has given a reason
    one.last_repeat = day("2023-07-01");
    CHECK(find(one.on("2023-07-02"), 7) == nullptr);
    Case untaught{closed_matter("r1", "2023-05-01", "2023-06-01").facts};
    untaught.facts.flags |= fact_flag::NOT_SUPPORTED;
    CHECK(has(untaught.on("2023-06-02"), "A-07/1"));
    untaught.facts.flags |= fact_flag::EDUCATED;
    CHECK(find(untaught.on("2023-06-02"), 7) == nullptr);
}

TEST_CASE("A-08 the limits of the simple procedure")
{
    CHECK(has(with_clock("L20", "2023-06-20", "2023-07-06").on("2023-07-03"), "A-08/1/L20"));
    CHECK(has(with_clock("L19", "2023-06-16", "2023-06-21").on("2023-06-25"), "A-08/3/L19"));
}

TEST_CASE("A-09 TC17: a linked repeat tells the first matter until somebody supervises")
{
    Case one{closed_matter("r1", "2023-05-01", "2023-06-01").facts};
    one.facts.assigned = one.facts.triaged;
    one.repeats = 1;
    one.last_repeat = day("2023-08-10");
    REQUIRE(has(one.on("2023-08-10"), "A-09/2"));
    CHECK(find(one.on("2023-08-10"), 9)->text.find("转为重复信访") != std::string::npos);
    one.repeat_channel = domain::ChannelCode::Visit;
    one.reactions.push_back({domain::ReactionKind::Supervised, day("2023-08-11"), {}});
    CHECK(find(one.on("2023-08-12"), 9) != nullptr); // on another ground
    one.reactions.push_back({domain::ReactionKind::SupervisedRepeat, day("2023-08-11"), "PHONE"});
    CHECK(find(one.on("2023-08-12"), 9) != nullptr); // S75: by the desk of another channel
    one.reactions.push_back({domain::ReactionKind::SupervisedRepeat, day("2023-08-11"), "VISIT"});
    CHECK(find(one.on("2023-08-12"), 9) == nullptr);
    one.repeats = 2; // comes again after the supervision
    one.last_repeat = day("2023-09-01");
    CHECK(find(one.on("2023-09-01"), 9) != nullptr);
}

TEST_CASE("A-10 risk before it happens: orange reminds, red urges")
{
    Case one{first_time("r1", "2023-05-01").facts};
    one.risk = 39;
    CHECK(find(one.on("2023-06-01"), 10) == nullptr);
    one.risk = 40;
    CHECK(has(one.on("2023-06-01"), "A-10/1"));
    one.risk = 60;
    CHECK(has(one.on("2023-06-01"), "A-10/2"));
}

TEST_CASE("A-11, A-12, A-15, A-17 come from their limits")
{
    CHECK(has(with_clock("L33", "2023-07-12", "2023-07-17").on("2023-07-18"), "A-11/3/L33"));
    CHECK(has(with_clock("L23", "2023-07-14", "2023-07-28").on("2023-07-25"), "A-12/1/L23"));
    CHECK(has(with_clock("L36", "2023-07-14", "2023-07-17").on("2023-07-17"), "A-12/2/L36"));
    CHECK(has(with_clock("L26", "2023-07-14", "2023-07-28").on("2023-07-31"), "A-15/3/L26"));
    CHECK(has(with_clock("L28", "2023-07-14", "2023-07-19").on("2023-07-19"), "A-17/2/L28"));
}

TEST_CASE("A-13 urgent or threat: at once, until it has been reported up")
{
    Case one{first_time("r1", "2023-06-15").facts};
    one.facts.flags |= fact_flag::THREAT;
    CHECK(has(one.on("2023-06-15"), "A-13/2"));
    CHECK(has(one.on("2023-06-16"), "A-13/3"));
    one.facts.flags |= fact_flag::REPORTED_UP;
    CHECK(find(one.on("2023-06-16"), 13) == nullptr);
}

TEST_CASE("A-16 TC39: suggestion without feedback after 30 days, labelled 非法定期限")
{
    auto const one = with_clock("L25", "2023-06-15", "2023-07-17");
    auto const alerts = one.on("2023-07-18");
    REQUIRE(has(alerts, "A-16/3/L25"));
    CHECK(find(alerts, 16)->text.find("非法定期限") != std::string::npos);
    CHECK(has(with_clock("L27", "2023-06-15", "2023-07-17").on("2023-07-17"), "A-16/2/L27"));
}

TEST_CASE("A-19 at 180 days or two repeats it is on the way to a backlog, then it is one")
{
    Case one{first_time("r1", "2023-01-01").facts};
    one.facts.assigned = one.facts.triaged;
    CHECK(find(one.on("2023-06-29"), 19) == nullptr);
    CHECK(has(one.on("2023-06-30"), "A-19/1"));
    one.backlog = day("2024-01-02");
    CHECK(has(one.on("2024-01-02"), "A-19/3"));
    Case repeated{first_time("r1", "2023-01-01").facts};
    repeated.repeats = 2;
    repeated.last_repeat = day("2023-02-01");
    CHECK(has(repeated.on("2023-02-01"), "A-19/1"));
}

TEST_CASE("A-20 TC15: 越级进京 asks for its retrospect within ten working days")
{
    Case one{first_time("r1", "2023-06-15").facts};
    one.facts.assigned = one.facts.triaged;
    one.facts.flags |= fact_flag::TO_BEIJING;
    CHECK(has(one.on("2023-06-15"), "A-20/1"));
    CHECK(has(one.on("2023-06-30"), "A-20/2")); // 22 to 24 June are holidays, 25 June is worked
    CHECK(has(one.on("2023-07-01"), "A-20/3"));
    one.clocks.push_back(clock_of("L29", "2023-06-15", "2023-06-30"));
    CHECK(has(one.on("2023-06-15"), "A-20/1")); // before the limit itself begins to remind
    CHECK(short_names(one.on("2023-07-03")) == std::vector<std::string>{"A-20/3/L29"}); // and once only
    one.clocks.clear();
    one.facts.flags |= fact_flag::RETROSPECT;
    CHECK(find(one.on("2023-07-04"), 20) == nullptr);
}

TEST_CASE("A-21 nobody named responsible")
{
    CHECK(has(with_clock("L32", "2023-06-16", "2023-06-19").on("2023-06-20"), "A-21/3/L32"));
    Case one{first_time("r1", "2023-06-15").facts};
    one.facts.flags |= fact_flag::NO_FIRST_LEADER;
    CHECK(has(one.on("2023-06-15"), "A-21/2"));
}

TEST_CASE("A-22 TC03: transferred with a reason, the alert is recorded all the same")
{
    Office office;
    Story story(office);
    story.triaged().does(
        "transfer", {{"unit", "housing"}, {"not_assigned_reason", "事项简单，转送即可办结"}}, "2023-06-15", "li");
    auto one = case_of(story);
    one.facts.flags |= fact_flag::ASSIGNABLE;
    CHECK(has(one.on("2023-06-15"), "A-22/2"));
    Story assigned(office, "r2");
    assigned.assigned();
    auto other = case_of(assigned);
    other.facts.flags |= fact_flag::ASSIGNABLE;
    CHECK(find(other.on("2023-06-15"), 22) == nullptr);
}

TEST_CASE("A-22 not yet disposed: a reminder on the day, urgent from the next")
{
    Case one{first_time("r1", "2023-06-15").facts};
    one.facts.flags |= fact_flag::ASSIGNABLE;
    CHECK(has(one.on("2023-06-15"), "A-22/1"));
    CHECK(has(one.on("2023-06-16"), "A-22/2"));
}

TEST_CASE("A-23 the window of evaluation closes; afterwards nobody is overdue")
{
    auto const one = with_clock("L24", "2023-07-13", "2023-08-14");
    CHECK(has(one.on("2023-08-07"), "A-23/1/L24"));
    CHECK(has(one.on("2023-08-14"), "A-23/2/L24"));
    CHECK(one.on("2023-08-15").empty());
}

TEST_CASE("A-23 the window opens at delivery: told until the petitioner was led to it or has judged (S66)")
{
    Case one{closed_matter("r1", "2023-05-01", "2023-06-01").facts};
    one.facts.assigned = one.facts.triaged;
    one.facts.published = one.facts.delivered;
    one.facts.evaluation_ends = day("2023-07-03");
    CHECK(find(one.on("2023-06-01"), 23) == nullptr); // not within the evaluation
    one.facts.hints |= fact_hint::IN_EVALUATION;
    CHECK(has(one.on("2023-06-01"), "A-23/1"));
    CHECK(find(one.on("2023-07-04"), 23) == nullptr);
    one.facts.guided = day("2023-05-20"); // before there was anything to judge
    CHECK(has(one.on("2023-06-01"), "A-23/1"));
    one.facts.guided = day("2023-06-02");
    CHECK(find(one.on("2023-06-02"), 23) == nullptr);
    one.facts.guided = NEVER;
    one.facts.evaluated_unit = day("2023-06-02");
    CHECK(find(one.on("2023-06-02"), 23) == nullptr);
}

TEST_CASE("A-23 delivered and not published: three working days (S65)")
{
    Case one{closed_matter("r1", "2023-05-01", "2023-06-01").facts};
    one.facts.assigned = one.facts.triaged;
    one.facts.closed = one.facts.published = NEVER;
    one.facts.hints |= fact_hint::IN_EVALUATION;
    CHECK(find(one.on("2023-06-05"), 23) == nullptr);
    CHECK(has(one.on("2023-06-06"), "A-23/2"));
    CHECK(has(one.on("2023-06-07"), "A-23/3"));
    one.facts.published = day("2023-06-07");
    CHECK(find(one.on("2023-06-07"), 23) == nullptr);
}

TEST_CASE("A-17 a measure of the plan falls due; A-20 so does what the retrospect promised")
{
    Case one{first_time("r1", "2023-06-01").facts};
    one.facts.assigned = one.facts.triaged;
    one.facts.plan_due = day("2023-07-10");
    CHECK(find(one.on("2023-07-02"), 17) == nullptr);
    CHECK(has(one.on("2023-07-03"), "A-17/1"));
    CHECK(has(one.on("2023-07-10"), "A-17/2"));
    CHECK(has(one.on("2023-07-11"), "A-17/3"));
    one.facts.plan_due = NEVER;
    one.facts.resolve_due = day("2023-07-10");
    CHECK(find(one.on("2023-07-11"), 20) == nullptr); // only of a visit to Beijing
    one.facts.flags |= fact_flag::TO_BEIJING | fact_flag::RETROSPECT;
    CHECK(has(one.on("2023-07-11"), "A-20/3"));
    one.facts.ended = day("2023-07-09"); // S60: refused as skip-level, and still to be solved
    CHECK(short_names(one.on("2023-07-11")) == std::vector<std::string>{"A-20/3"});
    one.facts.resolve_due = NEVER;
    CHECK(one.on("2023-07-11").empty());
}

TEST_CASE(
    "S60: a repeat after the retrospect goes up to the next higher bureau, with the step of the ladder that is due")
{
    Case one{first_time("r1", "2023-06-01").facts};
    one.facts.assigned = one.facts.triaged;
    one.facts.flags |= fact_flag::TO_BEIJING | fact_flag::RETROSPECT;
    CHECK(find(one.on("2023-08-10"), 20) == nullptr);
    one.repeats_after_retrospect = {day("2023-08-10")};
    auto const alerts = one.on("2023-08-10");
    auto const* alert = find(alerts, 20);
    REQUIRE(alert != nullptr);
    CHECK(alert->level == AlertLevel::Overdue);
    CHECK(alert->recipients.back() == domain::Recipient::UpperBureau);
    CHECK(std::count(alert->recipients.begin(), alert->recipients.end(), domain::Recipient::FirstLeader) == 1);
    CHECK(std::count(alert->recipients.begin(), alert->recipients.end(), domain::Recipient::BureauLeader) == 1);
    CHECK(alert->text.find("建议通报") != std::string::npos);
    one.repeats_after_retrospect.push_back(day("2023-09-01"));
    auto const second = one.on("2023-10-01"); // late enough for the higher bureau anyway: told once
    CHECK(find(second, 20)->text.find("建议约谈") != std::string::npos);
    CHECK(std::count(
              find(second, 20)->recipients.begin(), find(second, 20)->recipients.end(), domain::Recipient::UpperBureau)
        == 1);
    one.repeats_after_retrospect.push_back(day("2023-10-05"));
    CHECK(find(one.on("2023-10-05"), 20)->text.find("建议挂牌督办") != std::string::npos);
    one.facts.ended = day("2023-10-01"); // settled before it came again
    CHECK(find(one.on("2023-10-05"), 20) != nullptr);
    one.facts.ended = day("2023-10-20");
    CHECK(find(one.on("2023-10-21"), 20) == nullptr);
}

TEST_CASE("S62: the limit of a step of the dispute reminds, urges and accuses, and says that it is the office's own")
{
    auto const one = with_clock("L39", "2023-06-19", "2023-06-27");
    CHECK_FALSE(has(one.on("2023-06-25"), "A-04/1/L39"));
    CHECK(has(one.on("2023-06-26"), "A-04/1/L39"));
    CHECK(has(one.on("2023-06-27"), "A-04/2/L39"));
    CHECK(has(one.on("2023-06-28"), "A-04/3/L39"));
    CHECK(find(one.on("2023-06-26"), 4)->text.find("内部目标") != std::string::npos);
}

TEST_CASE("A-15 a supervision that was answered without a solution is followed up until it is closed (S78)")
{
    Case one{first_time("r1", "2023-06-01").facts};
    one.facts.assigned = one.facts.triaged;
    one.facts.supervised = day("2023-06-20");
    CHECK(find(one.on("2023-06-21"), 15) == nullptr);
    one.facts.hints |= fact_hint::NO_RESULT;
    CHECK(has(one.on("2023-06-21"), "A-15/1"));
    one.facts.closed = day("2023-06-25");
    CHECK(find(one.on("2023-06-25"), 15) == nullptr);
}

TEST_CASE("faults S126 and S127, and explanations that level 3 asks for (S73), are found by themselves")
{
    static Office const office;
    auto const ids = [](Case const& one, std::string_view today) {
        std::vector<std::string> found;
        domain::AlertSurroundings const in{office.reference.rules, rules().alerts, office.reference.calendar,
            office.reference.office_hours, 40, 60, {on(today), *base::parse_time_of_day("09:00")}};
        for (auto const& ground : domain::fault_grounds(one.facts, one.on(today), in))
            found.push_back(ground.id);
        return found;
    };
    using Ids = std::vector<std::string>;
    Case one{first_time("r1", "2023-06-15").facts}; // L02: 30 June
    CHECK(ids(one, "2023-06-30").empty());
    CHECK(ids(one, "2023-07-01") == Ids{"S126"});
    one.facts.disposed = day("2023-07-03"); // late all the same
    CHECK(ids(one, "2023-08-01") == Ids{"S126"});
    one.facts.disposed = day("2023-06-30");
    CHECK(ids(one, "2023-08-01").empty());
    one.facts.registered = day("2023-06-16"); // not on the day of receipt
    CHECK(ids(one, "2023-06-16") == Ids{"S126"});
    one.facts.registered = one.facts.received;
    one.facts.flags |= fact_flag::ASSIGNABLE; // transferred, and should have been assigned
    CHECK(ids(one, "2023-06-30") == Ids{"S126"});
    auto const late = with_clock("L10", "2023-06-20", "2023-08-21");
    CHECK(ids(late, "2023-08-22") == Ids{"S73"});
    CHECK(ids(late, "2023-08-25") == Ids{"S127", "S73"});
}

TEST_CASE("A-25 TC23: supported, delivered, not executed after 30 days")
{
    Case one{closed_matter("r1", "2023-05-01", "2023-06-01").facts};
    one.facts.assigned = one.facts.triaged;
    one.facts.flags |= fact_flag::SUPPORTED;
    CHECK(has(one.on("2023-06-24"), "A-25/1"));
    CHECK(has(one.on("2023-07-01"), "A-25/2"));
    CHECK(has(one.on("2023-07-02"), "A-25/3"));
    one.facts.execution_due = day("2023-06-20"); // promised earlier
    CHECK(has(one.on("2023-06-21"), "A-25/3"));
    one.facts.executed = day("2023-06-20");
    CHECK(find(one.on("2023-07-02"), 25) == nullptr);
}

TEST_CASE("A-25 and the early repeat of A-07 use the days of PS-4 and PS-6")
{
    Case one{closed_matter("r1", "2023-05-01", "2023-06-01").facts};
    one.facts.assigned = one.facts.triaged;
    one.facts.flags |= fact_flag::SUPPORTED;
    one.execution_days = 10;
    auto const alerts = one.on("2023-06-12");
    auto const* late = find(alerts, 25);
    REQUIRE(late != nullptr);
    CHECK(late->due == base::add_days(base::Date{one.facts.delivered}, 10));
    one.repeats = 1;
    one.last_repeat = one.facts.closed + 20;
    auto const today = base::to_iso(base::Date{one.last_repeat});
    CHECK(find(one.on(today), 7) != nullptr);
    one.early_repeat_days = 15;
    CHECK(find(one.on(today), 7) == nullptr);
}

TEST_CASE("TC40: level 2 unanswered for three working days is a fault of the bureau (S127)")
{
    auto one = with_clock("L10", "2023-06-20", "2023-08-21"); // Monday; three working days: 24 August
    auto const is_fault = [&](std::string_view today) { return one.on(today).front().is_fault; };
    CHECK_FALSE(is_fault("2023-08-24"));
    CHECK(is_fault("2023-08-25"));
    SUBCASE("an acknowledgement in time prevents it")
    {
        one.reactions.push_back({domain::ReactionKind::Acknowledged, day("2023-08-24"), "A-05.r1.L10.1.+0"});
        one.reactions.back().alert = one.on("2023-08-21").front().id;
        CHECK_FALSE(is_fault("2023-08-25"));
        CHECK(one.on("2023-08-21").front().acknowledged == on("2023-08-24"));
    }
    SUBCASE("so does an urge or a supervision of the record")
    {
        one.reactions.push_back({domain::ReactionKind::Urged, day("2023-08-22"), {}});
        CHECK_FALSE(is_fault("2023-08-25"));
    }
    SUBCASE("one day later it is too late, and before level 2 too early")
    {
        one.reactions.push_back({domain::ReactionKind::Urged, day("2023-08-25"), {}});
        one.reactions.push_back({domain::ReactionKind::Urged, day("2023-08-20"), {}});
        CHECK(is_fault("2023-08-25"));
    }
    SUBCASE("it stays a fault when the limit is met afterwards, not when it is met before")
    {
        one.clocks.front().stopped = day("2023-08-28");
        auto const alerts = one.on("2023-09-30");
        REQUIRE(alerts.size() == 1);
        CHECK(alerts.front().id == "S127.r1.L10.1");
        CHECK(alerts.front().number == 15);
        one.clocks.front().stopped = day("2023-08-24");
        CHECK(one.on("2023-09-30").empty());
    }
}

TEST_CASE("level 3 asks for an explanation until there is one")
{
    auto one = with_clock("L10", "2023-06-20", "2023-08-21");
    CHECK(one.on("2023-08-22").front().needs_explanation);
    one.reactions.push_back({domain::ReactionKind::Explained, day("2023-08-23"), {}});
    CHECK_FALSE(one.on("2023-08-29").front().needs_explanation);
}

TEST_CASE("CAL-13: without calendar data level 2 stands from the nominal day on, and nobody is called overdue")
{
    auto one = with_clock("L10", "2026-12-01", "2027-01-30");
    one.clocks.front().effective = NEVER;
    CHECK(has(one.on("2027-01-30"), "A-05/2/L10"));
    auto const since = one.on("2027-01-30").front().id;
    for (auto const today : {"2027-01-31", "2027-02-10", "2027-04-30"}) {
        auto const alerts = one.on(today);
        REQUIRE(short_names(alerts) == std::vector<std::string>{"A-05/2/L10"});
        CHECK(alerts.front().id == since); // what was answered stays answered
        CHECK_FALSE(alerts.front().is_fault);
        CHECK_FALSE(alerts.front().needs_explanation);
        CHECK(alerts.front().text.find("逾期") == std::string::npos);
        CHECK(alerts.front().text.find("顺延待定") != std::string::npos);
    }
    one.clocks.front().stopped = day("2027-03-01"); // done at last: neither late nor in time can be said
    CHECK(one.on("2027-03-02").empty());
}

TEST_CASE("a limit that follows from silence exists from that day on")
{
    auto one = with_clock("L10", "2023-07-01", "2023-08-30");
    one.clocks.front().exists_from = day("2023-08-20");
    CHECK(one.on("2023-08-19").empty());
    CHECK_FALSE(one.on("2023-08-20").empty());
}

TEST_CASE("acts about alerts are read back from the timeline")
{
    Office office;
    Story story(office);
    story.signed_for();
    story.does("urge", {{"text", "请尽快受理"}}, "2023-07-03", "li");
    story.does("acknowledge_alert", {{"alert", "A-03.r1.L06.1.+0"}}, "2023-07-03", "he");
    auto const reactions = domain::reactions_of(story.record());
    REQUIRE(reactions.size() == 2);
    CHECK(reactions[0].kind == domain::ReactionKind::Urged);
    CHECK(reactions[1].alert == "A-03.r1.L06.1.+0");
    CHECK(reactions[1].kind == domain::ReactionKind::Noted); // the unit that is late
    story.does("acknowledge_alert", {{"alert", "A-03.r1.L06.1.+0"}}, "2023-07-03", "li");
    CHECK(domain::reactions_of(story.record()).back().kind == domain::ReactionKind::Acknowledged);
    story.does("supervise",
        {{"mode", "PHONE"}, {"ground", "SV-1"}, {"opinion", "抓紧受理"}, {"reply_due", "2023-07-20"}}, "2023-07-04",
        "li");
    CHECK(domain::reactions_of(story.record()).back().kind == domain::ReactionKind::Supervised);
}

TEST_CASE("S127: that the late unit has read the alert does not answer for the bureau")
{
    auto one = with_clock("L06", "2023-06-16", "2023-07-03");
    one.reactions.push_back({domain::ReactionKind::Noted, day("2023-07-03"), one.on("2023-07-03").front().id});
    CHECK(one.on("2023-07-03").front().acknowledged == support::on("2023-07-03"));
    CHECK(one.on("2023-07-07").front().is_fault);
    one.reactions.front().kind = domain::ReactionKind::Acknowledged;
    CHECK_FALSE(one.on("2023-07-07").front().is_fault);
}

TEST_CASE("accountability candidates G1 to G3 (S121–S123)")
{
    auto late = with_clock("L06", "2023-06-16", "2023-07-03");
    auto const grounds = [&](std::string_view today) {
        std::vector<std::string> ids;
        for (auto const& ground : domain::accountability_grounds(late.facts, late.on(today)))
            ids.push_back(ground.id);
        return ids;
    };
    CHECK(grounds("2023-07-03").empty());
    CHECK(grounds("2023-07-04") == std::vector<std::string>{"G1"});
    late.facts.send_backs = 1;
    late.facts.rejected_objections = 2;
    late.facts.flags |= fact_flag::BAD_ATTITUDE;
    CHECK(grounds("2023-07-04") == std::vector<std::string>{"G1", "G2", "G3", "G3"});
    late.facts.rejected_objections = 1;
    CHECK(grounds("2023-07-04").size() == 3);
}

} // namespace alerts_tests
