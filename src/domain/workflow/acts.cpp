// Puts the act table together and checks arguments against it. What an argument means is the business of the guards.
#include "domain/workflow/acts.h"

#include "base/date.h"
#include "base/sha256.h"
#include "base/text.h"
#include "domain/workflow/act_tables.h"

#include <algorithm>
#include <unordered_map>

namespace domain {

std::span<ActDefinition const> act_definitions()
{
    static std::vector<ActDefinition> const all = [] {
        std::vector<ActDefinition> acts;
        for (auto part : {register_acts(), refer_acts(), accept_acts(), object_acts(), handle_acts(), verify_acts(),
                 assess_acts(), relief_acts(), supervise_acts(), special_acts(), any_state_acts(), alert_acts(),
                 workspace_acts(), ledger_acts()})
            acts.insert(acts.end(), part.begin(), part.end());
        return acts;
    }();
    return all;
}

ActDefinition const* find_act(std::string_view name)
{
    // Every entry that is folded is looked up here.
    static std::unordered_map<std::string_view, ActDefinition const*> const by_name = [] {
        std::unordered_map<std::string_view, ActDefinition const*> all;
        for (auto const& act : act_definitions())
            all.emplace(act.name, &act);
        return all;
    }();
    auto const found = by_name.find(name);
    return found == by_name.end() ? nullptr : found->second;
}

bool starts_from(ActDefinition const& act, State state)
{
    auto const holds = [&](std::span<State const> states) {
        return std::find(states.begin(), states.end(), state) != states.end();
    };
    return act.from.empty() || holds(act.from) || holds(act.from_too);
}

std::string_view choice_label(std::span<Choice const> choices, std::string_view code)
{
    for (auto const& choice : choices)
        if (choice.code == code)
            return choice.label;
    return code;
}

ArgumentDefinition const* find_argument(std::span<ArgumentDefinition const> arguments, std::string_view name)
{
    for (auto const& argument : arguments)
        if (argument.name == name)
            return &argument;
    return nullptr;
}

namespace {

using Errors = std::vector<base::Error>;

void report(Errors& errors, ArgumentDefinition const& argument, std::string const& what, std::string const& where)
{
    errors.push_back(base::invalid_input("“" + std::string(argument.label) + "”" + what, where));
}

void report_missing(Errors& errors, ArgumentDefinition const& argument, std::string const& where)
{
    report(errors, argument, "没有填写", where);
    if (argument.missing_id.empty())
        return;
    errors.back().code = base::ErrorCode::Refused;
    errors.back().id = argument.missing_id;
    errors.back().message += "（" + std::string(argument.missing_id) + "）";
}

std::string expected_choices(ArgumentDefinition const& argument)
{
    std::vector<std::string> labels;
    for (auto const& choice : argument.choices)
        labels.emplace_back(choice.label);
    return base::join(labels, "、");
}

bool is_blank(base::Value const* value)
{
    if (!value || value->is_null())
        return true;
    if (auto const* text = value->text())
        return base::trimmed(*text).empty();
    if (auto const* list = value->list())
        return list->empty();
    return false;
}

void check_text(Errors& errors, ArgumentDefinition const& argument, base::Value const& value, std::string const& where)
{
    auto const* text = value.text();
    if (!text)
        return report(errors, argument, "应为文字", where);
    if (!base::is_valid_utf8(*text))
        return report(errors, argument, "含有无法识别的字符，应为 UTF-8 文字", where);
    auto const count = base::code_point_count(*text);
    if (count > argument.max_length)
        report(errors, argument,
            "最多 " + std::to_string(argument.max_length) + " 个字，现有 " + std::to_string(count) + " 个字", where);
}

void check_date(Errors& errors, ArgumentDefinition const& argument, base::Value const& value, std::string const& where)
{
    if (!value.text() || !base::parse_date(*value.text()))
        report(errors, argument, "不是有效日期，应写成 2023-06-15 的样式", where);
}

void check_choice(
    Errors& errors, ArgumentDefinition const& argument, base::Value const& value, std::string const& where)
{
    if (value.text())
        for (auto const& choice : argument.choices)
            if (choice.code == *value.text())
                return;
    report(errors, argument, "应为其中之一：" + expected_choices(argument), where);
}

void check_code(Errors& errors, ArgumentDefinition const& argument, base::Value const& value, std::string const& where)
{
    auto const* text = value.text();
    bool const has_length = text && (text->size() == 6 || (argument.type == ArgumentType::Place && text->size() == 9));
    if (!has_length || !base::is_ascii_digits(*text))
        report(errors, argument,
            argument.type == ArgumentType::Place ? "应为 6 位区划代码（乡镇为 9 位）" : "应为 6 位分类代码", where);
}

void check_object(Errors& errors, std::span<ArgumentDefinition const> fields, base::ValueObject const& object,
    std::string const& prefix);

void check_list(Errors& errors, ArgumentDefinition const& argument, base::Value const& value, std::string const& where)
{
    auto const* list = value.list();
    if (!list)
        return report(errors, argument, "应为列表", where);
    for (std::size_t index = 0; index < list->size(); ++index) {
        auto const item_where = where + "[" + std::to_string(index) + "]";
        auto const& item = (*list)[index];
        if (argument.type == ArgumentType::TextList) {
            check_text(errors, argument, item, item_where);
            if (item.text() && base::trimmed(*item.text()).empty())
                report(errors, argument, "第 " + std::to_string(index + 1) + " 项是空的，应填写或删去", item_where);
        } else if (auto const* object = item.object()) {
            check_object(errors, argument.fields, *object, item_where + ".");
        } else {
            report(errors, argument, "第 " + std::to_string(index + 1) + " 项应为一组项目", item_where);
        }
    }
}

// J12: what the act names must be findable by its hash. Whether the bytes are there is the application's business.
void check_files(Errors& errors, ArgumentDefinition const& argument, base::Value const& value, std::string const& where)
{
    Errors of_fields;
    check_list(of_fields, argument, value, where);
    auto const* list = value.list();
    if (!list || !of_fields.empty()) {
        // A file is shown in one line: what is wrong with a field of it is said there.
        for (auto& error : of_fields) {
            if (auto const close = error.where.find(']', where.size()); close != error.where.npos)
                error.where.resize(close + 1);
            errors.push_back(std::move(error));
        }
        return;
    }
    if (list->size() > MAX_ATTACHMENTS_OF_AN_ACT)
        report(errors, argument,
            "一次最多 " + std::to_string(MAX_ATTACHMENTS_OF_AN_ACT) + " 个文件，现有 " + std::to_string(list->size())
                + " 个，其余的请用“补充附件”",
            where);
    std::vector<std::string> seen;
    for (std::size_t index = 0; index < list->size(); ++index) {
        auto const item_where = where + "[" + std::to_string(index) + "]";
        auto const& file = *(*list)[index].object();
        auto const sha256 = base::text_or(file, "sha256");
        auto const name = "“" + base::text_or(file, "name") + "”";
        base::Hash hash{};
        if (!base::parse_hash(sha256, hash) || base::to_hex(hash) != sha256)
            report(errors, argument, "中" + name + "的校验值应为 64 位小写十六进制数", item_where);
        else if (std::find(seen.begin(), seen.end(), sha256) != seen.end())
            report(errors, argument, "中" + name + "与前面的文件内容相同，请移除一个", item_where);
        if (base::integer_or(file, "size", 0) < 0)
            report(errors, argument, "中" + name + "的字节数不能小于 0", item_where);
        seen.push_back(sha256);
    }
}

void check_value(Errors& errors, ArgumentDefinition const& argument, base::Value const& value, std::string const& where)
{
    switch (argument.type) {
    case ArgumentType::Text:
    case ArgumentType::LongText:
    case ArgumentType::Org:
    case ArgumentType::Staff:
    case ArgumentType::Record:
        return check_text(errors, argument, value, where);
    case ArgumentType::Date:
        return check_date(errors, argument, value, where);
    case ArgumentType::Integer:
        if (!value.integer())
            report(errors, argument, "应为整数", where);
        return;
    case ArgumentType::Boolean:
        if (!value.boolean())
            report(errors, argument, "应选“是”或“否”", where);
        return;
    case ArgumentType::Enumeration:
        return check_choice(errors, argument, value, where);
    case ArgumentType::Place:
    case ArgumentType::Category:
        return check_code(errors, argument, value, where);
    case ArgumentType::TextList:
    case ArgumentType::ObjectList:
        return check_list(errors, argument, value, where);
    case ArgumentType::Files:
        return check_files(errors, argument, value, where);
    case ArgumentType::Object:
        if (auto const* object = value.object())
            check_object(errors, argument.fields, *object, where + ".");
        else
            report(errors, argument, "应为一组项目", where);
        return;
    }
}

void check_object(Errors& errors, std::span<ArgumentDefinition const> fields, base::ValueObject const& object,
    std::string const& prefix)
{
    for (auto const& field : fields) {
        auto const where = prefix + std::string(field.name);
        auto const* value = object.find(field.name);
        if (!is_blank(value))
            check_value(errors, field, *value, where);
        else if (field.required)
            report_missing(errors, field, where);
    }
    for (auto const& [name, value] : object.fields())
        if (!find_argument(fields, name))
            errors.push_back(base::invalid_input("不认识的项目“" + name + "”，请删去", prefix + name));
}

// Set by decide or by the app when the entry is written, beside the arguments a person fills in.
constexpr std::string_view FIXED_BY_THE_ACT[]{"petition_no", "matter_id", "first_unit", "first_leader", "first_officer",
    "awaits_approval", "old_value", "collective", "proposed", "document_no", "obligation", "split_from",
    "confirmed_rules", "siblings"};

bool is_fixed_by_the_act(std::string_view name)
{
    for (auto fixed : FIXED_BY_THE_ACT)
        if (fixed == name)
            return true;
    return false;
}

} // namespace

std::vector<base::Error> validate_argument(
    ArgumentDefinition const& definition, base::Value const& value, std::string const& where)
{
    Errors errors;
    if (is_blank(&value)) {
        if (definition.required)
            report(errors, definition, "不能为空", where);
        return errors;
    }
    check_value(errors, definition, value, where);
    return errors;
}

std::vector<base::Error> validate_arguments(ActDefinition const& act, base::ValueObject const& arguments)
{
    base::ValueObject own;
    for (auto const& [name, value] : arguments.fields())
        if (!is_fixed_by_the_act(name))
            own.set(name, value);
    // The value of a correction takes the type of the field it corrects; the guard of T47 checks it.
    auto const* value = own.find("value");
    if (act.name == "correct" && value && !is_blank(value))
        own.set("value", "x");
    Errors errors;
    check_object(errors, act.arguments, own, "");
    // Nobody can be named in an anonymous petition (FT-05).
    if (act.name == "register_petition" && base::boolean_or(arguments, "anonymous", false))
        std::erase_if(errors, [](base::Error const& error) { return error.where == "petitioners"; });
    return errors;
}

} // namespace domain
