// The work rules: what ships is complete and agrees with the acts; a bad file is refused with file, row and field.
#include "domain/reference/work_rules.h"
#include "domain/workflow/act_tables.h"
#include "domain/workflow/checklist.h"
#include "domain/workflow/substance.h"
#include "exchange/figure_rules_json.h"
#include "exchange/reference_json.h"
#include "exchange/work_rules_json.h"
#include "support/domain/office.h"

#include "support/doctest.h"

#include <set>

namespace work_rules_tests {

using namespace support;

TEST_SUITE_BEGIN("work_rules_tests");

static domain::WorkRules const& shipped()
{
    static auto const rules = exchange::shipped_work_rules();
    if (rules.is_error())
        FAIL(rules.error().message);
    return rules.value();
}

TEST_CASE("the shipped checklist is the one that the review asks, Q01 to Q22")
{
    auto const& rows = shipped().checks();
    REQUIRE(rows.size() == domain::checklist().size());
    for (std::size_t index = 0; index < rows.size(); ++index) {
        auto const& item = domain::checklist()[index];
        INFO(rows[index].id);
        CHECK(rows[index].id == item.id);
        CHECK(rows[index].text == item.text);
        CHECK(rows[index].is_mandatory == item.is_mandatory);
        CHECK((rows[index].asked_at == "VERIFICATION") == (item.asked_at == domain::AskedAt::Verification));
        CHECK((rows[index].asked_at == "CLOSING") == (item.asked_at == domain::AskedAt::Closing));
        CHECK(rows[index].basis.source == domain::RuleSource::Config); // never shown as law
    }
}

TEST_CASE("the shipped grounds are those that T09 and T10 offer, each with its article and document")
{
    std::set<std::string> offered;
    for (auto const& choice : domain::REFUSAL_CHOICES)
        offered.emplace(choice.code);
    for (auto const& choice : domain::NO_LONGER_CHOICES)
        offered.emplace(choice.code);
    std::set<std::string> written;
    for (auto const& ground : shipped().grounds())
        if (ground.kind != "ELSEWHERE")
            written.insert(ground.id);
    CHECK(written == offered);
}

TEST_CASE("the routing table has RT-00 to RT-11, each once, asked in the order of the file")
{
    std::set<std::string> ids;
    for (auto const& row : shipped().routing())
        ids.insert(row.id);
    CHECK(ids.size() == 12);
    CHECK(shipped().routing().front().id == "RT-00");
    CHECK(shipped().routing()[1].id == "RT-01");
}

TEST_CASE("the signs of 程序性办理 take their numbers from the file")
{
    domain::OfficeConfig config;
    config.opinion_min_characters = config.quick_opinion_days = config.execution_days = config.early_repeat_days = 0;
    domain::take_limits(config, shipped().substance());
    CHECK(config.opinion_min_characters == 150);
    CHECK(config.opinion_max_similarity == doctest::Approx(0.9));
    CHECK(config.quick_opinion_days == 1);
    CHECK(config.execution_days == 30);
    CHECK(config.early_repeat_days == 30);
}

TEST_CASE("duties: the longest category wins, and nothing is guessed")
{
    REQUIRE(shipped().duty_for("030500"));
    CHECK(shipped().duty_for("030500")->unit == "住建");
    CHECK(shipped().duty_for("030801")->unit == "住建");
    CHECK(shipped().duty_for("030601")->unit == "城管");
    CHECK(shipped().duty_for("990000") == nullptr);
}

TEST_CASE("bad office hours and bad values of the alerts name file and field")
{
    auto const hours = exchange::parse_office_hours(
        R"({"schema":"chuxin.office_hours","version":"1","closing":"25:00"})", "mine.json");
    REQUIRE(hours.is_error());
    CHECK(hours.error().message.find("mine.json") != std::string::npos);
    CHECK(hours.error().message.find("closing") != std::string::npos);
    auto const alerts = exchange::parse_alert_rules(
        R"({"schema":"chuxin.alerts","version":"1","alerts":[],
            "values":{"fault_working_days":3,"upper_bureau_after_days":15,
            "pre_backlog_days":180,"pre_backlog_repeats":2,"submission_lead_working_days":5,
            "publication_working_days":0,"participation_percent":50}})",
        "mine.json");
    REQUIRE(alerts.is_error());
    CHECK(alerts.error().message.find("mine.json") != std::string::npos);
    CHECK(alerts.error().where == "values[0].publication_working_days");
}

TEST_CASE("a bad file is refused with file, row and field")
{
    auto const message = [](auto const& parsed) { return parsed.is_error() ? parsed.error().message : std::string(); };
    auto const missing = exchange::parse_checklist(
        R"({"schema":"chuxin.checklist","version":"1","checks":[{"id":"Q01"}]})", "checklist.json");
    CHECK(message(missing) == "checklist.json 的 checks 第 1 条的 stage：缺少。");
    auto const condition = exchange::parse_routing(
        R"({"schema":"chuxin.routing","version":"1","rules":[{"id":"RT-00","condition":"MOON","act":"assign","text":"x","source":"CONFIG","basis":"x"}]})",
        "routing.json");
    CHECK(message(condition).starts_with("routing.json 的 rules 第 1 条的 condition：“MOON”"));
    CHECK(exchange::parse_grounds(R"({"schema":"chuxin.rules","version":"1"})", "grounds.json").is_error());
    CHECK(exchange::parse_grounds(R"({"schema":"chuxin.grounds","version":"1"})", "grounds.json").is_error());

    auto parts = [] {
        domain::WorkRules::Parts copy{
            shipped().checks(), shipped().grounds(), shipped().routing(), shipped().substance(), shipped().duties()};
        return copy;
    };
    struct Row {
        char const* expected;
        void (*spoil)(domain::WorkRules::Parts&);
    };
    for (auto const& row : {Row{"checklist.json 的 checks 第 2 条的 id", [](auto& p) { p.checks[1].id = "Q01"; }},
             Row{"checklist.json 的 checks 第 1 条的 asked_at", [](auto& p) { p.checks[0].asked_at = "LATER"; }},
             Row{"grounds.json 的 grounds 第 1 条的 id", [](auto& p) { p.grounds[0].id = "X-01"; }},
             Row{"grounds.json 的 grounds 第 1 条的 document", [](auto& p) { p.grounds[0].document = "D99"; }},
             Row{"routing.json 的 rules 第 3 条的 act", [](auto& p) { p.routing[2].act = "send_home"; }},
             Row{"substance.json 的 rules 第 2 条的 percent", [](auto& p) { p.substance[1].percent = 20; }},
             Row{"substance.json 的 rules 第 1 条的 basis", [](auto& p) { p.substance[0].basis.basis = " "; }},
             Row{"unit_duties.json 的 duties 第 1 条的 category", [](auto& p) { p.duties[0].category = "01"; }}}) {
        auto spoilt = parts();
        row.spoil(spoilt);
        auto const result = domain::WorkRules::create(std::move(spoilt));
        CHECK(message(result).starts_with(row.expected));
    }
    CHECK_FALSE(domain::WorkRules::create(parts()).is_error());
}

TEST_SUITE_END();

} // namespace work_rules_tests
