// chuxin scenario --acts: the act table as Markdown, for whoever writes a scenario; a part of
// tests/scenarios/README.md.
#include "cli/verbs.h"
#include "domain/workflow/acts.h"

#include <cstdio>

namespace cli {

static std::string type_text(domain::ArgumentDefinition const& argument);

static std::string fields_text(std::span<domain::ArgumentDefinition const> fields)
{
    std::string text;
    for (auto const& field : fields)
        text += (text.empty() ? "" : ", ") + type_text(field);
    return text;
}

static std::string choices_text(domain::ArgumentDefinition const& argument)
{
    std::string text;
    for (auto const& choice : argument.choices)
        text += (text.empty() ? "" : "\\|") + std::string(choice.code);
    return "(" + text + ")";
}

// name, with * where it must be given, [] for lists, {…} for objects, (A|B) for choices.
static std::string type_text(domain::ArgumentDefinition const& argument)
{
    auto name = std::string(argument.name) + (argument.required ? "*" : "");
    switch (argument.type) {
    case domain::ArgumentType::Enumeration:
        return name + choices_text(argument);
    case domain::ArgumentType::TextList:
        return name + "[]";
    case domain::ArgumentType::Object:
        return name + "{" + fields_text(argument.fields) + "}";
    case domain::ArgumentType::ObjectList:
        return name + "[{" + fields_text(argument.fields) + "}]";
    case domain::ArgumentType::Files:
        return name + "[文件]";
    case domain::ArgumentType::Date:
        return name + " 日期";
    case domain::ArgumentType::Integer:
        return name + " 整数";
    case domain::ArgumentType::Boolean:
        return name + " 真假";
    case domain::ArgumentType::Org:
        return name + " 机构";
    case domain::ArgumentType::Staff:
        return name + " 人员";
    case domain::ArgumentType::Place:
        return name + " 区划";
    case domain::ArgumentType::Category:
        return name + " 分类";
    case domain::ArgumentType::Record:
        return name + " 信访件";
    case domain::ArgumentType::Text:
    case domain::ArgumentType::LongText:
        return name;
    }
    return name;
}

static std::string names_text(domain::ActDefinition const& act)
{
    std::string text;
    for (auto const role : act.actors)
        text += (text.empty() ? "" : " ") + std::string(domain::to_code(role));
    return text;
}

int print_acts()
{
    std::printf("| 办理 | T | 谁可以办 | 参数 |\n|---|---|---|---|\n");
    for (auto const& act : domain::act_definitions()) {
        std::printf("| `%s` %s | %s | %s | %s |\n", std::string(act.name).c_str(), std::string(act.label).c_str(),
            std::string(act.transition).c_str(), names_text(act).c_str(), fields_text(act.arguments).c_str());
    }
    return SUCCESS;
}

} // namespace cli
