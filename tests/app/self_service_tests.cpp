// The self-service screen (PR-05) and the reasons that a dialog asks for as soon as a choice calls for them (FT-01).
#include "support/app/test_workspace.h"

#include "support/doctest.h"

#include <algorithm>

namespace self_service_tests {

using base::ValueObject;
using support::registration;
using support::TestWorkspace;
using support::with;

TEST_SUITE_BEGIN("self service");

static ValueObject with_id_number(std::string_view date)
{
    auto fields = registration(date);
    auto petitioner = *(*fields.find("petitioners")->list())[0].object();
    petitioner.set("id_type", "111");
    petitioner.set("id_no", "320102195703140823");
    fields.set("petitioners", base::ValueList{petitioner});
    return fields;
}

static void add_self_service(TestWorkspace& workspace)
{
    workspace.act_as("li");
    workspace.does("define_staff", {},
        {{"id", "self"}, {"name", "自助评价"}, {"org", "bureau"}, {"roles", base::ValueList{"PETITIONER"}},
            {"active", true}});
}

static void sit_down(TestWorkspace& workspace)
{
    REQUIRE(!workspace.app().switch_identity(base::StaffId("self"), base::StaffId("self")).is_error());
}

TEST_CASE("PR-05: the self-service identity sees the evaluation its code opens and nothing else of the office")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.does("register_petition", {}, with_id_number("2023-06-15")).record;
    auto const other = workspace.registers("2023-06-15", "孙桂英");
    workspace.carries_to_acceptance(record);
    auto const code = workspace.app().case_view(record)->record.query_code;
    add_self_service(workspace);
    workspace.act_as("wang");
    sit_down(workspace);
    auto& app = workspace.app();
    CHECK(app.shell().is_self_service);
    CHECK_FALSE(app.case_view(record).has_value());
    CHECK_FALSE(app.case_view(other).has_value());
    CHECK(app.ledger_ids({}).empty());
    CHECK(app.today_view().worklist.empty());
    CHECK(app.alerts_of(record).empty());
    for (auto const& [wrong_code, wrong_tail] :
        {std::pair<std::string, std::string>{code, "0824"}, {code, ""}, {"22222222", "0823"}, {"", "0823"}}) {
        auto const refused = app.self_service(wrong_code, wrong_tail);
        REQUIRE(refused.is_error());
        CHECK(refused.error().id == "PR-05");
        // Which of the two was wrong helps only whoever tries codes.
        CHECK(refused.error().message == app.self_service("22222222", "1234").error().message);
    }
    auto const found = app.self_service(" " + code + " ", "0823");
    REQUIRE(!found.is_error());
    CHECK(found.value().record == record);
    CHECK(found.value().closed_because.empty());
    REQUIRE(found.value().milestones.size() >= 3);
    CHECK(found.value().milestones[0].label == "登记");
    REQUIRE(found.value().sides.size() == 2);
    CHECK(found.value().sides[0].is_open);
    CHECK_FALSE(found.value().sides[1].is_open); // not delivered yet
    workspace.does(
        "evaluate", record, {{"side", "BUREAU"}, {"value", "SATISFIED"}, {"query_code", code}, {"id_tail", "0823"}});
    auto const again = app.self_service(code, "0823");
    REQUIRE(!again.is_error());
    CHECK_FALSE(again.value().sides[0].is_open);
    CHECK(again.value().sides[0].state.find("满意") != std::string::npos);
}

TEST_CASE("PR-05: an evaluation keeps the workstation and whose identity was active there before")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.carries_to_acceptance(record);
    auto const code = workspace.app().case_view(record)->record.query_code;
    add_self_service(workspace);
    workspace.act_as("wang");
    sit_down(workspace);
    workspace.reopen(); // a restart between the two hides nobody
    workspace.does(
        "evaluate", record, {{"side", "BUREAU"}, {"value", "SATISFIED"}, {"query_code", code}, {"id_tail", "无"}});
    workspace.act_as("li");
    auto const view = workspace.app().case_view(record);
    REQUIRE(view.has_value());
    auto const& item = view->record.timeline.back();
    REQUIRE(item.act == "evaluate");
    CHECK(base::text_or(item.payload, "before") == "wang");
    CHECK_FALSE(base::text_or(item.payload, "station").empty());
    bool const is_told = std::any_of(view->timeline.begin(), view->timeline.end(),
        [](auto const& line) { return line.title.find("此前的身份是王海峰") != std::string::npos; });
    CHECK(is_told);
}

static bool asks(std::vector<base::Error> const& problems, std::string_view id, std::string_view where)
{
    return std::any_of(problems.begin(), problems.end(),
        [&](base::Error const& problem) { return problem.id == id && problem.where == where; });
}

TEST_CASE("FT-01: the reason for another answer than the comparison proposes is asked as soon as it is chosen")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const first = workspace.registers();
    workspace.triages(first);
    workspace.go_to("2023-06-20");
    auto const again = workspace.registers("2023-06-20");
    app::Command command{"triage", again, {{"first_time", "FIRST"}}, {}};
    auto const advice = workspace.app().act_advice(command);
    CHECK(asks(advice.problems, "FT-01", "reason"));
    CHECK(advice.problems.size() == 1); // what is merely not filled in yet is not held against anybody
    CHECK(asks(workspace.app().check(command), "FT-01", "reason")); // the check says what the act would
    CHECK(asks(workspace.app().check(command), "", "matter_class"));
    command.arguments.set("reason", "反映的是另一处房屋");
    CHECK(workspace.app().act_advice(command).problems.empty());
    command.arguments = {{"first_time", "REPEAT"}, {"repeat_of", first.value}};
    CHECK(workspace.app().act_advice(command).problems.empty()); // as proposed
    auto const stranger = workspace.registers("2023-06-20", "孙桂英");
    command = {"triage", stranger, {{"first_time", "REPEAT"}, {"repeat_of", first.value}}, {}};
    CHECK(asks(workspace.app().act_advice(command).problems, "FT-01", "reason"));
}

TEST_CASE("S75: the desk that takes over is asked for its reason in the dialog already")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const first = workspace.registers();
    workspace.carries_to_acceptance(first);
    workspace.go_to("2023-06-26");
    workspace.act_as("li");
    auto const again =
        workspace.does("register_petition", {}, with(registration("2023-06-26"), "channel", "PHONE")).record;
    workspace.does("triage", again,
        {{"first_time", "REPEAT"}, {"repeat_of", first.value}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}});
    app::Command command{"supervise", first, {{"ground", "REPEAT"}, {"desk", "LETTER"}}, {}};
    CHECK(asks(workspace.app().act_advice(command).problems, "S75", "desk_reason"));
    command.arguments.set("desk", "PHONE");
    CHECK(workspace.app().act_advice(command).problems.empty());
}

TEST_SUITE_END();

} // namespace self_service_tests
