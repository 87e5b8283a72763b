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
    CHECK(workspace.app().shell().ledger.count == 0);
    CHECK(workspace.app().shell().hidden_records == 1); // said to be there; the accusation is not
    workspace.triages(ordinary);
    workspace.assigns(ordinary);
    workspace.act_as("he");
    CHECK(found(workspace, "刘德芳") == 1);
    CHECK(workspace.app().shell().hidden_records == 0);
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

TEST_CASE("J7, PR-02: what the recipient may not see travels without its content, and the package still verifies")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.act_as("li");
    auto const accusation = workspace.does(
        "register_petition", {}, with(with(registration("2023-06-15", "秦海"), "purpose", "03"), "accused", "徐晓东"));
    auto const ordinary = workspace.registers("2023-06-15", "刘德芳");
    workspace.triages(ordinary);
    workspace.assigns(ordinary);
    workspace.act_as("li");
    workspace.does("record_leader_reading", {},
        {{"title", "秦海反映徐晓东收受好处"}, {"leader", "wang"}, {"channel", "LETTER"},
            {"record", accusation.record.value}, {"instruction", "严查"}, {"unit", "housing"},
            {"due_on", "2023-06-30"}});
    auto const package_for = [&](char const* recipient) {
        std::string bytes;
        auto const report = workspace.app().export_package(
            {}, [&](std::string_view piece) { bytes += piece; }, app::Application::WithAttachments::No,
            base::OrgId(recipient));
        REQUIRE(!report.is_error());
        CHECK(report.value().withheld == (*recipient ? 2 : 0)); // the registration and the ledger item
        return bytes;
    };
    auto const for_unit = package_for("housing");
    CHECK(for_unit.find("刘德芳") != std::string::npos);
    for (auto const* secret : {"秦海", "徐晓东收受好处"})
        CHECK_MESSAGE(for_unit.find(secret) == std::string::npos, secret);
    CHECK(package_for("").find("秦海") != std::string::npos);

    TestWorkspace receiver(2);
    auto const report = receiver.import(for_unit);
    CHECK_MESSAGE(report.valid, report.summary);
    CHECK(report.summary.find("未随附 2 条") != std::string::npos);
    auto const verified = receiver.app().verify_report();
    REQUIRE(!verified.is_error());
    CHECK_MESSAGE(verified.value().is_sound, verified.value().text);
    CHECK(verified.value().text.find("未随附 2 条") != std::string::npos);

    auto const named = workspace.app().export_package(
        {accusation.record}, [](std::string_view) {}, app::Application::WithAttachments::No, base::OrgId("housing"));
    REQUIRE(named.is_error());
    CHECK(named.error().id == "PR-02");
    CHECK(workspace.app()
              .export_package(
                  {}, [](std::string_view) {}, app::Application::WithAttachments::No, base::OrgId("nobody"))
              .is_error());
}

TEST_CASE("PR-04, D39: a bulletin names no petitioner of this workspace, not even one registered after it was drafted")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.act_as("li");
    auto const draft = [](char const* content) {
        return ValueObject{{"title", "通报"}, {"issue_no", "1"}, {"from", "2023-05-01"}, {"to", "2023-05-31"},
            {"recipients", ValueList{"各单位"}}, {"content", content}};
    };
    auto const early = workspace.does("draft_bulletin", {}, draft("秦海反映车位问题。"));
    workspace.registers("2023-06-15", "秦海");
    CHECK(workspace.refusal("draft_bulletin", {}, draft("秦海反映车位问题。")) == "PR-04");
    CHECK(workspace.refusal("draft_bulletin", {}, draft("秦某反映车位问题，由玄武区住建局徐晓东办理。")).empty());
    workspace.act_as("wang");
    CHECK(workspace.refusal(
              "issue_bulletin", {}, {{"item", early.ledger_item}, {"issued_on", "2023-06-15"}, {"opinion", "同意"}})
        == "PR-04");
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
