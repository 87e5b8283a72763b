// Every act of the act table can be reached and filled in on a screen, every alert leads to where something can be done
// about it, every indicator opens into its records. A row that is added to a table without a screen fails here.
#include "domain/alerts/alert_rules.h"
#include "domain/ledgers/ledger.h"
#include "ui/dialogs/ledger_dialog.h"
#include "ui/fixtures.h"
#include "ui/test_screen.h"
#include "ui/views/alerts_view.h"
#include "ui/views/case_view.h"
#include "ui/views/indicators_view.h"
#include "ui/views/ledger_items_view.h"
#include "ui/views/register_view.h"

#include "support/doctest.h"

#include <algorithm>
#include <set>

namespace reachability_tests {

namespace {

using base::MirrorRole;
using base::MirrorState;
using test::first_command;

// Acts without a dialog of their own; the screens that do them have tests of their own.
std::set<std::string_view> const ELSEWHERE{
    "define_org", // 设置, 机构
    "define_staff", // 设置, 人员
    "adopt_reference", // 设置, 工作日历; 时限规则
    "clock_suspect", // the question about the clock
    "start_node", // done by the program when a copy of a workspace is opened
};

bool is_chinese(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_ledger_act(domain::ActDefinition const& act)
{
    return domain::find_ledger_act(act.name).act != nullptr;
}

bool is_case_act(domain::ActDefinition const& act)
{
    return !is_ledger_act(act) && act.name != "register_petition" && !ELSEWHERE.contains(act.name);
}

// A record on which every argument that names a part of it has something to name.
domain::PetitionRecord a_rich_record()
{
    auto record = test::a_case().record;
    auto const day = *base::parse_date("2023-06-10");
    record.demands = {"要求足额支付补偿款", "要求公开评估报告"};
    record.petitioners.emplace_back().name = "王建国";
    record.triaged_on = day;
    record.failed_checks = {"Q13"};
    domain::Supervision supervision;
    supervision.id = "supervision-entry";
    supervision.issued_on = day;
    supervision.opinion = "请说明逾期原因";
    record.supervisions = {supervision};
    record.led_case.emplace();
    record.led_case->measures.emplace_back().text = "重新评估";
    domain::TimelineItem inert;
    inert.entry = base::EntryId("inert-entry");
    inert.act = "accept";
    inert.occurred_on = day;
    inert.inert = true;
    record.timeline = {inert};
    for (auto const* entry : {"pending-1", "pending-2"}) {
        auto& pending = record.pending.emplace_back();
        pending.entry = base::EntryId(entry);
        pending.act = "extend";
        pending.asked_on = day;
        pending.payload = {{"days", 30}, {"reason", "案情复杂"}};
    }
    return record;
}

struct References {
    std::vector<app::PickerItem> places{test::some_places()};
    std::vector<app::PickerItem> orgs{{"bureau", "玄武区信访局", "", ""}, {"housing", "玄武区住建局", "", ""}};
    std::vector<app::PickerItem> staff{{"li", "李敏", "", ""}, {"wang", "王海峰", "玄武区信访局・包案领导", ""}};
    std::vector<app::PickerItem> records{{"record-2", "LF32010220230615002", "", ""}};
    std::vector<app::PickerItem> alerts{{"A-06.record-1.L10.1.+7", "逾期问效问责：普通办理 6月10日到期", "", ""}};

    std::vector<app::PickerItem> indicators{{"K09", "一次性化解率", "K09", ""}};

    ui::FormReferences all() const { return {places, places, orgs, staff, records, alerts, indicators, staff}; }
};

// Somebody who fills in what stands in a dialog, field by field, knowing nothing but what is on the screen.
class Clerk {
public:
    explicit Clerk(test::Screen& screen)
        : m_screen(screen)
    {
    }

    void fill_all()
    {
        for (int round = 0; round < 80; ++round) {
            if (!fill_next())
                return;
            m_screen.frame(2);
        }
        FAIL("the dialog never came to an end");
    }

    std::vector<std::string> const& strange_options() const { return m_strange; } // options without a Chinese name

private:
    bool fill_next()
    {
        auto const nodes = m_screen.mirror().nodes;
        for (auto const& node : nodes) {
            if (m_done.contains({node.role, node.name}) || node.width <= 0)
                continue;
            switch (node.role) {
            case MirrorRole::TextBox:
            case MirrorRole::MultilineTextBox:
                return type_into(node);
            case MirrorRole::ComboBox:
                return choose(node);
            case MirrorRole::RadioGroup:
                return tick_first(nodes, node);
            case MirrorRole::CheckBox:
                m_done.insert({node.role, node.name});
                m_screen.click(node.role, node.name);
                return true;
            default:
                break;
            }
        }
        return false;
    }

    // A date is a text, and its digits are a number: whatever kind of field it is, a person can type this into it.
    bool type_into(base::MirrorNode const& node)
    {
        m_done.insert({node.role, node.name});
        if (!node.value.empty())
            return true;
        m_screen.click(node.role, node.name);
        bool const is_number = node.name.find("数") != std::string::npos || node.name.find("进度") != std::string::npos;
        m_screen.type(is_number ? "7" : "2023-06-20");
        m_screen.press(ImGuiKey_Tab);
        return true;
    }

    bool choose(base::MirrorNode const& node)
    {
        m_done.insert({node.role, node.name});
        m_screen.click(node.role, node.name);
        m_screen.frame(2);
        auto const options = m_screen.mirror().nodes;
        base::MirrorNode const* last = nullptr;
        for (auto const& option : options) {
            if (option.role != MirrorRole::Option || option.width <= 0)
                continue;
            if (!is_chinese(option.name) && !option.name.starts_with("LF"))
                m_strange.push_back(option.name);
            last = &option;
        }
        if (last)
            m_screen.click_at(last->x + last->width / 2, last->y + last->height / 2);
        else
            m_screen.press(ImGuiKey_Escape);
        return true;
    }

    bool tick_first(std::vector<base::MirrorNode> const& nodes, base::MirrorNode const& group)
    {
        m_done.insert({group.role, group.name});
        for (auto const& node : nodes) {
            if (node.parent == group.id && node.role == MirrorRole::Radio) {
                m_screen.click_at(node.x + 8, node.y + node.height / 2);
                return true;
            }
        }
        return true;
    }

    test::Screen& m_screen;
    std::set<std::pair<MirrorRole, std::string>> m_done;
    std::vector<std::string> m_strange;
};

// Problems of what the dialog sent; a missing field of a required argument shows here.
std::string problems_of(domain::ActDefinition const& act, ui::Commands const& commands)
{
    auto const* done = first_command<ui::DoAct>(commands);
    if (!done)
        return "the dialog sent nothing";
    std::string text = done->command.act == act.name ? "" : "another act was sent: " + done->command.act;
    for (auto const& problem : domain::validate_arguments(act, done->command.arguments))
        text += problem.where + ": " + problem.message + "\n";
    return text;
}

std::vector<app::CheckRow> shipped_checks()
{
    std::vector<app::CheckRow> checks;
    for (auto const& item : domain::checklist())
        checks.push_back({std::string(item.id), std::string(item.text), std::string(domain::to_chinese(item.stage)),
            item.is_mandatory, item.asked_at});
    return checks;
}

void check_dialog(domain::ActDefinition const& act, References const& references)
{
    test::Screen screen(1440, 6000);
    ui::Commands commands;
    auto const record = a_rich_record();
    base::ValueObject initial;
    if (act.name == "undo") // taken from the line of the timeline that is taken back
        initial.set("of", "entry");
    if (act.name == "approve")
        initial.set("of", "pending-1");
    // What the application proposes from the record.
    if (act.name == "submit_opinion" || act.name == "resubmit")
        initial.set("outcomes", base::ValueList{base::ValueObject{{"demand", 0}}, base::ValueObject{{"demand", 1}}});
    if (act.name == "resubmit")
        initial.set("answers", base::ValueList{base::ValueObject{{"check", "Q13"}}});
    if (act.name == "pass_verification")
        initial.set("checks", base::ValueList{base::ValueObject{{"check", "Q13"}}});
    ui::ActDialog act_dialog;
    ui::LedgerDialog ledger_dialog;
    bool const in_ledger = is_ledger_act(act);
    app::LedgerItemSnapshot item;
    item.kind = "DISPUTE";
    item.fields = {{"风险等级", "高"}, {"名称", "欠薪"}};
    if (in_ledger)
        ledger_dialog.open(act, domain::find_argument(act.arguments, "item") ? "item-1" : "", {}, "2023-06-20");
    else
        act_dialog.open(act, record, initial, shipped_checks(), "2023-06-20");
    screen.show([&] {
        if (in_ledger)
            ledger_dialog.draw(&item, references.all(), commands);
        else
            act_dialog.draw(record, references.all(), commands);
    });
    // Nobody types the id of an entry, the name of a field or the number of an alert.
    for (auto const name : {"alert", "of", "measure", "field"}) {
        bool const names_a_thing = !in_ledger || act.name == "correct_ledger_item";
        if (auto const* argument = domain::find_argument(act.arguments, name); argument && names_a_thing)
            CHECK(screen.find(MirrorRole::TextBox, argument->label) == nullptr);
    }
    Clerk clerk(screen);
    clerk.fill_all();
    if (domain::find_argument(act.arguments, domain::ATTACHMENTS)) {
        commands.take();
        screen.click(MirrorRole::Button, "选择文件…");
        auto const* wanted = first_command<ui::ChooseAttachment>(commands);
        REQUIRE(wanted != nullptr);
        CHECK(wanted->serial == act_dialog.form().serial());
        act_dialog.form().add_file(wanted->path, {"回证.jpg", "image/jpeg", 2516583, std::string(63, '0') + "1"});
        screen.frame(2);
        CHECK(screen.find(MirrorRole::Button, "移除") != nullptr);
    }
    for (auto const& option : clerk.strange_options())
        FAIL_CHECK("an option is no Chinese text: " << option);
    commands.take();
    auto const nodes = screen.mirror().nodes;
    auto const submit = std::find_if(nodes.rbegin(), nodes.rend(),
        [&](auto const& node) { return node.role == MirrorRole::Button && node.name == act.label; });
    REQUIRE(submit != nodes.rend());
    screen.click_at(submit->x + submit->width / 2, submit->y + submit->height / 2);
    CHECK(problems_of(act, commands) == "");
}

void check_offered(domain::LedgerKind const& kind, domain::ActDefinition const& act, bool opens)
{
    CAPTURE(act.name);
    test::Screen screen(1440, 2400);
    ui::Commands commands;
    std::vector<app::LedgerKindRow> const kinds{
        {std::string(kind.code), std::string(kind.label), "源头治理", std::string(kind.basis)}};
    std::optional<app::LedgerKindSnapshot> list;
    std::optional<app::LedgerItemSnapshot> item;
    if (opens) {
        list.emplace();
        list->kind = kinds.front();
        list->acts = {{&act, true, "", "", true}};
    } else {
        item.emplace();
        item->row = {.id = "item-1", .title = "一项", .status = "在办"};
        item->acts = {{&act, true, "", "", true}};
    }
    ui::LedgerItemsView view;
    References const references;
    screen.show([&] { view.draw({kinds, list, item, references.all()}, commands); });
    screen.click(MirrorRole::Button, act.label);
    auto const* opened = first_command<ui::OpenLedgerAct>(commands);
    REQUIRE(opened != nullptr);
    CHECK(opened->act == act.name);
    CHECK(opened->item == (opens ? "" : "item-1"));
}

} // namespace

TEST_SUITE("ui/reachability")
{
    TEST_CASE("every act, argument and choice has a Chinese name, and no choice is named by its code")
    {
        std::function<void(std::span<domain::ArgumentDefinition const>, std::string_view)> check;
        check = [&](std::span<domain::ArgumentDefinition const> arguments, std::string_view act) {
            for (auto const& argument : arguments) {
                CAPTURE(act);
                CAPTURE(argument.name);
                CHECK(is_chinese(argument.label));
                CHECK((argument.type == domain::ArgumentType::Enumeration) == !argument.choices.empty());
                for (auto const& choice : argument.choices)
                    CHECK(is_chinese(choice.label));
                check(argument.fields, act);
            }
        };
        for (auto const& act : domain::act_definitions()) {
            CHECK(is_chinese(act.label));
            CHECK(is_chinese(act.help));
            check(act.arguments, act.name);
        }
    }

    TEST_CASE("every act on a record is a button of the case page that opens its dialog, and can be filled in there")
    {
        app::ShellSnapshot const shell = test::a_shell();
        References const references;
        for (auto const& act : domain::act_definitions()) {
            if (!is_case_act(act))
                continue;
            CAPTURE(act.name);
            {
                test::Screen screen(1440, 2400);
                ui::Commands commands;
                app::CaseSnapshot snapshot = test::a_case();
                snapshot.acts = {{&act, true, "", "", false}};
                ui::CaseView view;
                screen.show([&] { view.draw({snapshot, shell, references.all(), ""}, commands); });
                // Taking back stands in the timeline.
                screen.click(act.name == "undo" ? MirrorRole::Link : MirrorRole::Button, act.label);
                REQUIRE(first_command<ui::OpenAct>(commands) != nullptr);
                CHECK(first_command<ui::OpenAct>(commands)->act == act.name);
            }
            check_dialog(act, references);
        }
    }

    TEST_CASE("the registration can be filled in")
    {
        auto const& act = *domain::find_act("register_petition");
        test::Screen screen(1440, 6000);
        ui::Commands commands;
        app::ShellSnapshot const shell = test::a_shell();
        app::RegisterAdvice const advice;
        References const references;
        ui::RegisterView view;
        view.start({{"channel", "VISIT"}, {"received_on", "2023-06-20"}}, nullptr);
        screen.show([&] { view.draw({shell, advice, references.all(), "玄武区信访局", "王海峰", "李敏"}, commands); });
        Clerk clerk(screen);
        clerk.fill_all();
        commands.take();
        screen.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
        screen.frame(2);
        CHECK(problems_of(act, commands) == "");
    }

    TEST_CASE("every act of the special ledgers is offered where it belongs, and can be filled in")
    {
        References const references;
        std::set<std::string_view> offered;
        for (auto const& kind : domain::ledger_kinds()) {
            for (auto const& place : kind.acts) {
                offered.insert(place.act.name);
                check_offered(kind, *domain::find_act(place.act.name), &place == &kind.acts.front());
            }
            for (auto const* common : {"void_ledger_item", "correct_ledger_item"}) { // of every item
                offered.insert(common);
                check_offered(kind, *domain::find_act(common), false);
            }
        }
        for (auto const& act : domain::act_definitions()) {
            CAPTURE(act.name);
            CHECK(offered.contains(act.name) == is_ledger_act(act));
            if (is_ledger_act(act))
                check_dialog(act, references);
        }
    }

    TEST_CASE("every act is on the case page, in a ledger, the registration, or on a screen that is named here")
    {
        for (auto const& act : domain::act_definitions()) {
            CAPTURE(act.name);
            bool const has_place = act.on_record || is_ledger_act(act);
            CHECK(has_place == !ELSEWHERE.contains(act.name));
        }
        for (auto const name : ELSEWHERE)
            CHECK(domain::find_act(name) != nullptr);
    }

    TEST_CASE("an alert about calendar, rules or a report that nobody began leads to its page")
    {
        struct Row {
            char const* id;
            ui::ViewKind view;
            char const* ledger;
        };
        for (auto const& row : {Row{"A-18.calendar.2027", ui::ViewKind::Settings, ""},
                 Row{"A-18.rule.L31.2027-01-01", ui::ViewKind::Rules, ""},
                 Row{"A-18.ANALYSIS/2026-05-31.L31.+0", ui::ViewKind::LedgerItems, "ANALYSIS"}}) {
            CAPTURE(row.id);
            test::Screen screen;
            ui::Commands commands;
            app::AlertRow line;
            line.alert.number = 18;
            line.alert.id = row.id;
            line.alert.text = "还没有";
            app::AlertList const alerts{.rows = {line}, .total = 1};
            ui::AlertsView view;
            std::vector<app::RiskRow> const risks;
            std::vector<app::BreachRow> const breaches;
            std::vector<app::AccountabilityRow> const accountability;
            screen.show([&] { view.draw({alerts, risks, breaches, accountability}, commands); });
            screen.click(MirrorRole::Cell, "还没有");
            auto const* navigate = first_command<ui::Navigate>(commands);
            REQUIRE(navigate != nullptr);
            CHECK(navigate->view == row.view);
            CHECK(navigate->ledger_item == row.ledger);
        }
    }

    TEST_CASE("every alert is a line of 督查 that leads to where something can be done about it")
    {
        for (int number = 1; number <= domain::ALERT_COUNT; ++number) {
            for (bool const of_record : {true, false}) {
                CAPTURE(number);
                CAPTURE(of_record);
                test::Screen screen;
                ui::Commands commands;
                app::AlertRow row;
                row.code = domain::alert_code(number);
                row.level_text = "到期催办督办";
                row.alert.number = number;
                row.alert.text = "办理期限到期";
                row.alert.id = row.code + ".item-7.DOC.+0";
                if (of_record) {
                    row.alert.record = "record-1";
                    row.petition_no = "LF32010220230615001";
                }
                app::AlertList const alerts{.rows = {row}, .total = 1};
                ui::AlertsView view;
                std::vector<app::RiskRow> const risks;
                std::vector<app::BreachRow> const breaches;
                std::vector<app::AccountabilityRow> const accountability;
                screen.show([&] { view.draw({alerts, risks, breaches, accountability}, commands); });
                screen.click(MirrorRole::Cell, "办理期限到期");
                auto const* navigate = first_command<ui::Navigate>(commands);
                REQUIRE(navigate != nullptr);
                if (of_record) {
                    CHECK(navigate->view == ui::ViewKind::Case);
                    CHECK(navigate->record == base::RecordId("record-1"));
                } else if (number == 14) {
                    CHECK(navigate->view == ui::ViewKind::Indicators);
                } else if (number == 21) {
                    CHECK(navigate->view == ui::ViewKind::Settings);
                } else {
                    CHECK(navigate->view == ui::ViewKind::LedgerItems);
                    CHECK(navigate->ledger_item == "item-7");
                }
            }
        }
    }

    TEST_CASE("every indicator is a figure of 考核 that opens into its formula and its records")
    {
        app::IndicatorBoard board;
        for (std::size_t i = 0; i < domain::INDICATOR_COUNT; ++i) {
            app::IndicatorCard card;
            card.indicator = static_cast<domain::Indicator>(i);
            card.code = domain::to_code(card.indicator);
            card.name = "指标" + card.code;
            card.value_text = "66.7%";
            card.fraction_text = "2 / 3";
            card.formula = "分子除以分母";
            board.cards.push_back(std::move(card));
        }
        std::vector<app::RecordRow> const numerator{test::a_record(1)},
            denominator{test::a_record(1), test::a_record(2)};
        app::ProcessBoard const process;
        app::ResponsibilityBoard const responsibility;
        for (auto const& card : board.cards) {
            CAPTURE(card.code);
            test::Screen screen(1440, 3000);
            ui::Commands commands;
            ui::IndicatorsView view;
            screen.show([&] { view.draw({board, numerator, denominator, 1, 2, process, responsibility}, commands); });
            screen.click(MirrorRole::Button, card.name + " 66.7%");
            CHECK(view.indicator() == card.indicator);
            screen.frame(2);
            CHECK(screen.find(MirrorRole::Heading, card.name + "（" + card.code + "）") != nullptr);
            CHECK(screen.node(MirrorRole::Table, "分子").row_count == 1);
            CHECK(screen.node(MirrorRole::Table, "分母").row_count == 2);
            screen.click(MirrorRole::Cell, denominator[1].petition_no);
            REQUIRE(first_command<ui::Navigate>(commands) != nullptr);
            CHECK(first_command<ui::Navigate>(commands)->record == denominator[1].id);
        }
    }
}

} // namespace reachability_tests
