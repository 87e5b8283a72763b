// Acts beside the main path through commands, store and queries: split registrations, confidential matters.
#include "support/app/test_workspace.h"
#include "support/doctest.h"

#include <algorithm>

namespace workflow_app_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;

TEST_SUITE_BEGIN("workflow_app_tests");

static std::size_t found(TestWorkspace& workspace, std::string_view text)
{
    app::LedgerFilter filter;
    filter.text = std::string(text);
    return workspace.app().ledger_ids(filter).size();
}

TEST_CASE("TC31, TC14: an accusation is found by the first unit and by nobody in another unit")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.act_as("li");
    auto const accusation = workspace.does("register_petition", {},
        with(with(registration("2023-06-15", "秦海"), "matter_class", "ACCUSATION"), "accused", "玄武区住建局"));
    CHECK(found(workspace, "秦海") == 1);
    CHECK(workspace.app().case_view(accusation.record).has_value());
    workspace.act_as("he");
    CHECK(found(workspace, "秦海") == 0);
    CHECK_FALSE(workspace.app().case_view(accusation.record));
    auto const ordinary = workspace.registers("2023-06-15", "刘德芳");
    workspace.act_as("he");
    CHECK(found(workspace, "刘德芳") == 0); // PR-01: not given to the unit yet
    workspace.triages(ordinary);
    workspace.assigns(ordinary);
    workspace.act_as("he");
    CHECK(found(workspace, "刘德芳") == 1);
    CHECK(workspace.is_rebuild_equal());
}

TEST_CASE("PR-02, law 1.4: an accusation without a class is hidden by its purpose, from the accused leader above all")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.act_as("li");
    auto const accusation = workspace.does(
        "register_petition", {}, with(with(registration("2023-06-15", "秦海"), "purpose", "03"), "accused", "王海峰"));
    CHECK(found(workspace, "秦海") == 1);
    for (auto const* staff : {"wang", "he", "xu"}) {
        workspace.act_as(staff);
        CHECK_MESSAGE(found(workspace, "秦海") == 0, staff);
        CHECK_FALSE_MESSAGE(workspace.app().case_view(accusation.record), staff);
        CHECK_MESSAGE(workspace.app().alerts_of(accusation.record).empty(), staff);
        CHECK_MESSAGE(workspace.app().proposed_arguments(accusation.record, "triage").fields().empty(), staff);
        CHECK_MESSAGE(workspace.app().today_view().recent.empty(), staff);
    }
}

TEST_CASE("PR-01, PR-02, W10: nobody names a record or a ledger item that he may not see")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.act_as("li");
    auto const accusation = workspace.does(
        "register_petition", {}, with(with(registration("2023-06-15", "秦海"), "purpose", "03"), "accused", "徐晓东"));
    auto const mediation = ValueObject{{"title", "调解"}, {"record", accusation.record.value},
        {"method", "PEOPLES_MEDIATION"}, {"organ", "街道"}, {"due_on", "2023-07-01"}};
    auto const reading = workspace.does("record_leader_reading", {},
        {{"title", "秦海反映徐晓东收受好处"}, {"leader", "wang"}, {"channel", "LETTER"},
            {"record", accusation.record.value}, {"instruction", "严查"}, {"unit", "housing"},
            {"due_on", "2023-06-16"}});
    auto const alerts_naming = [&](std::string_view text) {
        auto const list = workspace.app().alerts({});
        return std::count_if(list.rows.begin(), list.rows.end(),
            [&](app::AlertRow const& row) { return row.alert.text.find(text) != std::string::npos; });
    };
    workspace.go_to("2023-06-20");
    CHECK(workspace.app().ledger_item(reading.ledger_item).has_value());
    CHECK(workspace.app().ledger_kind("LEADER_READING")->items.size() == 1);
    CHECK(alerts_naming("秦海") == 1);
    for (auto const* staff : {"he", "xu"}) {
        workspace.act_as(staff);
        CHECK_FALSE_MESSAGE(workspace.app().ledger_item(reading.ledger_item), staff);
        CHECK_MESSAGE(workspace.app().ledger_kind("LEADER_READING")->items.empty(), staff);
        CHECK_MESSAGE(alerts_naming("秦海") == 0, staff);
        CHECK_MESSAGE(workspace.refusal("refer_mediation", {}, mediation) == "PR-01", staff);
        CHECK_MESSAGE(
            workspace.refusal("record_reading_progress", {}, {{"item", reading.ledger_item}, {"progress", "不查"}})
                == "PR-01",
            staff);
        CHECK_MESSAGE(
            workspace.refusal("void_ledger_item", {}, {{"item", reading.ledger_item}, {"reason", "无关"}}) == "PR-01",
            staff);
        CHECK_MESSAGE(workspace.refusal(
                          "record_conduct", accusation.record, {{"on", "2023-06-15"}, {"kind", "26-4"}, {"text", "x"}})
                == "PR-01",
            staff);
    }
}

TEST_CASE("PR-01, W1: who sees a matter sees the repeat that joined it")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const first = workspace.registers();
    workspace.triages(first);
    workspace.assigns(first);
    workspace.act_as("li");
    auto const repeat = workspace.registers("2023-06-15", "刘德芳");
    workspace.act_as("he");
    CHECK(found(workspace, "刘德芳") == 1);
    workspace.act_as("li");
    workspace.does("triage", repeat,
        {{"first_time", "REPEAT"}, {"repeat_of", first.value}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"},
            {"reason", "同一诉求"}});
    workspace.act_as("he");
    CHECK(found(workspace, "刘德芳") == 2);
    workspace.reopen();
    workspace.act_as("he");
    CHECK(found(workspace, "刘德芳") == 2);
}

TEST_CASE("W9: a split registration gives a second record with a number of its own, and rebuilds the same")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    auto const part = [](char const* demand, char const* unit) {
        return ValueObject{{"demands", ValueList{demand}}, {"competent_unit", unit}};
    };
    workspace.does("split_registration", record,
        {{"parts", ValueList{part("要求交付地下车位", "housing"), part("要求停止捆绑销售", "bureau")}}});
    CHECK(found(workspace, "刘德芳") == 2);
    base::RecordId const sibling{record.value + "-2"};
    auto const view = workspace.app().case_view(sibling);
    REQUIRE(view);
    CHECK(view->record.petition_no.ends_with("-2"));
    workspace.triages(sibling);
    CHECK(workspace.is_rebuild_equal());
}

TEST_SUITE_END();

} // namespace workflow_app_tests
