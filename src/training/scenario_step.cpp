#include "training/scenario_step.h"

namespace training {

static base::Error wrong_member(std::string_view name, std::string_view expected)
{
    return base::invalid_input("“" + std::string(name) + "”应为" + std::string(expected) + "。", std::string(name));
}

static base::Result<std::string> take_text(base::ValueObject& object, std::string_view name)
{
    auto const* value = object.find(name);
    if (!value)
        return std::string();
    auto const* text = value->text();
    if (!text || text->empty())
        return wrong_member(name, "不空的文字");
    auto result = *text;
    object.remove(name);
    return result;
}

static base::Value take_any(base::ValueObject& object, std::string_view name)
{
    auto const* value = object.find(name);
    if (!value)
        return {};
    auto result = *value;
    object.remove(name);
    return result;
}

static base::Result<void> take_times(base::ValueObject& object, Step& step)
{
    if (auto const at = TRY(take_text(object, "at")); !at.empty()) {
        step.at = base::parse_instant(at);
        if (!step.at)
            return wrong_member("at", "带时区的时刻，如 2023-06-15T10:00:00+08:00");
    }
    if (auto const on = TRY(take_text(object, "occurred_on")); !on.empty()) {
        step.occurred_on = base::parse_date(on);
        if (!step.occurred_on)
            return wrong_member("occurred_on", "日期，如 2023-06-15");
    }
    return {};
}

base::Result<Step> read_step(base::Value const& value)
{
    if (!value.object())
        return base::invalid_input("一行应是一个 JSON 对象，如 {\"do\":\"accept\",\"ref\":\"A\"}。");
    auto object = *value.object();
    Step step;
    object.remove("note");
    TRY(take_times(object, step));
    step.identity = TRY(take_text(object, "as"));
    step.operator_id = TRY(take_text(object, "operator"));
    step.act = TRY(take_text(object, "do"));
    step.question = TRY(take_text(object, "ask"));
    step.ref = TRY(take_text(object, "ref"));
    step.expected = take_any(object, "expect");
    step.unexpected = take_any(object, "expect_not");
    step.arguments = std::move(object);
    if (!step.expected.is_null() && !step.expected.object())
        return wrong_member("expect", "对象");
    if (!step.unexpected.is_null() && !step.unexpected.object())
        return wrong_member("expect_not", "对象");
    if (!step.act.empty() && !step.question.empty())
        return base::invalid_input("一步只能是一项办理（do）或一个提问（ask），不能两样都写。");
    if (step.act.empty() && step.question.empty() && !step.arguments.is_empty()) {
        return base::invalid_input("“" + step.arguments.fields().front().first + "”要和“do”或“ask”写在一起。",
            step.arguments.fields().front().first);
    }
    return step;
}

} // namespace training
