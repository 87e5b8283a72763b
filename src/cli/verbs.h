// The verbs of the chuxin tool, one file each. A verb prints to stdout what was asked for and to stderr what went
// wrong.
#pragma once

#include "base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// Exit codes; 64 and 65 are those of sysexits.h.
inline constexpr int SUCCESS = 0;
inline constexpr int FAILURE = 1; // the work itself failed or found something wrong
inline constexpr int MISSING_CALENDAR = 2;
inline constexpr int BAD_USAGE = 64;
inline constexpr int BAD_INPUT = 65;

// `--name value` options and the rest in order.
class Arguments {
public:
    // Refuses options that are not in `known`, repeated ones (unless in `repeatable`) and options without a value.
    static base::Result<Arguments> parse(std::vector<std::string> const& words,
        std::vector<std::string_view> const& known, std::vector<std::string_view> const& repeatable = {});

    std::optional<std::string> option(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    std::vector<std::string> const& rest() const { return m_rest; }

private:
    std::multimap<std::string, std::string> m_options;
    std::vector<std::string> m_rest;
};

base::Error bad_usage(std::string message);
int report(base::Error const& error); // prints and answers the exit code
std::optional<std::int64_t> parse_integer(std::string_view text);

int run_due(std::vector<std::string> const& words);
int run_import(std::vector<std::string> const& words);
int run_export(std::vector<std::string> const& words);
int run_verify(std::vector<std::string> const& words);
int run_rebuild(std::vector<std::string> const& words);
int run_generate(std::vector<std::string> const& words);
int run_simulate(std::vector<std::string> const& words);
int run_scenario(std::vector<std::string> const& words);
int run_clauses(std::vector<std::string> const& words);
int print_acts(); // the act table, for `scenario --acts`
int run_indicators(std::vector<std::string> const& words);

} // namespace cli
