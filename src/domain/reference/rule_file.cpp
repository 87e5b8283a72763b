#include "domain/reference/rule_file.h"

namespace domain {

static constexpr std::string_view ON_RECEIPT = "按信访件收到之日";
static constexpr std::string_view ON_RECEIPT_HELP = "这一天起收到的信访件按新规则，以前收到的按原规则办完";
static constexpr std::string_view ON_LOOKING = "按查看之日";
static constexpr std::string_view ON_LOOKING_HELP = "从这一天起，所有信访件（包括以前收到的）都按新规则";
static constexpr std::string_view ON_CUT_OFF = "按统计截止之日";
static constexpr std::string_view ON_CUT_OFF_HELP = "截止日期在这一天以后的统计按新规则，以前的按原规则";
static constexpr std::string_view ON_START = "按起算之日";
static constexpr std::string_view ON_START_HELP = "这一天起开始计算的时限按新规则，以前的按原规则";

static constexpr RuleFile FILES[]{
    {"substance", "SUBSTANCE", "程序性办理提示", ON_RECEIPT, ON_RECEIPT_HELP},
    {"alerts", "ALERTS", "提醒", ON_LOOKING, ON_LOOKING_HELP},
    {"risk", "RISK", "初转重风险评分", ON_LOOKING, ON_LOOKING_HELP},
    {"thresholds", "THRESHOLDS", "约谈通报界限", ON_CUT_OFF, ON_CUT_OFF_HELP},
    {"indicators", "INDICATORS", "考核指标", ON_CUT_OFF, ON_CUT_OFF_HELP},
    {"workflow", "WORKFLOW", "办理设定", ON_RECEIPT, ON_RECEIPT_HELP},
    {"office_hours", "OFFICE_HOURS", "下班时间", ON_START, ON_START_HELP},
    {"checklist", "CHECKLIST", "审核清单", ON_RECEIPT, ON_RECEIPT_HELP, true},
    {"routing", "ROUTING", "去向判定表", ON_RECEIPT, ON_RECEIPT_HELP, true},
    {"grounds", "GROUNDS", "不予受理理由", ON_RECEIPT, ON_RECEIPT_HELP, true},
    {"unit_duties", "UNIT_DUTIES", "单位职责对应表", ON_LOOKING, ON_LOOKING_HELP, true},
    {"content_categories", "DICTIONARY", "内容分类", ON_LOOKING, ON_LOOKING_HELP, true},
};

static constexpr RuleNumber NUMBERS[]{
    {"substance", "characters", "意见书最少字数", "字", 0, 4000},
    {"substance", "percent", "与其他意见相同到多少算雷同", "%", 50, 100},
    {"substance", "days", "日数", "日", 0, 366},
    {"alerts", "fault_working_days", "到期后多久无人处理算失职", "个工作日", 1, 10},
    {"alerts", "upper_bureau_after_days", "逾期多久报上一级信访部门", "日", 1, 60},
    {"alerts", "pre_backlog_days", "多久未化解提示将成积案", "日", 30, 365},
    {"alerts", "pre_backlog_repeats", "重复几次提示将成积案", "次", 1, 10},
    {"alerts", "submission_lead_working_days", "期满前多久报审核", "个工作日", 1, 20},
    {"alerts", "publication_working_days", "送达后多久应当公开", "个工作日", 1, 20},
    {"alerts", "participation_percent", "参评率低于多少提醒", "%", 1, 100},
    {"risk", "orange", "橙色界限", "分", 1, 99},
    {"risk", "red", "红色界限", "分", 2, 100},
    {"risk", "points", "分值", "分", 0, 100},
    {"thresholds", "minimum_closed", "至少办结多少件才比较", "件", 1, 1000},
    {"thresholds", "value", "界限", "", 1, 1000},
    {"workflow", "settle_observation_days", "办结后观察多久才可销号", "日", 0, 365},
    {"workflow", "first_action_working_days", "收到后几个工作日内首次处置（接诉即办）", "个工作日", 1, 5},
    {"workflow", "late_entry_working_days", "晚于办理几个工作日录入标为补录", "个工作日", 1, 5},
    {"workflow", "follow_up_attempts", "在几个不同日期回访未果才算未能联系", "日", 3, 10},
    {"workflow", "same_level_bars_simple", "同级交办的也不适用简易办理（1 是，0 否）", "", 0, 1},
    {"workflow", "hearing_counts_last_day", "听证期间起止两日都计入（1 是，0 否）", "", 0, 1},
    {"workflow", "backlog_days", "多久未化解算积案", "日", 180, 365},
    {"workflow", "backlog_repeats", "办结后十二个月内重复几次算积案", "次", 2, 3},
    {"indicators", "target", "目标", "%", 1, 100},
};

std::span<RuleFile const> rule_files()
{
    return FILES;
}

RuleFile const* find_rule_file(std::string_view id)
{
    for (auto const& file : FILES)
        if (file.id == id)
            return &file;
    return nullptr;
}

RuleFile const* find_rule_file_of_kind(std::string_view kind)
{
    for (auto const& file : FILES)
        if (file.kind == kind)
            return &file;
    return nullptr;
}

std::span<RuleNumber const> rule_numbers()
{
    return NUMBERS;
}

RuleNumber const* find_rule_number(std::string_view file, std::string_view field)
{
    for (auto const& number : NUMBERS)
        if (number.file == file && number.field == field)
            return &number;
    return nullptr;
}

std::string why_out_of_range(std::string_view file, std::string_view field, double value)
{
    auto const* number = find_rule_number(file, field);
    if (!number || (value >= number->least && value <= number->most))
        return {};
    return "应为 " + std::to_string(number->least) + " 至 " + std::to_string(number->most) + "，"
        + std::string(number->label);
}

} // namespace domain
