// Rule files from people: refused with file, row and field, shown and compared row by row, changed number by number.
#include "exchange/rule_files.h"

#include "exchange/json.h"
#include "exchange/reference_json.h"

#include "support/doctest.h"

#include <algorithm>

namespace rule_files_tests {

namespace {

domain::ReferenceData const& shipped()
{
    static auto const data = exchange::shipped_reference_data().release_value();
    return data;
}

domain::RuleFile const& file(std::string_view id)
{
    auto const* found = domain::find_rule_file(id);
    REQUIRE(found != nullptr);
    return *found;
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    auto const at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

std::string refusal(std::string_view id, std::string const& text)
{
    auto const read = exchange::read_rule_file(file(id), text, shipped());
    return read.is_error() ? read.error().message : std::string();
}

// The shipped file with one thing changed.
std::string refusal(std::string_view id, std::string_view what, std::string_view by)
{
    return refusal(id, replaced(std::string(exchange::shipped_rule_file(file(id))), what, by));
}

} // namespace

TEST_SUITE_BEGIN("rule_files_tests");

TEST_CASE("every shipped rule file can be read, shown and adopted as it is")
{
    for (auto const& one : domain::rule_files()) {
        CAPTURE(one.id);
        auto const text = exchange::shipped_rule_file(one);
        CHECK(refusal(one.id, std::string(text)).empty());
        auto const described = exchange::describe_rule_file(one, text, text);
        CHECK(!described.rows.empty());
        CHECK(!described.version.empty());
        for (auto const& row : described.rows) {
            CAPTURE(row.id);
            CHECK(!row.name.empty());
            CHECK(!row.source.empty());
            CHECK(!row.is_own);
            for (auto const& value : row.values) {
                CAPTURE(value.field);
                CHECK(value.least < value.most);
                CHECK(std::stod(value.value) >= value.least);
                CHECK(std::stod(value.value) <= value.most);
            }
        }
        CHECK(exchange::rule_file_changes(one, text, text).empty());
        // What a program writes says the same as what a person wrote.
        auto const again = exchange::write_json_pretty(exchange::parse_json(text).release_value());
        CHECK(exchange::rule_file_changes(one, text, again).empty());
    }
}

TEST_CASE("a bad rule file of an office is refused with file, row and field")
{
    CHECK(refusal("risk", "不是 JSON").starts_with("risk.json "));
    CHECK(refusal("risk", R"("points": 25)", R"("points": 250)").starts_with("risk.json 中风险因素 NOT_SUPPORTED"));
    CHECK(refusal("risk", R"("030300")", R"("街道")").starts_with("risk.json 的 hot_categories 第 1 个"));
    CHECK(refusal("alerts", R"("fault_working_days": 3)", R"("fault_working_days": 30)").find("1 至 10")
        != std::string::npos);
    CHECK(refusal("substance", R"("days": 1,)", R"("dayz": 1,)")
        == "substance.json 的 rules 第 3 条的 dayz：程序不认识这一项。");
    CHECK(refusal("checklist", R"("mandatory": false)", R"("mandatory": "否")")
        == "checklist.json 的 checks 第 5 条的 mandatory：应当是 true 或 false。");
    CHECK(refusal("checklist", R"("id": "Q05", "stage": "REGISTER")", R"("id": "Q05", "stage": "MOON")")
              .starts_with("checklist.json 的 checks 第 5 条的 stage：“MOON”"));
    CHECK(refusal("grounds", R"("text": "越级走访")", R"("text": "走访")")
        == "grounds.json 的 grounds 第 3 条的 "
           "text：“N-03”出自条例第二十条第一款；国信发〔2014〕4号，本单位不能改原有文字，"
           "可以在后面加说明。");
    CHECK(refusal("unit_duties", R"("category": "030600")", R"("category": "880000")")
        == "unit_duties.json 的 duties 第 4 条的 category：内容分类里没有“880000”。");
    CHECK(refusal("workflow", R"("follow_up_attempts": 3)", R"("follow_up_attempts": 2)")
              .find("follow_up_attempts：应为 3 至 10")
        != std::string::npos);
    CHECK(refusal("workflow", R"("backlog_days": 365)", R"("backlog_days": 366)").find("backlog_days：应为 180 至 365")
        != std::string::npos);
    CHECK(refusal("office_hours", "17:30", "11:30")
              .starts_with("office_hours.json 的 closing：应在 16:30 至 20:00 之间"));
    CHECK(refusal("thresholds", R"("schema": "chuxin.thresholds")", R"("schema": "chuxin.risk")")
              .starts_with("thresholds.json 不是所需的文件"));
}

TEST_CASE("values are put into a file in place, and the changes are told row by row")
{
    auto const text = exchange::shipped_rule_file(file("substance"));
    auto const changed = exchange::with_rule_values(file("substance"), text, {{"PS-3", "days", 3}});
    REQUIRE(!changed.is_error());
    CHECK(exchange::rule_file_changes(file("substance"), text, changed.value())
        == std::vector<std::string>{"改 PS-3：日数 1 → 3"});
    auto const described = exchange::describe_rule_file(file("substance"), changed.value(), text);
    CHECK(std::count_if(described.rows.begin(), described.rows.end(), [](auto const& row) { return row.is_own; }) == 1);
    CHECK(described.rows[2].is_own);
    CHECK(described.rows[2].value == "3 日");

    auto const risk = exchange::shipped_rule_file(file("risk"));
    auto const lower = exchange::with_rule_values(file("risk"), risk, {{"", "red", 55}, {"EXPLAINED", "points", 20}});
    REQUIRE(!lower.is_error());
    CHECK(exchange::rule_file_changes(file("risk"), risk, lower.value())
        == std::vector<std::string>{"改 红色界限：60 → 55", "改 EXPLAINED：分值 15 → 20"});
    auto const inner = exchange::with_rule_values(
        file("alerts"), exchange::shipped_rule_file(file("alerts")), {{"", "pre_backlog_days", 120}});
    REQUIRE(!inner.is_error());
    CHECK(inner.value().find("\"pre_backlog_days\": 120") != std::string::npos);
    auto const second = exchange::with_rule_values(
        file("thresholds"), exchange::shipped_rule_file(file("thresholds")), {{"ESC-1/BELOW_MEAN", "value", 8}});
    REQUIRE(!second.is_error());
    CHECK(
        exchange::rule_file_changes(file("thresholds"), exchange::shipped_rule_file(file("thresholds")), second.value())
        == std::vector<std::string>{"改 ESC-1/BELOW_MEAN：界限 5 → 8"});
    CHECK(exchange::with_rule_values(file("risk"), risk, {{"MOON", "points", 1}}).error().where == "row");
    CHECK(exchange::with_rule_values(file("risk"), risk, {{"EXPLAINED", "days", 1}}).error().where == "days");
}

TEST_CASE("rows that came, went and moved are told")
{
    auto const text = std::string(exchange::shipped_rule_file(file("unit_duties")));
    auto const row = std::string(
        R"({"category": "030900", "unit": "应急管理", "source": "CONFIG", "basis": "职权清单（内部设定）"},)");
    auto const without = replaced(text, row, "");
    CHECK(exchange::rule_file_changes(file("unit_duties"), text, without)
        == std::vector<std::string>{"删 030900：应急管理"});
    CHECK(exchange::rule_file_changes(file("unit_duties"), without, text)
        == std::vector<std::string>{"增 030900：应急管理"});
    auto const moved = replaced(without, "\"duties\": [", "\"duties\": [" + row);
    CHECK(exchange::rule_file_changes(file("unit_duties"), text, moved)
        == std::vector<std::string>{"先后有变动：030900"});
    CHECK(exchange::rule_file_changes(file("unit_duties"), moved, text)
        == std::vector<std::string>{"先后有变动：030900"});
}

TEST_CASE("what a threshold compares is neither left out, doubled nor put out of its limits")
{
    constexpr auto FIRST = R"({"id": "ESC-1", "name": "一次性化解率偏低", "indicator": "K09", "test": "BELOW_VALUE")";
    CHECK(refusal("thresholds", R"("test": "BELOW_VALUE")", R"("test": "GROWTH")")
        == "thresholds.json 的 thresholds 第 1 条的 test：“ESC-1”没有这种比法，比法不能改。");
    CHECK(refusal("thresholds", R"("test": "BELOW_VALUE")", R"("test": "BELOW_MEAN")").find("“ESC-1/BELOW_MEAN”重复")
        != std::string::npos);
    CHECK(refusal("thresholds", FIRST, std::string(FIRST) + R"(, "value": 85, "basis": "通知三（四）"}, )" + FIRST)
              .find("“ESC-1/BELOW_VALUE”重复")
        != std::string::npos);
    CHECK(refusal("thresholds", R"("value": 85)", R"("value": 5000)").find("第 1 条的 value：应为 1 至 1000")
        != std::string::npos);
    CHECK(refusal("thresholds", R"("value": 85, )", "").find("value") != std::string::npos);
    for (auto const* number : {"0", "1001", "4294967316"}) // the last would be 20 in 32 bits
        CHECK(refusal("thresholds", R"("minimum_closed": 20)", R"("minimum_closed": )" + std::string(number))
                  .starts_with("thresholds.json 的 minimum_closed：应为 1 至 1000"));
    CHECK(refusal("risk", R"("red": 60)", R"("red": 4294967356)").starts_with("risk.json 的 red：应为 2 至 100"));
    CHECK(refusal("risk", R"("red": 60,)", "").starts_with("risk.json 的 red：缺少"));
    CHECK(refusal("substance", R"("percent": 90)", R"("percent": 40)").find("percent：应为 50 至 100")
        != std::string::npos);
}

TEST_CASE("a member that the program does not know, and a value that is missing, are refused")
{
    CHECK(refusal("risk", R"("hot_categories")", R"("hot_category": [], "hot_categories")")
        == "risk.json 的 hot_category：程序不认识这一项。");
    CHECK(refusal("risk", R"("authority")", R"("note": "区里的", "authority")").empty());
    CHECK(refusal("alerts", R"("values")", R"("value")").find("缺少") != std::string::npos);
    CHECK(refusal("alerts", R"("fault_working_days": 3,)", "")
        == "alerts.json 的 values 第 1 条的 fault_working_days：缺少。");
    // These two stand in substance.json alone.
    CHECK(refusal("alerts", R"("fault_working_days": 3)", R"("fault_working_days": 3, "unexecuted_days": 20)")
              .find("unexecuted_days")
        != std::string::npos);
    CHECK(refusal("alerts", R"("fault_working_days": 3)", R"("fault_working_days": 3, "quick_repeat_days": 20)")
              .find("quick_repeat_days")
        != std::string::npos);
}

TEST_CASE("whose a content category is follows from the national list, not from its note")
{
    auto const text = exchange::shipped_rule_file(file("content_categories"));
    auto const own = replaced(std::string(text), "\"items\": [",
        R"("items": [{"code": "030501", "label": "车位销售", "parent": "030500", "note": "全国"},)");
    auto const described = exchange::describe_rule_file(file("content_categories"), own, text);
    CHECK(described.rows.front().source == "本单位增加");
    for (std::size_t i = 1; i < described.rows.size(); ++i)
        CHECK(described.rows[i].source == "全国统一分类");
}

TEST_SUITE_END();

} // namespace rule_files_tests
