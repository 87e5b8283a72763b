// K01–K22 one by one with figures worked by hand (law.md 3.5), each with its edge days, its exclusions and the
// denominator 0.
#include "facts_builder.h"

namespace indicator_tests {

using namespace support;
using domain::ChannelCode;
using domain::ClassCode;
using domain::EvaluationCode;
using domain::Indicator;
using domain::NEVER;
using domain::RepeatKind;
using domain::Variant;
namespace fact_flag = domain::fact_flag;

static domain::RecordFacts with_flag(domain::RecordFacts facts, std::uint32_t flag)
{
    facts.facts.flags |= flag;
    return facts;
}

static domain::RecordFacts by_channel(domain::RecordFacts facts, ChannelCode channel)
{
    facts.facts.channel = channel;
    return facts;
}

TEST_CASE("an empty table has no rate: every denominator 0 is —, never 0 % or 100 %")
{
    auto const board = table_of({}).board(june());
    for (auto const& rule : indicator_rules().rows()) {
        auto const& one = board[static_cast<std::size_t>(rule.indicator)];
        CHECK_MESSAGE(one.value().has_value() == (rule.unit == domain::IndicatorUnit::Count), rule.name);
    }
}

TEST_CASE("K01 accepted by the bureau within 15 days of registration, by nominal day")
{
    auto in_time = first_time("a", "2023-05-20"); // limit 4 June
    in_time.facts.triaged = day("2023-06-04");
    auto late = first_time("b", "2023-05-20");
    late.facts.triaged = day("2023-06-05");
    auto never = first_time("c", "2023-06-15"); // limit 30 June
    never.facts.triaged = NEVER;
    auto outside = first_time("d", "2023-06-16"); // limit 1 July
    CHECK(figure(table_of({in_time, late, never, outside}), Indicator::K01) == "1/3");
    // Phone, litigation and repeats are not counted; nor is what a unit registered itself.
    auto by_unit = first_time("h", "2023-05-20");
    by_unit.facts.flags &= ~fact_flag::BY_BUREAU;
    CHECK(figure(table_of({by_channel(in_time, ChannelCode::Phone), with_flag(late, fact_flag::LITIGATION),
                     repeat_of("a", "g", "2023-05-20"), by_unit}),
              Indicator::K01)
        == "—/0");
    // Withdrawn before the bureau accepted: nothing was owed.
    auto withdrawn = with_flag(never, fact_flag::WITHDRAWN);
    withdrawn.facts.ended = day("2023-06-18");
    CHECK(figure(table_of({withdrawn}), Indicator::K01) == "—/0");
}

TEST_CASE("K02 the unit's notice within 30 days of registration; K02' within 15 of its receipt")
{
    auto on_the_day = first_time("a", "2023-05-10"); // 9 June
    on_the_day.facts.unit_received = day("2023-05-20"); // 4 June
    on_the_day.facts.notice = day("2023-06-09");
    auto late = on_the_day;
    late.record = late.matter = "b";
    late.facts.notice = day("2023-06-10");
    auto without_unit = on_the_day;
    without_unit.record = without_unit.matter = "c";
    without_unit.facts.flags &= ~fact_flag::HAS_UNIT;
    auto const table = table_of({on_the_day, late, without_unit});
    CHECK(figure(table, Indicator::K02) == "1/2");
    CHECK(figure(table, Indicator::K02Strict) == "0/2");
    on_the_day.facts.notice = day("2023-06-04");
    CHECK(figure(table_of({on_the_day}), Indicator::K02Strict) == "1/1");
}

TEST_CASE("K03 answered by the due day: A / (A + B + C + D), nominal, issue of the opinion (W4, W6)")
{
    auto const answered = [](std::string id, std::string_view due, std::int32_t done) {
        auto facts = first_time(std::move(id), "2023-04-01");
        facts.facts.handling_due = day(due);
        facts.facts.answered = done;
        return facts;
    };
    auto const a = answered("a", "2023-06-10", day("2023-06-10"));
    auto const b = answered("b", "2023-06-10", day("2023-06-12")); // a Monday after a nominal Saturday is late here
    auto const c = answered("c", "2023-06-30", NEVER); // not yet due on 20 June
    auto const d = answered("d", "2023-06-01", NEVER);
    auto const outside = answered("e", "2023-07-01", day("2023-06-20"));
    auto const table = table_of({a, b, c, d, outside});
    CHECK(figure(table, Indicator::K03, june("2023-06-20")) == "1/4");
    CHECK(figure(table_of({by_channel(a, ChannelCode::Phone)}), Indicator::K03) == "—/0");
    // Deemed acceptance starts the sixty days only once the day has come.
    auto deemed = first_time("f", "2023-03-01");
    deemed.facts.deemed_from = day("2023-06-15");
    deemed.facts.deemed_due = day("2023-06-29");
    CHECK(figure(table_of({deemed}), Indicator::K03, june("2023-06-14")) == "—/0");
    CHECK(figure(table_of({deemed}), Indicator::K03, june("2023-06-15")) == "0/1");
    auto withdrawn = with_flag(d, fact_flag::WITHDRAWN);
    withdrawn.facts.ended = day("2023-05-20");
    CHECK(figure(table_of({withdrawn}), Indicator::K03) == "—/0");
}

TEST_CASE("K04 notices given by their nominal day, phone matters too")
{
    auto given = by_channel(first_time("a", "2023-05-20"), ChannelCode::Phone);
    given.facts.notice_due = day("2023-06-05");
    given.facts.notice = day("2023-06-05");
    auto late = first_time("b", "2023-05-20");
    late.facts.notice_due = day("2023-06-05");
    late.facts.notice = day("2023-06-06");
    CHECK(figure(table_of({given, late}), Indicator::K04) == "1/2");
}

TEST_CASE("K05 mean days to acceptance and to delivery, over what was delivered in the period (W4)")
{
    auto one = closed_matter("a", "2023-05-01", "2023-06-10");
    one.facts.accepted = day("2023-05-11");
    auto other = closed_matter("b", "2023-05-21", "2023-06-10");
    other.facts.accepted = day("2023-05-26");
    auto const table = table_of({one, other, closed_matter("c", "2023-05-01", "2023-07-01")});
    CHECK(figure(table, Indicator::K05Acceptance) == "15/2"); // (10 + 5) / 2 = 7.5 days
    CHECK(figure(table, Indicator::K05Answer) == "60/2"); // (40 + 20) / 2
    CHECK(figure(table_of({repeat_of("x", "r", "2023-06-01")}), Indicator::K05Answer) == "—/0");
}

TEST_CASE("K06 first-time matters whose petitioner the handler contacted")
{
    auto contacted = first_time("a", "2023-06-01");
    contacted.facts.contacted = day("2023-06-20");
    auto const table = table_of({contacted, first_time("b", "2023-06-30"), first_time("c", "2023-07-01")});
    CHECK(figure(table, Indicator::K06) == "1/2");
    CHECK(figure(table, Indicator::K06, june("2023-06-19")) == "0/1"); // b is not registered yet, a not contacted
}

TEST_CASE("K07 TC29: of 40 registered 10 are repeats, 25 %")
{
    domain::IndicatorTable table(indicator_rules());
    for (int i = 0; i < 30; ++i)
        table.put(first_time("f" + std::to_string(i), "2023-06-10"));
    for (int i = 0; i < 10; ++i)
        table.put(repeat_of("f0", "r" + std::to_string(i), "2023-06-20"));
    CHECK(figure(table, Indicator::K07) == "10/40");
    CHECK(table.board(june())[static_cast<std::size_t>(Indicator::K07)].value() == doctest::Approx(0.25));
    // The same letter at several windows is one piece (FT-06); litigation stays out.
    auto duplicate = repeat_of("f0", "d", "2023-06-10");
    duplicate.facts.repeat_kind = RepeatKind::Duplicate;
    table.put(duplicate);
    table.put(with_flag(first_time("l", "2023-06-10"), fact_flag::LITIGATION));
    CHECK(figure(table, Indicator::K07) == "10/40");
}

TEST_CASE("K08 and K09 V1: closed in the period, repeated after closing up to the cut-off")
{
    auto const kept = closed_matter("a", "2023-04-01", "2023-06-30");
    auto const repeated = closed_matter("b", "2023-04-01", "2023-06-01");
    auto const july = closed_matter("c", "2023-04-01", "2023-07-01");
    auto const later = repeat_of("b", "b2", "2023-06-02");
    auto const table = table_of({kept, repeated, july, later});
    CHECK(figure(table, Indicator::K09) == "1/2");
    CHECK(figure(table, Indicator::K08) == "1/2");
    CHECK(figure(table, Indicator::K09, june("2023-06-01")) == "1/1"); // the repeat has not come yet
    // On the day of closing it is not yet a repeat after closing.
    CHECK(figure(table_of({repeated, repeat_of("b", "b2", "2023-06-01")}), Indicator::K09) == "1/1");
    // TC27: no closed matter.
    CHECK(figure(table_of({first_time("a", "2023-06-01")}), Indicator::K09) == "—/0");
}

TEST_CASE("K09 exclusions of C(P), one by one")
{
    auto const base = closed_matter("a", "2023-04-01", "2023-06-15");
    for (auto const flag :
        {fact_flag::ANONYMOUS, fact_flag::LITIGATION, fact_flag::REFUSED, fact_flag::REFERRED, fact_flag::GUIDED})
        CHECK_MESSAGE(figure(table_of({with_flag(base, flag)}), Indicator::K09) == "—/0", flag);
    auto accusation = base;
    accusation.facts.matter_class = ClassCode::Accusation;
    CHECK(figure(table_of({accusation}), Indicator::K09) == "—/0");
    CHECK(figure(table_of({by_channel(base, ChannelCode::Phone)}), Indicator::K09) == "1/1"); // registered and tracked
    auto suggestion = base;
    suggestion.facts.matter_class = ClassCode::Suggestion;
    auto query = june();
    CHECK(figure(table_of({suggestion}), Indicator::K09, query) == "—/0");
    query.options.with_suggestions = true;
    CHECK(figure(table_of({suggestion}), Indicator::K09, query) == "1/1");
    auto undecided = base;
    undecided.facts.first_time = domain::FirstTime::Undecided;
    CHECK(figure(table_of({undecided}), Indicator::K09) == "—/0");
}

TEST_CASE("K09 what is no repeat: progress, thanks, review requests, duplicates")
{
    auto const closed = closed_matter("a", "2023-04-01", "2023-06-15");
    for (auto const kind : {RepeatKind::Progress, RepeatKind::Thanks, RepeatKind::Review, RepeatKind::Duplicate}) {
        auto later = repeat_of("a", "r", "2023-06-20");
        later.facts.repeat_kind = kind;
        CHECK(figure(table_of({closed, later}), Indicator::K09) == "1/1");
    }
    // Any channel and any class of the later record counts.
    CHECK(figure(table_of({closed, by_channel(repeat_of("a", "r", "2023-06-20"), ChannelCode::Phone)}), Indicator::K09)
        == "0/1");
}

TEST_CASE("K09 window W: only repeats up to so many days after closing")
{
    auto const table = table_of({closed_matter("a", "2023-04-01", "2023-06-15"), repeat_of("a", "r", "2023-07-15")});
    auto query = june();
    query.options.window_days = 30;
    CHECK(figure(table, Indicator::K09, query) == "0/1");
    query.options.window_days = 29;
    CHECK(figure(table, Indicator::K09, query) == "1/1");
}

TEST_CASE("K09 V2: registered in the period and due; unfinished overdue ones are unresolved")
{
    auto const due = [](domain::RecordFacts facts, std::string_view date) {
        facts.facts.handling_due_effective = day(date);
        return facts;
    };
    auto const resolved = due(closed_matter("a", "2023-06-01", "2023-07-10"), "2023-08-01");
    auto const overdue = due(first_time("b", "2023-06-01"), "2023-08-01");
    auto const not_due = due(closed_matter("c", "2023-06-30", "2023-07-10"), "2023-09-01");
    auto const repeated = due(closed_matter("d", "2023-06-30", "2023-07-10"), "2023-08-01");
    auto withdrawn = with_flag(due(first_time("e", "2023-06-02"), "2023-08-01"), fact_flag::WITHDRAWN);
    withdrawn.facts.ended = day("2023-07-20");
    auto const table = table_of({resolved, overdue, not_due, repeated, repeat_of("d", "d2", "2023-07-20"), withdrawn});
    auto query = june("2023-08-02");
    query.options.variant = Variant::V2;
    CHECK(figure(table, Indicator::K09, query) == "1/3");
    CHECK(figure(table, Indicator::K08, query) == "2/3");
    query.cut_off = on("2023-08-01"); // the due day itself has not passed
    CHECK(figure(table, Indicator::K09, query) == "—/0");
}

TEST_CASE("K09 V3: a repeat before closing counts too (AMB-7)")
{
    auto const table = table_of({closed_matter("a", "2023-04-01", "2023-06-15"), repeat_of("a", "r", "2023-05-01")});
    auto query = june();
    CHECK(figure(table, Indicator::K09, query) == "1/1");
    query.options.variant = Variant::V3;
    CHECK(figure(table, Indicator::K09, query) == "0/1");
    CHECK(domain::to_text(query.options) == "V3");
}

TEST_CASE("K09 reopened: the closing in force at the cut-off counts (W4)")
{
    auto reopened = first_time("a", "2023-04-01");
    reopened.facts.earlier_closings = {{day("2023-06-10"), day("2023-06-20"), NEVER}};
    CHECK(figure(table_of({reopened}), Indicator::K09, june("2023-06-19")) == "1/1");
    CHECK(figure(table_of({reopened}), Indicator::K09, june("2023-06-20")) == "—/0");
    reopened.facts.closed = day("2023-07-05");
    CHECK(figure(table_of({reopened}), Indicator::K09) == "—/0"); // closed again, but in July
}

TEST_CASE("K10 to K12: evaluated against overdue, each side for itself")
{
    auto const evaluated = [](std::string id, EvaluationCode value) {
        auto facts = first_time(std::move(id), "2023-05-01");
        facts.facts.evaluated_unit = day("2023-06-10");
        facts.facts.unit_value = value;
        facts.facts.evaluation_ends = day("2023-06-20");
        return facts;
    };
    auto silent = first_time("d", "2023-05-01");
    silent.facts.evaluation_ends = day("2023-06-20");
    auto const table = table_of({evaluated("a", EvaluationCode::Satisfied), evaluated("b", EvaluationCode::Basically),
        evaluated("c", EvaluationCode::NotSatisfied), silent});
    CHECK(figure(table, Indicator::K10) == "3/4");
    CHECK(figure(table, Indicator::K11) == "2/3");
    // A: 3/4 × (1 + 1 + 1 overdue)/4 = 9/16; B: 3/4 × 2/3 = 2/4.
    CHECK(figure(table, Indicator::K12) == "9/16");
    auto query = june();
    query.options.participation_by_product = true;
    CHECK(figure(table, Indicator::K12, query) == "2/4");
    // The bureau's side was never evaluated: all four are overdue, satisfaction has no denominator.
    CHECK(figure(table, Indicator::K10Bureau) == "0/4");
    CHECK(figure(table, Indicator::K11Bureau) == "—/0");
    CHECK(figure(table, Indicator::K12Bureau, query) == "—/0");
    // Registered by the unit itself: there is no bureau to judge (law.md 6).
    auto own = silent;
    own.facts.flags &= ~fact_flag::BY_BUREAU;
    CHECK(figure(table_of({own}), Indicator::K10) == "0/1");
    CHECK(figure(table_of({own}), Indicator::K10Bureau) == "—/0");
    // On the last day of the window nobody is overdue.
    CHECK(figure(table, Indicator::K10, june("2023-06-20")) == "3/3");
}

TEST_CASE("K10 scope: who is not asked")
{
    auto base = first_time("a", "2023-05-01");
    base.facts.evaluation_ends = day("2023-06-20");
    CHECK(figure(table_of({base}), Indicator::K10) == "0/1");
    for (auto const flag : {fact_flag::ANONYMOUS, fact_flag::LITIGATION, fact_flag::NO_ORDINARY_ROUTE,
             fact_flag::SECRET, fact_flag::REFERRED})
        CHECK_MESSAGE(figure(table_of({with_flag(base, flag)}), Indicator::K10) == "—/0", flag);
    auto unreachable = base;
    unreachable.facts.flags &= ~fact_flag::REACHABLE;
    CHECK(figure(table_of({unreachable}), Indicator::K10) == "—/0");
    CHECK(figure(table_of({by_channel(base, ChannelCode::Phone)}), Indicator::K10) == "—/0");
}

TEST_CASE("K13 published by the cut-off, K14 share of online pieces")
{
    auto published = closed_matter("a", "2023-06-01", "2023-06-20");
    published.facts.published = day("2023-06-20");
    auto const table = table_of({published, closed_matter("b", "2023-06-01", "2023-06-20"),
        by_channel(first_time("c", "2023-06-30"), ChannelCode::Online)});
    CHECK(figure(table, Indicator::K13) == "1/2");
    CHECK(figure(table, Indicator::K14) == "1/3");
}

TEST_CASE("K15 skip-level visits to Beijing: batches and persons")
{
    auto visit = with_flag(by_channel(first_time("a", "2023-06-01"), ChannelCode::Visit), fact_flag::TO_BEIJING);
    visit.facts.persons = 6;
    auto letter = with_flag(first_time("b", "2023-06-01"), fact_flag::TO_BEIJING);
    auto const table = table_of({visit, letter});
    CHECK(figure(table, Indicator::K15) == "1");
    CHECK(figure(table, Indicator::K15Persons) == "6");
    CHECK(table.rows_of(Indicator::K15, june()).numerator == std::vector<std::uint32_t>{0});
}

TEST_CASE("K16 every closed first-time matter is followed up; anonymous ones are exempt (AMB-20)")
{
    auto followed = closed_matter("a", "2023-05-01", "2023-06-10");
    followed.facts.followed_up = day("2023-06-15");
    auto suggestion = closed_matter("b", "2023-05-01", "2023-06-10");
    suggestion.facts.matter_class = ClassCode::Suggestion;
    auto const anonymous = with_flag(closed_matter("c", "2023-05-01", "2023-06-10"), fact_flag::ANONYMOUS);
    auto const table = table_of({followed, suggestion, anonymous});
    CHECK(figure(table, Indicator::K16) == "1/2");
    CHECK(figure(table, Indicator::K16, june("2023-06-14")) == "0/2");
}

TEST_CASE("K17 assigned of those that should be: transfer with a reason stays in the denominator")
{
    auto assigned = first_time("a", "2023-06-01");
    assigned.facts.assigned = assigned.facts.disposed = day("2023-06-02");
    auto transferred = first_time("b", "2023-06-01");
    transferred.facts.disposed = day("2023-06-02");
    auto const table = table_of({assigned, transferred});
    CHECK(figure(table, Indicator::K17) == "1/2");
    for (auto const flag :
        {fact_flag::LITIGATION, fact_flag::NO_ORDINARY_ROUTE, fact_flag::GUIDED, fact_flag::SELF, fact_flag::REFUSED})
        CHECK_MESSAGE(figure(table_of({with_flag(transferred, flag)}), Indicator::K17) == "—/0", flag);
    auto suggestion = transferred;
    suggestion.facts.matter_class = ClassCode::Suggestion;
    CHECK(figure(table_of({suggestion}), Indicator::K17) == "—/0");
    // Refused by the unit after it had been assigned: it had been accepted by the bureau.
    auto refused = with_flag(assigned, fact_flag::REFUSED);
    refused.facts.unit_received = day("2023-06-03");
    CHECK(figure(table_of({refused}), Indicator::K17) == "1/1");
    auto routed =
        with_flag(with_flag(assigned, fact_flag::REFERRED), fact_flag::NO_ORDINARY_ROUTE); // by the unit (T22)
    CHECK(figure(table_of({routed}), Indicator::K17) == "—/0");
    routed.facts.unit_received = day("2023-06-03");
    CHECK(figure(table_of({routed}), Indicator::K17) == "1/1");
}

TEST_CASE("K18 received and disposed the same working day, after closing time the next one (CAL-10)")
{
    auto same_day = first_time("a", "2023-06-15");
    same_day.facts.disposed = day("2023-06-15");
    auto evening = first_time("b", "2023-06-16"); // a Friday after 17:30: Monday
    evening.facts.clearing_due = day("2023-06-19");
    evening.facts.disposed = day("2023-06-19");
    auto late = first_time("c", "2023-06-15");
    late.facts.disposed = day("2023-06-16");
    auto by_unit = late;
    by_unit.record = by_unit.matter = "d";
    by_unit.facts.flags &= ~fact_flag::BY_BUREAU;
    CHECK(figure(table_of({same_day, evening, late, by_unit}), Indicator::K18) == "2/3");
}

TEST_CASE("K19 backlog: after 365 days, three repeats within twelve months, or marked (law.md 3.7)")
{
    auto const old = first_time("a", "2022-06-10"); // 366th day after: 11 June 2023
    CHECK(figure(table_of({old}), Indicator::K19) == "1");
    CHECK(figure(table_of({old}), Indicator::K19, june("2023-06-10")) == "0");
    auto closed = closed_matter("b", "2022-06-10", "2023-06-11");
    CHECK(figure(table_of({closed}), Indicator::K19) == "0");
    closed.facts.closed = day("2023-06-12");
    CHECK(figure(table_of({closed}), Indicator::K19) == "1");
    auto marked = first_time("c", "2023-05-01");
    marked.facts.marked_backlog = day("2023-06-05");
    CHECK(figure(table_of({marked}), Indicator::K19) == "1");
    auto const thrice = closed_matter("d", "2022-01-01", "2022-06-01");
    CHECK(figure(table_of({thrice, repeat_of("d", "d1", "2022-07-01"), repeat_of("d", "d2", "2022-12-01"),
                     repeat_of("d", "d3", "2023-06-30")}),
              Indicator::K19)
        == "1");
    CHECK(figure(table_of({thrice, repeat_of("d", "d1", "2022-06-29"), repeat_of("d", "d2", "2022-12-01"),
                     repeat_of("d", "d3", "2023-06-30")}),
              Indicator::K19)
        == "0");
}

TEST_CASE("K20 supported opinions carried out in time, by delivery")
{
    auto done = with_flag(closed_matter("a", "2023-05-01", "2023-06-10"), fact_flag::SUPPORTED);
    done.facts.executed = day("2023-07-01");
    auto const late = [&] {
        auto facts = with_flag(done, fact_flag::EXECUTED_LATE);
        facts.record = facts.matter = "b";
        return facts;
    }();
    auto const open = with_flag(closed_matter("c", "2023-05-01", "2023-06-10"), fact_flag::SUPPORTED);
    auto const table = table_of({done, late, open, closed_matter("d", "2023-05-01", "2023-06-10")});
    CHECK(figure(table, Indicator::K20) == "1/3");
}

TEST_CASE("K21 sent back of those reviewed, K22 closed at county or below")
{
    auto passed = closed_matter("a", "2023-05-01", "2023-06-10");
    passed.facts.reviewed = day("2023-06-05");
    auto sent_back = closed_matter("b", "2023-05-01", "2023-06-10");
    sent_back.facts.reviewed = sent_back.facts.sent_back = day("2023-06-05");
    sent_back.facts.unit_rank = 3;
    auto const table = table_of({passed, sent_back});
    CHECK(figure(table, Indicator::K21) == "1/2");
    CHECK(figure(table, Indicator::K22) == "1/2");
}

TEST_CASE("the lists behind a figure are the records it counts")
{
    auto const table = table_of({closed_matter("a", "2023-04-01", "2023-06-30"),
        closed_matter("b", "2023-04-01", "2023-06-01"), repeat_of("b", "b2", "2023-06-02")});
    auto const rows = table.rows_of(Indicator::K09, june());
    REQUIRE(rows.numerator.size() == 1);
    CHECK(table.record_of(rows.numerator.front()) == "a");
    CHECK(rows.denominator.size() == 2);
    CHECK(table.rows_of(Indicator::K05Answer, june()).numerator.size() == 2);
}

} // namespace indicator_tests
