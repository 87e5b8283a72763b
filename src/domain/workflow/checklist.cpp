// The rows of the review checklist.
#include "domain/workflow/checklist.h"

#include "domain/code_table.h"
#include "domain/reference/rule_history.h"
#include "domain/workflow/engine.h"

#include <algorithm>

namespace domain {

static constexpr CodeRow<ChecklistStage> CHECKLIST_STAGES[]{
    {ChecklistStage::Register, "REGISTER", "登记"},
    {ChecklistStage::Accept, "ACCEPT", "受理"},
    {ChecklistStage::Handle, "HANDLE", "办理"},
    {ChecklistStage::Review, "REVIEW", "复查复核"},
};

static constexpr ChecklistItem ITEMS[]{
    {"Q01", ChecklistStage::Register, "必填项目齐全，身份证号校验正确", true, AskedAt::Verification},
    {"Q02", ChecklistStage::Register, "概况与原件一致，诉求、事实和信访过程齐全", true, AskedAt::Verification},
    {"Q03", ChecklistStage::Register, "初次或重复已判定并确认", true, AskedAt::Verification},
    {"Q04", ChecklistStage::Register, "类别、目的、内容分类和问题属地一致", true, AskedAt::Verification},
    {"Q05", ChecklistStage::Register, "人数、集体访标志相符，代表不超过五人", false, AskedAt::Verification},
    {"Q06", ChecklistStage::Register, "收到当日（工作日）登记", false, AskedAt::Verification},
    {"Q07", ChecklistStage::Accept, "去向正确，没有成立的异议", true, AskedAt::Verification},
    {"Q08", ChecklistStage::Accept, "在期限内转送交办", false, AskedAt::Verification},
    {"Q09", ChecklistStage::Accept, "告知及时，形式正确，已经送达", true, AskedAt::Verification},
    {"Q10", ChecklistStage::Accept, "已明确责任领导和责任人", true, AskedAt::Verification},
    {"Q11", ChecklistStage::Accept, "不予受理、不再受理的理由正确并有文书", true, AskedAt::Verification},
    {"Q12", ChecklistStage::Handle, "作出决定前与信访人取得联系", false, AskedAt::Verification},
    {"Q13", ChecklistStage::Handle, "有调查核实记录", true, AskedAt::Verification},
    {"Q14", ChecklistStage::Handle, "每项诉求都有答复", true, AskedAt::Verification},
    {"Q15", ChecklistStage::Handle, "处理意见四项内容齐全，法律法规依据具体", true, AskedAt::Verification},
    {"Q16", ChecklistStage::Handle, "处理结果与查明的事实相符，不是程序性办理", true, AskedAt::Verification},
    {"Q17", ChecklistStage::Handle, "救济途径和复查机关正确", true, AskedAt::Verification},
    {"Q18", ChecklistStage::Handle, "在期限内或依法延期内办结", false, AskedAt::Verification},
    {"Q19", ChecklistStage::Handle, "有送达凭证", true, AskedAt::Closing},
    {"Q20", ChecklistStage::Handle, "予以支持的诉求有执行单位、期限和凭证", true, AskedAt::Verification},
    {"Q21", ChecklistStage::Review, "复查复核及时受理，原承办人回避", true, AskedAt::Review},
    {"Q22", ChecklistStage::Review, "复查复核按期作出，维持、变更或撤销有理由", true, AskedAt::Review},
};

std::span<ChecklistItem const> checklist()
{
    return ITEMS;
}

ChecklistItem const* find_checklist_item(std::span<ChecklistItem const> items, std::string_view id)
{
    for (auto const& item : items)
        if (item.id == id)
            return &item;
    return nullptr;
}

ChecklistItem const* find_checklist_item(std::string_view id)
{
    return find_checklist_item(ITEMS, id);
}

std::vector<ChecklistItem> checklist_on(OfficeConfig const& config, base::Date received_on)
{
    auto const* own = config.history ? config.history->checks.own_on(received_on) : nullptr;
    if (!own)
        return {std::begin(ITEMS), std::end(ITEMS)};
    std::vector<ChecklistItem> items;
    for (auto const& rule : *own) {
        if (!rule.basis.is_valid_on(received_on))
            continue;
        auto const asked = rule.asked_at == "CLOSING" ? AskedAt::Closing
            : rule.asked_at == "REVIEW"               ? AskedAt::Review
                                                      : AskedAt::Verification;
        items.push_back({rule.id, parse_in(CHECKLIST_STAGES, rule.stage).value_or(ChecklistStage::Handle), rule.text,
            rule.is_mandatory, asked});
    }
    return items;
}

static int number_of(std::string_view id) // Q07
{
    return (id[1] - '0') * 10 + (id[2] - '0');
}

std::string checklist_ids(std::span<ChecklistItem const> items, std::optional<AskedAt> asked_at)
{
    std::vector<std::string_view> ids;
    for (auto const& item : items)
        if (!asked_at || item.asked_at == *asked_at)
            ids.push_back(item.id);
    std::sort(ids.begin(), ids.end());
    std::string text;
    for (std::size_t first = 0; first < ids.size();) {
        auto last = first;
        while (last + 1 < ids.size() && number_of(ids[last + 1]) == number_of(ids[last]) + 1)
            ++last;
        text += (first == 0 ? "" : "、") + std::string(ids[first]);
        if (last > first)
            text += (last == first + 1 ? "、" : " 至 ") + std::string(ids[last]);
        first = last + 1;
    }
    return text;
}

std::string_view to_chinese(ChecklistStage stage)
{
    return label_in(CHECKLIST_STAGES, stage);
}

} // namespace domain
