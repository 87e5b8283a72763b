// What the screens are told: today, ledger, search, case page, advice at registration, drafts.
#include "support/app/test_workspace.h"

#include "app/queries/search_index.h"
#include "support/doctest.h"

namespace queries_tests {

using support::registration;
using support::TestWorkspace;
using support::with;

TEST_SUITE_BEGIN("queries");

static std::vector<base::RecordId> filtered(TestWorkspace& workspace, app::LedgerFilter const& filter)
{
    return workspace.app().ledger_ids(filter);
}

static app::LedgerFilter text_filter(std::string text)
{
    app::LedgerFilter filter;
    filter.text = std::move(text);
    return filter;
}

static app::LedgerFilter quick_filter(std::string quick)
{
    app::LedgerFilter filter;
    filter.quick = std::move(quick);
    return filter;
}

TEST_CASE("the cards of today count what their filters list")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.go_to("2023-06-15", "10:00");
    auto const waiting = workspace.registers("2023-06-15", "王建国");
    auto const assigned = workspace.registers("2023-06-15", "陈丽华");
    workspace.triages(assigned);
    workspace.assigns(assigned);

    workspace.act_as("li");
    auto const today = workspace.app().today_view();
    REQUIRE(today.cards.size() == 5);
    for (auto const& card : today.cards)
        CHECK_MESSAGE(card.figure == std::to_string(filtered(workspace, quick_filter(card.filter)).size()), card.title);
    CHECK(today.cards[0].figure == "1"); // 日清: the one that is not dispatched yet
    CHECK(filtered(workspace, quick_filter("day_open")) == std::vector{waiting});
    CHECK(today.title_line == "2023年6月15日 星期四・距日清 17:30 还有 7 小时 30 分");
    REQUIRE(today.worklist.size() == 1); // assigned: the unit's turn
    CHECK(today.worklist[0].id == waiting);
    CHECK(today.recent.front().starts_with("10:00 玄武区信访局 交办 LF…"));

    workspace.act_as("he");
    auto const units = workspace.app().today_view();
    REQUIRE(units.worklist.size() == 1);
    CHECK(units.worklist[0].id == assigned);
}

TEST_CASE("levels come from comparing stored dates with today: no entry is written as days pass")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers("2023-06-15");
    auto const before = workspace.digest();
    CHECK(filtered(workspace, quick_filter("due_today")) == std::vector{record}); // L03 日清
    workspace.go_to("2023-06-16");
    CHECK(filtered(workspace, quick_filter("overdue")) == std::vector{record});
    CHECK(workspace.app().ledger_rows(std::vector{record})[0].due.level == app::ChipLevel::Overdue);
    CHECK(workspace.app().shell().today.urgent);
    CHECK(workspace.digest() == before);
}

TEST_CASE("a thousand records are filtered, sorted and searched")
{
    TestWorkspace workspace;
    workspace.set_up();
    constexpr int COUNT = 1000;
    constexpr char const* CHANNELS[]{"LETTER", "VISIT", "ONLINE", "PHONE"};
    for (int i = 0; i < COUNT; ++i) {
        auto arguments = registration("2023-06-15", "赵" + std::to_string(i));
        arguments.set("channel", CHANNELS[i % 4]);
        arguments.set("category", i % 10 == 0 ? "040300" : "030500");
        if (i == 700)
            arguments.set("facts", "单位拖欠二零二二年度工程款，多次催要未果。");
        workspace.does("register_petition", {}, std::move(arguments));
    }
    app::LedgerFilter all;
    CHECK(filtered(workspace, all).size() == COUNT);
    app::LedgerFilter letters;
    letters.channel = "LETTER";
    CHECK(filtered(workspace, letters).size() == COUNT / 4);
    app::LedgerFilter labour;
    labour.category = "040000";
    CHECK(filtered(workspace, labour).size() == COUNT / 10);
    app::LedgerFilter elsewhere;
    elsewhere.place = "320200";
    CHECK(filtered(workspace, elsewhere).empty());
    app::LedgerFilter by_number;
    by_number.sort = app::LedgerSort::Number;
    by_number.descending = true;
    auto const ids = filtered(workspace, by_number);
    auto const rows = workspace.app().ledger_rows(std::span(ids).first(3));
    CHECK(rows[0].petition_no > rows[1].petition_no);
    CHECK(rows[1].petition_no > rows[2].petition_no);

    CHECK(filtered(workspace, text_filter("赵700")).size() == 1);
    CHECK(filtered(workspace, text_filter("拖欠 工程款")).size() == 1);
    CHECK(filtered(workspace, text_filter("工程款拖欠")).empty());
    CHECK(filtered(workspace, text_filter("赵")).size() == COUNT);
    CHECK(filtered(workspace, text_filter("欠")).empty()); // one character is looked for in names and titles only
    CHECK(filtered(workspace, text_filter("z999")).size() == 1); // pinyin initial and the rest of the name
    CHECK(filtered(workspace, text_filter("  ")).size() == COUNT);
    CHECK(filtered(workspace, text_filter("查无此事")).empty());
    CHECK(workspace.app().shell().ledger.count == COUNT);
    workspace.reopen();
    CHECK(filtered(workspace, text_filter("拖欠 工程款")).size() == 1);
}

TEST_CASE("the packed texts find what was put last and only that")
{
    app::PackedText names;
    names.put(0, "王建国");
    names.put(1, "李建国");
    names.put(0, "张三");
    app::RowSet found(2);
    names.find("建国", found);
    CHECK(!found.contains(0));
    CHECK(found.contains(1));
    app::SignedText contents;
    contents.put(0, "拆迁补偿款未足额到位");
    contents.put(70, "拖欠工程款");
    contents.put(0, "幼儿园乱收费");
    app::RowSet hits(71);
    contents.find("补偿款", hits);
    CHECK(hits.size() == 0);
    contents.find("程款", hits);
    CHECK(hits.contains(70));
    contents.find("园", hits);
    CHECK(hits.contains(0));
}

TEST_CASE("the case page explains the clock and says why other acts are closed")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.carries_to_acceptance(record);
    workspace.handles(record, "2023-06-21");
    workspace.act_as("xu");
    auto const view = workspace.app().case_view(record);
    REQUIRE(view.has_value());
    auto const limit = std::find_if(
        view->clocks.begin(), view->clocks.end(), [](app::ClockLine const& line) { return line.rule_id == "L10"; });
    REQUIRE(limit != view->clocks.end());
    CHECK(limit->date == "8月21日"); // 2023-08-19 is a Saturday
    CHECK(limit->source == "法定时限");
    CHECK(limit->running);
    CHECK(!limit->explanation.empty());
    CHECK(view->acts.front().open);
    CHECK(view->acts.front().main);
    CHECK(view->acts.front().act->name == "submit_opinion");
    auto const closed = std::find_if(view->acts.begin(), view->acts.end(),
        [](app::ActChoice const& choice) { return choice.act->name == "deliver"; });
    REQUIRE(closed != view->acts.end());
    CHECK(!closed->open);
    CHECK(!closed->why.empty());
    CHECK(view->stages[0].progress == app::StageStep::Progress::Done);
    CHECK(view->stages[2].progress == app::StageStep::Progress::Current);
    CHECK(view->responsibility[0].text == "玄武区信访局（一盯到底）");
    CHECK(view->title == "刘德芳・要求交付地下车位");
}

TEST_CASE("a case can be seen as it was known on an earlier day")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers();
    workspace.carries_to_acceptance(record);
    auto const then = workspace.app().case_view_as_of(record, support::on("2023-06-16"));
    REQUIRE(then.has_value());
    CHECK(then->record.state == domain::State::Dispatched);
    CHECK(then->timeline.size() == 3);
    CHECK(!workspace.app().case_view_as_of(record, support::on("2023-06-14")).has_value());
    for (auto const& choice : then->acts)
        CHECK(!choice.open);
}

TEST_CASE("registration is warned of the same person with the same matter, and told the limits")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.go_to("2023-06-16", "14:18");
    auto const first = workspace.registers("2023-06-16", "刘德芳");
    auto const advice = workspace.app().register_advice(registration("2023-06-16", "刘德芳"));
    REQUIRE(advice.duplicates.size() == 1);
    CHECK(advice.duplicates[0].id == first);
    CHECK(advice.duplicates[0].strong);
    CHECK(advice.duplicates[0].reason.starts_with("姓名＋电话一致；同属地"));
    REQUIRE(advice.deadlines.size() == 2);
    CHECK(advice.deadlines[0].text == "6月16日 17:30");
    CHECK(advice.deadlines[1].text == "7月1日 → 顺延 7月3日");
    CHECK(advice.problems.empty());
    CHECK(workspace.app().register_advice(registration("2023-06-16", "赵志强")).duplicates.empty());

    auto const wrong = workspace.app().register_advice(
        {{"petitioners", base::ValueList{base::ValueObject{{"name", "刘"}, {"id_no", "32010219570314082X"}}}}});
    REQUIRE(wrong.problems.size() == 1); // what is still empty is not wrong yet
    CHECK(wrong.problems[0].where == "petitioners[0].id_no");
}

TEST_CASE("of many people of one name the one with the same telephone is told first")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.go_to("2023-06-16", "14:18");
    constexpr int NAMESAKES = 60; // more than are compared
    std::map<base::RecordId, std::string> phones;
    for (int i = 0; i < NAMESAKES; ++i) {
        auto form = registration("2023-06-16", "王伟");
        auto petitioner = *base::list_or_empty(form, "petitioners").front().object();
        auto const phone = "139" + std::to_string(10'000'000 + i);
        petitioner.set("phone", phone);
        form.set("petitioners", base::ValueList{petitioner});
        phones[workspace.does("register_petition", {}, form).record] = phone;
    }
    auto const& [last, phone] = *phones.rbegin(); // by its id the one that is read last
    auto const advice = workspace.app().register_advice(
        {{"petitioners", base::ValueList{base::ValueObject{{"name", "王伟"}, {"phone", phone}}}}});
    REQUIRE(!advice.same_person.empty());
    CHECK(advice.same_person.front().id == last);
}

TEST_CASE("the window is told of the person's other matters as soon as number, phone or name and address are typed")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.go_to("2023-06-16", "14:18");
    auto const first = workspace.registers("2023-06-16", "刘德芳");
    auto const known = *base::list_or_empty(registration("2023-06-16", "刘德芳"), "petitioners").front().object();
    auto const advice_for = [&](base::ValueObject petitioner) {
        return workspace.app().register_advice({{"petitioners", base::ValueList{std::move(petitioner)}}});
    };
    auto const phone = base::text_or(known, "phone");
    auto const by_phone = advice_for({{"phone", phone}});
    REQUIRE(by_phone.same_person.size() == 1);
    CHECK(by_phone.same_person[0].id == first);
    CHECK(by_phone.same_person[0].reason == "电话一致");
    CHECK(by_phone.same_person_total == 1);
    CHECK(by_phone.duplicates.empty()); // nothing is said about its matter yet
    auto const of_another = advice_for({{"name", "赵志强"}, {"phone", phone}});
    REQUIRE(of_another.same_person.size() == 1);
    CHECK(of_another.same_person[0].reason == "电话一致，姓名不同（刘德芳），请核对");
    auto const by_address = advice_for({{"name", "刘德芳"}, {"address", "南京市玄武区锁金村12号"}});
    REQUIRE(by_address.same_person.size() == 1);
    CHECK(by_address.same_person[0].reason == "姓名一致、住址相近");
    CHECK(advice_for({{"name", "刘德芳"}}).same_person.empty()); // a name alone is nobody
    // What is told as a possible repeat is not told twice.
    CHECK(workspace.app().register_advice(registration("2023-06-16", "刘德芳")).same_person.empty());
}

TEST_CASE("the day of what has just happened is today, unless somebody says otherwise")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.go_to("2023-06-16", "14:18");
    auto const record = workspace.registers("2023-06-16", "刘德芳");
    CHECK(base::text_or(workspace.app().proposed_arguments(record, "open_hearing"), "on") == "2023-06-16");
    CHECK(base::text_or(workspace.app().proposed_arguments(record, "request_review"), "requested_on") == "2023-06-16");
    CHECK(base::text_or(workspace.app().proposed_arguments({}, "record_interview"), "held_on") == "2023-06-16");
    // A day to come is nobody's to guess.
    CHECK(workspace.app().proposed_arguments({}, "call_interview").find("due_on") == nullptr);
}

TEST_CASE("the next hand that is offered is the one responsible for the record")
{
    TestWorkspace workspace;
    workspace.set_up();
    workspace.act_as("li");
    workspace.does("define_staff", {},
        {{"id", "aaa"}, {"name", "艾安"}, {"org", "housing"}, {"roles", base::ValueList{"UNIT_OFFICER"}},
            {"active", true}});
    auto const record = workspace.registers("2023-06-15", "刘德芳");
    workspace.triages(record);
    workspace.assigns(record);
    workspace.signs_and_accepts(record, "2023-06-20"); // names 何平, who comes after 艾安 in the register
    workspace.act_as("li");
    auto const view = workspace.app().case_view(record);
    REQUIRE(view.has_value());
    auto const hand = std::find_if(view->next_hands.begin(), view->next_hands.end(),
        [](app::NextHand const& one) { return one.act->name == "start_handling"; });
    REQUIRE(hand != view->next_hands.end());
    CHECK(hand->staff == base::StaffId("he"));
}

TEST_CASE("what happened in an earlier year says so in the course of the matter")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const record = workspace.registers("2023-06-15", "刘德芳");
    CHECK(workspace.app().case_view(record)->timeline.front().detail.starts_with("6-15 "));
    workspace.go_to("2024-02-01");
    CHECK(workspace.app().case_view(record)->timeline.front().detail.starts_with("2023-06-15 "));
}

TEST_CASE("a draft is kept over a restart until it is discarded")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const journal = workspace.digest();
    auto const fields = registration("2023-06-15");
    CHECK(!workspace.app().save_draft("register", fields).is_error());
    CHECK(workspace.app().shell().drafts == 1);
    workspace.reopen();
    CHECK(workspace.app().load_draft("register") == fields);
    CHECK(!workspace.app().load_draft("other").has_value());
    CHECK(!workspace.app().discard_draft("register").is_error());
    CHECK(!workspace.app().load_draft("register").has_value());
    CHECK(workspace.digest() == journal);
}

TEST_CASE("pickers offer regions, categories, units and staff with pinyin initials")
{
    TestWorkspace workspace;
    workspace.set_up();
    auto const places = workspace.app().places();
    auto const place =
        std::find_if(places.begin(), places.end(), [](app::PickerItem const& item) { return item.code == "320102"; });
    REQUIRE(place != places.end());
    CHECK(place->label == "玄武区");
    CHECK(place->pinyin == "xwq");
    CHECK(place->detail == "江苏省南京市玄武区");
    CHECK(workspace.app().orgs().size() == 2);
    CHECK(workspace.app().staff_of(base::OrgId("housing")).size() == 2);
    CHECK(workspace.app().categories().size() > 100);
}

TEST_SUITE_END();

} // namespace queries_tests
