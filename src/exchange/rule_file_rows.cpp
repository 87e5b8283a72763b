// The rows of a rule file for people: names, values in words, where they come from, and how two editions differ.
#include "base/text.h"
#include "domain/alerts/alert_rules.h"
#include "domain/deadline/deadline.h"
#include "domain/workflow/acts.h"
#include "exchange/json.h"
#include "exchange/row_reader.h"
#include "exchange/rule_files.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace exchange {

using base::Value;
using base::ValueList;
using base::ValueObject;
using domain::RuleFile;
using domain::RuleFileRow;

namespace {

struct Shape {
    std::string_view file, list, key, name;
};

constexpr Shape SHAPES[]{{"substance", "rules", "id", "text"}, {"alerts", "alerts", "id", "name"},
    {"risk", "factors", "factor", "name"}, {"thresholds", "thresholds", "id", "name"},
    {"indicators", "indicators", "id", "name"}, {"workflow", "", "", ""}, {"office_hours", "", "", ""},
    {"checklist", "checks", "id", "text"}, {"routing", "rules", "id", "text"}, {"grounds", "grounds", "id", "text"},
    {"unit_duties", "duties", "category", "unit"}, {"content_categories", "items", "code", "label"}};

Shape const& shape_of(RuleFile const& file)
{
    auto const* found =
        std::find_if(std::begin(SHAPES), std::end(SHAPES), [&](Shape const& shape) { return shape.file == file.id; });
    CHECK(found != std::end(SHAPES));
    return *found;
}

constexpr std::pair<std::string_view, std::string_view> WORDS[]{{"act", "办理"}, {"anchor", "时点"},
    {"asked_at", "审核时点"}, {"authority", "制定依据"}, {"basis", "依据"}, {"category", "分类"},
    {"channels", "信访形式"}, {"closing", "下班时间"}, {"condition", "情形"}, {"document", "文书"}, {"formula", "公式"},
    {"holds_up", "拦住"}, {"hot_categories", "热点类别"}, {"kind", "种类"}, {"label", "名称"},
    {"litigation", "计入涉法涉诉"}, {"mandatory", "必审"}, {"name", "名称"}, {"note", "说明"}, {"parent", "上级"},
    {"source", "来源"}, {"stage", "环节"}, {"test", "比法"}, {"text", "文字"}, {"title", "标题"}, {"unit", "单位"},
    {"valid_from", "起用"}, {"valid_to", "止用"}, {"version", "版本"}, {"REGISTER", "登记"}, {"ACCEPT", "受理"},
    {"HANDLE", "办理"}, {"REVIEW", "复查复核"}, {"VERIFICATION", "出具前"}, {"CLOSING", "办结时"},
    {"NOT_ACCEPT", "不予受理"}, {"NO_LONGER_ACCEPT", "不再受理"}, {"ELSEWHERE", "告知引导"}, {"LETTER", "信"},
    {"VISIT", "访"}, {"ONLINE", "网"}, {"PHONE", "电"}, {"BELOW_VALUE", "低于"}, {"BELOW_MEAN", "低于平均"},
    {"ABOVE_MEAN", "高于平均"}, {"GROWTH", "同比增长超过"}, {"AT_LEAST", "达到"}, {"TOP_SHARE", "居前"}};

std::string word(std::string_view code)
{
    for (auto const& [known, text] : WORDS)
        if (known == code)
            return std::string(text);
    return std::string(code);
}

std::string number_text(double number)
{
    char text[32];
    if (std::floor(number) == number)
        std::snprintf(text, sizeof text, "%.0f", number);
    else
        std::snprintf(text, sizeof text, "%.1f", number);
    return text;
}

std::string text_of(Value const& value)
{
    if (auto const* text = value.text())
        return word(*text);
    if (auto const* flag = value.boolean())
        return *flag ? "是" : "否";
    if (auto const* number = value.integer())
        return std::to_string(*number);
    if (auto const* number = value.real())
        return number_text(*number);
    std::vector<std::string> parts;
    if (auto const* list = value.list())
        for (auto const& item : *list)
            parts.push_back(text_of(item));
    return parts.empty() ? "—" : base::join(parts, "、");
}

std::string text_in(ValueObject const& row, std::string_view field)
{
    auto const* value = row.find(field);
    return value ? text_of(*value) : std::string();
}

// ESC-1 stands in two rows that compare differently.
std::string key_of(RuleFile const& file, ValueObject const& row)
{
    auto key = base::text_or(row, shape_of(file).key);
    return file.id == "thresholds" ? key + "/" + base::text_or(row, "test") : key;
}

std::string unit_of(RuleFile const& file, ValueObject const& row, std::string_view field)
{
    auto const* number = domain::find_rule_number(file.id, field);
    if (file.id == "thresholds" && field == "value") {
        auto const test = base::text_or(row, "test");
        return test == "AT_LEAST" ? "件" : test == "BELOW_MEAN" || test == "ABOVE_MEAN" ? "个百分点" : "%";
    }
    return number ? std::string(number->unit) : std::string();
}

std::vector<domain::RuleFileValue> values_of(RuleFile const& file, ValueObject const& row)
{
    std::vector<domain::RuleFileValue> values;
    for (auto const& number : domain::rule_numbers()) {
        auto const* value = number.file == file.id ? row.find(number.field) : nullptr;
        if (value && (value->integer() || value->real()))
            values.push_back({std::string(number.field), std::string(number.label), unit_of(file, row, number.field),
                text_of(*value), number.least, number.most});
    }
    return values;
}

std::string values_text(std::vector<domain::RuleFileValue> const& values)
{
    std::vector<std::string> parts;
    parts.reserve(values.size());
    for (auto const& value : values)
        parts.push_back(value.value + (value.unit == "%" || value.unit.empty() ? "" : " ") + value.unit);
    return base::join(parts, "，");
}

std::string value_text(RuleFile const& file, ValueObject const& row, std::vector<domain::RuleFileValue> const& values)
{
    if (file.id == "checklist")
        return std::string(base::boolean_or(row, "mandatory", false) ? "必审" : "选审") + "，" + text_in(row, "stage")
            + "，" + text_in(row, "asked_at");
    if (file.id == "grounds")
        return text_in(row, "kind");
    if (file.id == "routing") {
        auto const* act = domain::find_act(base::text_or(row, "act"));
        return act ? std::string(act->label) : text_in(row, "act");
    }
    if (file.id == "content_categories")
        return base::text_or(row, "parent").empty() ? "一级" : "属 " + base::text_or(row, "parent");
    if (file.id == "thresholds")
        return text_in(row, "indicator") + " " + text_in(row, "test") + " " + values_text(values);
    if (file.id == "indicators")
        return (values.empty() ? std::string() : "目标 " + values_text(values) + "；") + text_in(row, "channels") + "；"
            + (base::boolean_or(row, "litigation", false) ? "计涉法涉诉" : "不计涉法涉诉");
    if (file.id == "substance")
        return values.empty() ? "—" : values_text(values);
    return values_text(values);
}

std::string source_text(RuleFile const& file, ValueObject const& row, ValueObject const* shipped)
{
    auto const code = base::text_or(row, "source");
    for (auto const& [known, source] : SOURCES)
        if (known == code)
            return std::string(domain::source_label(source));
    if (file.id == "content_categories")
        return shipped ? "全国统一分类" : "本单位增加";
    if (file.id == "alerts")
        return "通知和条例";
    return std::string(domain::source_label(domain::RuleSource::Config));
}

std::string validity_text(ValueObject const& row)
{
    auto const from = base::text_or(row, "valid_from");
    auto const to = base::text_or(row, "valid_to");
    auto text = from.empty() ? std::string() : from + " 起";
    if (!to.empty())
        text += (text.empty() ? "" : "，") + ("至 " + to);
    return text;
}

RuleFileRow make_row(RuleFile const& file, ValueObject const& row, ValueObject const* shipped)
{
    RuleFileRow result;
    result.id = key_of(file, row);
    result.name = base::text_or(row, shape_of(file).name);
    result.values = values_of(file, row);
    result.value = value_text(file, row, result.values);
    result.source = source_text(file, row, shipped);
    result.basis = base::text_or(row, "basis");
    result.validity = validity_text(row);
    return result;
}

ValueObject parsed(std::string_view json)
{
    auto value = parse_json(json);
    return value.is_error() || !value.value().object() ? ValueObject() : *value.value().object();
}

// Numbers of the file as a whole: members beside the list, and those of `values`.
std::vector<std::pair<std::string, Value>> file_values(RuleFile const& file, ValueObject const& object)
{
    std::vector<std::pair<std::string, Value>> values;
    auto const* inner = object.find("values");
    for (auto const* from : {&object, inner ? inner->object() : nullptr})
        for (auto const& number : domain::rule_numbers())
            if (auto const* value = from && number.file == file.id ? from->find(number.field) : nullptr)
                values.emplace_back(number.field, *value);
    for (auto const* member : {"closing", "hot_categories"})
        if (auto const* value = object.find(member))
            values.emplace_back(member, *value);
    return values;
}

RuleFileRow make_row(RuleFile const& file, std::string const& field, Value const& value, ValueObject const& object)
{
    RuleFileRow row;
    row.name = word(field);
    if (auto const* number = domain::find_rule_number(file.id, field)) {
        row.name = number->label;
        row.values.push_back({field, std::string(number->label), std::string(number->unit), text_of(value),
            number->least, number->most});
    }
    row.value = row.values.empty() ? text_of(value) : values_text(row.values);
    row.source = domain::source_label(domain::RuleSource::Config);
    auto const basis = base::text_or(object, "basis");
    row.basis = basis.empty() ? base::text_or(object, "authority") : basis;
    return row;
}

ValueObject const* find_row(RuleFile const& file, ValueList const& rows, std::string_view key)
{
    for (auto const& row : rows)
        if (row.object() && key_of(file, *row.object()) == key)
            return row.object();
    return nullptr;
}

Value const* find_value(std::vector<std::pair<std::string, Value>> const& values, std::string_view field)
{
    for (auto const& [name, value] : values)
        if (name == field)
            return &value;
    return nullptr;
}

std::string label_of(RuleFile const& file, std::string_view field)
{
    auto const* number = domain::find_rule_number(file.id, field);
    return number ? std::string(number->label) : word(field);
}

std::string change_text(RuleFile const& file, ValueObject const& before, ValueObject const& after)
{
    std::vector<std::string> parts;
    std::set<std::string> fields;
    for (auto const* row : {&before, &after})
        for (auto const& [field, value] : row->fields())
            fields.insert(field);
    for (auto const& field : fields) {
        auto const* old_value = before.find(field);
        auto const* new_value = after.find(field);
        if (old_value && new_value && *old_value == *new_value)
            continue;
        parts.push_back(label_of(file, field) + " " + (old_value ? text_of(*old_value) : "（无）") + " → "
            + (new_value ? text_of(*new_value) : "（无）"));
    }
    return base::join(parts, "；");
}

// The fewest rows that, taken out, leave the others in their order: those that were moved. Both lists have the same
// keys.
std::vector<std::string> moved_rows(std::vector<std::string> const& before, std::vector<std::string> const& after)
{
    std::map<std::string_view, std::size_t> place;
    for (std::size_t i = 0; i < before.size(); ++i)
        place[before[i]] = i;
    std::vector<std::size_t> ends; // of the rising runs found so far, by length: indices into `after`
    std::vector<std::size_t> previous(after.size(), after.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        auto const at = std::lower_bound(ends.begin(), ends.end(), place[after[i]],
            [&](std::size_t end, std::size_t wanted) { return place[after[end]] < wanted; });
        if (at != ends.begin())
            previous[i] = *(at - 1);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> stays(after.size());
    for (auto i = ends.empty() ? after.size() : ends.back(); i < after.size(); i = previous[i])
        stays[i] = true;
    std::vector<std::string> moved;
    for (std::size_t i = 0; i < after.size(); ++i)
        if (!stays[i])
            moved.push_back(after[i]);
    return moved;
}

} // namespace

RuleFileText describe_rule_file(RuleFile const& file, std::string_view json, std::string_view shipped)
{
    auto const object = parsed(json);
    auto const original = parsed(shipped);
    auto const& list = shape_of(file).list;
    RuleFileText text{
        base::text_or(object, "version"), base::text_or(object, "authority"), base::text_or(object, "note"), {}};
    auto const known = file_values(file, original);
    for (auto const& [field, value] : file_values(file, object)) {
        auto row = make_row(file, field, value, object);
        auto const* before = find_value(known, field);
        row.is_own = !before || !(*before == value);
        text.rows.push_back(std::move(row));
    }
    for (auto const& value : base::list_or_empty(object, list)) {
        if (!value.object())
            continue;
        auto const* before = find_row(file, base::list_or_empty(original, list), key_of(file, *value.object()));
        auto row = make_row(file, *value.object(), before);
        row.is_own = !before || !(*before == *value.object());
        text.rows.push_back(std::move(row));
    }
    return text;
}

std::vector<std::string> rule_file_changes(RuleFile const& file, std::string_view before, std::string_view after)
{
    auto const old_file = parsed(before);
    auto const new_file = parsed(after);
    auto const& shape = shape_of(file);
    std::vector<std::string> lines;
    auto const old_values = file_values(file, old_file);
    auto const new_values = file_values(file, new_file);
    for (auto const& [field, value] : new_values) {
        auto const* old_value = find_value(old_values, field);
        if (!old_value || !(*old_value == value))
            lines.push_back("改 " + label_of(file, field) + "：" + (old_value ? text_of(*old_value) : "（无）") + " → "
                + text_of(value));
    }
    auto const& old_rows = base::list_or_empty(old_file, shape.list);
    auto const& new_rows = base::list_or_empty(new_file, shape.list);
    std::vector<std::string> old_order, new_order; // of the rows that both have
    for (auto const& value : new_rows) {
        auto const* row = value.object();
        if (!row)
            continue;
        auto const key = key_of(file, *row);
        auto const* known = find_row(file, old_rows, key);
        if (!known)
            lines.push_back("增 " + key + "：" + base::text_or(*row, shape.name));
        else if (!(*known == *row))
            lines.push_back("改 " + key + "：" + change_text(file, *known, *row));
        if (known)
            new_order.push_back(key);
    }
    for (auto const& value : old_rows) {
        auto const* row = value.object();
        if (!row)
            continue;
        auto const key = key_of(file, *row);
        if (find_row(file, new_rows, key))
            old_order.push_back(key);
        else
            lines.push_back("删 " + key + "：" + base::text_or(*row, shape.name));
    }
    if (old_order != new_order)
        lines.push_back("先后有变动：" + base::join(moved_rows(old_order, new_order), "、"));
    return lines;
}

base::Result<std::string> with_rule_values(
    RuleFile const& file, std::string_view json, std::vector<RuleValue> const& values)
{
    auto object = parsed(json);
    auto const name = std::string(file.id) + ".json";
    for (auto const& change : values) {
        ValueObject* target = &object;
        if (!change.row.empty()) {
            target = nullptr;
            auto* list = object.find(shape_of(file).list);
            ValueList none;
            for (auto& row : list && list->list() ? *list->list() : none)
                if (row.object() && key_of(file, *row.object()) == change.row)
                    target = row.object();
            if (!target) {
                std::vector<std::string> keys;
                for (auto const& row : list && list->list() ? *list->list() : none)
                    if (row.object() && keys.size() < 40)
                        keys.push_back(key_of(file, *row.object()));
                return base::invalid_input(
                    name + " 没有“" + change.row + "”这一条，应为其中之一：" + base::join(keys, "、") + "。", "row");
            }
        } else if (auto* inner = object.find("values");
                   inner && inner->object() && inner->object()->find(change.field)) {
            target = inner->object();
        }
        if (!target->find(change.field))
            return base::invalid_input(
                name + (change.row.empty() ? "" : " 的“" + change.row + "”") + "没有“" + change.field + "”这一项。",
                change.field);
        target->set(change.field, change.value);
    }
    return write_json_pretty(Value(std::move(object)));
}

} // namespace exchange
