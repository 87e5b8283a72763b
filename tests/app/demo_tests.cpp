// The demo workspace: lawful, complete, reproducible, and made of people who do not exist.
#include "app/demo/demo_journal.h"
#include "app/demo/demo_workspace.h"
#include "app/numbering.h"
#include "domain/ledgers/ledger.h"
#include "domain/reference/resident_id.h"
#include "exchange/reference_json.h"
#include "support/app/test_workspace.h"

#include "support/doctest.h"

#include <algorithm>
#include <set>

namespace demo_tests {

using app::demo::DemoJournal;
using app::demo::JournalOptions;
using support::TestWorkspace;

static app::demo::DemoTexts const& texts()
{
    static app::demo::DemoTexts const loaded = app::demo::load_demo_texts().release_value();
    return loaded;
}

static domain::ReferenceData const& references()
{
    static domain::ReferenceData const loaded = exchange::shipped_reference_data().release_value();
    return loaded;
}

static JournalOptions options_for(int matters, std::uint64_t seed = 7)
{
    JournalOptions options;
    options.matters = matters;
    options.seed = seed;
    options.until = base::civil_date(app::demo_start());
    options.from = base::add_months(options.until, -24);
    return options;
}

static std::vector<app::IncomingEntry> generated(JournalOptions const& options)
{
    DemoJournal journal(texts(), references(), options);
    auto entries = journal.generate();
    REQUIRE_MESSAGE(!entries.is_error(), (entries.is_error() ? entries.error().message : std::string()));
    return entries.release_value();
}

static TestWorkspace& demo()
{
    static auto const workspace = [] {
        auto made = std::make_unique<TestWorkspace>(1, "2026-06-16");
        made->go_to("2026-06-16", "09:00");
        auto const result = app::generate_workspace(made->app(), {});
        REQUIRE_MESSAGE(!result.is_error(), (result.is_error() ? result.error().message : std::string()));
        return made;
    }();
    return *workspace;
}

TEST_SUITE_BEGIN("demo");

TEST_CASE("every petition text is whole and names what exists")
{
    CHECK(texts().matters.size() >= 40);
    std::set<std::string> level1;
    for (auto const& matter : texts().matters) {
        CAPTURE(matter.summary);
        CHECK(matter.results.size() == matter.demands.size());
        CHECK(!matter.demands.empty());
        CHECK(!matter.facts.empty());
        CHECK(!matter.history.empty());
        CHECK(!matter.findings.empty());
        CHECK(!matter.basis.empty());
        auto const* category = references().dictionary("content_categories")->find(matter.category);
        CHECK(category != nullptr);
        level1.insert(matter.category.substr(0, 2));
        CHECK(std::any_of(
            texts().orgs.begin(), texts().orgs.end(), [&](domain::Org const& org) { return org.id == matter.unit; }));
    }
    CHECK(level1.size() >= 14);
    for (auto const& staff : texts().staff) {
        CAPTURE(staff.name);
        CHECK(!staff.roles.empty());
        CHECK(std::any_of(
            texts().orgs.begin(), texts().orgs.end(), [&](domain::Org const& org) { return org.id == staff.org; }));
    }
}

TEST_CASE("the same seed gives the same bytes, another seed another history")
{
    auto const first = generated(options_for(60));
    auto const second = generated(options_for(60));
    auto const other = generated(options_for(60, 8));
    REQUIRE(first.size() == second.size());
    CHECK(std::equal(first.begin(), first.end(), second.begin(),
        [](auto const& left, auto const& right) { return left.stored == right.stored; }));
    CHECK(!(first.back().stored.id == other.back().stored.id));
}

TEST_CASE("the chain is in order of time and every link holds")
{
    auto const entries = generated(options_for(80));
    for (std::size_t index = 0; index < entries.size(); ++index) {
        CHECK(store::has_valid_hash(entries[index].stored));
        CHECK(entries[index].stored.sequence == static_cast<std::int64_t>(index) + 1);
        if (index > 0)
            CHECK(entries[index - 1].stored.recorded_at <= entries[index].stored.recorded_at);
    }
    CHECK(entries.back().stored.recorded_at < app::demo_start().milliseconds);
}

TEST_CASE("nobody in the demo can be a real person")
{
    std::set<std::string> names;
    bool has_rare_character = false;
    for (auto const& incoming : generated(options_for(300))) {
        if (incoming.entry.act != "register_petition")
            continue;
        for (auto const& value : base::list_or_empty(incoming.entry.payload, "petitioners")) {
            auto const& petitioner = *value.object();
            auto const id_no = base::text_or(petitioner, "id_no");
            if (!id_no.empty()) {
                CHECK(id_no.starts_with("320199")); // a code that GB/T 2260 never gave out
                CHECK(!domain::parse_resident_id(id_no, incoming.entry.occurred_on).is_error());
            }
            auto const phone = base::text_or(petitioner, "phone");
            if (!phone.empty()) {
                CHECK(phone.starts_with("154"));
                CHECK(!domain::parse_phone(phone).is_error());
            }
            CHECK(base::text_or(petitioner, "address").starts_with("南京市玄武区"));
            auto const name = base::text_or(petitioner, "name");
            names.insert(name);
            has_rare_character |= name.find("𠮷") != std::string::npos || name.find("𬭎") != std::string::npos;
        }
        for (auto const field : {"summary", "facts", "history"})
            CHECK(base::text_or(incoming.entry.payload, field).find('{') == std::string::npos);
    }
    CHECK(names.size() > 200);
    CHECK(has_rare_character);
}

TEST_CASE("the demo workspace shows every state of the main path, and nothing in it is inert")
{
    auto& workspace = demo();
    CHECK(workspace.app().is_demo());
    std::map<domain::State, int> states;
    int repeats = 0, late_entries = 0, corrected = 0, waiting = 0;
    auto const ids = workspace.app().ledger_ids({});
    CHECK(ids.size() >= 285); // voided registrations and repeats that never came are not listed
    CHECK(ids.size() <= 300);
    for (auto const& id : ids) {
        auto const view = workspace.app().case_view(id);
        REQUIRE(view.has_value());
        auto const& record = view->record;
        CAPTURE(record.petition_no);
        ++states[record.state];
        repeats += record.first_time == domain::FirstTime::Repeat;
        waiting += !record.pending.empty();
        for (auto const& item : record.timeline) {
            CHECK_MESSAGE(!item.inert, item.act, item.why_inert);
            late_entries += item.late_entry;
            corrected += item.act == "correct";
        }
    }
    using enum domain::State;
    for (auto const state :
        {Registered, Triaged, Dispatched, UnitReceived, Accepted, Handling, OpinionDrafted, UnderVerification, SentBack,
            OpinionIssued, Delivered, Closed, FollowUp, Observe, Settled, Guided, Withdrawn}) {
        CAPTURE(domain::to_chinese(state));
        CHECK(states[state] > 0);
    }
    CHECK(states[Settled] > 60);
    CHECK(repeats >= 5);
    CHECK(late_entries >= 5);
    CHECK(corrected >= 2);
    CHECK(waiting >= 2);
}

TEST_CASE("the demo has something due today, something overdue, something to follow up")
{
    auto const today = demo().app().today_view();
    CHECK(!today.worklist.empty());
    std::set<std::string> with_cases;
    for (auto const& card : today.cards) {
        app::LedgerFilter filter;
        filter.quick = card.filter;
        if (!card.filter.empty() && !demo().app().ledger_ids(filter).empty())
            with_cases.insert(card.filter);
    }
    for (auto const filter : {"due_today", "overdue", "follow_up"}) {
        CAPTURE(filter);
        CHECK(with_cases.contains(filter));
    }
}

TEST_CASE("some petitioners of the demo have judged their matters, with their own proof and not through an officer")
{
    int asked = 0, judged = 0, content = 0, discontent = 0;
    for (auto const& id : demo().app().ledger_ids({})) {
        auto const view = demo().app().case_view(id);
        REQUIRE(view.has_value());
        asked += view->record.in_eval_scope && view->record.delivered_on ? 1 : 0;
        for (auto const& evaluation : view->record.evaluations) {
            if (evaluation.side != "UNIT")
                continue;
            ++judged;
            (evaluation.value == "NOT_SATISFIED" ? discontent : content) += 1;
        }
        for (auto const& item : view->record.timeline) {
            if (item.act != "evaluate")
                continue;
            CHECK(item.operator_id == item.identity_id);
            CHECK(base::text_or(item.payload, "query_code") == view->record.query_code);
        }
    }
    CHECK(judged > asked / 3);
    CHECK(judged < asked);
    CHECK(content > discontent);
    CHECK(discontent > 0);
}

TEST_CASE("the ledgers of the demo show work done, work in hand and a little that is late")
{
    std::set<std::string> groups;
    int items = 0, overdue = 0, closed = 0;
    for (auto const& kind : demo().app().ledger_kinds()) {
        CAPTURE(kind.label);
        auto const ledger = demo().app().ledger_kind(kind.code);
        REQUIRE(ledger.has_value());
        items += static_cast<int>(ledger->items.size());
        overdue += kind.overdue;
        closed += kind.closed;
        if (!ledger->items.empty())
            groups.insert(kind.group);
        for (auto const& row : ledger->items) {
            CHECK(row.title.find('{') == std::string::npos);
            auto const item = demo().app().ledger_item(row.id);
            REQUIRE(item.has_value());
            for (auto const& line : item->timeline)
                CHECK_MESSAGE(!line.inert, line.title, line.detail);
        }
    }
    CHECK(groups.size() == 6);
    CHECK(items >= 60);
    CHECK(closed >= 25);
    CHECK(overdue >= 2);
    CHECK(overdue <= 8);
    // Whatever the script says is lawful on its day: nothing of it was left out.
    std::size_t written = 0, performed = 0;
    for (auto const& item : texts().ledgers)
        written += item.acts.size();
    auto options = options_for(300);
    options.seed = app::GenerateOptions{}.seed * 1'000'003;
    for (auto const& incoming : generated(options)) {
        auto const& act = incoming.entry.act;
        performed += domain::find_ledger_act(act).act != nullptr || act == "assign_case_leader"
            || act == "record_measure_progress" || act == "record_consultation";
    }
    CHECK(performed == written);
}

TEST_CASE("the demo's people answer their alerts: few stand as faults, fewer from earlier years")
{
    auto const alerts = demo().app().alerts({.limit = 1000});
    CHECK(alerts.overdue >= 20);
    CHECK(alerts.faults >= 5);
    CHECK(alerts.faults <= 25);
    int old = 0, answered = 0;
    for (auto const& row : alerts.rows) {
        old += base::year_month_day(row.alert.due).year < 2026;
        answered += row.alert.acknowledged || row.alert.urged || row.alert.explained;
    }
    CHECK(old <= 10);
    CHECK(answered >= 10);
}

TEST_CASE("journal and projections of the demo agree, and the work goes on in it")
{
    auto& workspace = demo();
    auto const verified = workspace.app().verify_report();
    REQUIRE(!verified.is_error());
    CHECK_MESSAGE(verified.value().is_sound, verified.value().text);
    CHECK(workspace.is_rebuild_equal());
    CHECK(app::demo_clock_start(workspace.database()).value() == app::demo_start());
    workspace.clock().advance(60 * 1000);
    auto const result = workspace.attempt("register_petition", {}, support::registration("2026-06-16"));
    CHECK(support::message_of(result).empty());
    CHECK(
        app::demo_clock_start(workspace.database()).value().milliseconds == app::demo_start().milliseconds + 60 * 1000);
}

TEST_CASE("the demo is made in steps, and goes on where a closed tab cut it off")
{
    app::GenerateOptions options;
    options.matters = 40;
    TestWorkspace at_once(5, "2026-06-16"), in_steps(5, "2026-06-16");
    at_once.clock().set(app::demo_start());
    in_steps.clock().set(app::demo_start());
    REQUIRE(!app::generate_workspace(at_once.app(), options).is_error());
    REQUIRE(!app::begin_generation(in_steps.app(), options).is_error());
    in_steps.app().cancel_work(); // not to be had
    int steps = 0;
    double fraction = 0;
    for (; steps < 5; ++steps) {
        REQUIRE(in_steps.app().work_step());
        CHECK(in_steps.app().progress().fraction >= fraction);
        fraction = in_steps.app().progress().fraction;
    }
    in_steps.reopen(); // in the middle
    CHECK(in_steps.app().is_set_up());
    CHECK(in_steps.app().ledger_ids({}).empty());
    REQUIRE(!app::begin_generation(in_steps.app(), options).is_error());
    while (in_steps.app().work_step())
        ++steps;
    CHECK(steps > 10);
    CHECK(in_steps.digest() == at_once.digest());
    CHECK(in_steps.is_rebuild_equal());
}

TEST_CASE("documents of the demo have their numbers, none of them twice (J9)")
{
    std::set<std::string> numbers;
    for (auto const& incoming : generated(options_for(70))) {
        if (app::numbered_document(incoming.entry.act).empty())
            continue;
        auto const number = base::text_or(incoming.entry.payload, "document_no");
        CHECK(app::parse_document_number(number).has_value());
        CHECK(numbers.insert(number).second);
    }
    CHECK(numbers.size() > 50);
}

TEST_CASE("the generated history passes the command path act by act")
{
    auto const entries = generated(options_for(70));
    TestWorkspace workspace(3, "2024-06-16");
    app::WorkspaceSetup setup{texts().workspace_name, texts().orgs, texts().staff, texts().operator_id, true};
    REQUIRE(!workspace.app().set_up(setup).is_error());
    std::map<std::string, std::string> ids; // of records and entries, generated to executed
    std::map<std::string, domain::State> states;
    int acts = 0;
    for (auto const& incoming : entries) {
        auto const& entry = incoming.entry;
        if (entry.act.starts_with("define_"))
            continue;
        workspace.clock().set(entry.recorded_at);
        REQUIRE(!workspace.app().switch_identity(entry.operator_id, entry.identity_id).is_error());
        app::Command command;
        command.act = entry.act;
        command.occurred_on = entry.occurred_on;
        auto const subject = entry.subjects.front().id;
        bool const opens = entry.act == "register_petition" || !ids.contains(subject);
        if (!opens && entry.subjects.front().kind == domain::SubjectKind::Record)
            command.record = base::RecordId(ids.at(subject));
        for (auto const& argument : domain::find_act(entry.act)->arguments) {
            auto const* value = entry.payload.find(argument.name);
            if (!value)
                continue;
            auto const known = value->text() ? ids.find(*value->text()) : ids.end();
            command.arguments.set(std::string(argument.name), known == ids.end() ? *value : base::Value{known->second});
        }
        if (auto alert = base::text_or(command.arguments, "alert"); !alert.empty()) { // names its record
            alert.replace(alert.find(subject), subject.size(), ids.at(subject));
            command.arguments.set("alert", alert);
        }
        // The code comes from the entry that registered the matter, which has another hash here.
        if (command.arguments.find("query_code")) { // which the self-service identity has to be told
            REQUIRE(!workspace.app().switch_identity(setup.operator_id, setup.operator_id).is_error());
            command.arguments.set("query_code", workspace.app().case_view(command.record)->record.query_code);
            REQUIRE(!workspace.app().switch_identity(entry.operator_id, entry.identity_id).is_error());
        }
        auto const result = workspace.app().execute(command);
        REQUIRE_MESSAGE(support::message_of(result).empty(), entry.act, support::message_of(result));
        auto const& outcome = std::get<app::Outcome>(result);
        if (opens)
            ids[subject] = outcome.ledger_item.empty() ? outcome.record.value : outcome.ledger_item;
        ids[entry.id.value] = outcome.entry.value;
        ++acts;
    }
    CHECK(acts > 400);
    REQUIRE(!workspace.app().switch_identity(setup.operator_id, setup.operator_id).is_error());

    TestWorkspace bulk(4, "2026-06-16");
    REQUIRE(!bulk.app().set_up(setup).is_error());
    REQUIRE(!bulk.app().apply_entries(entries).is_error());
    for (auto const& id : bulk.app().ledger_ids({})) {
        auto const left = bulk.app().case_view(id);
        auto const right = workspace.app().case_view(base::RecordId(ids.at(id.value)));
        REQUIRE(left.has_value());
        REQUIRE(right.has_value());
        CHECK(left->record.state == right->record.state);
        CHECK(left->record.timeline.size() == right->record.timeline.size());
        CHECK(left->record.accepted_on == right->record.accepted_on);
        CHECK(left->record.first_officer == right->record.first_officer);
    }
}

TEST_CASE("a bulk history has about three entries for each matter")
{
    auto options = options_for(400);
    options.is_light = true;
    options.with_showcases = false;
    auto const entries = generated(options);
    CHECK(entries.size() > 400 * 2);
    CHECK(entries.size() < 400 * 5);
}

TEST_SUITE_END();

} // namespace demo_tests
