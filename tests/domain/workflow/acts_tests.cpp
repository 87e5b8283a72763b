// The act table and the checks of arguments against it.
#include "domain/workflow/acts.h"
#include "domain/workflow/checklist.h"
#include "domain/workflow/documents.h"
#include "support/domain/office.h"

#include "support/doctest.h"

#include <set>

namespace acts_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;

TEST_SUITE_BEGIN("acts_tests");

static void check_labels(std::span<domain::ArgumentDefinition const> arguments)
{
    std::set<std::string_view> names;
    for (auto const& argument : arguments) {
        CHECK_FALSE(argument.label.empty());
        CHECK(names.insert(argument.name).second);
        bool const is_choice = argument.type == domain::ArgumentType::Enumeration;
        CHECK(is_choice == !argument.choices.empty());
        bool const has_fields = argument.type == domain::ArgumentType::Object
            || argument.type == domain::ArgumentType::ObjectList || argument.type == domain::ArgumentType::Files;
        CHECK(has_fields == !argument.fields.empty());
        check_labels(argument.fields);
    }
}

TEST_CASE("every act has a name, label, help and clause of its own, and every argument a label")
{
    std::set<std::string_view> names;
    for (auto const& act : domain::act_definitions()) {
        INFO(std::string(act.name));
        CHECK(names.insert(act.name).second);
        CHECK_FALSE(act.label.empty());
        CHECK_FALSE(act.help.empty());
        CHECK_FALSE(act.clause.empty());
        check_labels(act.arguments);
        CHECK(domain::find_act(act.name) == &act);
    }
    CHECK(domain::find_act("no_such_act") == nullptr);
}

TEST_CASE("arguments: each problem at its own path")
{
    struct Row {
        char const* key;
        base::Value value;
        char const* where;
    };
    Row const rows[]{
        {"received_on", "2023-02-30", "received_on"},
        {"received_on", 20230615, "received_on"},
        {"channel", "FAX", "channel"},
        {"petitioner_count", "three", "petitioner_count"},
        {"anonymous", "no", "anonymous"},
        {"place", "32010", "place"},
        {"category", "0305001", "category"},
        {"demands", "one", "demands"},
        {"demands", ValueList{"a", 2}, "demands[1]"},
        {"demands", ValueList{"a", " "}, "demands[1]"},
        {"petitioners", ValueList{"刘德芳"}, "petitioners[0]"},
        {"petitioners", ValueList{ValueObject{{"name", "刘"}, {"age", 60}}}, "petitioners[0].age"},
        {"facts", std::string(12003, 'x'), "facts"},
        {"summary", "\xff", "summary"},
        {"colour", "red", "colour"},
    };
    auto const& act = *domain::find_act("register_petition");
    CHECK(domain::validate_arguments(act, registration()).empty());
    for (auto const& row : rows) {
        INFO(std::string(row.where));
        auto const errors = domain::validate_arguments(act, with(registration(), row.key, row.value));
        REQUIRE(errors.size() == 1);
        CHECK(errors[0].where == row.where);
        CHECK_FALSE(errors[0].message.empty());
    }
    CHECK(domain::validate_arguments(act, with(registration(), "place", "320102001")).empty()); // a township (W12)
}

TEST_CASE("a missing part of the opinion names its check even before any guard looks")
{
    auto const errors =
        domain::validate_arguments(*domain::find_act("submit_opinion"), without(opinion(), "legal_basis"));
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].id == "Q15");
    CHECK(errors[0].code == base::ErrorCode::Refused);
}

TEST_CASE("the checklist has 22 rows, of which 14 are mandatory at the review of the result")
{
    CHECK(domain::checklist().size() == 22);
    int mandatory = 0;
    for (auto const& item : domain::checklist())
        mandatory += item.is_mandatory && item.asked_at == domain::AskedAt::Verification;
    CHECK(mandatory == 14);
    CHECK(domain::find_checklist_item("Q19")->asked_at == domain::AskedAt::Closing);
    CHECK(domain::find_checklist_item("Q23") == nullptr);
}

TEST_CASE("every document is issued by an act of the table")
{
    for (auto const& document : domain::document_requirements()) {
        INFO(std::string(document.kind));
        CHECK(domain::find_act(document.act) != nullptr);
        CHECK_FALSE(document.sections.empty());
    }
}

TEST_CASE("states: code and Chinese name of each, and the stage of the closed loop")
{
    for (int number = 0; number < 100; ++number) {
        auto const state = static_cast<domain::State>(number);
        if (domain::to_code(state).empty())
            continue;
        CHECK(domain::parse_state(domain::to_code(state)) == state);
        CHECK_FALSE(domain::to_chinese(state).empty());
        CHECK((number == 0 || domain::stage_of(state) != domain::Stage::None));
        CHECK(domain::is_open(state) == (number != 0 && !domain::is_final(state)));
    }
    CHECK(domain::to_chinese(domain::stage_of(domain::State::SentBack)) == "督查");
}

TEST_SUITE_END();

} // namespace acts_tests
