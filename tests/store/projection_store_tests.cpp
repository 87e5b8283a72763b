// Projection tables: rows come back as put, people are found again, and the digest depends on content alone (J15).
#include "store/projection_store.h"

#include "store/local_store.h"
#include "store/migrate.h"
#include "store/projection_columns.h"
#include "support/store/opened_database.h"

#include <algorithm>

namespace projection_store_tests {

using namespace test_support;
using store::PetitionRecordRow;
using store::ProjectionStore;

namespace {

struct Projections {
    std::unique_ptr<store::Database> database = value_of(store::Database::create_scratch());
    std::optional<ProjectionStore> store;

    Projections()
    {
        REQUIRE(value_of(store::migrate(*database)) == store::MigrationOutcome::Success);
        store = value_of(ProjectionStore::create(*database));
    }
};

using Ids = std::vector<std::string>;

PetitionRecordRow a_row(std::string const& id)
{
    PetitionRecordRow row;
    row.record_id = id;
    row.petition_no = "LF320102" + id;
    row.matter_id = "m-" + id;
    row.channel = "LETTER";
    row.received_on = "2023-06-15";
    row.registered_at = 1686794400000;
    row.petitioner_name = "赵志强";
    row.petitioner_folded = "赵志强";
    row.petitioner_initials = "zzq";
    row.petitioner_id_no = "320102198001010017";
    row.petitioner_phone = "13800000000";
    row.petitioner_count = 6;
    row.collective = true;
    row.place = "320102";
    row.category = "010203";
    row.title = "拆迁补偿款未足额到位";
    row.state = 20;
    row.stage = 2;
    row.first_unit = "bureau";
    row.unit = "housing";
    row.unit_officer = "wang";
    row.flags = 5;
    row.next_due_rule = "L10";
    row.next_due_effective = "2023-08-14";
    row.updated_at = 1;
    return row;
}

// Three records that differ in everything a list looks at.
void add_three(Projections& p)
{
    auto a = a_row("a");
    auto b = a_row("b");
    b.state = 60;
    b.stage = 3;
    b.unit = "transport";
    b.first_unit = "other-bureau";
    b.unit_officer = "li";
    b.petitioner_name = b.petitioner_folded = "刘100%_芳";
    b.petitioner_initials = "lf";
    b.received_on = "2023-05-01";
    b.next_due_effective = "2023-07-01";
    b.category = "0301";
    b.place = "320104";
    b.channel = "VISIT";
    b.flags = 2;
    auto c = a_row("c");
    c.state = 40;
    c.next_due_effective.clear();
    c.received_on = "2023-07-20";
    c.unit.clear();
    REQUIRE_OK(p.store->put(a));
    REQUIRE_OK(p.store->put(b));
    REQUIRE_OK(p.store->put(c));
}

} // namespace

TEST_SUITE("projection_store")
{
    TEST_CASE("every kind of row comes back as it was put, and putting again replaces it")
    {
        Projections p;
        auto record = a_row("a");
        REQUIRE_OK(p.store->put(record));
        record.state = 30;
        record.settled_on = "2023-09-01";
        REQUIRE_OK(p.store->put(record));
        CHECK(*value_of(p.store->find_record("a")) == record);
        CHECK_FALSE(value_of(p.store->find_record("z")).has_value());

        store::PetitionRecordTextRow const texts{"a", "诉求", "事实", ""};
        REQUIRE_OK(p.store->put(texts));
        CHECK(*value_of(p.store->find_record_texts("a")) == texts);
        store::MatterRow const matter{"m-a", "a", "bureau", "wu", "li", 30, 2, "", "2023-09-01", 1, false};
        REQUIRE_OK(p.store->put(matter));
        CHECK(*value_of(p.store->find_matter("m-a")) == matter);
        CHECK(value_of(p.store->matters()).size() == 1);
        CHECK(value_of(p.store->records_of_matter("m-a")).size() == 1);

        store::ClockRow const clock{
            "a", "L10", 1, "2023-06-15", 600, "2023-08-14", "", "MISSING_CALENDAR", "", 30, "housing"};
        store::ClockRow stopped{"a", "L02", 1, "2023-06-15", -1, "2023-06-30", "2023-06-30", "STOPPED", "2023-06-20"};
        REQUIRE_OK(p.store->put_clocks("a", std::vector{clock, stopped}));
        auto const clocks = value_of(p.store->clocks_of("a"));
        REQUIRE(clocks.size() == 2);
        CHECK(clocks[0] == stopped);
        CHECK(clocks[1] == clock);
        CHECK(value_of(p.store->running_clock("a", "L10")) == clock);
        CHECK(!value_of(p.store->running_clock("a", "L02")));
        REQUIRE_OK(p.store->put_clocks("a", std::vector{clock}));
        CHECK(value_of(p.store->clocks_of("a")).size() == 1);

        store::OrgRow const org{"bureau", "玄武区信访局", 2, "320102", "BUREAU", ""};
        REQUIRE_OK(p.store->put(org));
        CHECK(value_of(p.store->orgs()) == std::vector{org});
        store::StaffRow const person{"li", "李敏", "bureau", true};
        REQUIRE_OK(p.store->put(person));
        CHECK(value_of(p.store->staff()) == std::vector{person});
        REQUIRE_OK(p.store->put_roles("li", std::vector<std::string>{"FIRST_OFFICER", "ANALYST"}));
        REQUIRE_OK(p.store->put_roles("li", std::vector<std::string>{"FIRST_OFFICER"}));
        CHECK(value_of(p.store->staff_roles()) == std::vector{store::StaffRoleRow{"li", "FIRST_OFFICER"}});
        CHECK(value_of(p.store->last_number("LF/2023")) == 0);
        REQUIRE_OK(p.store->put(store::NumberSeriesRow{"LF/2023", 17}));
        CHECK(value_of(p.store->last_number("LF/2023")) == 17);

        REQUIRE_OK(p.store->remove_record("a"));
        CHECK_FALSE(value_of(p.store->find_record("a")).has_value());
        CHECK(value_of(p.store->clocks_of("a")).empty());
    }

    TEST_CASE("ids come in order, and rows in the order of the ids that were asked for")
    {
        Projections p;
        CHECK_FALSE(value_of(p.store->has_records()));
        add_three(p);
        CHECK(value_of(p.store->has_records()));
        CHECK(value_of(p.store->record_ids()) == Ids{"a", "b", "c"});
        auto const rows = value_of(p.store->load_records(Ids{"c", "nobody", "a"}));
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].record_id == "c");
        CHECK(rows[1].record_id == "a");
    }

    TEST_CASE("people are found again by ID number, phone or name, whoever is named first, and empty keys find nobody")
    {
        Projections p;
        add_three(p);
        auto const found = [&](char const* id_no, char const* phone, char const* name) {
            store::PetitionerKeys const keys{id_no, phone, name};
            return value_of(p.store->similar_petitioners(std::span(&keys, 1), "a")).size();
        };
        CHECK(found("320102198001010017", "", "") == 2);
        CHECK(found("", "", "赵志强") == 1);
        CHECK(found("", "13800000000", "赵志强") == 2);
        CHECK(found("", "", "") == 0);

        std::vector<store::PetitionerKeys> const others{{"", "13811112222", "孙桂英"}, {"320102196001010016", "", ""}};
        REQUIRE_OK(p.store->put_co_petitioners("c", others));
        CHECK(found("", "13811112222", "") == 1);
        CHECK(found("", "", "孙桂英") == 1);
        CHECK(found("13811112222", "", "") == 0); // a phone is no identity number
        std::vector<store::PetitionerKeys> const two{{"", "", "孙桂英"}, {"", "13800000000", ""}};
        CHECK(value_of(p.store->similar_petitioners(two, "a")).size() == 2);
        REQUIRE_OK(p.store->put_co_petitioners("c", {}));
        CHECK(found("", "", "孙桂英") == 0);
        REQUIRE_OK(p.store->put_co_petitioners("c", others));
        REQUIRE_OK(p.store->remove_record("c"));
        CHECK(value_of(p.database->query_integer("SELECT count(*) FROM co_petitioner_keys")) == 0);
    }

    TEST_CASE("the digest depends on content, not on the order of writing")
    {
        Projections forwards, backwards;
        add_three(forwards);
        auto rows = value_of(forwards.store->load_records(Ids{"a", "b", "c"}));
        std::reverse(rows.begin(), rows.end());
        for (auto const& row : rows)
            REQUIRE_OK(backwards.store->put(row));
        auto const digest = value_of(forwards.store->digest());
        CHECK(value_of(backwards.store->digest()) == digest);
        auto changed = rows[0];
        changed.title += " ";
        REQUIRE_OK(backwards.store->put(changed));
        CHECK(value_of(backwards.store->digest()) != digest);
        // In pieces it is the same.
        store::ProjectionDigest pieces(*forwards.database);
        int steps = 0;
        while (value_of(pieces.step(1)))
            ++steps;
        CHECK(steps >= 3);
        CHECK(pieces.finish() == digest);
        std::vector<store::PetitionerKeys> const other{{"", "", "孙桂英"}};
        REQUIRE_OK(forwards.store->put_co_petitioners("a", other));
        CHECK(value_of(forwards.store->digest()) != digest);
        REQUIRE_OK(backwards.store->clear());
        CHECK(value_of(backwards.store->digest()) == value_of(Projections().store->digest()));
    }

    TEST_CASE("a bulk write without indexes ends with the same schema, committed or rolled back")
    {
        Projections p;
        auto const schema = value_of(store::schema_text(*p.database));
        {
            auto transaction = value_of(store::Transaction::begin(*p.database));
            REQUIRE_OK(p.store->suspend_indexes());
            CHECK(value_of(store::schema_text(*p.database)) != schema);
        }
        CHECK(value_of(store::schema_text(*p.database)) == schema);
        auto transaction = value_of(store::Transaction::begin(*p.database));
        REQUIRE_OK(p.store->suspend_indexes());
        add_three(p);
        REQUIRE_OK(p.store->restore_indexes());
        REQUIRE_OK(transaction.commit());
        CHECK(value_of(store::schema_text(*p.database)) == schema);
        CHECK(value_of(p.store->record_ids()) == Ids{"a", "b", "c"});
        CHECK(value_of(p.database->integrity_problems()).empty());
    }

    template <typename Row> static void check_columns(store::Database & database)
    {
        std::string const name = store::Table<Row>::NAME;
        auto columns = value_of(database.prepare("SELECT name FROM pragma_table_info(?) ORDER BY cid"));
        columns.bind(1, name);
        std::vector<std::string> of_table, of_code;
        while (value_of(columns.step()))
            of_table.emplace_back(columns.text(0));
        for (auto const& column : store::Table<Row>::COLUMNS)
            of_code.emplace_back(column.name);
        INFO("table " << name);
        CHECK(of_code == of_table);
    }

    TEST_CASE("the columns of the code are the columns of the tables")
    {
        Projections p;
        check_columns<PetitionRecordRow>(*p.database);
        check_columns<store::PetitionRecordTextRow>(*p.database);
        check_columns<store::CoPetitionerKeyRow>(*p.database);
        check_columns<store::MatterRow>(*p.database);
        check_columns<store::ClockRow>(*p.database);
        check_columns<store::OrgRow>(*p.database);
        check_columns<store::StaffRow>(*p.database);
        check_columns<store::StaffRoleRow>(*p.database);
        check_columns<store::NumberSeriesRow>(*p.database);
    }
}

TEST_SUITE("local_store")
{
    TEST_CASE("settings, drafts and reference data come back and can be replaced")
    {
        Projections p;
        auto local = value_of(store::LocalStore::create(*p.database));
        CHECK_FALSE(value_of(local.setting("theme")).has_value());
        REQUIRE_OK(local.set_setting("theme", "light"));
        REQUIRE_OK(local.set_setting("theme", ""));
        CHECK(*value_of(local.setting("theme")) == "");
        REQUIRE_OK(local.remove_setting("theme"));
        CHECK_FALSE(value_of(local.setting("theme")).has_value());

        REQUIRE_OK(local.save_draft({"register", "{\"a\":1}", 5}));
        REQUIRE_OK(local.save_draft({"opinion/1", "x", 9}));
        CHECK(value_of(local.drafts())[0].key == "opinion/1");
        CHECK(value_of(local.draft("register"))->bytes == "{\"a\":1}");
        REQUIRE_OK(local.discard_draft("register"));
        CHECK_FALSE(value_of(local.draft("register")).has_value());

        store::ReferenceRow const calendar{"calendar", "2027", "ab", "date,kind\n", ""};
        REQUIRE_OK(local.put_reference(calendar));
        CHECK(*value_of(local.find_reference("calendar", "ab")) == calendar);
        CHECK(value_of(local.references("rules")).empty());
        CHECK(value_of(local.references("calendar")).size() == 1);
    }
}

} // namespace projection_store_tests
