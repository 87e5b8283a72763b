// Texts are sentences of figures as the assessment page shows them, so that both say the same.
#include "app/queries/ledger_proposal.h"

#include "app/queries/alert_query.h"
#include "app/queries/indicator_query.h"
#include "app/queries/ledger_items_query.h"
#include "base/text.h"

#include <algorithm>

namespace app {

namespace {

using domain::Indicator;
using domain::Period;
using domain::PeriodKind;

constexpr std::size_t NAMED_GROUPS = 5;

std::string line(IndicatorBoard const& board, Indicator indicator, bool with_changes = true)
{
    auto const& card = board.cards[static_cast<std::size_t>(indicator)];
    auto text = card.name + " " + card.value_text;
    if (!card.fraction_text.empty() && card.figure.denominator > 0)
        text += "（" + card.fraction_text + "）";
    for (auto const* comparison : {&card.year_before, &card.period_before})
        if (with_changes && !comparison->change_text.empty())
            text += "，" + comparison->label + " " + comparison->change_text;
    return text;
}

std::string sentence(IndicatorBoard const& board, std::initializer_list<Indicator> indicators)
{
    std::string text;
    for (auto const indicator : indicators)
        text += (text.empty() ? "" : "；") + line(board, indicator);
    return text + "。";
}

IndicatorBoard board_of(Context& context, Period const& period, domain::GroupBy group = domain::GroupBy::Nothing)
{
    IndicatorRequest request;
    request.period = period;
    request.group = group;
    return make_indicator_board(context, request);
}

// The groups with the most pieces of the period: 城乡建设 12 件、劳动和社会保障 9 件.
std::string most_pieces(Context& context, Period const& period, domain::GroupBy group)
{
    auto groups = board_of(context, period, group).groups;
    auto const pieces = [](IndicatorGroup const& row) {
        return row.cells[static_cast<std::size_t>(Indicator::K07)].figure.denominator;
    };
    std::erase_if(groups, [&](IndicatorGroup const& row) { return row.key.empty() || pieces(row) == 0; });
    std::stable_sort(groups.begin(), groups.end(),
        [&](IndicatorGroup const& left, IndicatorGroup const& right) { return pieces(left) > pieces(right); });
    std::vector<std::string> named;
    for (auto const& row : groups)
        if (named.size() < NAMED_GROUPS)
            named.push_back(row.label + " " + std::to_string(pieces(row)) + " 件");
    return named.empty() ? "无" : base::join(named, "、");
}

// 一次性化解率 of every unit that closed something, the highest first (S80).
std::string ranking(Context& context, Period const& period)
{
    auto groups = board_of(context, period, domain::GroupBy::Unit).groups;
    auto const figure = [](IndicatorGroup const& row) {
        return row.cells[static_cast<std::size_t>(Indicator::K09)].figure;
    };
    std::erase_if(groups, [&](IndicatorGroup const& row) { return row.key.empty() || !figure(row).value(); });
    std::stable_sort(groups.begin(), groups.end(), [&](IndicatorGroup const& left, IndicatorGroup const& right) {
        return *figure(left).value() > *figure(right).value();
    });
    std::vector<std::string> named;
    named.reserve(groups.size());
    for (auto const& row : groups)
        named.push_back(row.label + " " + figure_text(figure(row)));
    return named.empty() ? "本期没有办结的初次信访事项" : base::join(named, "、");
}

std::string problems_of(Context& context, Period const& period)
{
    std::vector<std::string> found;
    for (auto const group : {domain::GroupBy::Region, domain::GroupBy::Unit}) {
        IndicatorRequest request;
        request.period = period;
        request.group = group;
        for (auto const& breach : make_breaches(context, request))
            found.push_back(breach.label + "：" + breach.text);
    }
    return found.empty() ? "没有越过内部阈值的地区和单位" : base::join(found, "；");
}

// 党政同责 (S11), 主要领导负总责、分管领导具体抓 (S94): who answers for the units that a bulletin compares.
std::string answerable(Context& context, Period const& period)
{
    std::vector<std::string> lines;
    auto const add = [&](base::OrgId const& id) {
        auto const* org = context.organisation.find_org(id);
        if (!org)
            return;
        std::vector<std::string> posts;
        for (auto const& leader : domain::leaders_of(*org))
            posts.push_back(std::string(leader.post) + (leader.name.empty() ? "未明确" : " " + leader.name));
        lines.push_back(org->name + "：" + base::join(posts, "，"));
    };
    auto const own = context.identity_org();
    add(own);
    for (auto const& row : board_of(context, period, domain::GroupBy::Unit).groups)
        if (!row.key.empty() && row.key != own.value
            && row.cells[static_cast<std::size_t>(Indicator::K09)].figure.value())
            add(base::OrgId(row.key));
    return base::join(lines, "；");
}

Period month_over(Context const& context)
{
    return domain::months_before(domain::period_of(PeriodKind::Month, context.today()), 1);
}

std::string own_region(Context const& context)
{
    auto const* org = context.organisation.find_org(context.identity_org());
    return org ? org->region : std::string();
}

void set_period(base::ValueObject& out, Period const& period)
{
    out.set("from", base::to_iso(period.from));
    out.set("to", base::to_iso(period.to));
}

base::ValueObject analysis(Context& context)
{
    auto const period = month_over(context);
    auto const board = board_of(context, period);
    auto const& volume = board.cards[static_cast<std::size_t>(Indicator::K07)].figure;
    base::ValueObject out{{"title", board.period_text + "初次信访分析报告"}};
    if (auto const region = own_region(context); !region.empty())
        out.set("place", region);
    set_period(out, period);
    out.set("content",
        "一、总量：登记 " + std::to_string(volume.denominator) + " 件，其中重复 " + std::to_string(volume.numerator)
            + " 件。" + sentence(board, {Indicator::K07, Indicator::K14}) + "\n二、类别："
            + most_pieces(context, period, domain::GroupBy::Category) + "。\n三、地区："
            + most_pieces(context, period, domain::GroupBy::Region) + "。\n四、单位："
            + most_pieces(context, period, domain::GroupBy::Unit) + "。\n五、环节："
            + sentence(board, {Indicator::K18, Indicator::K04, Indicator::K03, Indicator::K16}) + "\n六、重复："
            + sentence(board, {Indicator::K08, Indicator::K09}) + "\n七、突出问题：" + problems_of(context, period)
            + "。\n（" + board.cut_off_text + "，口径 " + board.variant_text + "）");
    return out;
}

// The next number of the year, by the bulletins that are there; a voided one keeps its number.
int next_issue(Context& context, int year)
{
    int issue = 1;
    if (auto const items = load_ledger(context); !items.is_error())
        for (auto const& [id, item] : *items.value())
            issue += item.kind == "BULLETIN" && base::year_month_day(item.opened_on).year == year;
    return issue;
}

base::ValueObject bulletin(Context& context)
{
    auto const period = month_over(context);
    auto const board = board_of(context, period);
    auto const year = base::year_month_day(context.today()).year;
    base::ValueObject out{{"title", "初次信访事项办理情况通报（" + board.period_text + "）"},
        {"issue_no", std::to_string(year) + " 年第 " + std::to_string(next_issue(context, year)) + " 期"}};
    set_period(out, period);
    out.set("content",
        "一、总体情况："
            + sentence(board, {Indicator::K09, Indicator::K08, Indicator::K07, Indicator::K03, Indicator::K16})
            + "\n二、各单位一次性化解率：" + ranking(context, period) + "。\n三、存在问题："
            + problems_of(context, period) + "。\n四、负责人：" + answerable(context, period) + "。\n（"
            + board.cut_off_text + "，口径 " + board.variant_text + "）");
    return out;
}

// 条例第四十一条: figures, fields and units, supervision, suggestions.
base::ValueObject annual_report(Context& context)
{
    auto const period = domain::months_before(domain::period_of(PeriodKind::Year, context.today()), 12);
    auto const board = board_of(context, period);
    std::map<std::string, int> opened;
    std::map<std::string, int> adopted;
    if (auto const items = load_ledger(context); !items.is_error())
        for (auto const& [id, item] : *items.value()) {
            bool const is_of_year = item.opened_on >= period.from && item.opened_on <= period.to;
            if (!is_of_year || item.state == domain::LedgerState::Void)
                continue;
            ++opened[item.kind];
            if (item.kind == "SUGGESTION")
                ++adopted[base::text_or(item.fields, "adoption")];
        }
    auto const count = [&](char const* kind) { return std::to_string(opened[kind]); };
    base::ValueObject out{{"title", board.period_text + "度信访工作报告"}, {"year_end", base::to_iso(period.to)}};
    out.set("statistics",
        sentence(board, {Indicator::K07, Indicator::K09, Indicator::K08, Indicator::K03, Indicator::K16}));
    out.set("field",
        "领域：" + most_pieces(context, period, domain::GroupBy::Category) + "。\n机关、单位："
            + most_pieces(context, period, domain::GroupBy::Unit) + "。");
    out.set("supervision",
        "约谈 " + count("INTERVIEW") + " 次，通报批评 " + count("CRITICISM") + " 次，挂牌督办 " + count("LISTING")
            + " 件，责令限期整改 " + count("RECTIFICATION") + " 次，责令改正 " + count("CORRECTION_ORDER")
            + " 次，追责 " + count("ACCOUNTABILITY") + " 件。");
    out.set("suggestions",
        "提出三项建议 " + count("SUGGESTION") + " 条，采纳 " + std::to_string(adopted["ADOPTED"]) + " 条，部分采纳 "
            + std::to_string(adopted["PARTLY"]) + " 条，不采纳 " + std::to_string(adopted["NOT_ADOPTED"]) + " 条。");
    return out;
}

// S30: today's pieces of the own office, as the day's list counts them.
base::ValueObject day_list(Context& context)
{
    auto const today = context.today();
    std::int64_t received = 0, cleared = 0;
    auto const own = context.index.number_of(context.identity_org().value);
    for (auto const& row : context.index.rows()) {
        bool const is_of_today = !row.removed && own && row.first_unit == *own && row.received == today.days
            && row.state != domain::State::Void;
        received += is_of_today;
        cleared += is_of_today && row.dispatch_due == IndexedRecord::NO_DAY;
    }
    return {{"title", base::to_month_day(today) + "日清单"}, {"on", base::to_iso(today)}, {"received", received},
        {"registered", received}, {"disposed", cleared}};
}

} // namespace

base::ValueObject proposed_ledger_arguments(Context& context, std::string_view act)
{
    if (act == "draft_analysis")
        return analysis(context);
    if (act == "draft_bulletin")
        return bulletin(context);
    if (act == "draft_annual_report")
        return annual_report(context);
    if (act == "open_day_close")
        return day_list(context);
    return {};
}

} // namespace app
