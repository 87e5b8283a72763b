// Supervision and the joint conference: T37, T38, the grading of difficulty (S54) and the word of the first leader that
// a handling is substantive (law.md 5.7).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role SUPERVISORS[]{Role::BureauOfficer, Role::Inspector};
static constexpr Role UNIT_LEADER[]{Role::UnitLeader};
static constexpr Role FIRST_LEADER[]{Role::FirstLeader};
static constexpr Role GRADERS[]{Role::UnitLeader, Role::BureauOfficer, Role::BureauLeader};
static constexpr Role REPORTERS[]{Role::UnitLeader, Role::BureauLeader};

static constexpr ArgumentDefinition SUPERVISE_ARGUMENTS[]{
    {.name = "desk", .label = "归口", .type = ArgumentType::Enumeration, .choices = CHANNEL_CHOICES},
    {.name = "mode",
        .label = "督办方式",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = SUPERVISION_MODE_CHOICES},
    {.name = "ground",
        .label = "督办情形",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = SUPERVISION_GROUND_CHOICES},
    {.name = "opinion", .label = "督办意见", .type = ArgumentType::LongText, .required = true},
    {.name = "reply_due", .label = "要求反馈日期", .type = ArgumentType::Date},
    {.name = "record", .label = "督办记录（通话或实地情况）", .type = ArgumentType::LongText},
    {.name = "desk_reason", .label = "不由再次信访的渠道归口的理由", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition ANSWER_ARGUMENTS[]{
    {.name = "of", .label = "所答复的督办", .max_length = 64},
    {.name = "reply", .label = "督办反馈", .type = ArgumentType::LongText, .required = true},
    {.name = "result",
        .label = "结果",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = SUPERVISION_RESULT_CHOICES},
};

static constexpr ArgumentDefinition GRADE_ARGUMENTS[]{
    {.name = "grade",
        .label = "难易程度",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = DIFFICULTY_CHOICES},
    {.name = "criteria", .label = "依据", .type = ArgumentType::TextList},
};

static constexpr ArgumentDefinition REPORT_ARGUMENTS[]{
    {.name = "proposal", .label = "处理建议", .type = ArgumentType::LongText, .required = true},
};

static constexpr ArgumentDefinition CONFIRM_ARGUMENTS[]{
    {.name = "rule",
        .label = "提示项",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = SUBSTANCE_CHOICES},
    {.name = "reason", .label = "确认不是程序性办理的理由", .type = ArgumentType::LongText, .required = true},
};

static constexpr ActDefinition ACTS[]{
    {.name = "supervise",
        .transition = "T37",
        .label = "督办",
        .help = "未按规定办理、逾期或者信访人继续信访的，由对应渠道归口督办，提出督办意见并限期反馈。",
        .clause = "条例第四十条第一款；通知三（四）",
        .actors = SUPERVISORS,
        .arguments = SUPERVISE_ARGUMENTS,
        .primary = false},
    {.name = "answer_supervision",
        .transition = "T37",
        .label = "答复督办",
        .help = "责任单位在督办函载明的期限内反馈办理情况。",
        .clause = "通知三（四）",
        .actors = UNIT_LEADER,
        .arguments = ANSWER_ARGUMENTS,
        .primary = false},
    {.name = "confirm_substantive",
        .label = "确认实体性化解",
        .help = "系统提示疑似程序性办理的，由首办责任领导核实并写明理由后方可继续。",
        .clause = "通知三（三）坚决杜绝程序性办理代替实体性化解",
        .actors = FIRST_LEADER,
        .needs_open = true,
        .arguments = CONFIRM_ARGUMENTS,
        .primary = false},
    {.name = "grade_difficulty",
        .label = "评定难易程度",
        .help = "按人数、涉及单位、金额、经过和政策情况评定一般、重大、疑难或复杂。",
        .clause = "通知三（三）重大、疑难、复杂",
        .actors = GRADERS,
        .needs_open = true,
        .arguments = GRADE_ARGUMENTS,
        .primary = false},
    {.name = "report_joint_conference",
        .transition = "T38",
        .label = "报告联席会议",
        .help = "重大、疑难、复杂的初次信访事项及时向本级信访工作联席会议报告。",
        .clause = "通知三（三）",
        .actors = REPORTERS,
        .needs_open = true,
        .arguments = REPORT_ARGUMENTS,
        .primary = false},
};

std::span<ActDefinition const> supervise_acts()
{
    return ACTS;
}

} // namespace domain
