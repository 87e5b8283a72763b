#include "app/queries/process_query.h"

#include "app/queries/indicator_query.h"
#include "app/queries/visibility.h"
#include "domain/statistics/process_statistics.h"

#include <algorithm>
#include <cstdio>

namespace app {

namespace {

using domain::ProcessLine;

std::string days_text(std::optional<std::int32_t> days, bool in_working_days)
{
    if (!days)
        return "—";
    return std::to_string(*days) + (in_working_days ? " 个工作日" : " 天");
}

std::string_view marked_name(std::string_view code)
{
    return code == "FIRST_ACTION" ? "超过目标" : code == "ONLINE" ? "全程网办" : "又重复信访";
}

std::string percent_text(std::optional<double> share)
{
    if (!share)
        return "—";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f%%", *share * 100);
    return text;
}

ProcessLineRow to_row(ProcessLine const& line)
{
    ProcessLineRow row{line.code, line.name, line.definition};
    bool const is_wait = line.code.starts_with("WAIT.");
    bool const has_duration = is_wait || line.code == "FIRST_ACTION";
    row.count = static_cast<std::int64_t>(line.count());
    row.marked = static_cast<std::int64_t>(line.marked.size());
    row.count_text = std::to_string(row.count) + " 件";
    row.median = line.percentile(50);
    row.p90 = line.percentile(90);
    if (has_duration) {
        row.median_text = days_text(row.median, !is_wait);
        row.p90_text = days_text(row.p90, !is_wait);
    }
    if (!is_wait) {
        row.marked_label = marked_name(line.code);
        row.marked_text =
            row.marked_label + " " + std::to_string(row.marked) + " 件（" + percent_text(line.marked_share()) + "）";
    }
    return row;
}

domain::ProcessStatistics statistics_of(
    Context const& context, domain::IndicatorTable const& table, IndicatorRequest const& request)
{
    domain::IndicatorQuery const query{
        request.period, request.cut_off.value_or(context.today()), request.options, request.filter};
    return domain::process_statistics(table, query,
        {context.references.calendar,
            [&](base::Date received_on) { return context.config.workflow_on(received_on).first_action_working_days; }});
}

std::vector<ProcessLine const*> lines_of(domain::ProcessStatistics const& statistics)
{
    std::vector<ProcessLine const*> lines;
    for (auto const& line : statistics.waits)
        lines.push_back(&line);
    lines.push_back(&statistics.first_action);
    lines.push_back(&statistics.online);
    for (auto const& line : statistics.causes)
        lines.push_back(&line);
    return lines;
}

} // namespace

ProcessBoard make_process_board(Context& context, IndicatorRequest const& request, std::string_view chosen)
{
    auto const& table = context.index.figures().table();
    auto const statistics = statistics_of(context, table, request);
    ProcessBoard board;
    board.period_text = domain::to_chinese(request.period);
    board.cut_off_text = "截至 " + base::to_iso(request.cut_off.value_or(context.today()));
    board.target_text = "首次处置内部目标 "
        + std::to_string(context.config.workflow_on(context.today()).first_action_working_days) + " 个工作日（可配置）";
    for (auto const* line : lines_of(statistics)) {
        board.lines.push_back(to_row(*line));
        if (line->code != chosen || request.group == domain::GroupBy::Nothing)
            continue;
        board.chosen = line->code;
        auto groups = domain::grouped(table, *line, request.group);
        std::stable_partition( // what has no name comes last
            groups.begin(), groups.end(), [](domain::ProcessGroup const& group) { return !group.key.empty(); });
        for (auto const& group : groups)
            board.groups.push_back({group_label(context, request.group, group.key), to_row(group.line)});
    }
    return board;
}

IndicatorRecords process_records(Context& context, IndicatorRequest const& request, std::string_view code)
{
    auto const& table = context.index.figures().table();
    auto const statistics = statistics_of(context, table, request);
    VisibilityPredicate const is_visible(context);
    auto const ids = [&](std::vector<std::uint32_t> const& rows) {
        std::vector<base::RecordId> records;
        for (auto const row : rows) {
            auto const* record = context.index.find(table.record_of(row));
            if (record && is_visible(*record))
                records.emplace_back(record->id);
        }
        return records;
    };
    for (auto const* line : lines_of(statistics))
        if (line->code == code)
            return {ids(line->marked), ids(line->rows)};
    return {};
}

} // namespace app
