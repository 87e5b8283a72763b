// Acts beside the main path through commands, store and queries: split registrations, confidential matters.
#include "support/app/test_workspace.h"
#include "support/doctest.h"

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
    workspace.registers("2023-06-15", "刘德芳");
    workspace.act_as("he");
    CHECK(found(workspace, "刘德芳") == 1);
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
