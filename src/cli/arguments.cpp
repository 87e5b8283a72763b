// Reading of command lines, shared by all verbs.
#include "cli/verbs.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace cli {

base::Error bad_usage(std::string message)
{
    return base::invalid_input(std::move(message), "arguments");
}

int report(base::Error const& error)
{
    std::fprintf(stderr, "chuxin: %s", error.message.c_str());
    if (!error.id.empty())
        std::fprintf(stderr, " [%s]", error.id.c_str());
    if (!error.where.empty() && error.where != "arguments")
        std::fprintf(stderr, " (%s)", error.where.c_str());
    std::fprintf(stderr, "\n");
    if (error.where == "arguments") {
        std::fprintf(stderr, "运行 chuxin --help 查看用法。 Run chuxin --help for usage.\n");
        return BAD_USAGE;
    }
    return error.code == base::ErrorCode::InvalidInput || error.code == base::ErrorCode::Damaged
            || error.code == base::ErrorCode::NotFound
        ? BAD_INPUT
        : FAILURE;
}

std::optional<std::int64_t> parse_integer(std::string_view text)
{
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty())
        return {};
    return value;
}

static base::Error option_problem(
    std::string const& before, std::string const& name, std::string const& between, std::string const& after)
{
    return bad_usage(before + name + between + name + after);
}

base::Result<Arguments> Arguments::parse(std::vector<std::string> const& words,
    std::vector<std::string_view> const& known, std::vector<std::string_view> const& repeatable)
{
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        if (!word.starts_with("--")) {
            arguments.m_rest.push_back(word);
            continue;
        }
        auto const equals = word.find('=');
        auto const name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        bool const is_repeatable = std::find(repeatable.begin(), repeatable.end(), name) != repeatable.end();
        if (!is_repeatable && std::find(known.begin(), known.end(), name) == known.end())
            return option_problem("不认识选项 --", name, "。 Unknown option --", ".");
        if (!is_repeatable && arguments.m_options.contains(name))
            return option_problem("选项 --", name, " 只能写一次。 Option --", " is given twice.");
        if (equals != std::string::npos) {
            arguments.m_options.emplace(name, word.substr(equals + 1));
        } else if (i + 1 < words.size()) {
            arguments.m_options.emplace(name, words[++i]);
        } else {
            return option_problem("选项 --", name, " 后面要写值。 Option --", " needs a value.");
        }
    }
    return arguments;
}

std::optional<std::string> Arguments::option(std::string_view name) const
{
    auto const found = m_options.find(std::string(name));
    if (found == m_options.end())
        return {};
    return found->second;
}

std::vector<std::string> Arguments::all(std::string_view name) const
{
    std::vector<std::string> values;
    auto const [begin, end] = m_options.equal_range(std::string(name));
    for (auto place = begin; place != end; ++place)
        values.push_back(place->second);
    return values;
}

} // namespace cli
