// The ledgers of S3–S5, S30, S73, S79–S133: the table itself, the fold, due dates, who may act, reports.
#include "domain/ledgers/ledger.h"

#include "support/domain/office.h"

#include "support/doctest.h"

#include <set>

namespace ledger_tests {

using support::on;

namespace {

// A ledger item as the program keeps it: decided first, then folded.
struct Desk {
    support::Office office;
    std::map<std::string, domain::LedgerItem> items;
    std::vector<domain::JournalEntry> entries;
    base::Date today{on("2023-06-15")};

    domain::Surroundings surroundings()
    {
        auto around = office.surroundings(today);
        around.find_ledger_item = [this](std::string const& id) -> domain::LedgerItem const* {
            auto const found = items.find(id);
            return found == items.end() ? nullptr : &found->second;
        };
        return around;
    }

    base::Result<void> attempt(
        std::string_view name, base::ValueObject payload, std::string_view staff, std::string const& id = "L1")
    {
        auto const* act = domain::find_act(name);
        REQUIRE(act != nullptr);
        if (domain::find_ledger_act(name).act->step != domain::LedgerStep::Open)
            payload.set("item", id);
        base::StaffId const who{std::string(staff)};
        auto decided = domain::decide(*act, payload, today, nullptr, {who, who}, surroundings());
        if (decided.is_error())
            return decided;
        domain::JournalEntry entry;
        entry.id = support::entry_id(entries.size() + 1);
        entry.node = "n";
        entry.sequence = entry.lamport = static_cast<std::int64_t>(entries.size()) + 1;
        if (!entries.empty())
            entry.parents = {entries.back().id};
        entry.subjects = {{domain::SubjectKind::Ledger, id}};
        entry.act = name;
        entry.operator_id = entry.identity_id = who;
        entry.org_id = office.organisation.find_staff(who)->org;
        entry.occurred_on = today;
        entry.recorded_at = base::at(today, base::TimeOfDay{600});
        entry.payload = std::move(payload);
        entries.push_back(entry);
        items[id].id = id;
        domain::apply(items[id], entry);
        return {};
    }
    void does(std::string_view name, base::ValueObject payload, std::string_view staff, std::string const& id = "L1")
    {
        auto done = attempt(name, std::move(payload), staff, id);
        REQUIRE_MESSAGE(!done.is_error(), std::string(name) << ": " << (done.is_error() ? done.error().message : ""));
    }
    std::string refusal(std::string_view name, base::ValueObject payload, std::string_view staff)
    {
        auto done = attempt(name, std::move(payload), staff);
        return done.is_error() ? done.error().id + "|" + done.error().where : std::string();
    }
    domain::LedgerItem const& item(std::string const& id = "L1") { return items.at(id); }
    domain::Deadline due(std::string const& id = "L1")
    {
        auto const deadline = domain::ledger_deadline(items.at(id), office.reference.rules, office.reference.calendar);
        REQUIRE(deadline.has_value());
        return *deadline;
    }
};

base::ValueObject dispute()
{
    return {{"title", "某小区停车纠纷"}, {"source", "GRID"}, {"place", "320102"}, {"parties", "业主与物业"},
        {"persons", 32}, {"risk", "HIGH"}, {"facts", "停车费上涨引发争议"}, {"resolver", "li"},
        {"due_on", "2023-07-01"}};
}

base::ValueObject suggestion()
{
    return {{"title", "改进受理告知工作"}, {"kind", "IMPROVE_WORK"}, {"unit", "housing"}, {"ground", "G1"},
        {"facts", "三件事项未按期告知"}, {"suggestion", "建立受理告知台账"}};
}

} // namespace

TEST_SUITE_BEGIN("ledgers");

TEST_CASE("every ledger can be opened and ended, names its clauses, and its due dates rest on arguments that exist")
{
    std::set<std::string_view> codes, acts;
    for (auto const& kind : domain::ledger_kinds()) {
        CAPTURE(kind.code);
        CHECK(codes.insert(kind.code).second);
        CHECK(kind.clauses.starts_with("S"));
        CHECK(!kind.basis.empty());
        REQUIRE(!kind.acts.empty());
        CHECK(kind.acts.front().step == domain::LedgerStep::Open);
        CHECK(domain::find_argument(kind.acts.front().act.arguments, "title") != nullptr);
        int closings = 0;
        std::set<std::string_view> arguments;
        for (auto const& act : kind.acts) {
            CAPTURE(act.act.name);
            CHECK(acts.insert(act.act.name).second);
            CHECK(!act.act.help.empty());
            CHECK(!act.act.actors.empty());
            CHECK(domain::find_act(act.act.name) != nullptr);
            closings += act.step == domain::LedgerStep::Close;
            bool const names_item = domain::find_argument(act.act.arguments, "item") != nullptr;
            CHECK(names_item == (act.step != domain::LedgerStep::Open));
            if (!act.after.empty())
                CHECK(domain::find_ledger_act(act.after).kind == domain::find_ledger_act(act.act.name).kind);
            for (auto const& argument : act.act.arguments)
                arguments.insert(argument.name);
        }
        CHECK(closings == 1);
        for (auto const name : {kind.due.argument, kind.due.start, kind.covers})
            if (!name.empty())
                CHECK(arguments.contains(name));
        for (auto const name : kind.sums)
            CHECK(arguments.contains(name));
        bool const is_due = !kind.due.argument.empty() || !kind.due.rule_id.empty();
        CHECK((is_due || kind.alert.empty()));
        if (!kind.due.rule_id.empty()) {
            support::Office const office;
            CHECK(office.reference.rules.find(kind.due.rule_id, on("2023-06-15")) != nullptr);
        }
    }
}

TEST_CASE("S88: a dispute is registered, followed, and struck off with the way it was resolved")
{
    Desk desk;
    desk.does("register_dispute", dispute(), "li");
    CHECK(desk.item().title == "某小区停车纠纷");
    CHECK(desk.item().org == support::COUNTY_BUREAU);
    CHECK(desk.due().effective == on("2023-07-03")); // 1 July 2023 is a Saturday (CAL-3)
    desk.does("record_dispute_progress", {{"progress", "已约见双方"}}, "li");
    CHECK(
        desk.refusal("resolve_dispute", {{"outcome", "RESOLVED"}, {"method", "PEOPLES_MEDIATION"}}, "li") == "|result");
    desk.does(
        "resolve_dispute", {{"outcome", "RESOLVED"}, {"method", "PEOPLES_MEDIATION"}, {"result", "达成协议"}}, "li");
    CHECK(desk.item().state == domain::LedgerState::Closed);
    CHECK(desk.refusal("record_dispute_progress", {{"progress", "x"}}, "li") == "S88|item");
}

TEST_CASE("S88: a dispute needs a number of persons that is not negative and a resolver who exists")
{
    Desk desk;
    CHECK(desk.refusal("register_dispute", support::with(dispute(), "persons", -1), "li") == "|persons");
    CHECK(desk.refusal("register_dispute", support::with(dispute(), "resolver", "nobody"), "li") == "|resolver");
    CHECK(desk.items.empty());
}

TEST_CASE("S120, L25: feedback on a suggestion is due thirty days after delivery, and cannot come before delivery")
{
    Desk desk;
    desk.does("issue_suggestion", suggestion(), "wang");
    CHECK(!domain::ledger_deadline(desk.item(), desk.office.reference.rules, desk.office.reference.calendar));
    base::ValueObject const feedback{{"adoption", "ADOPTED"}, {"result", "已建立台账"}};
    CHECK(desk.refusal("answer_suggestion", feedback, "xu") == "S120|item");
    desk.today = on("2023-06-20");
    CHECK(desk.refusal("deliver_suggestion", {{"delivered_on", "2023-06-14"}, {"method", "当面"}}, "li")
        != ""); // before it was issued
    desk.does("deliver_suggestion", {{"delivered_on", "2023-06-16"}, {"method", "当面"}}, "li");
    CHECK(desk.due().nominal == on("2023-07-16"));
    CHECK(desk.due().effective == on("2023-07-17"));
    CHECK(
        desk.refusal("deliver_suggestion", {{"delivered_on", "2023-06-17"}, {"method", "当面"}}, "li") == "S120|item");
    desk.today = on("2023-07-18");
    CHECK(domain::is_late(desk.item(), desk.office.reference.rules, desk.office.reference.calendar, desk.today));
    desk.does("answer_suggestion", feedback, "xu"); // of the unit that it was addressed to
    CHECK(domain::is_late(desk.item(), desk.office.reference.rules, desk.office.reference.calendar, desk.today));
}

TEST_CASE("S84: before the interview its day is due, afterwards the day by which the promises are to be kept")
{
    Desk desk;
    desk.does("call_interview",
        {{"title", "约谈"}, {"object", "UNIT"}, {"unit", "housing"}, {"ground", "OTHER"}, {"facts", "告知迟延"},
            {"due_on", "2023-06-20"}},
        "wang");
    CHECK(desk.due().nominal == on("2023-06-20"));
    desk.today = on("2023-06-20");
    desk.does("record_interview",
        {{"held_on", "2023-06-20"}, {"attendees", "徐晓东"}, {"requirements", "明确专人"}, {"commitment", "每周调度"},
            {"promised_on", "2023-07-20"}},
        "wang");
    CHECK(desk.due().nominal == on("2023-07-20"));
    CHECK(!domain::is_late(desk.item(), desk.office.reference.rules, desk.office.reference.calendar, on("2023-07-19")));
    CHECK(domain::is_late(desk.item(), desk.office.reference.rules, desk.office.reference.calendar, on("2023-07-21")));
}

TEST_CASE("S125: a suggestion of accountability needs its severity, one of policy its policy ground")
{
    Desk desk;
    auto const accountability = support::with(suggestion(), "kind", "ACCOUNTABILITY");
    CHECK(desk.refusal("issue_suggestion", accountability, "wang") == "S125|severity");
    CHECK(
        desk.refusal("issue_suggestion", support::with(accountability, "severity", "NONE"), "wang") == "S125|severity");
    CHECK(desk.refusal("issue_suggestion", support::with(suggestion(), "kind", "IMPROVE_POLICY"), "wang")
        == "S120|ground");
    desk.does("issue_suggestion", support::with(accountability, "severity", "SERIOUS"), "wang");
}

TEST_CASE("S128: only an organ above may order a correction")
{
    Desk desk;
    base::ValueObject const order{{"title", "责令改正未按期交办"}, {"unit", "bureau"}, {"fault", "NOT_ASSIGNED"},
        {"facts", "两件应交办未交办"}, {"delivered_on", "2023-06-15"}};
    CHECK(desk.refusal("order_correction", order, "wang") == "S128|unit"); // its own bureau
    desk.does("order_correction", order, "shi"); // of the city bureau above
    CHECK(desk.due().nominal == on("2023-07-15")); // L27
}

TEST_CASE("S80, TC38: a bulletin holds no telephone or identity number, and its drafter does not issue it")
{
    Desk desk;
    base::ValueObject const bulletin{{"title", "6月通报"}, {"issue_no", "2023年第6期"}, {"from", "2023-06-01"},
        {"to", "2023-06-15"}, {"recipients", base::ValueList{"各街道"}}, {"content", "一次性化解率 91.2%"}};
    for (auto const* personal : {"联系电话 13812345678", "证件 11010519491231002X"})
        CHECK(desk.refusal("draft_bulletin", support::with(bulletin, "content", personal), "wang") == "S80|content");
    CHECK(desk.refusal("draft_bulletin", support::with(bulletin, "to", "2023-05-01"), "wang") == "|to");
    desk.does("draft_bulletin", bulletin, "wang");
    base::ValueObject const issue{{"issued_on", "2023-06-15"}, {"opinion", "同意印发"}};
    CHECK(desk.refusal("issue_bulletin", issue, "wang") == "S80|item"); // four eyes
}

TEST_CASE("S117: the weights of a scheme come to 100, and a frozen scheme does not change")
{
    Desk desk;
    auto const row = [](char const* id, int weight) {
        return base::Value(
            base::ValueObject{{"indicator", id}, {"weight", weight}, {"target", 900}, {"direction", "HIGHER"}});
    };
    base::ValueObject scheme{{"title", "2023年度"}, {"from", "2023-01-01"}, {"to", "2023-12-31"},
        {"rules", "按比例计分"}, {"indicators", base::ValueList{row("K09", 60), row("K16", 30)}}};
    CHECK(desk.refusal("draft_scheme", scheme, "wang") == "S117|indicators");
    scheme.set("indicators", base::ValueList{row("K09", 60), row("K99", 40)});
    CHECK(desk.refusal("draft_scheme", scheme, "wang") == "|indicators[1].indicator");
    scheme.set("indicators", base::ValueList{row("K09", 60), row("K16", 40)});
    desk.does("draft_scheme", scheme, "li");
    desk.does("freeze_scheme", {{"opinion", "同意"}}, "wang");
    CHECK(desk.refusal("revise_scheme", {{"indicators", base::ValueList{row("K09", 100)}}, {"rules", "改"}}, "li")
        == "S117|item");
}

TEST_CASE("a ledger item is corrected with its old value left in the journal, or voided, and not by strangers")
{
    Desk desk;
    desk.does("register_dispute", dispute(), "li");
    CHECK(desk.refusal("correct_ledger_item", {{"field", "nothing"}, {"value", "x"}, {"reason", "误"}}, "li")
        == "|field");
    CHECK(desk.refusal("correct_ledger_item", {{"field", "risk"}, {"value", "HUGE"}, {"reason", "误"}}, "li")
        == "|value");
    desk.does("correct_ledger_item", {{"field", "persons"}, {"value", "35"}, {"reason", "漏计"}}, "li");
    CHECK(base::integer_or(desk.item().fields, "persons", 0) == 35);
    CHECK(base::integer_or(desk.item().events.front().payload, "persons", 0) == 32);
    CHECK(desk.refusal("record_dispute_progress", {{"progress", "x"}}, "xu") == "S88|item"); // another organisation
    desk.does("void_ledger_item", {{"reason", "误登"}}, "li");
    CHECK(desk.item().state == domain::LedgerState::Void);
    CHECK(desk.refusal("record_dispute_progress", {{"progress", "x"}}, "li") == "S88|item");
}

TEST_CASE("J3: folding all entries at once, in any order, gives what applying them one by one gave")
{
    Desk desk;
    desk.does("register_dispute", dispute(), "li");
    desk.does("record_dispute_progress", {{"progress", "一"}}, "li");
    desk.does("resolve_dispute", {{"outcome", "RESOLVED"}, {"method", "DIRECT"}, {"result", "好"}}, "li");
    auto late = desk.entries[1]; // written elsewhere, merged after the item was closed
    late.id = support::entry_id(99);
    late.lamport = 9;
    desk.entries.push_back(late);
    domain::apply(desk.items["L1"], late);
    CHECK(desk.item().events.back().inert);
    std::vector<domain::JournalEntry> reversed(desk.entries.rbegin(), desk.entries.rend());
    auto const folded = domain::fold_ledger(reversed);
    REQUIRE(folded.size() == 1);
    CHECK(folded.at("L1").status == desk.item().status);
    CHECK(folded.at("L1").fields == desk.item().fields);
    CHECK(folded.at("L1").events.size() == 4);
    CHECK(folded.at("L1").events.back().inert);
}

TEST_CASE("reports count what was opened in the period, what was late, the sums and the staff covered (S118)")
{
    Desk desk;
    base::ValueObject training{
        {"title", "条例培训"}, {"person", "li"}, {"on", "2023-06-15"}, {"hours", 8}, {"subject", "条例"}};
    auto const* trainer = "wang";
    desk.does("record_training", training, trainer, "T1");
    training.set("hours", 4);
    desk.does("record_training", training, trainer, "T2"); // the same person again
    training.set("person", "qian");
    desk.does("record_training", training, trainer, "T3");
    desk.does("void_ledger_item", {{"reason", "误登"}}, trainer, "T3");
    auto const* kind = domain::find_ledger_kind("TRAINING");
    auto lines = domain::ledger_report(*kind, desk.items, {on("2023-06-01"), on("2023-06-30")}, desk.surroundings());
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].opened == 2);
    CHECK(lines[0].sums == std::vector<std::int64_t>{12});
    CHECK(lines[0].covered == 1);
    int active = 0;
    for (auto const& staff : desk.office.organisation.staff())
        active += staff.active;
    CHECK(lines[0].to_cover == active);
    CHECK(lines[1].org == support::COUNTY_BUREAU);
    lines = domain::ledger_report(*kind, desk.items, {on("2023-07-01"), on("2023-07-31")}, desk.surroundings());
    CHECK(lines.size() == 1);
    CHECK(lines[0].opened == 0);

    desk.does("register_dispute", dispute(), "li", "D1");
    desk.today = on("2023-07-10");
    auto const disputes = domain::ledger_report(
        *domain::find_ledger_kind("DISPUTE"), desk.items, {on("2023-06-01"), on("2023-07-31")}, desk.surroundings());
    CHECK(disputes[0].overdue == 1);
    CHECK(disputes[0].sums == std::vector<std::int64_t>{32});
}

} // namespace ledger_tests
