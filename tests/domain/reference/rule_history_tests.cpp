// Rules that an office made its own: which edition is in force on a day, and what it may not change (J6, S96).
#include "domain/reference/rule_history.h"

#include "domain/workflow/checklist.h"
#include "domain/workflow/engine.h"
#include "exchange/reference_json.h"

#include <doctest/doctest.h>

#include <functional>

namespace {

base::Date day(std::string_view iso)
{
    return *base::parse_date(iso);
}

domain::RuleHistory const& shipped()
{
    static auto const data = exchange::shipped_reference_data().release_value();
    return data.history;
}

template <typename Rules> std::string refusal(Rules rules, std::function<void(Rules&)> const& change)
{
    change(rules);
    auto const error = domain::why_not_adoptable(domain::RuleFileContent(std::move(rules)), shipped());
    return error ? error->where + " " + error->message : std::string();
}

} // namespace

TEST_SUITE_BEGIN("rule_history_tests");

TEST_CASE("the edition in force follows from the day; the newest decision counts from its day on")
{
    domain::Editions<int> editions(1);
    CHECK(editions.on(day("2023-06-15")) == 1);
    editions.adopt(day("2023-07-01"), 2);
    editions.adopt(day("2023-09-01"), 3);
    CHECK(editions.on(day("2023-06-30")) == 1);
    CHECK(editions.on(day("2023-07-01")) == 2);
    CHECK(editions.on(day("2023-09-01")) == 3);
    CHECK(editions.own_on(day("2023-06-30")) == nullptr);
    editions.adopt(day("2023-08-01"), 4); // decided later: what was to come in September does not come
    CHECK(editions.on(day("2023-07-31")) == 2);
    CHECK(editions.on(day("2023-09-01")) == 4);
    CHECK(editions.shipped() == 1);
}

TEST_CASE("what the program ships may be adopted as it is")
{
    auto const& history = shipped();
    CHECK(refusal<std::vector<domain::CheckRule>>(history.checks.shipped(), [](auto&) {}).empty());
    CHECK(refusal<std::vector<domain::GroundRule>>(history.grounds.shipped(), [](auto&) {}).empty());
    CHECK(refusal<std::vector<domain::RoutingRule>>(history.routing.shipped(), [](auto&) {}).empty());
    CHECK(refusal<std::vector<domain::SubstanceRule>>(history.substance.shipped(), [](auto&) {}).empty());
    CHECK(refusal<std::vector<domain::UnitDuty>>(history.duties.shipped(), [](auto&) {}).empty());
    CHECK(refusal<domain::AlertRules>(history.alerts.shipped(), [](auto&) {}).empty());
    CHECK(refusal<domain::Thresholds>(history.thresholds.shipped(), [](auto&) {}).empty());
    CHECK(refusal<domain::IndicatorRules>(history.indicators.shipped(), [](auto&) {}).empty());
    CHECK(refusal<domain::OfficeHours>(history.hours.shipped(), [](auto&) {}).empty());
    CHECK(refusal<domain::Dictionary>(history.categories.shipped(), [](auto&) {}).empty());
}

TEST_CASE("a mandatory check is not made optional, reworded or left out; further checks are welcome")
{
    using Checks = std::vector<domain::CheckRule>;
    auto const& checks = shipped().checks.shipped();
    auto const softened = refusal<Checks>(checks, [](Checks& rows) { rows[12].is_mandatory = false; });
    CHECK(softened.starts_with("checks[12].mandatory checklist.json 的 checks 第 13 条的 mandatory：“Q13”是必审项"));
    CHECK(softened.find("条例第三十一条第六项") != std::string::npos);
    CHECK(refusal<Checks>(checks, [](Checks& rows) { rows.erase(rows.begin() + 12); }).starts_with("checks checklist"));
    CHECK(refusal<Checks>(checks, [](Checks& rows) { rows[12].text = "可以没有记录"; }).starts_with("checks[12].text"));
    CHECK(refusal<Checks>(checks, [](Checks& rows) {
        rows[18].asked_at = "VERIFICATION";
    }).starts_with("checks[18].asked_at"));
    CHECK(refusal<Checks>(checks, [](Checks& rows) {
        rows[4].basis.source = domain::RuleSource::Statute;
    }).starts_with("checks[4].source"));
    auto const own = [](domain::RuleSource source) {
        return [source](Checks& rows) {
            rows.push_back({"Q23", "HANDLE", "附有现场照片", "VERIFICATION", true, {source, "本单位规定", {}, {}}});
        };
    };
    CHECK(refusal<Checks>(checks, own(domain::RuleSource::Config)).empty());
    CHECK(refusal<Checks>(checks, own(domain::RuleSource::Statute)).starts_with("checks[22].source"));
    CHECK(refusal<Checks>(checks, [](Checks& rows) { rows[4].is_mandatory = true; }).empty()); // stricter
}

TEST_CASE("no office adds a reason for refusing petitions or drops one of the law")
{
    using Grounds = std::vector<domain::GroundRule>;
    auto const& grounds = shipped().grounds.shipped();
    CHECK(refusal<Grounds>(grounds, [](Grounds& rows) {
        rows.push_back({"N-06", "NOT_ACCEPT", "太麻烦", "D07", {}});
    }).starts_with("grounds[8].id"));
    CHECK(refusal<Grounds>(grounds, [](Grounds& rows) { rows.pop_back(); }).find("X-03") != std::string::npos);
    CHECK(refusal<Grounds>(grounds, [](Grounds& rows) { rows[2].text = "走访"; }).starts_with("grounds[2].text"));
    CHECK(
        refusal<Grounds>(grounds, [](Grounds& rows) { rows[2].document = "D08"; }).starts_with("grounds[2].document"));
    CHECK(refusal<Grounds>(grounds, [](Grounds& rows) {
        rows[2].basis.valid_to = day("2023-12-31");
    }).starts_with("grounds[2].valid_to"));
    CHECK(refusal<Grounds>(grounds, [](Grounds& rows) { rows[2].text += "（请到区信访局反映）"; }).empty());
}

TEST_CASE("the order of what the law routes stands; rows of the office come last")
{
    using Routing = std::vector<domain::RoutingRule>;
    auto const& routing = shipped().routing.shipped();
    CHECK(refusal<Routing>(routing, [](Routing& rows) { std::swap(rows[2], rows[3]); }).starts_with("rules[3].id"));
    CHECK(refusal<Routing>(routing, [](Routing& rows) { rows[4].act = "assign"; }).starts_with("rules[4].act"));
    domain::RoutingRule const own{"RT-12", domain::RoutingCondition::CompetentAtLevel, "assign", "送网格处置",
        {domain::RuleSource::Config, "本单位规定", {}, {}}};
    CHECK(refusal<Routing>(routing, [&](Routing& rows) { rows.push_back(own); }).empty());
    CHECK(refusal<Routing>(routing, [&](Routing& rows) { rows.insert(rows.begin(), own); }).starts_with("rules[1].id"));
}

TEST_CASE("numbers of the office have their limits; what is counted is not redefined")
{
    using Signs = std::vector<domain::SubstanceRule>;
    auto const& signs = shipped().substance.shipped();
    CHECK(refusal<Signs>(signs, [](Signs& rows) { rows[2].days = 5; }).empty());
    CHECK(refusal<Signs>(signs, [](Signs& rows) { rows[2].days.reset(); }).starts_with("rules[2].days"));
    CHECK(refusal<Signs>(signs, [](Signs& rows) { rows.pop_back(); }).find("PS-6") != std::string::npos);
    CHECK(refusal<domain::OfficeHours>({}, [](auto& hours) { hours.closing = {12 * 60}; }).starts_with("closing"));
    CHECK(refusal<domain::OfficeHours>({}, [](auto& hours) { hours.closing = {18 * 60}; }).empty());
    CHECK(refusal<domain::Thresholds>(
              shipped().thresholds.shipped(), [](auto& rules) { rules.rows.erase(rules.rows.begin() + 2); })
              .find("ESC-2a")
        != std::string::npos);
    CHECK(refusal<domain::Thresholds>(shipped().thresholds.shipped(), [](auto& rules) {
        rules.rows[0].indicator = domain::Indicator::K14;
    }).starts_with("thresholds[0].indicator"));
    auto rows = shipped().indicators.shipped().rows();
    rows[10].formula = "全部";
    auto const changed = domain::IndicatorRules::create(rows, "indicators.json").release_value();
    CHECK(refusal<domain::IndicatorRules>(changed, [](auto&) {}).starts_with("indicators[10].formula"));
}

TEST_CASE("below the national categories an office may add, the national ones stay")
{
    auto const& list = shipped().categories.shipped();
    auto const with = [&](std::function<void(std::vector<domain::DictionaryItem>&)> const& change) {
        auto items = list.items();
        change(items);
        auto own =
            domain::Dictionary::create(list.id(), list.name(), "2", list.basis(), items, "content_categories.json");
        REQUIRE(!own.is_error());
        return refusal<domain::Dictionary>(own.release_value(), [](auto&) {});
    };
    CHECK(with([](auto& items) { items.push_back({"030501", "车位销售", "030500", "", "本单位"}); }).empty());
    CHECK(with([](auto& items) {
        items.push_back({"980000", "杂项", "", "", ""});
    }).find("parent")
        != std::string::npos);
    CHECK(with([](auto& items) {
        items.push_back({"040101", "车位", "030500", "", ""});
    }).find("0305")
        != std::string::npos);
    CHECK(with([](auto& items) { items.erase(items.begin() + 1); }).find("全国统一分类") != std::string::npos);
    CHECK(with([](auto& items) { items[1].label = "别的"; }).starts_with("items[1].label"));
}

TEST_CASE("a matter keeps the checklist, the signs and the closing time of its day")
{
    auto history = shipped();
    auto checks = history.checks.shipped();
    checks.push_back(
        {"Q23", "HANDLE", "附有现场照片", "VERIFICATION", true, {domain::RuleSource::Config, "本单位规定", {}, {}}});
    history.adopt(day("2023-07-01"), checks);
    auto signs = history.substance.shipped();
    signs[2].days = 5;
    history.adopt(day("2023-07-01"), signs);
    history.adopt(day("2023-07-01"), domain::OfficeHours{{18 * 60}});
    domain::OfficeConfig config;
    config.history = &history;
    CHECK(domain::checklist_on(config, day("2023-06-30")).size() == 22);
    auto const later = domain::checklist_on(config, day("2023-07-01"));
    REQUIRE(later.size() == 23);
    CHECK(later.back().is_mandatory);
    CHECK(domain::find_checklist_item(later, "Q23") == &later.back());
    CHECK(config.as_of(day("2023-06-30")).quick_opinion_days == 1);
    CHECK(config.as_of(day("2023-07-01")).quick_opinion_days == 5);
    CHECK(config.hours_on(day("2023-06-30")).closing == base::TimeOfDay{17 * 60 + 30});
    CHECK(config.hours_on(day("2023-07-01")).closing == base::TimeOfDay{18 * 60});
}

TEST_CASE("other indicator rules count the same rows anew")
{
    domain::IndicatorTable table(shipped().indicators.shipped());
    domain::RecordFacts record;
    record.record = "a";
    record.facts.channel = domain::ChannelCode::Phone;
    record.facts.registered = record.facts.received = day("2023-06-01").days;
    table.put(record);
    domain::IndicatorQuery const query{
        domain::period_of(domain::PeriodKind::Month, day("2023-06-01")), day("2023-06-30")};
    auto const pieces = [&] {
        return table.board(query)[static_cast<std::size_t>(domain::Indicator::K07)].denominator;
    };
    CHECK(pieces() == 1);
    auto rows = shipped().indicators.shipped().rows();
    for (auto& row : rows)
        row.channels = 1; // letters
    table.set_rules(domain::IndicatorRules::create(rows, "indicators.json").release_value());
    CHECK(pieces() == 0);
    CHECK(!table.is_removed(0)); // it is there all the same
    table.set_rules(shipped().indicators.shipped());
    CHECK(pieces() == 1);
}

TEST_SUITE_END();
