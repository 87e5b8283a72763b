#include "domain/reference/rule_file.h"

namespace domain {

static constexpr RuleFile FILES[]{
    {"substance", "SUBSTANCE", "程序性办理提示", "按信访件收到之日"},
    {"alerts", "ALERTS", "提醒", "按查看之日"},
    {"risk", "RISK", "初转重风险评分", "按查看之日"},
    {"thresholds", "THRESHOLDS", "约谈通报界限", "按统计截止之日"},
    {"indicators", "INDICATORS", "考核指标", "按统计截止之日"},
    {"office_hours", "OFFICE_HOURS", "下班时间", "按起算之日"},
    {"checklist", "CHECKLIST", "审核清单", "按信访件收到之日", true},
    {"routing", "ROUTING", "去向判定表", "按信访件收到之日", true},
    {"grounds", "GROUNDS", "不予受理理由", "按信访件收到之日", true},
    {"unit_duties", "UNIT_DUTIES", "单位职责对应表", "按查看之日", true},
    {"content_categories", "DICTIONARY", "内容分类", "按查看之日", true},
};

static constexpr RuleNumber NUMBERS[]{
    {"substance", "characters", "意见书最少字数", "字", 0, 4000},
    {"substance", "percent", "与其他意见相同到多少算雷同", "%", 50, 100},
    {"substance", "days", "日数", "日", 0, 366},
    {"alerts", "fault_working_days", "到期后多久无人处理算失职", "个工作日", 1, 10},
    {"alerts", "upper_bureau_after_days", "逾期多久报上一级信访部门", "日", 1, 60},
    {"alerts", "unexecuted_days", "支持意见多久未执行提醒", "日", 1, 180},
    {"alerts", "pre_backlog_days", "多久未化解提示将成积案", "日", 30, 365},
    {"alerts", "pre_backlog_repeats", "重复几次提示将成积案", "次", 1, 10},
    {"alerts", "submission_lead_working_days", "期满前多久报审核", "个工作日", 1, 20},
    {"alerts", "quick_repeat_days", "办结后多久内重复算短期重复", "日", 1, 180},
    {"alerts", "publication_working_days", "送达后多久应当公开", "个工作日", 1, 20},
    {"alerts", "participation_percent", "参评率低于多少提醒", "%", 1, 100},
    {"risk", "orange", "橙色界限", "分", 1, 99},
    {"risk", "red", "红色界限", "分", 2, 100},
    {"risk", "points", "分值", "分", 0, 100},
    {"thresholds", "minimum_closed", "至少办结多少件才比较", "件", 1, 1000},
    {"thresholds", "value", "界限", "", 1, 1000},
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

} // namespace domain
