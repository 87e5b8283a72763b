// The rule table: what is refused, which version of a rule is in force, and what an office may change.
#include "exchange/reference_json.h"

#include "support/doctest.h"

namespace rule_set_tests {

using domain::DeadlineRule;
using domain::DeadlineUnit;
using domain::RuleSet;
using domain::RuleSource;

static base::Date day(std::string_view text)
{
    auto const date = base::parse_date(text);
    REQUIRE_MESSAGE(date.has_value(), text);
    return *date;
}

static DeadlineRule a_rule(std::string id, int n, DeadlineUnit unit, RuleSource source)
{
    DeadlineRule rule;
    rule.rule_id = std::move(id);
    rule.name = "办理";
    rule.starts_at = "accepted_at";
    rule.ends_at = "opinion_issued_at";
    rule.start_label = "受理之日";
    rule.actor = "UNIT_LEADER";
    rule.n = n;
    rule.unit = unit;
    rule.source = source;
    rule.basis = "条例第三十四条";
    return rule;
}

static RuleSet const& shipped()
{
    static auto const data = exchange::shipped_reference_data().release_value();
    return data.rules;
}

static std::string refusal(std::vector<DeadlineRule> rules)
{
    auto const result = RuleSet::create("1", std::move(rules), {}, "rules.json");
    return result.is_error() ? result.error().message : "";
}

TEST_SUITE("domain/deadline/rule_set_tests")
{
    TEST_CASE("all 41 rows of the rule table are there, and the own one of S62")
    {
        CHECK(shipped().rules().size() == 42);
        CHECK(shipped().version() == "2026.1");
        auto const* handling = shipped().find("L10", day("2023-04-21"));
        REQUIRE(handling);
        CHECK(handling->n == 60);
        CHECK(handling->extension_days == 30);
        CHECK(handling->source == RuleSource::Statute);
        CHECK(handling->alerts == std::vector<std::string>{"A-05", "A-06"});
        CHECK_FALSE(shipped().find("L99", day("2023-04-21")));
    }

    TEST_CASE("a rule is looked up by the legal date of the start event (J6)")
    {
        CHECK_FALSE(shipped().find("L10", day("2022-04-30"))); // the 条例 is in force from 2022-05-01
        CHECK(shipped().find("L10", day("2022-05-01")));
        CHECK_FALSE(shipped().find("L20", day("2022-07-16")));
        CHECK(shipped().find("L20", day("2022-07-17")));
    }

    TEST_CASE("an internal limit may not be longer than the statutory one between the same events")
    {
        auto const statute = a_rule("L10", 60, DeadlineUnit::CalendarDays, RuleSource::Statute);
        CHECK(refusal({statute, a_rule("L35", 60, DeadlineUnit::CalendarDays, RuleSource::Config)}).empty());
        CHECK(refusal({statute, a_rule("L35", 61, DeadlineUnit::CalendarDays, RuleSource::Config)})
            == "rules.json 第 2 条规则（L35）的 n：61日可能长于L10的法定期限60日。");
        CHECK_FALSE(refusal({statute, a_rule("L35", 61, DeadlineUnit::CalendarDays, RuleSource::Notice)}).empty());
        // A national rule has authority of its own.
        CHECK(refusal({statute, a_rule("L35", 61, DeadlineUnit::CalendarDays, RuleSource::NationalRule)}).empty());
        // Between other events there is nothing to compare with.
        auto elsewhere = a_rule("L33", 90, DeadlineUnit::CalendarDays, RuleSource::Config);
        elsewhere.starts_at = "opinion_issued_at";
        elsewhere.ends_at = "delivered_at";
        CHECK(refusal({statute, elsewhere}).empty());
    }

    TEST_CASE("limits in different units are compared by the longest they can last")
    {
        auto const fifteen = a_rule("L02", 15, DeadlineUnit::CalendarDays, RuleSource::Statute);
        // Ten working days took 19 days across 春节 2025 (V17).
        CHECK_FALSE(refusal({fifteen, a_rule("L35", 10, DeadlineUnit::WorkingDays, RuleSource::Config)}).empty());
        CHECK(refusal({fifteen, a_rule("L35", 3, DeadlineUnit::WorkingDays, RuleSource::Config)}).empty());
        auto const sixty = a_rule("L10", 60, DeadlineUnit::CalendarDays, RuleSource::Statute);
        CHECK_FALSE(refusal({sixty, a_rule("L35", 2, DeadlineUnit::Months, RuleSource::Config)}).empty());
        CHECK(refusal({sixty, a_rule("L35", 1, DeadlineUnit::Months, RuleSource::Config)}).empty());
    }

    TEST_CASE("a bad row is named with file, row and field")
    {
        auto good = a_rule("L10", 60, DeadlineUnit::CalendarDays, RuleSource::Statute);
        auto bad = a_rule("L11", 30, DeadlineUnit::CalendarDays, RuleSource::Statute);
        bad.n.reset();
        auto const result = RuleSet::create("1", {good, bad}, {}, "rules.json");
        REQUIRE(result.is_error());
        CHECK(result.error().message == "rules.json 第 2 条规则（L11）的 n：缺少期限长度。");
        CHECK(result.error().where == "rules[1].n");

        bad = a_rule("L11", -1, DeadlineUnit::CalendarDays, RuleSource::Statute);
        CHECK_FALSE(refusal({good, bad}).empty());
        bad = a_rule("L11", 0, DeadlineUnit::CalendarDays, RuleSource::Statute);
        CHECK_FALSE(refusal({good, bad}).empty());
        bad = a_rule("L11", 1, DeadlineUnit::SameDay, RuleSource::Statute);
        CHECK_FALSE(refusal({good, bad}).empty());
        bad = a_rule("L11", 1, DeadlineUnit::Term, RuleSource::Statute);
        CHECK_FALSE(refusal({good, bad}).empty());
        bad = a_rule("L11", 30, DeadlineUnit::CalendarDays, RuleSource::Statute);
        bad.basis.clear();
        CHECK_FALSE(refusal({good, bad}).empty());
        bad = a_rule("L11", 30, DeadlineUnit::CalendarDays, RuleSource::Statute);
        bad.starts_at = "L77.due";
        CHECK_FALSE(refusal({good, bad}).empty());
        bad.starts_at = "L10.due";
        CHECK(refusal({good, bad}).empty());
    }

    TEST_CASE("two versions of a rule may follow each other but not overlap")
    {
        auto old_rule = a_rule("L10", 60, DeadlineUnit::CalendarDays, RuleSource::Statute);
        auto new_rule = a_rule("L10", 45, DeadlineUnit::CalendarDays, RuleSource::Statute);
        CHECK_FALSE(refusal({old_rule, new_rule}).empty());
        old_rule.valid_to = day("2025-12-31");
        new_rule.valid_from = day("2026-01-01");
        auto const set = RuleSet::create("2", {new_rule, old_rule}, {}, "rules.json");
        REQUIRE_FALSE(set.is_error());
        CHECK(set.value().find("L10", day("2025-12-31"))->n == 60);
        CHECK(set.value().find("L10", day("2026-01-01"))->n == 45);
    }

    TEST_CASE("an office may set its own value for a CONFIG rule from a day on, within the law")
    {
        auto const set = shipped().with_override("L35", 20, day("2026-07-01"));
        REQUIRE_FALSE(set.is_error());
        CHECK(set.value().find("L35", day("2026-06-30"))->n == 30);
        CHECK(set.value().find("L35", day("2026-07-01"))->n == 20);
        auto const again = set.value().with_override("L35", 25, day("2026-07-01"));
        REQUIRE_FALSE(again.is_error());
        CHECK(again.value().find("L35", day("2026-07-01"))->n == 25);
        CHECK(again.value().rules().size() == shipped().rules().size() + 1);

        auto const longer = shipped().with_override("L35", 61, day("2026-07-01"));
        REQUIRE(longer.is_error());
        CHECK(longer.error().message.find("法定期限") != std::string::npos);
        auto const statute = shipped().with_override("L10", 30, day("2026-07-01"));
        REQUIRE(statute.is_error());
        CHECK(statute.error().code == base::ErrorCode::Refused);
        // The silence of L38 opens the way to L06 and L10: it may not outlast the fifteen days.
        CHECK_FALSE(shipped().with_override("L38", 4, day("2026-07-01")).is_error());
        for (int const n : {5, 15, 400}) {
            auto const silent = shipped().with_override("L38", n, day("2026-07-01"));
            REQUIRE(silent.is_error());
            CHECK(silent.error().message.find("L06") != std::string::npos);
        }
        CHECK(
            shipped().with_override("L22", 3, day("2026-07-01")).is_error()); // in the place of L10 and its thirty days
        CHECK_FALSE(shipped().with_override("L22", 1, day("2026-07-01")).is_error());
        CHECK(shipped().with_override("L99", 30, day("2026-07-01")).is_error());
        CHECK(shipped().with_override("L35", 0, day("2026-07-01")).is_error());
    }
}

} // namespace rule_set_tests
