// The total fold: approvals (W3), corrections (T47), undo (J10), links (W1), forks and their union (J3).
#include "support/domain/office.h"

#include "support/doctest.h"

#include <algorithm>
#include <random>

namespace fold_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;
using domain::JournalEntry;
using domain::PetitionRecord;
using domain::State;

TEST_SUITE_BEGIN("fold_tests");

static ValueObject assignment()
{
    return {{"unit", HOUSING.value}, {"feedback_due", "2023-08-14"}};
}

// What the screens and tables read of a record; two folds are equal when this is.
static std::string digest(PetitionRecord const& record)
{
    std::string text = std::string(domain::to_code(record.state)) + "|" + record.place + "|" + record.unit.value + "|"
        + record.matter_id.value + "|" + std::to_string(record.extension_days);
    for (auto const& item : record.timeline)
        text += "\n" + item.entry.value + " " + item.act + (item.inert ? " inert" : "") + (item.undone ? " undone" : "")
            + (item.overruled ? " overruled" : "") + (item.pending ? " pending" : "") + " "
            + std::string(domain::to_code(item.state_after)) + " " + item.conflicts_with.value;
    for (auto const& event : record.events)
        text += "\n" + event.name + " " + base::to_iso(event.on);
    for (auto const& document : record.documents)
        text += " " + document;
    return text;
}

TEST_CASE("an officer's assignment waits for the leader, and counts from the day of the approval (W3)")
{
    Office office;
    Story story(office);
    story.triaged("2023-06-15").does("assign", assignment(), "2023-06-15", "li");
    CHECK(story.record().state == State::Triaged);
    REQUIRE(story.record().pending.size() == 1);
    auto const of = story.last_entry().value;
    CHECK(story.refusal("transfer", {{"unit", HOUSING.value}, {"not_assigned_reason", "x"}}, "2023-06-15", "li")
        == "T05");
    CHECK(story.refusal("approve", {{"of", of}, {"decision", "APPROVE"}}, "2023-06-16", "li") == "W3");
    CHECK(story.refusal("approve", {{"of", of}, {"decision", "REFUSE"}}, "2023-06-16", "wang") == "W3"); // no reason
    SUBCASE("approved")
    {
        story.does("approve", {{"of", of}, {"decision", "APPROVE"}}, "2023-06-16", "wang");
        CHECK(story.record().state == State::Dispatched);
        CHECK(story.record().dispatched_on == on("2023-06-16"));
        CHECK(story.record().pending.empty());
        CHECK(story.refusal("approve", {{"of", of}, {"decision", "APPROVE"}}, "2023-06-16", "wang") == "W3");
    }
    SUBCASE("refused")
    {
        story.does("approve", {{"of", of}, {"decision", "REFUSE"}, {"reason", "应转送"}}, "2023-06-16", "wang");
        CHECK(story.record().state == State::Triaged);
        CHECK(story.record().pending.empty());
        story.does("assign", assignment(), "2023-06-16", "wang"); // the leader himself: at once
        CHECK(story.record().state == State::Dispatched);
    }
    SUBCASE("the approval undone: it waits again")
    {
        story.does("approve", {{"of", of}, {"decision", "APPROVE"}}, "2023-06-16", "wang");
        story.does("undo", {{"of", story.last_entry().value}}, "2023-06-16", "wang");
        CHECK(story.record().state == State::Triaged);
        CHECK(story.record().pending.size() == 1);
    }
}

TEST_CASE("a later change of roles does not change what was decided before (W3)")
{
    Office office;
    Story story(office);
    story.assigned();
    auto wang = *office.organisation.find_staff(base::StaffId{"wang"});
    wang.roles.clear();
    office.organisation.put(wang);
    auto const folded = domain::fold_record(base::RecordId{"r1"}, story.entries(), story.surroundings("2023-06-16"));
    CHECK(folded.state == State::Dispatched);
}

TEST_CASE("correction of any registration field, typed members included (T47)")
{
    struct Row {
        char const* field;
        base::Value value;
        bool (*is_done)(PetitionRecord const&);
    };
    Row const rows[]{
        {"place", "320104", [](PetitionRecord const& r) { return r.place == "320104"; }},
        {"petitioners[0].phone", "13900001111",
            [](PetitionRecord const& r) { return r.petitioners[0].phone == "13900001111"; }},
        {"petitioner_count", "6", [](PetitionRecord const& r) { return r.petitioner_count == 6 && r.collective; }},
        {"urgent", "是", [](PetitionRecord const& r) { return r.urgent; }},
        {"demands", "退还车位款\n停止捆绑销售", [](PetitionRecord const& r) { return r.demands[0] == "退还车位款"; }},
        {"accused", "某开发公司",
            [](PetitionRecord const& r) { return base::text_or(r.fields, "accused") == "某开发公司"; }},
    };
    for (auto const& row : rows) {
        INFO(std::string(row.field));
        Office office;
        Story story(office);
        story.triaged().does(
            "correct", {{"field", row.field}, {"value", row.value}, {"reason", "录入有误"}}, "2023-06-16", "wang");
        CHECK(row.is_done(story.record()));
    }
    Office office;
    Story story(office);
    story.triaged();
    auto const refused = [&](char const* field, char const* value) {
        return story.refusal("correct", {{"field", field}, {"value", value}, {"reason", "x"}}, "2023-06-16", "wang");
    };
    CHECK(refused("nothing", "x") == "T47");
    CHECK(refused("petitioners[3].phone", "13900001111") == "T47");
    CHECK(refused("petitioners[0].phone", "139") == "Q01");
    CHECK(refused("place", "320102") == "T47"); // the value it has
    CHECK(refused("petitioner_count", "many") == "T47");
    CHECK(refused("received_on", "2023-06-17") == "T01"); // after today
}

TEST_CASE("an officer's correction waits for the first leader (T47)")
{
    Office office;
    Story story(office);
    story.triaged().does("correct", {{"field", "place"}, {"value", "320104"}, {"reason", "x"}}, "2023-06-16", "li");
    CHECK(story.record().place == "320102");
    story.does("approve", {{"of", story.last_entry().value}, {"decision", "APPROVE"}}, "2023-06-16", "wang");
    CHECK(story.record().place == "320104");
}

TEST_CASE("undo restores the state before, and only for the last act by its own author (J10)")
{
    Office office;
    Story story(office);
    story.triaged();
    auto const before = story.record();
    story.does("assign", assignment(), "2023-06-15", "wang");
    auto const of = story.last_entry().value;
    CHECK(story.refusal("undo", {{"of", of}}, "2023-06-15", "li") == "J10");
    story.does("undo", {{"of", of}}, "2023-06-15", "wang");
    auto const& after = story.record();
    CHECK(after.state == before.state);
    CHECK(after.unit == before.unit);
    CHECK(after.dispatched_on == before.dispatched_on);
    CHECK(after.documents == before.documents);
    CHECK(after.events.size() == before.events.size());
    CHECK(after.timeline.size() == before.timeline.size() + 2);
    CHECK(after.timeline[2].undone);
    CHECK(story.refusal("undo", {{"of", of}}, "2023-06-15", "wang") == "J10");
    story.does("assign", assignment(), "2023-06-15", "wang"); // and it can be done anew
    story.signed_for();
    CHECK(story.refusal("undo", {{"of", of}}, "2023-06-16", "he") == "J10");
    auto const folded = domain::fold_record(base::RecordId{"r1"}, story.entries(), story.surroundings("2023-06-16"));
    CHECK(digest(folded) == digest(story.record()));
}

TEST_CASE("what was delivered has left the office and is not undone (J10)")
{
    Office office;
    Story story(office);
    story.delivered();
    CHECK(story.refusal("undo", {{"of", story.last_entry().value}}, "2023-07-13", "he") == "J10");
}

TEST_CASE("a repeat moves to the older matter; unlinking revives its own (W1)")
{
    Office office;
    Story first(office, "r1");
    first.triaged();
    Story second(office, "r2");
    second.registered();
    CHECK(second.record().matter_id == base::MatterId{"m-r2"});
    second.does("triage",
        {{"first_time", "REPEAT"}, {"repeat_of", "r1"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}},
        "2023-06-15", "li");
    CHECK(second.record().matter_id == base::MatterId{"m-r1"});
    // The older record sees it as a mention and keeps its state.
    auto older = first.record();
    domain::apply(older, second.entries().back(), first.surroundings("2023-06-15"));
    CHECK(older.state == State::Triaged);
    CHECK(older.repeats == std::vector<base::RecordId>{base::RecordId{"r2"}});
    office.records[base::RecordId{"r1"}] = older;
    auto const matter = domain::fold_matter(base::MatterId{"m-r1"}, {&second.record(), &older});
    CHECK(matter.governing_record == base::RecordId{"r1"});
    CHECK(matter.repeat_count == 1);
    CHECK_FALSE(matter.provisional);
    CHECK(first.refusal("link_repeat", {{"repeat_of", "r2"}, {"reason", "x"}}, "2023-06-15", "li") == "FT-01");
    second.does("unlink_repeat", {{"reason", "不是同一事项"}}, "2023-06-16", "li");
    CHECK(second.record().matter_id == base::MatterId{"m-r2"});
    CHECK(second.record().first_time == domain::FirstTime::First);
    domain::apply(older, second.entries().back(), first.surroundings("2023-06-16"));
    CHECK(older.repeats.empty());
}

TEST_CASE("links that two offices made in a loop give every member the same matter")
{
    PetitionRecord records[3];
    for (int index = 0; index < 3; ++index) {
        records[index].id = base::RecordId{"r" + std::to_string(index)};
        records[index].own_matter_id = base::MatterId{"m" + std::to_string(index)};
        records[index].first_time = domain::FirstTime::Repeat;
        records[index].repeat_of = base::RecordId{"r" + std::to_string((index + 1) % 3)};
    }
    auto const find = [&](base::RecordId const& id) -> PetitionRecord const* {
        for (auto const& record : records)
            if (record.id == id)
                return &record;
        return nullptr;
    };
    for (auto const& record : records)
        CHECK(domain::matter_of(record, find) == base::MatterId{"m0"});
    records[2].first_time = domain::FirstTime::First; // a chain then: 0 -> 1 -> 2
    CHECK(domain::matter_of(records[0], find) == base::MatterId{"m2"});
}

TEST_CASE("a change of officer leaves first responsibility where it is (W2)")
{
    Office office;
    Story story(office);
    story.triaged();
    CHECK(story.refusal("change_officer", {{"officer", "he"}, {"reason", "调动"}}, "2023-06-16", "wang") == "W2");
    story.does("change_officer", {{"officer", "qian"}, {"reason", "调动"}}, "2023-06-16", "wang");
    CHECK(story.record().present_officer == base::StaffId{"qian"});
    CHECK(story.record().first_officer == base::StaffId{"li"});
}

namespace {

// Two nodes that start from one history and go on without knowing of each other.
struct Fork {
    std::vector<JournalEntry> common, left, right;

    std::vector<JournalEntry> united(bool left_first) const
    {
        auto entries = common;
        auto const& one = left_first ? left : right;
        auto const& other = left_first ? right : left;
        entries.insert(entries.end(), one.begin(), one.end());
        entries.insert(entries.end(), other.begin(), other.end());
        return entries;
    }
};

JournalEntry on_node(JournalEntry entry, char const* node, std::uint64_t id, std::vector<base::EntryId> parents)
{
    entry.node = node;
    entry.id = entry_id(id);
    entry.parents = std::move(parents);
    return entry;
}

} // namespace

TEST_CASE("two offices dispatch the same petition: the later act is inert and flagged until a person decides (J3)")
{
    Office office;
    Story story(office);
    story.triaged();
    Fork fork;
    fork.common = story.entries();
    auto const head = story.last_entry();
    Story left(office);
    left.does("register_petition", registration(), "2023-06-15", "li");
    story.does("assign", assignment(), "2023-06-15", "wang");
    fork.left = {on_node(story.entries().back(), "A", 901, {head})};
    auto transfer = story.entries().back();
    transfer.act = "transfer";
    transfer.payload = {{"unit", COURTS.value}, {"not_assigned_reason", "x"}};
    fork.right = {on_node(transfer, "B", 902, {head})};
    auto const surroundings = office.surroundings(on("2023-06-16"));
    base::RecordId const id{"r1"};
    auto const one = domain::fold_record(id, fork.united(true), surroundings);
    auto const other = domain::fold_record(id, fork.united(false), surroundings);
    CHECK(digest(one) == digest(other));
    CHECK(one.unit == HOUSING);
    auto const& late = one.timeline.back();
    CHECK(late.inert);
    CHECK(late.conflicts_with == entry_id(901));
    CHECK(one.frontier.size() == 2);

    SUBCASE("the decision for the other act puts it into force, whatever came first")
    {
        JournalEntry decision = transfer;
        decision.act = "resolve_conflict";
        decision.lamport = 100;
        decision.payload = {{"of", late.entry.value}, {"decision", "REPLACE"}, {"reason", "应转送政法"}};
        auto entries = fork.united(false);
        entries.push_back(on_node(decision, "A", 903, {entry_id(901), entry_id(902)}));
        auto const resolved = domain::fold_record(id, entries, surroundings);
        CHECK(resolved.unit == COURTS);
        CHECK(resolved.disposal == "TRANSFER");
        for (auto const& item : resolved.timeline)
            CHECK_FALSE(item.inert);
        CHECK(resolved.frontier == std::vector<base::EntryId>{entry_id(903)});
    }
}

TEST_CASE("two offices correct the same field differently: neither is lost (J3)")
{
    Office office;
    Story story(office);
    story.triaged();
    auto const head = story.last_entry();
    story.does("correct", {{"field", "place"}, {"value", "320104"}, {"reason", "x"}}, "2023-06-16", "wang");
    auto const one = on_node(story.entries().back(), "A", 901, {head});
    auto two = on_node(story.entries().back(), "B", 902, {head});
    two.payload.set("value", "320105");
    auto entries = story.entries();
    entries.pop_back();
    entries.push_back(two);
    entries.push_back(one);
    auto const folded = domain::fold_record(base::RecordId{"r1"}, entries, story.surroundings("2023-06-16"));
    CHECK(folded.place == "320104");
    CHECK(folded.timeline.back().inert);
    CHECK(folded.timeline.back().conflicts_with == entry_id(901));
    two.parents = {entry_id(901)}; // done in knowledge of the first: simply the later correction
    entries[entries.size() - 2] = two;
    auto const linear = domain::fold_record(base::RecordId{"r1"}, entries, story.surroundings("2023-06-16"));
    CHECK(linear.place == "320105");
}

namespace {

base::Value random_value(std::mt19937& random, int depth);

ValueObject random_payload(std::mt19937& random, int depth = 0)
{
    static constexpr char const* KEYS[]{"of", "unit", "days", "demand", "outcomes", "field", "value", "repeat_of",
        "first_time", "received_on", "notice_on", "delivered_on", "on", "reached", "handling", "petitioners", "demands",
        "awaits_approval", "decision", "failed", "checks", "arrived_on", "petitioner_count", "route", "side",
        "officer"};
    ValueObject payload;
    for (auto count = random() % 6; count > 0; --count)
        payload.set(KEYS[random() % std::size(KEYS)], random_value(random, depth + 1));
    return payload;
}

base::Value random_value(std::mt19937& random, int depth)
{
    static constexpr char const* TEXTS[]{"", "REPEAT", "FIRST", "APPROVE", "REPLACE", "2023-06-20", "9999-99-99", "r1",
        "housing", "petitioners[0].name", "first_officer", "place", "刘", "\xff\xfe", "R1_JUDICIAL"};
    switch (random() % (depth > 2 ? 5 : 7)) {
    case 0:
        return {};
    case 1:
        return base::Value(static_cast<std::int64_t>(random()) - 2'000'000'000);
    case 2:
        return base::Value(random() % 2 == 0);
    case 3:
        return base::Value(entry_id(random() % 300).value);
    case 4:
        return base::Value(TEXTS[random() % std::size(TEXTS)]);
    case 5:
        return base::Value(random_payload(random, depth));
    default:
        return base::Value(ValueList{random_value(random, depth + 1), random_value(random, depth + 1)});
    }
}

std::vector<JournalEntry> random_entries(std::mt19937& random, std::size_t count)
{
    static constexpr char const* IDS[]{"r1", "r1", "r1", "r2"};
    static constexpr char const* STAFF[]{"li", "wang", "he", "xu", "shi", "nobody"};
    auto const acts = domain::act_definitions();
    std::vector<JournalEntry> entries;
    for (std::uint64_t number = 0; number < count; ++number) {
        JournalEntry entry;
        entry.id = entry_id(number);
        entry.node = random() % 2 ? "A" : "B";
        entry.sequence = static_cast<std::int64_t>(number);
        entry.lamport = static_cast<std::int64_t>(random() % 50);
        for (auto parents = random() % 3; parents > 0 && number > 0; --parents)
            entry.parents.push_back(entry_id(random() % number));
        entry.subjects = {{domain::SubjectKind::Record, IDS[random() % std::size(IDS)]}};
        entry.subjects.push_back({domain::SubjectKind::Record, "r1"});
        auto const pick = random() % (acts.size() + 1);
        entry.act = pick == acts.size() ? "no_such_act" : std::string(acts[pick].name);
        entry.identity_id = entry.operator_id = base::StaffId{STAFF[random() % std::size(STAFF)]};
        entry.org_id = COUNTY_BUREAU;
        entry.occurred_on = base::add_days(on("2023-06-01"), static_cast<int>(random() % 200));
        entry.recorded_at = base::at(entry.occurred_on, {600});
        entry.payload = entry.act == "register_petition" && random() % 2 ? registration() : random_payload(random);
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

TEST_CASE("the fold never fails: 10,000 random entries, in any order the same record (J3)")
{
    Office office;
    auto const seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    auto const surroundings = office.surroundings(on("2024-01-15"));
    std::size_t effective = 0;
    for (int round = 0; round < 50; ++round) {
        auto entries = random_entries(random, 200);
        base::RecordId const id{"r1"};
        auto const folded = domain::fold_record(id, entries, surroundings);
        CHECK(folded.timeline.size() == entries.size());
        std::shuffle(entries.begin(), entries.end(), random);
        REQUIRE(digest(domain::fold_record(id, entries, surroundings)) == digest(folded));
        domain::clocks(folded, surroundings);
        base::StaffId const li{"li"};
        domain::availability(folded, {li, li}, surroundings);
        for (auto const& item : folded.timeline)
            effective += !item.inert && !item.mention;
    }
    CHECK(effective > 100); // the histories are not all noise
}

TEST_CASE("union of forked lawful histories is commutative and idempotent, and loses no entry")
{
    Office office;
    auto const seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    Story story(office);
    story.settled_on_the_usual_dates();
    auto const& entries = story.entries();
    auto const surroundings = office.surroundings(on("2023-08-01"));
    for (int round = 0; round < 100; ++round) {
        // B stops seeing A's entries at a random point and does a random act of its own there.
        auto const cut = 2 + random() % (entries.size() - 2);
        Fork fork;
        fork.common.assign(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(cut));
        fork.left.assign(entries.begin() + static_cast<std::ptrdiff_t>(cut), entries.end());
        auto other = on_node(entries[random() % entries.size()], "B", 5000, {fork.common.back().id});
        other.lamport = fork.common.back().lamport + 1;
        fork.right = {other};
        base::RecordId const id{"r1"};
        auto const one = domain::fold_record(id, fork.united(true), surroundings);
        auto const two = domain::fold_record(id, fork.united(false), surroundings);
        REQUIRE(digest(one) == digest(two));
        CHECK(one.timeline.size() == entries.size() + 1);
    }
}

TEST_SUITE_END();

} // namespace fold_tests
