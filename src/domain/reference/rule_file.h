// The rule files an office can look at and adopt: which there are, and their rows as they are shown. What may be
// changed in place is a number with its limits (CONFIG).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct RuleFile {
    std::string_view id; // "checklist": the file's name without .json
    std::string_view kind; // of adopt_reference and of the stored content: "CHECKLIST"
    std::string_view title; // 审核清单
    std::string_view taken; // which day decides the edition: 按信访件收到之日
    std::string_view from_help; // what the day of adoption means for it
    bool is_table{false}; // changed as a file, not number by number
};

std::span<RuleFile const> rule_files();
RuleFile const* find_rule_file(std::string_view id);
RuleFile const* find_rule_file_of_kind(std::string_view kind);

struct RuleNumber { // a number that an office may set, and its limits
    std::string_view file; // "alerts"
    std::string_view field; // "fault_working_days"
    std::string_view label; // 无人处理几个工作日算失职
    std::string_view unit; // 个工作日
    int least{0}, most{0};
};

std::span<RuleNumber const> rule_numbers();
RuleNumber const* find_rule_number(std::string_view file, std::string_view field);
// "应为 1 至 10，到期后多久无人处理算失职"; empty where the value keeps its limits.
std::string why_out_of_range(std::string_view file, std::string_view field, double value);

struct RuleFileValue { // one number of a row as it stands
    std::string field, label, unit, value;
    int least{0}, most{0};
};

struct RuleFileRow {
    std::string id; // Q13; empty for a value of the file as a whole
    std::string name; // 有调查核实记录
    std::string value; // 必审
    std::string source; // 内部目标（可配置）
    std::string basis; // 条例第三十一条第六项
    std::string validity; // 2022-05-01 起
    bool is_own{false}; // differs from what the program ships
    std::vector<RuleFileValue> values; // that may be changed in place
};

} // namespace domain
