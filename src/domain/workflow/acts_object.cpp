// Relay, objection, return and the dispute about who accepts (T13–T19, 条例第二十三条第三款、第二十四条).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role BUREAU_OFFICER[]{Role::BureauOfficer};
static constexpr Role UNIT_LEADER[]{Role::UnitLeader};
static constexpr Role DECIDERS[]{Role::JcOffice, Role::BureauLeader};
static constexpr Role COORDINATORS[]{Role::UnitLeader, Role::JcOffice, Role::BureauLeader};
static constexpr State DISPATCHED[]{State::Dispatched};
static constexpr State UNIT_RECEIVED[]{State::UnitReceived};
static constexpr State OBJECTED[]{State::Objected};
static constexpr State RETURNED[]{State::Returned};
static constexpr State ACCEPT_DISPUTE[]{State::AcceptDispute};

static constexpr Choice HOW_CHOICES[]{{"TRANSFER", "转送"}, {"ASSIGN", "交办"}};

static constexpr ArgumentDefinition RELAY_ARGUMENTS[]{
    {.name = "org", .label = "转往机构", .type = ArgumentType::Org, .required = true},
};

static constexpr ArgumentDefinition OBJECT_ARGUMENTS[]{
    {.name = "reason", .label = "异议理由", .type = ArgumentType::LongText, .required = true},
    {.name = "proposed_unit", .label = "建议办理单位", .type = ArgumentType::Org},
    attachments_argument("异议附件"),
};

static constexpr ArgumentDefinition CONSENT_ARGUMENTS[]{
    {.name = "reason", .label = "核实情况", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition REJECT_ARGUMENTS[]{
    {.name = "reason", .label = "不同意的理由", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition REDISPATCH_ARGUMENTS[]{
    {.name = "unit", .label = "改派单位", .type = ArgumentType::Org, .required = true},
    {.name = "how", .label = "方式", .type = ArgumentType::Enumeration, .required = true, .choices = HOW_CHOICES},
    {.name = "feedback_due", .label = "要求反馈日期", .type = ArgumentType::Date},
    {.name = "not_assigned_reason", .label = "不交办的理由", .type = ArgumentType::LongText},
    {.name = "superior_decision", .label = "上级决定（仍派原单位时填写）", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition DISPUTE_ARGUMENTS[]{
    {.name = "units", .label = "有争议的单位", .type = ArgumentType::TextList, .required = true},
    {.name = "reason", .label = "争议情况", .type = ArgumentType::LongText, .required = true},
};

// 条例第二十四条, in the order in which the chain is gone through.
static constexpr Choice STEP_CHOICES[]{{"1", "有关单位协商"}, {"2", "共同的上一级机关、单位决定"},
    {"3", "共同的联席会议协调处理"}, {"4", "单位分立、合并、撤销，由继续行使职权的单位受理"},
    {"5", "职责不清，由同级党委政府或者其指定的单位受理"}};

static constexpr ArgumentDefinition ADVANCE_ARGUMENTS[]{
    {.name = "step",
        .label = "转入第二十四条的哪一步",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = std::span(STEP_CHOICES).subspan(1)},
    {.name = "reason", .label = "前一步未能解决的情况", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition DECIDE_ARGUMENTS[]{
    {.name = "lead", .label = "主办单位", .type = ArgumentType::Org, .required = true},
    {.name = "assist", .label = "协办单位", .type = ArgumentType::TextList},
    {.name = "basis", .label = "决定依据", .type = ArgumentType::LongText, .required = true},
    {.name = "step", .label = "按第二十四条的哪一步", .type = ArgumentType::Enumeration, .choices = STEP_CHOICES},
    {.name = "former_unit", .label = "分立、合并、撤销的单位（第四步）", .type = ArgumentType::Org},
    {.name = "decision_no", .label = "党委、政府决定的文号（第五步）", .max_length = 64},
};

static constexpr ActDefinition ACTS[]{
    {.name = "relay",
        .transition = "T13",
        .label = "逐级转下级",
        .help = "中间层级的信访部门把事项转往下一级，每一级都留痕。",
        .clause = "条例第二十二条第一款第二项",
        .actors = BUREAU_OFFICER,
        .from = DISPATCHED,
        .to = DISPATCHED,
        .arguments = RELAY_ARGUMENTS,
        .primary = false},
    {.name = "object",
        .transition = "T14",
        .label = "提出异议",
        .help = "不属本机关、单位或者本系统职权的，自收到之日起五个工作日内提出异议并详细说明理由。",
        .clause = "条例第二十三条第三款",
        .actors = UNIT_LEADER,
        .from = UNIT_RECEIVED,
        .to = OBJECTED,
        .arguments = OBJECT_ARGUMENTS,
        .primary = false},
    {.name = "consent_objection",
        .transition = "T15",
        .label = "同意异议",
        .help = "转送、交办单位核实同意后，收回材料另行改派。",
        .clause = "条例第二十三条第三款",
        .actors = BUREAU_OFFICER,
        .from = OBJECTED,
        .to = RETURNED,
        .arguments = CONSENT_ARGUMENTS},
    {.name = "reject_objection",
        .transition = "T16",
        .label = "不同意异议",
        .help = "异议不成立的，写明理由，由原单位继续办理。",
        .clause = "条例第二十三条第三款",
        .actors = BUREAU_OFFICER,
        .from = OBJECTED,
        .to = UNIT_RECEIVED,
        .arguments = REJECT_ARGUMENTS},
    {.name = "redispatch",
        .transition = "T17",
        .label = "改派",
        .help = "退回后改派另一单位；转送交办期限仍自最初收到之日起算。",
        .clause = "条例第二十二条第一款、第二十三条第三款",
        .actors = BUREAU_OFFICER,
        .from = RETURNED,
        .to = DISPATCHED,
        .arguments = REDISPATCH_ARGUMENTS},
    {.name = "dispute_acceptance",
        .transition = "T18",
        .label = "提出受理争议",
        .help = "涉及两个以上机关、单位而对由谁受理有争议的，提请共同的上一级决定。",
        .clause = "条例第二十四条",
        .actors = UNIT_LEADER,
        .from = UNIT_RECEIVED,
        .to = ACCEPT_DISPUTE,
        .arguments = DISPUTE_ARGUMENTS,
        .primary = false},
    {.name = "advance_dispute",
        .transition = "T18",
        .label = "转入下一步协调",
        .help = "前一步协调不成的，依次转入共同的上一级决定、联席会议协调；每一步有内部期限，到期提醒。",
        .clause = "条例第二十四条",
        .actors = COORDINATORS,
        .from = ACCEPT_DISPUTE,
        .to = ACCEPT_DISPUTE,
        .arguments = ADVANCE_ARGUMENTS,
        .primary = false},
    {.name = "decide_acceptance",
        .transition = "T19",
        .label = "决定受理单位",
        .help =
            "由共同的上一级机关、单位决定；没有共同上一级的由共同的联席会议协调，明确主办和协办。由谁决定随步骤而定。",
        .clause = "条例第二十四条",
        .actors = DECIDERS,
        .from = ACCEPT_DISPUTE,
        .to = UNIT_RECEIVED,
        .arguments = DECIDE_ARGUMENTS},
};

std::span<ActDefinition const> object_acts()
{
    return ACTS;
}

} // namespace domain
