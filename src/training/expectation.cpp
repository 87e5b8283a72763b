#include "training/expectation.h"

namespace training {

static constexpr std::string_view AND_SO_ON = "…";

static bool is_text_met(std::string const& expected, std::string const& actual)
{
    if (!expected.ends_with(AND_SO_ON))
        return expected == actual;
    return actual.starts_with(std::string_view(expected).substr(0, expected.size() - AND_SO_ON.size()));
}

// Gives each expected element an element of its own; tries further where the first choice leaves another one without.
static bool are_met(
    base::ValueList const& expected, std::size_t index, base::ValueList const& actual, std::vector<bool>& taken)
{
    if (index == expected.size())
        return true;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        if (taken[i] || !is_met(expected[index], actual[i]))
            continue;
        taken[i] = true;
        if (are_met(expected, index + 1, actual, taken))
            return true;
        taken[i] = false;
    }
    return false;
}

static bool is_list_met(base::ValueList const& expected, base::ValueList const& actual)
{
    if (expected.empty())
        return actual.empty();
    std::vector<bool> taken(actual.size(), false);
    return are_met(expected, 0, actual, taken);
}

bool is_met(base::Value const& expected, base::Value const& actual)
{
    if (auto const* object = expected.object()) {
        if (!actual.object())
            return false;
        for (auto const& [name, value] : object->fields()) {
            auto const* member = actual.object()->find(name);
            if (!is_met(value, member ? *member : base::Value()))
                return false;
        }
        return true;
    }
    if (expected.list())
        return actual.list() && is_list_met(*expected.list(), *actual.list());
    if (expected.text() && actual.text())
        return is_text_met(*expected.text(), *actual.text());
    return expected == actual;
}

static void collect(
    base::Value const& expected, base::Value const& actual, std::string const& where, std::vector<Difference>& found)
{
    if (is_met(expected, actual))
        return;
    if (expected.object() && actual.object()) {
        for (auto const& [name, value] : expected.object()->fields()) {
            auto const* member = actual.object()->find(name);
            auto place = where;
            if (!place.empty())
                place += '.';
            place += name;
            collect(value, member ? *member : base::Value(), place, found);
        }
        return;
    }
    found.push_back({where, expected, actual});
}

std::vector<Difference> differences(base::Value const& expected, base::Value const& actual)
{
    std::vector<Difference> found;
    collect(expected, actual, {}, found);
    return found;
}

} // namespace training
