#include "training/act_generator.h"

#include "domain/reference/resident_id.h"
#include "domain/workflow/checklist.h"
#include "domain/workflow/correction.h"
#include "domain/workflow/effects.h"

#include <algorithm>

namespace training {

using base::Value;
using base::ValueList;
using base::ValueObject;
using domain::ArgumentDefinition;
using domain::ArgumentType;

static constexpr int ATTEMPTS = 12; // draws and repairs before an act is given up for this time

ActGenerator::ActGenerator(app::Application& application, std::uint64_t seed)
    : m_application(application)
    , m_random(seed)
    , m_places(application.places())
    , m_categories(application.categories())
{
}

std::string ActGenerator::words(ArgumentDefinition const& argument)
{
    if (argument.name == "facts" || argument.name == "findings")
        return report();
    return std::string(argument.label) + "之" + std::to_string(m_random.between(1, 999));
}

// Long enough for an opinion and unlike the next one (PS-2).
std::string ActGenerator::report()
{
    static std::vector<std::string> const SENTENCES{"经现场核查，反映的情况属实",
        "调取合同和付款凭证，约定的交付期限已过", "询问当事双方并制作笔录，说法不一致",
        "查阅登记档案，记载面积与实测相符", "走访邻近住户，多数表示知情", "会同有关部门开会研究，意见已经统一",
        "对照政策文件，符合享受条件", "对照法规条款，不符合补偿情形", "委托机构检测，结论为合格",
        "核对账目，差额已经查清", "约谈责任单位，要求限期整改", "公示期内没有收到其他意见",
        "向上级主管部门请示，得到书面答复", "调阅监控录像，时间地点清楚", "与信访人当面核对，诉求没有变化"};
    std::string text;
    for (int i = 0; i < 12; ++i)
        text += m_random.pick(SENTENCES) + std::to_string(m_random.between(10, 99)) + "。";
    return text;
}

// Region 320199 was never given out, and no operator gives the prefix 154 to people.
ValueObject ActGenerator::draw_person()
{
    static std::vector<std::string> const NAMES{"刘德芳", "王建国", "赵志强", "孙秀英", "周桂兰", "吴海燕", "郑卫东"};
    static std::vector<std::string> const STREETS{"锁金村", "樱铁村", "月苑", "花红园"};
    ValueObject person{{"name", m_random.pick(NAMES)}};
    if (m_random.chance(60)) {
        auto number = "320199" + std::to_string(m_random.between(1950, 1999)) + "0"
            + std::to_string(m_random.between(1, 9)) + std::to_string(m_random.between(10, 28))
            + std::to_string(m_random.between(100, 999));
        number += domain::resident_id_check_digit(number);
        person.set("id_type", "111");
        person.set("id_no", number);
    }
    if (m_random.chance(70))
        person.set("phone", "154" + std::to_string(m_random.between(10000000, 10000060)));
    person.set("address", "南京市玄武区" + m_random.pick(STREETS) + std::to_string(m_random.between(1, 40)) + "号");
    return person;
}

Value ActGenerator::draw_date(Subject const& subject, ArgumentDefinition const& argument)
{
    auto const today = m_application.today();
    bool const lies_ahead = argument.name.find("due") != std::string_view::npos
        || argument.name.find("until") != std::string_view::npos || argument.name.ends_with("_to");
    if (lies_ahead)
        return base::to_iso(base::add_days(today, m_random.between(5, 60)));
    if (!subject.record || m_random.chance(70))
        return base::to_iso(subject.record || m_random.chance(80) ? today : base::add_days(today, -1));
    auto const since = std::max(subject.record->state_since, base::add_days(today, -20));
    return base::to_iso(base::add_days(since, m_random.between(0, std::max(0, base::days_between(since, today)))));
}

Value ActGenerator::draw_staff(Subject const& subject, ArgumentDefinition const& argument)
{
    auto const& organisation = m_application.organisation();
    if (argument.name == "leader")
        for (auto const& staff : organisation.staff())
            if (staff.active && staff.has_role(domain::Role::CaseLeader) && m_random.chance(90))
                return staff.id.value;
    auto const* record = subject.record;
    bool const is_of_unit = argument.name.starts_with("unit_");
    auto const role = argument.name == "unit_leader" ? domain::Role::UnitLeader : domain::Role::UnitOfficer;
    if (record && is_of_unit) {
        auto const& unit = record->unit.is_empty() ? record->first_unit : record->unit;
        if (auto const holders = organisation.staff_of(unit, role); !holders.empty())
            return m_random.pick(holders)->id.value;
        for (auto const& staff : organisation.staff())
            if (staff.org == unit && staff.active)
                return staff.id.value;
    }
    std::vector<std::string> near;
    for (auto const& staff : organisation.staff())
        if (staff.active && record && (staff.org == record->first_unit || staff.org == record->unit))
            near.push_back(staff.id.value);
    if (!near.empty() && m_random.chance(80))
        return m_random.pick(near);
    return m_random.pick(organisation.staff()).id.value;
}

ValueList ActGenerator::draw_outcomes(Subject const& subject)
{
    ValueList outcomes;
    auto const* outcome = domain::find_argument(subject.act.arguments, "outcomes");
    auto const* choices = outcome ? domain::find_argument(outcome->fields, "outcome") : nullptr;
    for (std::size_t i = 0; choices && subject.record && i < subject.record->demands.size(); ++i) {
        auto const& choice =
            choices->choices[static_cast<std::size_t>(m_random.below(static_cast<int>(choices->choices.size())))];
        ValueObject fields{
            {"demand", static_cast<std::int64_t>(i)}, {"outcome", choice.code}, {"text", "已经查清并答复。"}};
        if (choice.code == "SUPPORTED" || choice.code == "PARTLY_SUPPORTED") {
            fields.set("execution_unit", "责任单位");
            fields.set("execution_due", base::to_iso(base::add_days(m_application.today(), m_random.between(10, 40))));
        }
        outcomes.emplace_back(std::move(fields));
    }
    return outcomes;
}

Value ActGenerator::draw_list(Subject const& subject, ArgumentDefinition const& argument)
{
    ValueList list;
    if (argument.name == "outcomes")
        return draw_outcomes(subject);
    if (argument.name == "checks") {
        for (auto const& item : domain::checklist())
            if (item.asked_at == domain::AskedAt::Verification)
                list.emplace_back(ValueObject{
                    {"check", item.id}, {"result", item.is_mandatory || m_random.chance(80) ? "PASS" : "NA"}});
        return list;
    }
    if (argument.name == "answers") {
        for (auto const& check : subject.record ? subject.record->failed_checks : std::vector<std::string>{})
            list.emplace_back(ValueObject{{"check", check}, {"answer", words(argument)}});
        return list;
    }
    if (argument.name == "failed") {
        auto const items = domain::checklist();
        list.emplace_back(items[static_cast<std::size_t>(m_random.below(static_cast<int>(items.size())))].id);
        return list;
    }
    auto const count = m_random.between(1, 2);
    for (int i = 0; i < count; ++i) {
        if (argument.type == ArgumentType::TextList) {
            bool const names_orgs =
                argument.name == "units" || argument.name == "recipients" || argument.name == "assist";
            list.emplace_back(
                names_orgs ? m_random.pick(m_application.organisation().orgs()).id.value : words(argument));
        } else {
            list.emplace_back(argument.name == "petitioners" ? draw_person() : draw_fields(subject, argument.fields));
        }
    }
    return list;
}

// Fields whose values the table's type alone does not tell.
std::optional<Value> ActGenerator::draw_by_name(Subject const& subject, ArgumentDefinition const& argument)
{
    auto const* record = subject.record;
    auto const& name = argument.name;
    if (name == "item")
        return m_item.empty() ? Value() : Value(m_item);
    if (name == "received_time")
        return Value(base::to_text(base::time_of_day(m_application.now())));
    if (name == "of" && record) {
        if (subject.act.name == "approve")
            return record->pending.empty() ? Value() : Value(m_random.pick(record->pending).entry.value);
        if (subject.act.name == "undo")
            return record->timeline.empty() ? Value() : Value(record->timeline.back().entry.value);
        for (auto const& item : record->timeline)
            if (item.inert && !item.conflict_resolved && !item.mention)
                return Value(item.entry.value);
        return Value();
    }
    if (name == "query_code" && record)
        return m_random.chance(90) ? Value(record->query_code) : Value("00000000");
    if (name == "id_tail" && record) {
        auto const id_no = record->petitioners.empty() ? std::string() : record->petitioners.front().id_no;
        return id_no.size() < 4 ? Value() : Value(id_no.substr(id_no.size() - 4));
    }
    if (name == "demand" && record)
        return Value(m_random.below(std::max<int>(1, static_cast<int>(record->demands.size()))));
    if (name == "days")
        return Value(m_random.between(1, static_cast<int>(domain::MAX_EXTENSION_DAYS)));
    if (name == "petitioner_count")
        return Value(m_random.chance(85) ? m_random.between(2, 4) : m_random.between(5, 12));
    if (name == "anonymous" || name == "urgent" || name == "threat" || name == "litigation")
        return Value(m_random.chance(4));
    if (name == "place" && m_random.chance(80))
        return Value("320102");
    if ((name == "unit" || name == "competent_unit" || name == "proposed_unit" || name == "lead")) {
        std::vector<std::string> units;
        for (auto const& org : m_application.organisation().orgs())
            if ((org.kind == domain::OrgKind::Unit || m_random.chance(15)) && !(record && org.id == record->unit))
                units.push_back(org.id.value);
        return units.empty() ? Value() : Value(m_random.pick(units));
    }
    return {};
}

// A short file that the attachment store has acknowledged; null where the store answers later.
Value ActGenerator::draw_files()
{
    auto const text = "附件之" + std::to_string(m_random.between(1, 40));
    ValueList files;
    m_application.add_attachment(text + ".txt", {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()},
        [&](base::Result<domain::Attachment> added) {
            if (!added.is_error())
                files.emplace_back(domain::to_value(added.value()));
        });
    return files.empty() ? Value() : Value(std::move(files));
}

Value ActGenerator::draw(Subject const& subject, ArgumentDefinition const& argument)
{
    if (auto named = draw_by_name(subject, argument))
        return std::move(*named);
    switch (argument.type) {
    case ArgumentType::Text:
    case ArgumentType::LongText:
        return argument.max_length < 20 ? std::to_string(m_random.between(1, 99)) : words(argument);
    case ArgumentType::Date:
        return draw_date(subject, argument);
    case ArgumentType::Integer:
        return m_random.between(1, 5);
    case ArgumentType::Boolean:
        return m_random.chance(75);
    case ArgumentType::Enumeration:
        return argument.choices[static_cast<std::size_t>(m_random.below(static_cast<int>(argument.choices.size())))]
            .code;
    case ArgumentType::TextList:
    case ArgumentType::ObjectList:
        return draw_list(subject, argument);
    case ArgumentType::Files:
        return draw_files();
    case ArgumentType::Org:
        return m_random.pick(m_application.organisation().orgs()).id.value;
    case ArgumentType::Staff:
        return draw_staff(subject, argument);
    case ArgumentType::Place:
        return m_random.pick(m_places).code;
    case ArgumentType::Category:
        return m_random.pick(m_categories).code;
    case ArgumentType::Record:
        return subject.others.empty() ? Value() : Value(m_random.pick(subject.others).value);
    case ArgumentType::Object:
        return draw_fields(subject, argument.fields);
    }
    return {};
}

ValueObject ActGenerator::draw_fields(Subject const& subject, std::span<ArgumentDefinition const> fields)
{
    ValueObject drawn;
    for (auto const& argument : fields) {
        if (!argument.required && !m_random.chance(50))
            continue;
        auto value = draw(subject, argument);
        if (!value.is_null())
            drawn.set(std::string(argument.name), std::move(value));
    }
    return drawn;
}

void ActGenerator::draw_correction(Subject const& subject, ValueObject& fields)
{
    auto const correctable = domain::correctable_fields(*subject.record);
    auto const& field = m_random.pick(correctable);
    fields.set("field", field.path);
    auto value = draw(subject, *field.definition);
    if (!value.is_null())
        fields.set("value", std::move(value));
}

// Fields that hang together.
void ActGenerator::finish(Subject const& subject, ValueObject& fields)
{
    if (subject.act.name == "correct" && subject.record)
        draw_correction(subject, fields);
    if (subject.act.name == "triage") {
        bool const is_repeat = !subject.others.empty() && m_random.chance(10);
        fields.set("first_time", is_repeat ? "REPEAT" : "FIRST");
        if (is_repeat)
            fields.set("repeat_of", m_random.pick(subject.others).value);
        else
            fields.remove("repeat_of");
        if (!fields.find("reason")) // against what the comparison says (FT-01)
            fields.set("reason", "核对材料后认定");
        if (m_random.chance(85)) {
            fields.set("matter_class", "APPEAL");
            fields.set("route", "R6_PETITION");
            fields.remove("litigation");
        }
    }
    if (subject.act.name == "follow_up" && m_random.chance(60)) {
        fields.set("reached", true);
        fields.set("handling",
            ValueObject{{"result_received", true}, {"executed", true}, {"solved", true}, {"accepts", true}});
    }
}

static std::string top_field(std::string_view where)
{
    return std::string(where.substr(0, where.find_first_of(".[")));
}

// The guards say which field is wrong: it is drawn again, and left out where it need not be given.
void ActGenerator::repair(Subject const& subject, std::vector<base::Error> const& problems, ValueObject& fields)
{
    for (auto const& problem : problems) {
        auto const name = top_field(problem.where);
        auto const* argument = domain::find_argument(subject.act.arguments, name);
        if (!argument)
            continue;
        if (!argument->required && fields.find(name) && m_random.chance(50)) {
            fields.remove(name);
            continue;
        }
        auto value = draw(subject, *argument);
        if (!value.is_null())
            fields.set(name, std::move(value));
    }
    if (subject.act.name == "correct" && subject.record)
        draw_correction(subject, fields);
}

ValueObject ActGenerator::arguments(
    domain::ActDefinition const& act, domain::PetitionRecord const* record, std::vector<base::RecordId> const& others)
{
    Subject const subject{act, record, others};
    auto fields = draw_fields(subject, act.arguments);
    finish(subject, fields);
    return fields;
}

std::optional<app::Command> ActGenerator::command(
    domain::ActDefinition const& act, domain::PetitionRecord const* record, std::vector<base::RecordId> const& others)
{
    Subject const subject{act, record, others};
    app::Command command{
        std::string(act.name), record ? record->id : base::RecordId(), arguments(act, record, others), {}};
    for (int attempt = 0; attempt < ATTEMPTS; ++attempt) {
        auto const problems = m_application.check(command);
        if (problems.empty())
            return command;
        if (std::all_of(
                problems.begin(), problems.end(), [](base::Error const& problem) { return problem.where.empty(); }))
            return {}; // Not about an argument.
        repair(subject, problems, command.arguments);
    }
    return {};
}

} // namespace training
