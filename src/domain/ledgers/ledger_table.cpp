// The table of ledgers and the lookup of their acts. Two acts work on items of every kind: void and correct.
#include "domain/ledgers/ledger_tables.h"
#include "domain/workflow/act_tables.h"

#include <unordered_map>

namespace domain {

std::span<LedgerKind const> ledger_kinds()
{
    static std::vector<LedgerKind> const all = [] {
        std::vector<LedgerKind> kinds;
        for (auto part : {source_ledgers(), leadership_ledgers(), service_ledgers(), supervision_ledgers(),
                 accountability_ledgers(), staff_ledgers()})
            kinds.insert(kinds.end(), part.begin(), part.end());
        return kinds;
    }();
    return all;
}

LedgerKind const* find_ledger_kind(std::string_view code)
{
    for (auto const& kind : ledger_kinds())
        if (kind.code == code)
            return &kind;
    return nullptr;
}

std::string_view to_chinese(LedgerGroup group)
{
    switch (group) {
    case LedgerGroup::Source:
        return "源头治理";
    case LedgerGroup::Leadership:
        return "领导责任";
    case LedgerGroup::Service:
        return "窗口与机制";
    case LedgerGroup::Supervision:
        return "督查督办";
    case LedgerGroup::Accountability:
        return "追责问责";
    case LedgerGroup::Staff:
        return "考核与队伍";
    }
    return {};
}

std::span<LedgerAct const> common_ledger_acts()
{
    static constexpr ArgumentDefinition VOID_ARGUMENTS[]{ITEM, text("reason", "作废理由")};
    static constexpr ArgumentDefinition CORRECT_ARGUMENTS[]{
        ITEM, line("field", "更正的项目"), text("value", "更正为"), text("reason", "更正理由")};
    static constexpr LedgerAct ACTS[]{
        {ledger_act(
             "void_ledger_item", "作废", "误登的台账作废，编号保留、不再使用。", "内部规则", OFFICERS, VOID_ARGUMENTS),
            LedgerStep::Close, "已作废"},
        {ledger_act("correct_ledger_item", "更正", "更正登记有误的项目，原值留在日志里。", "内部规则", OFFICERS,
             CORRECT_ARGUMENTS),
            LedgerStep::Progress, {}},
    };
    return ACTS;
}

std::span<ActDefinition const> ledger_acts()
{
    static std::vector<ActDefinition> const all = [] {
        std::vector<ActDefinition> acts;
        for (auto const& kind : ledger_kinds())
            for (auto const& act : kind.acts)
                acts.push_back(act.act);
        for (auto const& act : common_ledger_acts())
            acts.push_back(act.act);
        return acts;
    }();
    return all;
}

LedgerPlace find_ledger_act(std::string_view act)
{
    static std::unordered_map<std::string_view, LedgerPlace> const places = [] {
        std::unordered_map<std::string_view, LedgerPlace> all;
        for (auto const& kind : ledger_kinds())
            for (auto const& known : kind.acts)
                all.emplace(known.act.name, LedgerPlace{&kind, &known});
        for (auto const& known : common_ledger_acts())
            all.emplace(known.act.name, LedgerPlace{nullptr, &known});
        return all;
    }();
    auto const found = places.find(act);
    return found == places.end() ? LedgerPlace{} : found->second;
}

} // namespace domain
