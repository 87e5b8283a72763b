// What the rules page draws: every deadline rule with its clause, and what a changed value would move.
#pragma once

#include "app/snapshots.h"
#include "domain/reference/rule_file.h"

namespace app {

struct RuleRow {
    std::string rule_id, name; // L23, 回访
    std::string limit; // 10个工作日
    std::string counted; // 办结之日 → 回访
    std::string actor; // 首办责任人
    std::string source; // 法定时限, 内部目标（可配置）
    std::string basis; // 条例第三十四条
    std::string validity; // 2022-05-01 起
    bool may_change{false}; // a CONFIG row with a number
    int n{0};
};

struct RuleChange {
    std::string rule_id;
    int n{0};
    base::Date valid_from; // for start events from this day on
    std::string reason;
};

// --- The other rule files: review checklist, routing, thresholds and so on

enum class EditionStanding {
    Elsewhere, // of another office, or without effect
    InForce,
    ToCome,
    Superseded, // a later decision counts instead
};

struct RuleEditionRow {
    std::string office; // 玄武区信访局
    std::string text; // 2023-07-01 起，6月15日 周敏启用
    std::string reason;
    std::string problem; // why it has no effect
    bool is_ours{false};
    EditionStanding standing{EditionStanding::Elsewhere};
};

struct RuleFileSnapshot {
    std::string file; // "checklist"
    std::string title; // 审核清单
    std::string taken; // 按信访件收到之日
    std::string from_help; // what the day means in the dialog
    std::string state; // 随程序（2026.1 版） / 本单位 2023-07-01 起
    std::string authority, note;
    bool is_table{false}; // changed as a file
    bool is_own{false}; // the edition in force today is the office's
    std::vector<domain::RuleFileRow> rows; // as in force today
    std::vector<RuleEditionRow> editions; // newest first
};

struct RuleFileValueChange {
    std::string row; // PS-3; empty for a value of the whole file
    std::string field; // days
    base::Value value;
};

// What is to be adopted: a whole file, or values put into the newest edition, or what the program ships.
struct RuleFileChange {
    std::string file; // "checklist"
    std::string content; // the text of a file; empty where `values` or `restore` says it
    std::vector<RuleFileValueChange> values{};
    bool restore{false}; // back to what the program ships
    base::Date valid_from{};
    std::string reason{};
};

struct RuleFileText {
    std::string file_name; // checklist.json
    std::string content;
};

struct RuleFilePreview {
    std::vector<base::Error> problems;
    std::vector<std::string> changes; // row by row
    std::vector<std::string> superseded; // editions adopted before that would no longer come, and how they differ
    std::vector<std::string> effects; // what would look different from that day on
};

} // namespace app
