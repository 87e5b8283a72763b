// chuxin clauses: each sentence of the notice and what carries it out; says also what does not.
#include "base/embedded.h"
#include "base/text.h"
#include "cli/verbs.h"
#include "exchange/json.h"

#include <cstdio>
#include <map>

namespace cli {

namespace {

constexpr std::string_view FILE_NAME = "assets/clauses.json";

struct Kind {
    std::string_view code, label;
};
constexpr Kind STATUSES[]{{"act", "办理"}, {"rule", "规则"}, {"alert", "预警"}, {"indicator", "指标"},
    {"ledger", "台账"}, {"report", "报表"}, {"program", "程序本身"}, {"not_built", "尚未落实"}};
constexpr Kind CARRIERS[]{{"acts", "办理"}, {"rules", "时限"}, {"alerts", "预警"}, {"indicators", "指标"},
    {"screens", "页面"}, {"tests", "测试"}};

std::string joined(base::ValueList const& list)
{
    std::vector<std::string> parts;
    for (auto const& item : list)
        parts.push_back(item.text() ? *item.text() : std::string());
    return base::join(parts, "、");
}

std::string_view label_of(std::string_view status)
{
    for (auto const& row : STATUSES)
        if (row.code == status)
            return row.label;
    return {};
}

base::Result<base::ValueList> read_clauses()
{
    auto const file = TRY(exchange::parse_json(base::embedded_file(FILE_NAME)));
    auto const* object = file.object();
    if (!object)
        return base::invalid_input("应为一个对象。", std::string(FILE_NAME));
    auto clauses = base::list_or_empty(*object, "clauses");
    for (auto const& clause : clauses) {
        if (!clause.object() || label_of(base::text_or(*clause.object(), "status")).empty()) {
            auto const id = clause.object() ? base::text_or(*clause.object(), "id") : std::string();
            return base::invalid_input("“" + id + "”的 status 不对。", std::string(FILE_NAME));
        }
    }
    return clauses;
}

void print_clause(base::ValueObject const& clause)
{
    auto const status = base::text_or(clause, "status");
    std::printf("%s  %s  〔%s〕\n", base::text_or(clause, "id").c_str(), base::text_or(clause, "clause").c_str(),
        std::string(label_of(status)).c_str());
    for (auto const& carrier : CARRIERS) {
        auto const& list = base::list_or_empty(clause, carrier.code);
        if (!list.empty())
            std::printf("    %s：%s\n", std::string(carrier.label).c_str(), joined(list).c_str());
    }
    if (auto const missing = base::text_or(clause, "missing"); !missing.empty())
        std::printf("    还缺：%s\n", missing.c_str());
}

void print_counts(base::ValueList const& clauses)
{
    std::map<std::string, int> counts;
    int partly = 0;
    for (auto const& clause : clauses) {
        ++counts[base::text_or(*clause.object(), "status")];
        partly += clause.object()->find("missing") ? 1 : 0;
    }
    std::printf("共 %zu 句", clauses.size());
    for (auto const& row : STATUSES)
        std::printf("，%s %d", std::string(row.label).c_str(), counts[std::string(row.code)]);
    std::printf("；其中部分落实 %d\n", partly);
}

base::Result<void> print_all()
{
    auto const clauses = TRY(read_clauses());
    for (auto const& clause : clauses)
        print_clause(*clause.object());
    print_counts(clauses);
    return {};
}

} // namespace

int run_clauses(std::vector<std::string> const& words)
{
    if (words == std::vector<std::string>{"--json"}) {
        auto const text = base::embedded_file(FILE_NAME);
        std::fwrite(text.data(), 1, text.size(), stdout);
        return SUCCESS;
    }
    if (!words.empty())
        return report(bad_usage("clauses 只有 --json 一个选项。 clauses knows --json only."));
    auto const result = print_all();
    return result.is_error() ? report(result.error()) : SUCCESS;
}

} // namespace cli
