// chuxin: the program's core without a window, for the central side, for scripts and for tests.
#include "cli/verbs.h"

#include <cstdio>

namespace {

struct Verb {
    std::string_view name;
    int (*run)(std::vector<std::string> const&);
};

constexpr Verb VERBS[]{{"due", cli::run_due}, {"import", cli::run_import}, {"export", cli::run_export},
    {"verify", cli::run_verify}, {"rebuild", cli::run_rebuild}, {"generate", cli::run_generate},
    {"simulate", cli::run_simulate}, {"scenario", cli::run_scenario}, {"clauses", cli::run_clauses},
    {"indicators", cli::run_indicators}};

constexpr char const* HELP = R"(chuxin：初次信访事项闭环办理的命令行工具
chuxin: command-line tool of the closed-loop tracker for first-time petition matters

用法 Usage:
  chuxin due --unit CAL|WD|SAME|HOUR|MONTH --n N --from YYYY-MM-DD [--at HH:MM] [--calendar CSV]
      算一个期限，输出名义日期和顺延后的日期；缺日历时退出码为 2。
      Counts one limit: nominal and effective date. Exits with 2 where calendar data is missing.
  chuxin import PACKAGE --workspace FILE
      把交换包并入工作区；文件有问题时不改动任何数据。
      Merges a chuxin.exchange package into a workspace file; a bad package changes nothing.
  chuxin export OUTPUT --workspace FILE [--record ID]... [--attachments yes|no]
      导出整个工作区或选定的信访件。
      Exports the whole workspace or the chosen petition records.
  chuxin verify --workspace FILE
      核对日志链、数据库文件和投影。
      Checks the journal chain, the database file and the projections.
  chuxin rebuild --workspace FILE
      从日志重建全部投影。
      Rebuilds all projections from the journal.
  chuxin generate OUTPUT --matters N --seed S
      生成一个合成数据的交换包，同一种子结果相同。
      Writes a package of synthetic matters; the same seed gives the same matters.
  chuxin simulate [--matters N] [--seed S] [--package FILE]
      演算全省一年的办理：每一步都经办理规则审查，输出各流转（T01–T48）的次数（JSON），可另存为交换包。
      Carries a year of a province through under the guards and prints a count of every transition as JSON.
  chuxin scenario FILE [--check]
      在空工作区里演算一个情景文件，每一步输出一行 JSON；加 --check 则核对各步的期望，不符时退出码为 1。
      Plays a file of JSON lines against an empty workspace, one line of JSON a step; --check compares with `expect`.
  chuxin clauses [--json]
      列出通知的每一句和落实它的办理、时限、预警、指标、页面、测试，以及尚未落实的。
      Lists each sentence of the notice with what carries it out, and those that nothing carries out yet.
  chuxin scenario --acts
      列出情景里可以用的全部办理及其参数。
      Lists every act of a scenario with its arguments.
  chuxin indicators --workspace FILE --from DATE --to DATE [--as-of DATE] [--variant V1|V2|V3] [--k12 A|B] [--window DAYS]
                    [--by region|city|unit|first-unit|category|channel] [--every month|quarter|year] [--list K09]... [--as STAFF]
      考核指标 K01–K22（JSON）：分子、分母和所用口径；分母为零时 value 为 null。
      --k12 选参评满意率（K12）的口径：A 为默认口径，B 为参评率乘以满意率。
      Indicators of a period as JSON; value is null where the denominator is 0. --k12 chooses the variant of K12.
  chuxin --help

退出码 Exit codes: 0 成功 success, 1 失败 failure, 2 缺日历或读不了情景文件 calendar missing or scenario
                      unreadable, 64 用法错误 bad usage, 65 输入有误 bad input
)";

} // namespace

int main(int count, char** words)
{
    std::vector<std::string> const arguments(words + 1, words + count);
    if (arguments.empty()) {
        std::fprintf(stderr, "%s", HELP);
        return cli::BAD_USAGE;
    }
    if (arguments.front() == "--help" || arguments.front() == "help" || arguments.front() == "-h") {
        std::printf("%s", HELP);
        return cli::SUCCESS;
    }
    for (auto const& verb : VERBS) {
        if (verb.name == arguments.front())
            return verb.run({arguments.begin() + 1, arguments.end()});
    }
    return cli::report(
        cli::bad_usage("没有“" + arguments.front() + "”这个命令。 Unknown command " + arguments.front() + "."));
}
