// What the screens draw of the ledgers beside petition matters (domain/ledgers): plain values, texts ready to show.
#pragma once

#include "app/snapshots.h"

namespace app {

struct LedgerKindRow {
    std::string code, label; // DISPUTE, 矛盾纠纷排查
    std::string group; // 源头治理
    std::string basis; // 通知三（五）
    int open{0}, overdue{0}, closed{0};
};

struct LedgerItemRow {
    std::string id, title, status, org;
    std::string opened_on; // 2023-06-15
    std::string due_on; // empty: nothing is due
    Chip due;
    bool closed{false};
};

struct LedgerReportRow {
    std::string org; // 合计 for the first one
    int opened{0}, closed{0}, closed_late{0}, open{0}, overdue{0};
    std::vector<std::string> sums; // as LedgerKindSnapshot::sum_labels
    std::string coverage; // 3/12, empty where nobody is to be covered
};

struct LedgerKindSnapshot { // one ledger: its items and its report
    LedgerKindRow kind;
    std::vector<LedgerItemRow> items; // open ones by due date first, then the closed ones, newest first
    std::vector<ActChoice> acts; // that open an item
    std::vector<std::string> sum_labels; // 涉及人数
    std::vector<LedgerReportRow> report; // of the year up to today
};

struct LedgerItemSnapshot {
    LedgerItemRow row;
    std::string kind, kind_label;
    std::vector<LabelledText> fields;
    std::vector<TimelineLine> timeline;
    std::vector<ActChoice> acts;
    std::vector<RecordRow> records;
};

} // namespace app
