// The model half of ActForm: typed texts by argument path, to and from act arguments.
#include "ui/forms/act_form.h"

#include "base/text.h"
#include "ui/widgets/fields.h"

#include <algorithm>
#include <charconv>

namespace ui {

using domain::ArgumentType;

static std::string child_path(std::string const& prefix, std::string_view name)
{
    return prefix.empty() ? std::string(name) : prefix + "." + std::string(name);
}

static std::string item_path(std::string const& path, std::size_t index)
{
    return path + "[" + std::to_string(index) + "]";
}

void ActForm::start(domain::ActDefinition const& act, base::ValueObject const& initial, std::string scope)
{
    m_act = &act;
    ++m_serial;
    m_scope = std::move(scope);
    m_texts.clear();
    m_sizes.clear();
    m_problems.clear();
    m_asked.clear();
    m_offers.clear();
    m_wanted_file.clear();
    m_coming_file.clear();
    m_file_came = false;
    load(act.arguments, initial, {});
    // What has to be listed begins with one empty item, so that there is something to fill in.
    for (auto const& argument : act.arguments) {
        if (argument.type == ArgumentType::ObjectList && argument.required
            && list_size(std::string(argument.name)) == 0)
            set_list_size(std::string(argument.name), 1);
    }
}

void ActForm::offer(std::string path, std::vector<app::PickerItem> items, std::string none)
{
    m_offers[std::move(path)] = {std::move(items), std::move(none)};
}

ActForm::Offer const* ActForm::offer_at(std::string_view path) const
{
    std::string plain;
    bool inside = false;
    for (char c : path) {
        inside = inside || c == '[';
        if (!inside)
            plain += c;
        inside = inside && c != ']';
    }
    auto const found = m_offers.find(plain);
    return found == m_offers.end() ? nullptr : &found->second;
}

void ActForm::load(std::span<Definition const> definitions, base::ValueObject const& values, std::string const& prefix)
{
    for (auto const& definition : definitions) {
        if (auto const* value = values.find(definition.name))
            load_one(definition, *value, child_path(prefix, definition.name));
    }
}

void ActForm::load_one(Definition const& definition, base::Value const& value, std::string const& path)
{
    if (auto const* list = value.list()) {
        m_sizes[path] = list->size();
        for (std::size_t i = 0; i < list->size(); ++i) {
            auto const& item = (*list)[i];
            if (auto const* object = item.object())
                load(definition.fields, *object, item_path(path, i));
            else if (auto const* text = item.text())
                m_texts[item_path(path, i)] = *text;
        }
    } else if (auto const* object = value.object()) {
        load(definition.fields, *object, path);
    } else if (auto const* text = value.text()) {
        m_texts[path] = *text;
    } else if (auto const* integer = value.integer()) {
        m_texts[path] = std::to_string(*integer);
    } else if (auto const* boolean = value.boolean()) {
        m_texts[path] = *boolean ? "true" : "false";
    }
}

base::ValueObject ActForm::arguments() const
{
    CHECK(m_act);
    return compose(m_act->arguments, {});
}

base::ValueObject ActForm::compose(std::span<Definition const> definitions, std::string const& prefix) const
{
    base::ValueObject object;
    for (auto const& definition : definitions) {
        auto value = compose_one(definition, child_path(prefix, definition.name));
        if (!value.is_null())
            object.set(std::string(definition.name), std::move(value));
    }
    return object;
}

static base::Value composed_integer(std::string const& text)
{
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return text; // Stays as typed, so that the check can say what is wrong with it.
    return number;
}

base::Value ActForm::compose_one(Definition const& definition, std::string const& path) const
{
    switch (definition.type) {
    case ArgumentType::Object: {
        auto object = compose(definition.fields, path);
        return object.is_empty() ? base::Value{} : base::Value(std::move(object));
    }
    case ArgumentType::Files:
    case ArgumentType::ObjectList: {
        base::ValueList list;
        for (std::size_t i = 0; i < list_size(path); ++i)
            list.emplace_back(compose(definition.fields, item_path(path, i)));
        return list.empty() ? base::Value{} : base::Value(std::move(list));
    }
    case ArgumentType::TextList: {
        base::ValueList list;
        for (std::size_t i = 0; i < list_size(path); ++i) {
            auto const& item = text(item_path(path, i));
            if (!base::trimmed(item).empty())
                list.emplace_back(item);
        }
        return list.empty() ? base::Value{} : base::Value(std::move(list));
    }
    default:
        break;
    }
    auto const& typed = text(path);
    if (base::trimmed(typed).empty())
        return {};
    if (definition.type == ArgumentType::Boolean)
        return typed == "true";
    if (definition.type == ArgumentType::Integer)
        return composed_integer(typed);
    if (definition.type == ArgumentType::Date) {
        if (auto date = normalised_date(typed))
            return *date;
    }
    return typed;
}

std::string const& ActForm::text(std::string const& path) const
{
    static std::string const EMPTY;
    auto it = m_texts.find(path);
    return it == m_texts.end() ? EMPTY : it->second;
}

void ActForm::set_text(std::string const& path, std::string value)
{
    m_texts[path] = std::move(value);
    forget_problem(path);
}

std::size_t ActForm::list_size(std::string const& path) const
{
    auto it = m_sizes.find(path);
    return it == m_sizes.end() ? 0 : it->second;
}

void ActForm::set_list_size(std::string const& path, std::size_t size)
{
    m_sizes[path] = size;
}

// Everything behind the item moves one place forward, nested fields and lists included.
template <typename Map> static void shift_items(Map& map, std::string const& path, std::size_t index)
{
    Map kept;
    std::string const prefix = path + "[";
    for (auto& [key, value] : map) {
        if (!key.starts_with(prefix)) {
            kept.emplace(key, std::move(value));
            continue;
        }
        auto const close = key.find(']', prefix.size());
        std::size_t position = 0;
        std::from_chars(key.data() + prefix.size(), key.data() + close, position);
        if (position == index)
            continue;
        auto moved = item_path(path, position > index ? position - 1 : position) + key.substr(close + 1);
        kept.emplace(std::move(moved), std::move(value));
    }
    map = std::move(kept);
}

void ActForm::remove_list_item(std::string const& path, std::size_t index)
{
    auto const size = list_size(path);
    shift_items(m_texts, path, index);
    shift_items(m_sizes, path, index);
    m_sizes[path] = size - 1;
    m_problems.clear();
}

static constexpr char const* STILL_STORING = "附件还在保存，请稍候再提交。";

bool ActForm::refuses_to_submit()
{
    if (!is_storing_file())
        return false;
    forget_waiting();
    m_problems.push_back({base::ErrorCode::Refused, "J12", STILL_STORING, m_coming_file});
    m_problems.push_back({base::ErrorCode::Refused, "J12", STILL_STORING, {}});
    return true;
}

void ActForm::forget_waiting()
{
    std::erase_if(m_problems, [](auto const& problem) { return problem.message == STILL_STORING; });
}

void ActForm::add_file(std::string const& path, domain::Attachment const& file)
{
    auto const place = list_size(path);
    auto const* definition = find(path);
    CHECK(definition && definition->type == ArgumentType::Files);
    m_coming_file.clear();
    forget_waiting();
    forget_problem(path);
    load(definition->fields, domain::to_value(file), item_path(path, place));
    set_list_size(path, place + 1);
    m_file_came = true;
}

void ActForm::refuse_file(std::string const& path, base::Error error)
{
    m_coming_file.clear();
    forget_waiting();
    forget_problem(path);
    error.where = path;
    m_problems.push_back(std::move(error));
}

void ActForm::set_problems(std::vector<base::Error> problems)
{
    m_problems = std::move(problems);
    m_focus_problem = false;
}

void ActForm::forget_problem(std::string_view path)
{
    std::erase_if(m_problems, [&](auto const& problem) { return problem.where == path; });
}

std::string_view ActForm::problem_at(std::string_view path) const
{
    for (auto const* known : {&m_problems, &m_asked})
        for (auto const& problem : *known)
            if (problem.where == path)
                return problem.message;
    return {};
}

bool ActForm::is_asked(std::string_view path) const
{
    return std::any_of(m_asked.begin(), m_asked.end(), [&](auto const& problem) { return problem.where == path; });
}

ActForm::Definition const* ActForm::find(std::string_view path) const
{
    std::span<Definition const> definitions = m_act->arguments;
    Definition const* found = nullptr;
    for (auto part : base::split(path, '.')) {
        auto const name = part.substr(0, part.find('['));
        found = nullptr;
        for (auto const& definition : definitions) {
            if (definition.name == name)
                found = &definition;
        }
        if (!found)
            return nullptr;
        definitions = found->fields;
    }
    return found;
}

std::vector<std::string> ActForm::general_problems() const
{
    std::vector<std::string> sentences;
    for (auto const& problem : m_problems) {
        if (problem.where.empty() || !find(problem.where))
            sentences.push_back(problem.message);
    }
    return sentences;
}

void ActForm::take_problem_focus(std::string const& id, std::string_view error)
{
    if (m_focus_problem && !error.empty()) {
        m_focus_problem = false;
        request_focus(id);
    }
}

} // namespace ui
