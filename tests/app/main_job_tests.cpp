// The main job end to end through Application::execute, and what each act leaves in the journal and the projections.
#include "support/app/test_workspace.h"

#include "support/doctest.h"

namespace main_job_tests {

using support::registration;
using support::TestWorkspace;
using support::with;

TEST_SUITE_BEGIN("main_job");

TEST_CASE("a set-up workspace knows its name, its staff and who sits at the machine")
{
    TestWorkspace workspace;
    CHECK(!workspace.app().is_set_up());
    workspace.set_up();
    CHECK(workspace.app().is_set_up());
    CHECK(!workspace.app().is_demo());
    auto const shell = workspace.app().shell();
    CHECK(shell.workspace_name == "玄武区信访局");
    CHECK(shell.identity_line == "玄武区信访局・李敏（首办责任人）");
    CHECK(shell.identities.size() == 4);
    CHECK(shell.today_text == "2023年6月15日 星期四");

    workspace.reopen();
    CHECK(workspace.app().is_set_up());
    CHECK(workspace.app().shell().identity_line == "玄武区信访局・李敏（首办责任人）");
    CHECK(workspace.app().organisation().find_staff(base::StaffId("xu"))->name == "徐晓东");
}

TEST_CASE("a setup without an operator or with a staff member of no unit is refused and changes nothing")
{
    TestWorkspace workspace;
    auto setup = support::office_setup();
    setup.operator_id = base::StaffId("nobody");
    CHECK(workspace.app().set_up(setup).error().where == "operator_id");
    setup = support::office_setup();
    setup.staff[2].org = base::OrgId("elsewhere");
    CHECK(workspace.app().set_up(setup).error().where == "staff[2].org");
    CHECK(!workspace.app().is_set_up());
    workspace.set_up();
    CHECK(workspace.app().set_up(support::office_setup()).is_error());
}

TEST_CASE("one matter goes through the whole closed loop and is found again after a restart")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    auto const registered = workspace.app().case_view(record);
    REQUIRE(registered.has_value());
    CHECK(registered->record.petition_no.starts_with("LF320102202306150001"));
    CHECK(registered->record.first_leader == base::StaffId("wang")); // S22
    CHECK(registered->stages[0].progress == app::StageStep::Progress::Current);

    workspace.carries_to_the_end(record);
    auto const settled = workspace.app().case_view(record);
    REQUIRE(settled.has_value());
    CHECK(settled->record.state == domain::State::Settled);
    CHECK(settled->record.first_officer == base::StaffId("li"));
    CHECK(settled->timeline.size() == 15);
    CHECK(settled->timeline.front().title == "登记・来访・李敏");
    CHECK(settled->timeline[1].title == "甄别：初次・申诉求决");
    CHECK(settled->timeline[2].title == "交办 玄武区住建局，要求 8-20 前反馈");
    CHECK(workspace.is_rebuild_equal());

    workspace.reopen();
    auto const found = workspace.app().case_view(record);
    REQUIRE(found.has_value());
    CHECK(found->record.state == domain::State::Settled);
    auto const verified = workspace.app().verify_report();
    REQUIRE(!verified.is_error());
    CHECK_MESSAGE(verified.value().is_sound, verified.value().text);
}

TEST_CASE("after every few acts a rebuild reproduces the projections bit for bit")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const first = workspace.registers("2023-06-15", "刘德芳");
    auto const second = workspace.registers("2023-06-15", "赵志强");
    CHECK(workspace.is_rebuild_equal());
    workspace.triages(first);
    workspace.assigns(first);
    CHECK(workspace.is_rebuild_equal());
    workspace.signs_and_accepts(first, "2023-06-20");
    workspace.handles(first, "2023-06-21");
    CHECK(workspace.is_rebuild_equal());
    workspace.act_as("li");
    workspace.does("triage", second,
        {{"first_time", "REPEAT"}, {"repeat_of", first.value}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"},
            {"reason", "同一信访人、同一事项"}});
    CHECK(workspace.is_rebuild_equal());
    auto const older = workspace.app().case_view(first);
    REQUIRE(older.has_value());
    CHECK(older->same_matter.size() == 1);
    workspace.does("unlink_repeat", second, {{"reason", "核对后不是同一事项"}});
    CHECK(workspace.is_rebuild_equal());
    CHECK(workspace.app().case_view(first)->same_matter.empty());
}

TEST_CASE("the journal keeps who sat at the machine and as whom the act was done")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.triages(record);
    workspace.assigns(record); // as wang
    auto const shown = workspace.app().case_view(record);
    auto const& timeline = shown->record.timeline;
    CHECK(timeline.back().identity_id == base::StaffId("wang"));
    CHECK(timeline.back().operator_id == base::StaffId("li"));
    CHECK(timeline.back().org_id == base::OrgId("bureau"));
    CHECK(workspace.app().case_view(record)->timeline.back().detail.find("由 李敏 操作") != std::string::npos);
    CHECK(workspace.app().switch_identity(base::StaffId("li"), base::StaffId("ghost")).is_error());
}

TEST_CASE("an assignment asked for by an officer waits for the leader and counts after the approval")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.triages(record);
    auto const asked = workspace.does("assign", record, {{"unit", "housing"}, {"feedback_due", "2023-08-20"}});
    CHECK(asked.awaiting_approval);
    CHECK(workspace.app().case_view(record)->record.state == domain::State::Triaged);
    CHECK(workspace.is_rebuild_equal());
    workspace.act_as("wang");
    workspace.does("approve", record, {{"of", asked.entry.value}, {"decision", "APPROVE"}});
    CHECK(workspace.app().case_view(record)->record.state == domain::State::Dispatched);
    CHECK(workspace.is_rebuild_equal());
}

TEST_CASE("a refused act names its clause and leaves nothing behind")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    auto const before = workspace.digest();
    auto const generation = workspace.app().generation();
    CHECK(workspace.refusal("accept", record, {{"notice_on", "2023-06-15"}}) == "T20");
    CHECK(workspace.refusal("no_such_act", record, {}) == "?");
    CHECK(workspace.refusal("triage", base::RecordId("nothing"), {{"first_time", "FIRST"}, {"matter_class", "OTHER"}})
        == "?");
    CHECK(workspace.digest() == before);
    CHECK(workspace.app().generation() == generation);
    // check() answers the same without writing.
    CHECK(workspace.app().check({"accept", record, {{"notice_on", "2023-06-15"}}, {}}).front().id == "T20");
    CHECK(workspace.app()
              .check({"triage", record,
                  {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"},
                      {"competent_unit", "housing"}},
                  {}})
              .empty());
    CHECK(workspace.digest() == before);
}

TEST_CASE("every wrong field of a registration is reported at once, each with its place")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto arguments = with(registration("2023-06-15"), "petitioners",
        base::ValueList{base::ValueObject{{"name", "刘德芳"}, {"id_type", "111"}, {"id_no", "32010219570314082X"},
            {"phone", "12"}, {"address", "锁金村"}}});
    auto const problems = workspace.app().check({"register_petition", {}, arguments, {}});
    std::vector<std::string> places;
    for (auto const& problem : problems)
        places.push_back(problem.where);
    CHECK(std::count(places.begin(), places.end(), "petitioners[0].id_no") == 1);
    CHECK(std::count(places.begin(), places.end(), "petitioners[0].phone") == 1);
}

TEST_CASE("numbers are taken once, run on within the day and stay with a voided registration")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const first = workspace.registers("2023-06-15", "甲");
    auto const second = workspace.registers("2023-06-15", "乙");
    auto const number = [&](base::RecordId const& id) { return workspace.app().case_view(id)->record.petition_no; };
    auto const tag = number(first).substr(number(first).size() - 2);
    CHECK(number(first) == "LF320102202306150001" + tag);
    CHECK(number(second) == "LF320102202306150002" + tag);
    workspace.act_as("wang");
    workspace.does("void", second, {{"reason", "误登"}});
    CHECK(number(second) == "LF320102202306150002" + tag);
    auto const third = workspace.registers("2023-06-15", "丙");
    CHECK(number(third) == "LF320102202306150003" + tag);
    CHECK(workspace.is_rebuild_equal());
    CHECK(number(workspace.registers("2023-06-15", "丁")) == "LF320102202306150004" + tag);
    workspace.go_to("2023-06-16");
    CHECK(number(workspace.registers("2023-06-16", "戊")) == "LF320102202306160001" + tag);
}

TEST_CASE("the last act can be undone, an earlier or exported one cannot")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.triages(record);
    auto const view = workspace.app().case_view(record);
    CHECK(!view->timeline[0].can_undo);
    CHECK(view->timeline[1].can_undo);
    auto const triaged = view->timeline[1].entry;
    CHECK(workspace.refusal("undo", record, {{"of", view->timeline[0].entry.value}}) != "");
    workspace.does("undo", record, {{"of", triaged.value}, {"reason", "选错了"}});
    auto const undone = workspace.app().case_view(record);
    CHECK(undone->record.state == domain::State::Registered);
    CHECK(undone->timeline[1].undone);
    CHECK(workspace.is_rebuild_equal());

    workspace.triages(record);
    auto const again = workspace.app().case_view(record)->timeline.back().entry;
    workspace.export_all();
    CHECK(!workspace.app().case_view(record)->timeline.back().can_undo);
    CHECK(workspace.refusal("undo", record, {{"of", again.value}}) == "J10");
}

TEST_CASE("an act may be back-dated, is then marked as entered late, and never lies in the future")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    base::ValueObject const triage{{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}};
    workspace.go_to("2023-06-20");
    CHECK(!workspace.app().check({"triage", record, triage, support::on("2023-06-21")}).empty());
    CHECK(!workspace.app().check({"triage", record, triage, support::on("2023-06-14")}).empty());
    auto const done = workspace.app().execute({"triage", record, triage, support::on("2023-06-16")});
    CHECK_MESSAGE(std::holds_alternative<app::Outcome>(done), support::message_of(done));
    auto const view = workspace.app().case_view(record);
    CHECK(view->record.triaged_on == support::on("2023-06-16"));
    CHECK(view->timeline.back().detail.find("补录于 6-20") != std::string::npos);
    CHECK(workspace.is_rebuild_equal());
}

TEST_CASE("notices and opinions take document numbers of the unit that issues them")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.carries_to_acceptance(record);
    auto const shown = workspace.app().case_view(record);
    auto const& timeline = shown->record.timeline;
    auto const number = base::text_or(timeline.back().payload, "document_no");
    CHECK(number.starts_with("玄武区住建局信受〔2023〕"));
    CHECK(number.ends_with("-1号"));
    CHECK(workspace.is_rebuild_equal());
    CHECK(workspace.app().print_document(record, "D03").value().find("受理告知书") != std::string::npos);
    CHECK(workspace.app().print_document(record, "D16").is_error());
}

TEST_CASE("the opinion has one number, of the unit that issues it, on the paper and in the journal (J9, Art. 32)")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.carries_to_opinion(record);
    std::string number;
    auto const view = workspace.app().case_view(record);
    for (auto const& item : view->record.timeline)
        if (item.act == "pass_verification")
            number = base::text_or(item.payload, "document_no");
    CHECK(number.starts_with("玄武区住建局信意〔2023〕"));
    CHECK(workspace.app().print_document(record, "D16").value().find(number) != std::string::npos);
    auto const accepted = workspace.app().print_document(record, "D03").value();
    CHECK(accepted.find("玄武区住建局信受〔2023〕") != std::string::npos);
    CHECK(accepted.find(view->record.query_code) != std::string::npos);
}

TEST_CASE("what came today did not come later than now, for the same day's work hangs on it (L03, T01)")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.go_to("2023-06-15", "09:29");
    auto const arguments = with(support::registration("2023-06-15"), "received_time", "09:30");
    CHECK(workspace.refusal("register_petition", {}, arguments) == "T01");
    workspace.go_to("2023-06-15", "09:30");
    CHECK(workspace.refusal("register_petition", {}, arguments).empty());
}

TEST_CASE("time in the journal never runs backwards, whatever the clock says")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.go_to("2023-06-15", "12:00");
    workspace.registers("2023-06-15", "甲");
    workspace.go_to("2023-06-15", "11:00");
    workspace.app().confirm_clock();
    auto const record = workspace.registers("2023-06-15", "乙");
    auto const view = workspace.app().case_view(record);
    CHECK(view->record.registered_at >= support::at("2023-06-15", "12:00"));
}

TEST_SUITE_END();

} // namespace main_job_tests
