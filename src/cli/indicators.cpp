// chuxin indicators: K01–K22 of a workspace for one period as JSON, by region, unit, category or channel, with the
// records behind each figure where they are asked for.
#include "cli/workspace_file.h"
#include "exchange/json.h"

#include <algorithm>

#include <cstdio>

namespace cli {

namespace {

using domain::GroupBy;

constexpr std::pair<std::string_view, GroupBy> GROUPS[]{{"region", GroupBy::Region}, {"city", GroupBy::City},
    {"unit", GroupBy::Unit}, {"first-unit", GroupBy::FirstUnit}, {"category", GroupBy::Category},
    {"channel", GroupBy::Channel}};

constexpr std::pair<std::string_view, domain::Variant> VARIANTS[]{
    {"V1", domain::Variant::V1}, {"V2", domain::Variant::V2}, {"V3", domain::Variant::V3}};

base::Result<base::Date> date_option(Arguments const& arguments, std::string_view name)
{
    auto const text = arguments.option(name);
    auto const date = text ? base::parse_date(*text) : std::nullopt;
    if (!date)
        return bad_usage(
            "--" + std::string(name) + " 应为日期，例如 2023-06-30。 --" + std::string(name) + " must be a date.");
    return *date;
}

constexpr std::pair<std::string_view, domain::PeriodKind> PERIODS[]{
    {"month", domain::PeriodKind::Month}, {"quarter", domain::PeriodKind::Quarter}, {"year", domain::PeriodKind::Year}};

// The periods of one kind that begin in [from, to], or that one period.
base::Result<std::vector<domain::Period>> periods_of(Arguments const& arguments, domain::Period const& whole)
{
    auto const every = arguments.option("every");
    if (!every)
        return std::vector{whole};
    auto const* found =
        std::find_if(std::begin(PERIODS), std::end(PERIODS), [&](auto const& known) { return known.first == *every; });
    if (found == std::end(PERIODS))
        return bad_usage("--every 应为 month、quarter 或 year。 --every is not known.");
    std::vector<domain::Period> periods;
    for (auto date = whole.from; date <= whole.to; date = base::add_days(periods.back().to, 1))
        periods.push_back(domain::period_of(found->second, date));
    return periods;
}

base::Result<app::IndicatorRequest> request_of(Arguments const& arguments)
{
    app::IndicatorRequest request;
    request.period = {TRY(date_option(arguments, "from")), TRY(date_option(arguments, "to"))};
    if (arguments.option("as-of"))
        request.cut_off = TRY(date_option(arguments, "as-of"));
    if (auto const variant = arguments.option("variant")) {
        auto const* found = std::find_if(
            std::begin(VARIANTS), std::end(VARIANTS), [&](auto const& known) { return known.first == *variant; });
        if (found == std::end(VARIANTS))
            return bad_usage("--variant 应为 V1、V2 或 V3。 --variant must be V1, V2 or V3.");
        request.options.variant = found->second;
    }
    if (auto const window = arguments.option("window")) {
        auto const days = parse_integer(*window);
        if (!days || *days < 1 || *days > 3660)
            return bad_usage("--window 应为 1 至 3660 天。 --window must be a number of days.");
        request.options.window_days = static_cast<int>(*days);
    }
    if (auto const form = arguments.option("k12")) {
        if (*form != "A" && *form != "B")
            return bad_usage("--k12 应为 A 或 B。 --k12 must be A or B.");
        request.options.participation_by_product = *form == "B";
    }
    if (auto const by = arguments.option("by")) {
        auto const* found =
            std::find_if(std::begin(GROUPS), std::end(GROUPS), [&](auto const& known) { return known.first == *by; });
        if (found == std::end(GROUPS))
            return bad_usage("--by 应为 region、city、unit、first-unit、category 或 channel。 --by is not known.");
        request.group = found->second;
    }
    request.filter.region = arguments.option("region").value_or("");
    request.filter.unit = arguments.option("unit").value_or("");
    request.filter.first_unit = arguments.option("first-unit").value_or("");
    return request;
}

base::Value figure_json(domain::IndicatorFigure const& figure, std::string const& variant)
{
    base::ValueObject object{{"numerator", figure.numerator}, {"denominator", figure.denominator}};
    auto const value = figure.value();
    object.set("value", value ? base::Value(*value) : base::Value());
    object.set("variant", variant);
    return object;
}

base::ValueObject board_json(app::IndicatorBoard const& board)
{
    base::ValueObject figures;
    for (auto const& card : board.cards)
        figures.set(card.code, figure_json(card.figure, board.variant_text));
    base::ValueObject answer{{"period", board.period_text}, {"cut_off", board.cut_off_text},
        {"variant", board.variant_text}, {"indicators", std::move(figures)}};
    base::ValueObject groups;
    for (auto const& group : board.groups) {
        base::ValueObject cells;
        for (std::size_t i = 0; i < group.cells.size(); ++i)
            cells.set(board.cards[i].code, figure_json(group.cells[i].figure, board.variant_text));
        groups.set(group.key, std::move(cells));
    }
    if (!groups.is_empty())
        answer.set("groups", std::move(groups));
    return answer;
}

base::ValueList ids_json(std::vector<base::RecordId> const& ids)
{
    base::ValueList list;
    for (auto const& id : ids)
        list.emplace_back(id.value);
    return list;
}

// Lists show what somebody may see (PR-01, PR-02): that person, else the first one of the organisation.
base::Result<void> look_as(app::Application& application, std::string const& staff)
{
    for (auto const& person : application.organisation().staff()) {
        if (person.active && (staff.empty() || person.id.value == staff))
            return application.switch_identity(person.id, person.id);
    }
    if (staff.empty())
        return {}; // an empty workspace
    return bad_usage("没有“" + staff + "”这名工作人员。 No such person: " + staff + ".");
}

base::Result<void> indicators(std::vector<std::string> const& words)
{
    auto const arguments = TRY(Arguments::parse(words,
        {"workspace", "from", "to", "as-of", "variant", "window", "k12", "by", "every", "region", "unit", "first-unit",
            "as"},
        {"list"}));
    auto request = TRY(request_of(arguments));
    auto const periods = TRY(periods_of(arguments, request.period));
    auto const workspace = TRY(WorkspaceFile::open(arguments, store::OpenMode::ReadOnly, Existing::Required));
    TRY(look_as(workspace->application(), arguments.option("as").value_or(std::string())));
    if (arguments.option("every")) {
        base::ValueList boards;
        for (auto const& period : periods) {
            request.period = period;
            boards.emplace_back(board_json(workspace->application().indicator_board(request)));
        }
        std::printf("%s\n", exchange::write_json(base::ValueObject{{"periods", std::move(boards)}}).c_str());
        return {};
    }
    auto answer = board_json(workspace->application().indicator_board(request));
    base::ValueObject lists;
    for (auto const& code : arguments.all("list")) {
        auto const indicator = domain::parse_indicator(code);
        if (!indicator)
            return bad_usage("--list 后应为 K01 至 K22。 --list needs an indicator.");
        auto const records = workspace->application().indicator_records(*indicator, request);
        lists.set(code,
            base::ValueObject{
                {"numerator", ids_json(records.numerator)}, {"denominator", ids_json(records.denominator)}});
    }
    if (!lists.is_empty())
        answer.set("lists", std::move(lists));
    std::printf("%s\n", exchange::write_json(answer).c_str());
    return {};
}

} // namespace

int run_indicators(std::vector<std::string> const& words)
{
    auto const result = indicators(words);
    return result.is_error() ? report(result.error()) : SUCCESS;
}

} // namespace cli
