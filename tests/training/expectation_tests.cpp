// What a case expects of an answer: subset match, and steps that can be read.
#include "training/expectation.h"
#include "training/scenario_step.h"

#include "support/doctest.h"

namespace expectation_tests {

using base::Value;
using base::ValueList;
using base::ValueObject;
using training::differences;
using training::is_met;

static Value clock(char const* rule, char const* effective)
{
    return ValueObject{{"rule", rule}, {"effective", effective}, {"state", "RUNNING"}};
}

TEST_CASE("an object needs the expected members and may have others")
{
    Value const answer = ValueObject{{"ok", true}, {"state", "HANDLING"}, {"n", 3}};
    CHECK(is_met(ValueObject{{"state", "HANDLING"}}, answer));
    CHECK(is_met(ValueObject{}, answer));
    CHECK_FALSE(is_met(ValueObject{{"state", "CLOSED"}}, answer));
    CHECK_FALSE(is_met(ValueObject{{"stage", "HANDLE"}}, answer));
    CHECK_FALSE(is_met(ValueObject{{"n", "3"}}, answer));
    CHECK(is_met(ValueObject{{"refused", Value()}}, answer)); // null: nothing there
    CHECK_FALSE(is_met(ValueObject{{"state", Value()}}, answer));
}

TEST_CASE("a list needs an own element for each expected one, in any order")
{
    Value const rows = ValueList{clock("L02", "2023-06-30"), clock("L03", "2023-06-15"), clock("L03", "2023-06-16")};
    CHECK(is_met(ValueList{clock("L03", "2023-06-16"), clock("L02", "2023-06-30")}, rows));
    Value const any_l03 = ValueObject{{"rule", "L03"}};
    CHECK(is_met(ValueList{any_l03, any_l03}, rows));
    CHECK_FALSE(is_met(ValueList{any_l03, any_l03, any_l03}, rows));
    // The first choice for the one leaves none for the other; another choice leaves it one.
    CHECK(is_met(ValueList{any_l03, ValueObject{{"effective", "2023-06-15"}}}, rows));
    CHECK(is_met(ValueList{}, ValueList{}));
    CHECK_FALSE(is_met(ValueList{}, rows)); // [] means empty
    CHECK(is_met(ValueList{"collective"}, ValueList{"anonymous", "collective"}));
    CHECK_FALSE(is_met(ValueList{"urgent"}, ValueList{"anonymous", "collective"}));
}

TEST_CASE("a text that ends in … needs its beginning only")
{
    CHECK(is_met("延期须在原办理期限…", "延期须在原办理期限（2024年8月30日）届满前批准"));
    CHECK_FALSE(is_met("延期须在原办理期限…", "延期"));
    CHECK_FALSE(is_met("延期", "延期须在原办理期限"));
}

TEST_CASE("a difference names its place and both values")
{
    Value const answer = ValueObject{{"matter", ValueObject{{"state", "HANDLING"}, {"unit", "zhujian"}}}};
    Value const expected =
        ValueObject{{"matter", ValueObject{{"state", "CLOSED"}, {"unit", "zhujian"}, {"stage", "X"}}}};
    auto const found = differences(expected, answer);
    REQUIRE(found.size() == 2);
    CHECK(found[0].where == "matter.stage");
    CHECK(found[0].actual.is_null());
    CHECK(found[1].where == "matter.state");
    CHECK(found[1].expected == Value("CLOSED"));
    CHECK(found[1].actual == Value("HANDLING"));
    CHECK(differences(answer, answer).empty());
}

TEST_CASE("a step is an act, a question, a time jump or a note; anything else is refused")
{
    auto const read = [](ValueObject object) { return training::read_step(Value(std::move(object))); };
    auto const act = read({{"at", "2023-06-15T10:00:00+08:00"}, {"as", "li"}, {"do", "accept"}, {"ref", "A"},
        {"notice_on", "2023-06-15"}, {"occurred_on", "2023-06-14"}, {"note", "受理"}});
    REQUIRE_FALSE(act.is_error());
    CHECK(act.value().act == "accept");
    CHECK(act.value().identity == "li");
    CHECK(base::to_iso(*act.value().occurred_on) == "2023-06-14");
    CHECK(act.value().arguments == ValueObject{{"notice_on", "2023-06-15"}});
    CHECK(read({{"note", "说明"}}).value().is_note());
    CHECK_FALSE(read({{"at", "2023-06-15T10:00:00+08:00"}}).value().is_note());
    CHECK(read({{"do", "accept"}, {"ask", "clocks"}}).is_error());
    CHECK(read({{"at", "2023-06-15"}}).is_error()); // no hour, no zone
    CHECK(read({{"do", 3}}).is_error());
    CHECK(read({{"unit", "zhujian"}}).is_error()); // an argument without its act
    CHECK(read({{"do", "accept"}, {"expect", "ok"}}).is_error());
    CHECK(training::read_step(Value(ValueList{})).is_error());
}

} // namespace expectation_tests
