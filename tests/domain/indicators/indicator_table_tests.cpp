// Groups, filters, comparison periods, and rows that change or go.
#include "facts_builder.h"

namespace indicator_table_tests {

using namespace support;
using domain::GroupBy;
using domain::Indicator;

TEST_CASE("groups add up to the whole: region, city, unit, first unit, category, channel")
{
    auto one = closed_matter("a", "2023-04-01", "2023-06-10");
    auto other = closed_matter("b", "2023-04-01", "2023-06-10");
    other.region = "320105002";
    other.unit = "civil";
    other.first_unit = "city";
    other.category = "070400";
    other.facts.channel = domain::ChannelCode::Online;
    auto const table = table_of({one, other});
    for (auto const group : {GroupBy::Region, GroupBy::Unit, GroupBy::FirstUnit, GroupBy::Category, GroupBy::Channel}) {
        auto const groups = table.boards(june(), group);
        REQUIRE(groups.size() == 2);
        CHECK(groups[0].board[static_cast<std::size_t>(Indicator::K09)].denominator == 1);
        CHECK(groups[1].board[static_cast<std::size_t>(Indicator::K09)].denominator == 1);
    }
    CHECK(table.boards(june(), GroupBy::Region)[1].key == "320105");
    auto const cities = table.boards(june(), GroupBy::City);
    REQUIRE(cities.size() == 1);
    CHECK(cities.front().key == "320100");
    CHECK(cities.front().board[static_cast<std::size_t>(Indicator::K09)].denominator == 2);
}

TEST_CASE("a filter counts what it names: zeros at the end of a code stand for all below it")
{
    auto other = closed_matter("b", "2023-04-01", "2023-06-10");
    other.region = "320211";
    auto const table = table_of({closed_matter("a", "2023-04-01", "2023-06-10"), other});
    auto query = june();
    query.filter.region = "320100";
    CHECK(figure(table, Indicator::K09, query) == "1/1");
    query.filter.region = "320000";
    CHECK(figure(table, Indicator::K09, query) == "2/2");
    query.filter.region = "320102";
    CHECK(figure(table, Indicator::K09, query) == "1/1");
    query.filter.unit = "nobody";
    CHECK(figure(table, Indicator::K09, query) == "—/0");
}

TEST_CASE("同比 and 环比 look as far beyond the period as the figure they stand beside")
{
    auto const query = june("2023-07-10");
    CHECK(domain::period_before(query).period == domain::Period{on("2023-05-01"), on("2023-05-31")});
    CHECK(domain::period_before(query).cut_off == on("2023-06-10"));
    CHECK(domain::year_before(query).period == domain::Period{on("2022-06-01"), on("2022-06-30")});
    CHECK(domain::year_before(query).cut_off == on("2022-07-10"));
    // A month that is not over yet is compared with as many days.
    CHECK(domain::period_before(june("2023-06-15")).cut_off == on("2023-05-15"));
    auto const quarter = domain::period_of(domain::PeriodKind::Quarter, on("2023-05-31"));
    CHECK(quarter == domain::Period{on("2023-04-01"), on("2023-06-30")});
    CHECK(domain::months_before(quarter, 3) == domain::Period{on("2023-01-01"), on("2023-03-31")});
    CHECK(domain::to_chinese(quarter) == "2023年第二季度");
    CHECK(domain::to_chinese(query.period) == "2023年6月");
}

TEST_CASE("a row that is put again replaces itself, and a record that moves takes its figures along")
{
    auto table = table_of({closed_matter("a", "2023-04-01", "2023-06-10"), repeat_of("a", "r", "2023-06-20")});
    CHECK(figure(table, Indicator::K09) == "0/1");
    table.put(closed_matter("r", "2023-06-20", "2023-06-25")); // unlinked: a matter of its own (W1)
    CHECK(figure(table, Indicator::K09) == "2/2");
    table.put(repeat_of("a", "r", "2023-06-20"));
    CHECK(figure(table, Indicator::K09) == "0/1");
    table.remove("r");
    CHECK(figure(table, Indicator::K09) == "1/1");
    CHECK_FALSE(table.row_of("r").has_value());
}

TEST_CASE("earlier matters of one person are first-time matters registered before")
{
    auto one = first_time("a", "2023-01-01");
    auto two = first_time("b", "2023-02-01");
    auto three = first_time("c", "2023-03-01");
    one.person = two.person = three.person = "320102199001010011";
    auto const table = table_of({one, two, three, first_time("d", "2023-01-01")});
    CHECK(table.earlier_matters_of_person(2) == 2);
    CHECK(table.earlier_matters_of_person(0) == 0);
    CHECK(table.earlier_matters_of_person(3) == 0);
}

TEST_CASE("a bad indicator file names file, row and field")
{
    auto const refused = exchange::parse_indicator_rules(
        R"({"schema":"chuxin.indicators","version":"1","indicators":[{"id":"K99","name":"x","formula":"x","anchor":"x",
            "unit":"PERCENT","channels":["LETTER"],"litigation":false,"higher_is_better":true,"basis":"x"}]})",
        "mine.json");
    REQUIRE(refused.is_error());
    CHECK(refused.error().where == "indicators[0].id");
    CHECK(refused.error().message.find("mine.json") != std::string::npos);
}

} // namespace indicator_table_tests
