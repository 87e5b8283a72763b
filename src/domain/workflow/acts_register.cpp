// The stage 登记: registration (law.md 4.1) and triage (T01, T02).
#include "domain/workflow/act_tables.h"

namespace domain {

static constexpr Role FIRST_OFFICER[]{Role::FirstOfficer};
static constexpr State NONE[]{State::None};
static constexpr State REGISTERED[]{State::Registered};
static constexpr State SPLITTABLE[]{State::Registered, State::Triaged};
static constexpr State TO_REGISTERED[]{State::Registered};
static constexpr State TO_TRIAGED[]{State::Triaged};

static constexpr ArgumentDefinition PETITIONER_FIELDS[]{
    {.name = "name", .label = "姓名", .max_length = 60},
    {.name = "id_type", .label = "证件类型", .type = ArgumentType::Enumeration, .choices = ID_TYPE_CHOICES},
    {.name = "id_no", .label = "证件号码", .max_length = 40},
    {.name = "phone", .label = "联系电话", .max_length = 20},
    {.name = "address", .label = "住址", .max_length = 200},
};

static constexpr ArgumentDefinition REGISTER_ARGUMENTS[]{
    {.name = "channel",
        .label = "信访形式",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = CHANNEL_CHOICES},
    {.name = "received_on", .label = "收到日期", .type = ArgumentType::Date, .required = true},
    {.name = "received_time", .label = "收到时间", .max_length = 5},
    {.name = "petitioners",
        .label = "信访人",
        .type = ArgumentType::ObjectList,
        .required = true,
        .fields = PETITIONER_FIELDS,
        .missing_id = "Q01"},
    {.name = "petitioner_count", .label = "信访人数", .type = ArgumentType::Integer, .required = true},
    {.name = "representatives", .label = "代表人数", .type = ArgumentType::Integer},
    {.name = "purpose",
        .label = "信访目的",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = PURPOSE_CHOICES,
        .missing_id = "Q01"},
    {.name = "place", .label = "问题属地", .type = ArgumentType::Place, .required = true, .missing_id = "Q01"},
    {.name = "place_address", .label = "问题发生地址", .max_length = 200},
    {.name = "category", .label = "内容分类", .type = ArgumentType::Category, .required = true, .missing_id = "Q01"},
    {.name = "matter_class", .label = "诉求类别", .type = ArgumentType::Enumeration, .choices = MATTER_CLASS_CHOICES},
    {.name = "demands", .label = "主要诉求", .type = ArgumentType::TextList, .required = true, .missing_id = "Q02"},
    {.name = "summary", .label = "概况", .type = ArgumentType::LongText},
    {.name = "facts", .label = "事实和理由", .type = ArgumentType::LongText, .required = true, .missing_id = "Q02"},
    {.name = "history", .label = "信访过程", .type = ArgumentType::LongText, .required = true, .missing_id = "Q02"},
    {.name = "anonymous", .label = "匿名", .type = ArgumentType::Boolean},
    {.name = "urgent", .label = "重大紧急", .type = ArgumentType::Boolean},
    {.name = "threat", .label = "有扬言或极端倾向", .type = ArgumentType::Boolean},
    {.name = "threat_text", .label = "扬言内容", .type = ArgumentType::LongText},
    {.name = "accused", .label = "被反映人或单位", .max_length = 200},
    {.name = "accused_position", .label = "被反映人职务", .max_length = 100},
    {.name = "confirmed_with_visitor", .label = "已与来访人核对", .type = ArgumentType::Boolean},
    {.name = "addressee", .label = "受信人", .max_length = 100},
    {.name = "joint", .label = "联名", .type = ArgumentType::Boolean},
    {.name = "source_level", .label = "信访来源层级", .type = ArgumentType::Enumeration, .choices = LEVEL_CHOICES},
    {.name = "remark", .label = "备注", .type = ArgumentType::LongText},
    attachments_argument("附件"),
};

static constexpr ArgumentDefinition TRIAGE_ARGUMENTS[]{
    {.name = "first_time",
        .label = "初次或重复",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = FIRST_TIME_CHOICES},
    {.name = "repeat_of", .label = "原信访件", .type = ArgumentType::Record},
    {.name = "reason", .label = "判定理由", .type = ArgumentType::LongText},
    {.name = "matter_class",
        .label = "诉求类别",
        .type = ArgumentType::Enumeration,
        .required = true,
        .choices = MATTER_CLASS_CHOICES},
    {.name = "route", .label = "分类处理途径", .type = ArgumentType::Enumeration, .choices = ROUTE_CHOICES},
    {.name = "competent_unit", .label = "有权处理单位", .type = ArgumentType::Org},
    {.name = "competent_level", .label = "有权处理层级", .type = ArgumentType::Enumeration, .choices = LEVEL_CHOICES},
    {.name = "litigation", .label = "涉法涉诉", .type = ArgumentType::Boolean},
    {.name = "repeat_kind", .label = "重复件性质", .type = ArgumentType::Enumeration, .choices = REPEAT_KIND_CHOICES},
    {.name = "cross_kinds", .label = "三跨三分离情形", .type = ArgumentType::TextList},
};

static constexpr ArgumentDefinition PART_FIELDS[]{
    {.name = "demands", .label = "诉求", .type = ArgumentType::TextList, .required = true},
    {.name = "competent_unit", .label = "有权处理单位", .type = ArgumentType::Org, .required = true},
};

static constexpr ArgumentDefinition SPLIT_ARGUMENTS[]{
    {.name = "parts", .label = "拆分", .type = ArgumentType::ObjectList, .required = true, .fields = PART_FIELDS},
    {.name = "reason", .label = "理由", .type = ArgumentType::LongText},
};

static constexpr ActDefinition ACTS[]{
    {.name = "register_petition",
        .transition = "T01",
        .label = "登记",
        .help = "登记一件信访件，同时固定首办责任单位、责任领导和责任人。",
        .clause = "通知三（一）；条例第二十二条",
        .actors = FIRST_OFFICER,
        .from = NONE,
        .to = TO_REGISTERED,
        .arguments = REGISTER_ARGUMENTS},
    {.name = "triage",
        .transition = "T02",
        .label = "甄别",
        .help = "判定初次或重复、诉求类别、处理途径和有权处理单位。",
        .clause = "初次信访事项办理办法；条例第二十九至三十一条",
        .actors = FIRST_OFFICER,
        .from = REGISTERED,
        .to = TO_TRIAGED,
        .arguments = TRIAGE_ARGUMENTS},
    {.name = "split_registration",
        .label = "拆分登记",
        .help = "一件反映多项诉求、分属不同单位的，拆成几件分别办理，登记内容共用，编号加 -1、-2。",
        .clause = "信访事项网上办理工作规程第五条",
        .actors = FIRST_OFFICER,
        .from = SPLITTABLE,
        .arguments = SPLIT_ARGUMENTS,
        .primary = false},
};

std::span<ActDefinition const> register_acts()
{
    return ACTS;
}

} // namespace domain
