// Q01–Q22. Design values (law.md 5.6): the notice orders the review, it does not list the checks.
#include "domain/workflow/checklist.h"

namespace domain {

static constexpr CheckDefinition CHECKS[]{
    {"Q01", "登记", "必填项目完整，证件校验位正确", true},
    {"Q02", "登记", "概况与原件一致，诉求、事实、信访过程齐全", true},
    {"Q03", "登记", "初次、重复已判定并经确认", true},
    {"Q04", "登记", "类别、目的、分类、问题属地相互一致", true},
    {"Q05", "登记", "人数、集体标志与代表人数（不超过五人）相符", false},
    {"Q06", "登记", "收到当日（工作日）登记", false},
    {"Q07", "受理", "去向正确，没有成立的异议", true},
    {"Q08", "受理", "在期限内转送、交办", false},
    {"Q09", "受理", "在期限内以规定形式告知并送达", true},
    {"Q10", "受理", "已明确责任领导和责任人", true},
    {"Q11", "受理", "不予受理、不再受理的理由正确并有文书", true},
    {"Q12", "办理", "作出决定前与信访人联系过", false},
    {"Q13", "办理", "有调查核实记录", true},
    {"Q14", "办理", "每一项诉求都有答复", true},
    {"Q15", "办理", "第三十二条四项内容齐全，法律依据具体", true},
    {"Q16", "办理", "结论与查明事实一致，不是程序性办理", true},
    {"Q17", "办理", "救济途径和复查机关正确", true},
    {"Q18", "办理", "在期限或依法延长的期限内办结", false},
    {"Q19", "办理", "有送达凭证", true, CheckTime::Closing},
    {"Q20", "办理", "予以支持的诉求有执行单位、期限和凭证", true},
    {"Q21", "复查复核", "按时受理，原承办人回避", true, CheckTime::Relief},
    {"Q22", "复查复核", "按时作出维持、变更或撤销的意见并说明理由", true, CheckTime::Relief},
};

std::span<CheckDefinition const> checklist()
{
    return CHECKS;
}

CheckDefinition const* find_check(std::string_view id)
{
    for (auto const& check : CHECKS) {
        if (check.id == id)
            return &check;
    }
    return nullptr;
}

} // namespace domain
