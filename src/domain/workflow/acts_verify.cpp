// The stage 督查 up to closing: verification by the first unit, issue, delivery, closing (T29, T30, T32–T34).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role FIRST_OFFICER[]{Role::FirstOfficer};
static constexpr Role FIRST_UNIT[]{Role::FirstOfficer, Role::FirstLeader};
static constexpr Role FIRST_LEADER[]{Role::FirstLeader};
static constexpr Role UNIT_OFFICER[]{Role::UnitOfficer};
static constexpr State OPINION_DRAFTED[]{State::OpinionDrafted};
static constexpr State UNDER_VERIFICATION[]{State::UnderVerification};
static constexpr State OPINION_ISSUED[]{State::OpinionIssued};
static constexpr State DELIVERED[]{State::Delivered};
static constexpr State TO_CLOSED[]{State::Closed};
static constexpr State TO_DELIVERED[]{State::Delivered};
static constexpr State TO_OPINION_ISSUED[]{State::OpinionIssued};
static constexpr State TO_SENT_BACK[]{State::SentBack};
static constexpr State TO_UNDER_VERIFICATION[]{State::UnderVerification};

static constexpr ArgumentDefinition SEND_BACK_ARGUMENTS[]{
    {.name = "failed", .label = "不通过的审核项", .type = ArgumentType::TextList, .required = true},
    {.name = "required", .label = "整改要求", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition PASS_ARGUMENTS[]{
    {.name = "checks", .label = "审核清单", .type = ArgumentType::ObjectList, .required = true, .fields = CHECK_FIELDS},
};

static constexpr ArgumentDefinition DELIVER_ARGUMENTS[]{
    {.name = "delivered_on", .label = "送达日期", .type = ArgumentType::Date, .required = true},
    {.name = "method",
        .label = "送达方式",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = DELIVERY_CHOICES},
    {.name = "electronic", .label = "网上送达（经信访人同意）", .type = ArgumentType::Boolean},
    {.name = "signed", .label = "信访人签收", .type = ArgumentType::Boolean, .required = true},
    {.name = "witness", .label = "拒收见证人", .max_length = 60},
    {.name = "proof", .label = "送达凭证", .max_length = 200},
    attachments_argument("送达凭证附件"),
};

static constexpr ArgumentDefinition CLOSE_ARGUMENTS[]{
    {.name = "petitioner_opinion",
        .label = "信访人意见",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = PETITIONER_OPINION_CHOICES},
    {.name = "cause_code", .label = "原因类别", .type = ArgumentType::Enumeration, .choices = CAUSE_CHOICES},
    {.name = "cause", .label = "产生原因", .type = ArgumentType::LongText},
    {.name = "prevention", .label = "预防建议", .type = ArgumentType::LongText},
    {.name = "checks", .label = "审核清单", .type = ArgumentType::ObjectList, .fields = CHECK_FIELDS},
};

static constexpr ActDefinition ACTS[]{
    {.name = "take_for_verification",
        .transition = "T29",
        .label = "开始审核",
        .help = "首办单位接收报审的处理意见；审核人不得是承办人。",
        .clause = "通知三（二）谁首办、谁交办、谁审核",
        .actors = FIRST_OFFICER,
        .from = OPINION_DRAFTED,
        .to = TO_UNDER_VERIFICATION},
    {.name = "send_back",
        .transition = "T30",
        .label = "退回重办",
        .help = "审核不通过的，列明不通过的审核项和整改要求，退回责任单位。",
        .clause = "通知三（二）及时纠偏纠错",
        .actors = FIRST_UNIT,
        .from = UNDER_VERIFICATION,
        .to = TO_SENT_BACK,
        .arguments = SEND_BACK_ARGUMENTS,
        .primary = false},
    {.name = "pass_verification",
        .transition = "T32",
        .label = "审核通过并出具",
        .help = "必审项全部通过后，由首办责任领导签发处理意见书。",
        .clause = "通知三（二）严格审查办理结果",
        .actors = FIRST_LEADER,
        .from = UNDER_VERIFICATION,
        .to = TO_OPINION_ISSUED,
        .arguments = PASS_ARGUMENTS},
    {.name = "deliver",
        .transition = "T33",
        .label = "送达",
        .help = "把处理意见书送达信访人，并记下送达回证。",
        .clause = "条例第三十二条、第三十五条",
        .actors = UNIT_OFFICER,
        .from = OPINION_ISSUED,
        .to = TO_DELIVERED,
        .arguments = DELIVER_ARGUMENTS},
    {.name = "close",
        .transition = "T34",
        .label = "审核认定办结",
        .help = "送达之后，由首办责任人认定办结并公开办理结果。",
        .clause = "通知三（二）",
        .actors = FIRST_OFFICER,
        .from = DELIVERED,
        .to = TO_CLOSED,
        .arguments = CLOSE_ARGUMENTS},
};

std::span<ActDefinition const> verify_acts()
{
    return ACTS;
}

} // namespace domain
