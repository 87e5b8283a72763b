// Acts about organisations, staff, reference data and the journal itself (J1, J6, J11); none belongs to one record.
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Choice ORG_KIND_CHOICES[]{{"BUREAU", "信访部门"}, {"UNIT", "责任单位"},
    {"POLITICAL_LEGAL", "政法部门"}, {"DISCIPLINE", "纪检监察机关"}, {"JOINT_CONFERENCE", "信访工作联席会议"}};
static constexpr Choice REFERENCE_CHOICES[]{{"CALENDAR", "工作日历"}, {"RULES", "时限规则"}, {"DICTIONARY", "分类字典"},
    {"ORGANISATION", "机构人员"}, {"CONFIG", "内部参数"}};

static constexpr Role ADMIN_ONLY[]{Role::Admin};

static constexpr ArgumentDefinition ORG_ARGUMENTS[]{
    {.name = "id", .label = "机构编号", .required = true, .max_length = 64},
    {.name = "name", .label = "机构名称", .required = true, .max_length = 100},
    {.name = "level", .label = "层级", .type = ArgumentType::Enumeration, .required = true, .choices = LEVEL_CHOICES},
    {.name = "region", .label = "行政区划", .type = ArgumentType::Place, .required = true},
    {.name = "kind",
        .label = "机构类型",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = ORG_KIND_CHOICES},
    {.name = "parent", .label = "上级机构", .type = ArgumentType::Org},
    {.name = "party_leader", .label = "党委（党组）主要负责人", .max_length = 60},
    {.name = "government_leader", .label = "政府（行政）主要负责人", .max_length = 60},
    {.name = "main_leader", .label = "主要领导", .max_length = 60},
    {.name = "deputy_leader", .label = "分管领导", .max_length = 60},
};

static constexpr ArgumentDefinition STAFF_ARGUMENTS[]{
    {.name = "id", .label = "人员编号", .required = true, .max_length = 64},
    {.name = "name", .label = "姓名", .required = true, .max_length = 60},
    {.name = "org", .label = "所在机构", .type = ArgumentType::Org, .required = true},
    {.name = "roles", .label = "角色", .type = ArgumentType::TextList, .required = true},
    {.name = "active", .label = "在岗", .type = ArgumentType::Boolean},
};

static constexpr ArgumentDefinition REFERENCE_ARGUMENTS[]{
    {.name = "kind",
        .label = "数据种类",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = REFERENCE_CHOICES},
    {.name = "version", .label = "版本", .required = true, .max_length = 100},
    {.name = "sha256", .label = "内容校验值", .required = true, .max_length = 64},
    {.name = "scope", .label = "适用范围", .max_length = 200},
    {.name = "valid_from", .label = "起用日期", .type = ArgumentType::Date},
    {.name = "content", .label = "内容", .type = ArgumentType::LongText, .max_length = 4000000},
};

static constexpr ArgumentDefinition CLOCK_ARGUMENTS[]{
    {.name = "previous", .label = "上一条记录时间", .required = true, .max_length = 40},
    {.name = "now", .label = "本机时间", .required = true, .max_length = 40},
    {.name = "reason", .label = "说明", .type = ArgumentType::LongText},
};

static constexpr ArgumentDefinition NODE_ARGUMENTS[]{
    {.name = "old_node", .label = "原节点", .max_length = 64},
    {.name = "old_head", .label = "原节点末条记录", .max_length = 64},
    {.name = "reason", .label = "原因", .type = ArgumentType::LongText},
};

static constexpr ActDefinition ACTS[]{
    {.name = "define_org",
        .label = "登记机构",
        .help = "新增或修改一个机构：机构树决定谁是上级、谁可以交办，主要领导和分管领导写明由谁负责。",
        .clause = "通知首部、一、三（六）",
        .actors = ADMIN_ONLY,
        .arguments = ORG_ARGUMENTS,
        .primary = false,
        .on_record = false},
    {.name = "define_staff",
        .label = "登记人员",
        .help = "新增或修改一名工作人员及其角色。",
        .clause = "通知三（一）",
        .actors = ADMIN_ONLY,
        .arguments = STAFF_ARGUMENTS,
        .primary = false,
        .on_record = false},
    {.name = "adopt_reference",
        .label = "启用基础数据",
        .help = "启用一份日历、时限规则、字典或内部参数，并记下它的校验值。",
        .clause = "内部规则",
        .actors = ADMIN_ONLY,
        .arguments = REFERENCE_ARGUMENTS,
        .primary = false,
        .on_record = false},
    {.name = "clock_suspect",
        .label = "记录时钟异常",
        .help = "本机时钟大幅前后跳动时，由操作人确认并留痕。",
        .clause = "内部规则",
        .arguments = CLOCK_ARGUMENTS,
        .primary = false,
        .on_record = false},
    {.name = "start_node",
        .label = "启用新节点",
        .help = "从备份恢复或复制而来的工作区另起节点，并写明原节点的末条记录。",
        .clause = "内部规则",
        .arguments = NODE_ARGUMENTS,
        .primary = false,
        .on_record = false},
};

std::span<ActDefinition const> workspace_acts()
{
    return ACTS;
}

} // namespace domain
