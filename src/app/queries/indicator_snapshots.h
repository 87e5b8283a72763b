// What the assessment and the alert list draw: cards, groups and rows with finished texts, and what to ask for.
#pragma once

#include "base/ids.h"
#include "domain/indicators/indicator_table.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

struct IndicatorRequest {
    domain::Period period;
    std::optional<base::Date> cut_off; // empty: today
    domain::IndicatorOptions options{};
    domain::IndicatorFilter filter{};
    domain::GroupBy group{domain::GroupBy::Nothing};
};

struct IndicatorComparison {
    std::string label; // 同比, 环比
    domain::IndicatorFigure figure;
    std::string value_text; // —, 85.0%
    std::string change_text; // +1.2 个百分点, −3.5 天, +2; empty where one of both is —
    int verdict{0}; // 1 better, -1 worse, 0 the same or not to be said
};

struct IndicatorCard {
    domain::Indicator indicator{domain::Indicator::K01};
    std::string code; // K09
    std::string name; // 一次性化解率
    domain::IndicatorFigure figure;
    std::string value_text; // 66.7%, 12.5 天, 3, —
    std::string fraction_text; // 2 / 3; empty for a count
    std::string target_text; // 目标 85%（可配置）; empty where there is none
    bool misses_target{false};
    IndicatorComparison year_before, period_before;
    std::string formula, anchor, basis; // for the explanation of the card
    std::string variant_text; // V1
};

struct IndicatorCell {
    domain::IndicatorFigure figure;
    std::string value_text;
};

struct IndicatorGroup {
    std::string key; // code
    std::string label; // 玄武区, 玄武区信访局, 住房保障, 来访
    std::vector<IndicatorCell> cells; // one per indicator, in order of the enumeration
};

struct IndicatorBoard {
    std::string period_text; // 2023年6月
    std::string cut_off_text; // 截至 2023-07-10
    std::string variant_text;
    std::vector<IndicatorCard> cards; // every indicator, in order
    std::vector<IndicatorGroup> groups; // by key; empty unless asked for
};

// 过程统计 (S28, S33, S89, S116): one line, with the same line for each group beside it.
struct ProcessLineRow {
    std::string code; // WAIT.TRIAGE
    std::string name; // 登记→甄别
    std::string definition;
    std::int64_t count{0}, marked{0};
    std::string count_text, median_text, p90_text; // 12 件, 3 天, —
    std::string marked_label; // 超过目标; empty where nothing is marked out
    std::string marked_text; // 超过目标 2 件（16.7%）
    std::optional<std::int32_t> median, p90;
};

struct ProcessGroupRow {
    std::string label;
    ProcessLineRow line;
};

struct ProcessBoard {
    std::string period_text, cut_off_text;
    std::string target_text; // 首次处置内部目标 1 个工作日（可配置）
    std::vector<ProcessLineRow> lines; // stages, first action, online, causes
    std::string chosen; // code of the line that groups and records belong to
    std::vector<ProcessGroupRow> groups;
};

// 责任落实 (S132): what each organisation of the own line has in place.
struct ResponsibilityRow {
    base::OrgId org;
    std::string name;
    std::vector<std::pair<std::string, std::string>> leaders; // 分管领导, name or 未明确
    std::string leaders_text; // 已明确, 缺 分管领导
    bool lacks_leaders{false};
    std::string rules_text; // 已启用
    std::string ledgers_text; // 12 / 21 类
    std::string kept_text, not_kept_text; // 矛盾纠纷排查、…
    int overdue_items{0}, faults{0}, unexplained{0};
};

struct ResponsibilityBoard {
    std::vector<ResponsibilityRow> rows;
    int lacking_leaders{0}, with_rules{0}, overdue_items{0}, faults{0}, unexplained{0}; // of all rows
};

// The records behind a figure, those of the identity's sight only (W10).
struct IndicatorRecords {
    std::vector<base::RecordId> numerator, denominator;
};

} // namespace app
