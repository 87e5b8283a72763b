// Rules that an office made its own: which edition is in force on a day, and what it may not change (J6, S96).
#include "domain/reference/rule_history.h"

#include "domain/workflow/checklist.h"
#include "domain/workflow/engine.h"
#include "exchange/reference_json.h"

#include "support/doctest.h"

#include <functional>

namespace rule_history_tests {

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

TEST_CASE("back to the program's rules means whatever the program ships then")
{
    domain::Editions<int> editions(1);
    editions.adopt(day("2023-07-01"), 2);
    editions.restore(day("2023-08-01"));
    editions.set_shipped(9); // a later program
    CHECK(editions.on(day("2023-07-31")) == 2);
    CHECK(editions.own_on(day("2023-08-01")) == nullptr);
    CHECK(editions.on(day("2023-08-01")) == 9);
    CHECK(editions.all().size() == 2);
    auto history = shipped();
    auto checks = history.checks.shipped();
    checks[4].is_mandatory = true;
    history.adopt(day("2023-07-01"), checks);
    history.restore("checklist", day("2023-08-01"));
    CHECK(history.checks.own_on(day("2023-07-01")) != nullptr);
    CHECK(history.checks.own_on(day("2023-08-01")) == nullptr);
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

TEST_CASE("a check has an id that the forms of the acts can hold")
{
    auto const with_id = [](std::string const& id) {
        auto checks = shipped().checks.shipped();
        checks.push_back(
            {id, "HANDLE", "附有现场照片", "CLOSING", true, {domain::RuleSource::Config, "本单位规定", {}, {}}});
        auto const& rules = shipped();
        auto const created = domain::WorkRules::create({checks, rules.grounds.shipped(), rules.routing.shipped(),
            rules.substance.shipped(), rules.duties.shipped()});
        return created.is_error() ? created.error().message : std::string();
    };
    CHECK(with_id("Q23").empty());
    for (auto const* id : {"Q100", "Q-01", "Q1", "QAB"})
        CHECK(with_id(id)
            == "checklist.json 的 checks 第 23 条的 id：“" + std::string(id) + "”应为 Q 加两位数字，例如 Q23。");
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
    CHECK(refusal<Grounds>(grounds, [](Grounds& rows) {
        rows[2].text = "下列情形不算" + rows[2].text;
    }).starts_with("grounds[2].text"));
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
    CHECK(refusal<Signs>(signs, [](Signs& rows) {
        rows[2].basis.source = domain::RuleSource::Statute;
    }).starts_with("rules[2].source"));
    CHECK(refusal<Signs>(signs, [](Signs& rows) { rows[2].basis.basis = "条例第九条"; }).starts_with("rules[2].basis"));
    CHECK(refusal<Signs>(signs, [](Signs& rows) { rows[2].text = "依法不得出具"; }).starts_with("rules[2].text"));
    CHECK(refusal<Signs>(signs, [](Signs& rows) {
        rows[2].basis.valid_to = day("2023-06-30");
    }).starts_with("rules[2].valid_to"));
    CHECK(refusal<domain::OfficeHours>({}, [](auto& hours) { hours.closing = {12 * 60}; }).starts_with("closing"));
    CHECK(refusal<domain::OfficeHours>({}, [](auto& hours) { hours.closing = {18 * 60}; }).empty());
    CHECK(refusal<domain::Thresholds>(
              shipped().thresholds.shipped(), [](auto& rules) { rules.rows.erase(rules.rows.begin() + 2); })
              .find("ESC-2a")
        != std::string::npos);
    CHECK(refusal<domain::Thresholds>(shipped().thresholds.shipped(), [](auto& rules) {
        rules.rows[0].indicator = domain::Indicator::K14;
    }).starts_with("thresholds[0].indicator"));
    CHECK(refusal<domain::Thresholds>(
              shipped().thresholds.shipped(), [](auto& rules) { rules.rows.erase(rules.rows.begin()); })
              .find("ESC-1/BELOW_VALUE")
        != std::string::npos);
    CHECK(refusal<domain::Thresholds>(shipped().thresholds.shipped(), [](auto& rules) {
        rules.rows[4].test = domain::ThresholdTest::Growth;
    }).starts_with("thresholds[4].test"));
    auto rows = shipped().indicators.shipped().rows();
    rows[10].formula = "全部";
    auto const changed = domain::IndicatorRules::create(rows, "indicators.json").release_value();
    CHECK(refusal<domain::IndicatorRules>(changed, [](auto&) {}).starts_with("indicators[10].formula"));
}

TEST_CASE("a duty does not call itself law: the same unit keeps its basis, another one is the office's own word")
{
    using Duties = std::vector<domain::UnitDuty>;
    auto const& duties = shipped().duties.shipped();
    CHECK(refusal<Duties>(duties, [](Duties& rows) {
        rows[0].basis.basis = "条例第九条";
    }).starts_with("duties[0].basis"));
    CHECK(refusal<Duties>(duties, [](Duties& rows) {
        rows[0].basis.source = domain::RuleSource::Statute;
    }).starts_with("duties[0].source"));
    CHECK(refusal<Duties>(duties, [](Duties& rows) {
        rows[0].unit = "乡村振兴";
        rows[0].basis.basis = "玄武区职权清单";
    }).empty());
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

TEST_CASE("a row counts only on the days it names")
{
    auto history = shipped();
    auto checks = history.checks.shipped();
    checks.push_back({"Q23", "HANDLE", "附有现场照片", "VERIFICATION", true,
        {domain::RuleSource::Config, "本单位规定", day("2023-07-10"), day("2023-07-20")}});
    history.adopt(day("2023-07-01"), checks);
    auto routing = history.routing.shipped();
    routing.push_back({"RT-12", domain::RoutingCondition::CompetentAtLevel, "assign", "送网格处置",
        {domain::RuleSource::Config, "本单位规定", day("2023-07-10"), {}}});
    history.adopt(day("2023-07-01"), routing);
    auto duties = history.duties.shipped();
    duties.push_back({"030501", "网格中心", {domain::RuleSource::Config, "本单位规定", {}, day("2023-07-20")}});
    history.adopt(day("2023-07-01"), duties);
    domain::OfficeConfig config;
    config.history = &history;
    auto const has_check = [&](std::string_view on) {
        return domain::find_checklist_item(domain::checklist_on(config, day(on)), "Q23") != nullptr;
    };
    CHECK(!has_check("2023-07-09"));
    CHECK(has_check("2023-07-10"));
    CHECK(has_check("2023-07-20"));
    CHECK(!has_check("2023-07-21"));
    auto const routes = [&](std::string_view on) { return history.work_rules_on(day(on), day(on)).routing().size(); };
    CHECK(routes("2023-07-10") == routes("2023-07-09") + 1);
    auto const unit = [&](std::string_view today) {
        return history.work_rules_on(day("2023-07-05"), day(today)).duty_for("030501")->unit;
    };
    CHECK(unit("2023-07-20") == "网格中心");
    CHECK(unit("2023-07-21") == "住建");
}

TEST_CASE("the checks of a step are named as they are")
{
    auto const items = domain::checklist();
    CHECK(domain::checklist_ids(items) == "Q01 至 Q22");
    CHECK(domain::checklist_ids(items, domain::AskedAt::Closing) == "Q19");
    CHECK(domain::checklist_ids(items, domain::AskedAt::Review) == "Q21、Q22");
    std::vector<domain::ChecklistItem> own(items.begin(), items.end());
    own.insert(own.begin(), {"Q30", domain::ChecklistStage::Handle, "", true, domain::AskedAt::Closing});
    CHECK(domain::checklist_ids(own) == "Q01 至 Q22、Q30");
    CHECK(domain::checklist_ids(own, domain::AskedAt::Closing) == "Q19、Q30");
}

TEST_CASE("a category is looked up where it still stands")
{
    auto data = exchange::shipped_reference_data().release_value();
    auto items = data.history.categories.shipped().items();
    items.push_back({"030501", "车位销售", "030500", "", ""});
    auto const& list = data.history.categories.shipped();
    data.history.adopt(day("2023-07-01"),
        domain::Dictionary::create(list.id(), list.name(), "2", list.basis(), items, "content_categories.json")
            .release_value());
    data.history.restore("content_categories", day("2023-08-01"));
    CHECK(data.category("030501", day("2023-08-01")).label("030501") == "车位销售");
    CHECK(data.category("030500", day("2023-08-01")).find("030501") == nullptr);
    CHECK(data.category("990199", day("2023-08-01")).label("990199") == "990199");
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

} // namespace rule_history_tests
