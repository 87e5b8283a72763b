// Own rules on their way between offices (J3, J6): through a third office, before or after their entry, unreadable,
// and whose they are in each copy.
#include "exchange/package_reader.h"
#include "exchange/package_writer.h"
#include "store/local_store.h"
#include "support/app/rule_files.h"

#include "support/doctest.h"

namespace rule_exchange_tests {

using support::adopts;
using support::on;
using support::rule_change;
using support::rule_file;
using support::rule_value;
using support::TestWorkspace;

namespace {

// Every part of a package, to be written again without some of its contents.
struct Parts : exchange::PackageHandler {
    exchange::PackageHeader header;
    std::vector<exchange::PackageReference> references;
    std::vector<exchange::PackageEntry> entries;

    base::Result<void> on_header(exchange::PackageHeader const& read) override
    {
        header = read;
        return {};
    }
    base::Result<void> on_reference(exchange::PackageReference&& reference) override
    {
        references.push_back(std::move(reference));
        return {};
    }
    base::Result<void> on_entries(std::span<exchange::PackageEntry> read) override
    {
        for (auto& entry : read)
            entries.push_back(std::move(entry));
        return {};
    }
};

std::string without_contents(std::string const& package, std::string_view kind)
{
    Parts parts;
    bool is_read = false;
    auto const chunk = [&]() -> base::Result<std::string_view> {
        return std::exchange(is_read, true) ? std::string_view() : std::string_view(package);
    };
    exchange::PackageReader reader(chunk, parts, [](std::string_view) { return true; });
    while (reader.step()) { }
    REQUIRE(reader.report().is_valid());
    CHECK(std::erase_if(parts.references, [&](auto const& reference) { return reference.kind == kind; }) > 0);
    parts.header.reference_count = static_cast<std::int64_t>(parts.references.size());
    std::string out;
    exchange::PackageWriter writer([&](std::string_view piece) { out += piece; });
    writer.begin(parts.header);
    for (auto const& reference : parts.references)
        writer.add(reference);
    for (auto const& entry : parts.entries)
        writer.add(entry);
    REQUIRE(!writer.finish().is_error());
    return out;
}

void closes_later(TestWorkspace& workspace) // 18:00, with a visit at 17:45
{
    workspace.go_to("2023-06-15", "17:50");
    auto arguments = support::registration("2023-06-15");
    arguments.set("received_time", "17:45");
    workspace.does("register_petition", {}, arguments);
    adopts(workspace, rule_change("office_hours", "", "closing", "18:00", "2023-06-15"));
}

} // namespace

TEST_SUITE_BEGIN("rule_exchange");

TEST_CASE("an edition goes on through the office that only passes it on")
{
    TestWorkspace county(1);
    county.set_up();
    closes_later(county);
    adopts(county, rule_change("risk", "", "red", 55, "2023-06-15"));
    TestWorkspace city(2);
    support::set_up_city(city);
    REQUIRE(city.import(county.export_all()).valid);
    TestWorkspace second(3); // of the county again
    second.set_up();
    REQUIRE(second.import(city.export_all()).valid);
    CHECK(rule_value(second, "risk", "红色界限") == "55 分");
    CHECK(rule_file(second, "risk").editions.front().problem.empty());
    TestWorkspace direct(3);
    direct.set_up();
    REQUIRE(direct.import(county.export_all()).valid);
    REQUIRE(direct.import(city.export_all()).valid);
    CHECK(second.digest() == direct.digest());
    CHECK(second.is_rebuild_equal());
}

TEST_CASE("content that comes after its entry counts from then on, also for what was folded before")
{
    TestWorkspace county(1);
    county.set_up();
    closes_later(county);
    auto const whole = county.export_all();
    TestWorkspace copy(2);
    REQUIRE(copy.import(without_contents(whole, "OFFICE_HOURS")).valid);
    CHECK(rule_file(copy, "office_hours").editions.front().problem == "内容没有随交换包到达。");
    CHECK(copy.digest() != county.digest());
    REQUIRE(copy.import(whole).valid);
    CHECK(copy.digest() == county.digest());
    CHECK(copy.is_rebuild_equal());
}

TEST_CASE("adopted content that this program cannot read neither stops the opening nor an import; the page tells it")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    CHECK(workspace.app().rule_problems().empty());
    {
        auto local = store::LocalStore::create(workspace.database()).release_value();
        for (auto const* kind : {"RULES", "OFFICE_HOURS"}) {
            auto row = local.references(kind).value().front();
            row.content =
                row.kind == "RULES" ? R"({"schema": "chuxin.rules", "version": "9", "rules": [{"new": 1}]})" : "{}";
            REQUIRE(!local.put_reference(row).is_error());
        }
    }
    workspace.reopen();
    auto const problems = workspace.app().rule_problems();
    REQUIRE(problems.size() == 2);
    CHECK(problems.front().starts_with("2023-06-15 采用的“deadline_rules”没有生效："));
    CHECK(workspace.app().case_view(record).has_value());
    CHECK(workspace.app().rules().size() > 30);
    TestWorkspace other(2);
    support::set_up_city(other);
    adopts(other, rule_change("risk", "", "red", 50, "2023-06-15"));
    CHECK(workspace.import(other.export_all()).valid);
}

TEST_CASE("only the administrator of the office itself adopts for it")
{
    TestWorkspace county(1);
    county.set_up();
    county.registers();
    TestWorkspace city(2);
    support::set_up_city(city);
    REQUIRE(city.import(county.export_all()).valid);
    REQUIRE(!city.app().switch_identity(base::StaffId("sun"), base::StaffId("li")).is_error());
    auto const digest = city.digest();
    auto const refused = city.app().adopt_rule_file(rule_change("risk", "", "red", 55, "2023-06-15"));
    CHECK(refused.error().id == "J6");
    CHECK(refused.error().message.find("南京市信访局") != std::string::npos);
    CHECK(city.app().override_rule({"L35", 20, on("2023-06-15"), "本市规定"}).error().id == "J6");
    CHECK(city.app().adopt_calendar("date,kind,name,statutory,in_lieu\n2027-01-01,REST,元旦,1,0\n").error().id == "J6");
    CHECK(city.digest() == digest);
    REQUIRE(!city.app().switch_identity(base::StaffId("sun"), base::StaffId("sun")).is_error());
    adopts(city, rule_change("risk", "", "red", 55, "2023-06-15"));
    CHECK(rule_value(city, "risk", "红色界限") == "55 分");
}

TEST_CASE("a copy that only imported goes by the office whose package came first, whatever comes after")
{
    TestWorkspace county(1);
    county.set_up();
    adopts(county, rule_change("risk", "", "red", 55, "2023-06-15"));
    TestWorkspace city(2);
    support::set_up_city(city);
    adopts(city, rule_change("risk", "", "red", 50, "2023-06-15"));
    auto const red_after = [&](std::string const& first, std::string const& then) {
        TestWorkspace copy(3);
        REQUIRE(copy.import(first).valid);
        REQUIRE(copy.import(then).valid);
        copy.reopen();
        return rule_value(copy, "risk", "红色界限");
    };
    CHECK(red_after(county.export_all(), city.export_all()) == "55 分");
    CHECK(red_after(city.export_all(), county.export_all()) == "50 分");
    // What the sender had from elsewhere is not the sender's.
    REQUIRE(city.import(county.export_all()).valid);
    REQUIRE(county.import(city.export_all()).valid);
    CHECK(red_after(city.export_all(), county.export_all()) == "50 分");
    CHECK(red_after(county.export_all(), city.export_all()) == "55 分");
}

TEST_SUITE_END();

} // namespace rule_exchange_tests
