// The board over 100,000 matters: one pass, with both comparison periods, and grouped by region (target 15 ms).
#include "app/queries/similar_index.h"
#include "bench/bench.h"
#include "exchange/figure_rules_json.h"

namespace {

constexpr int MATTERS = 100000;
constexpr int RUNS = 20;

// A year of matters; every tenth closed one comes again. Deterministic, without any clock.
domain::RecordFacts matter(int number, std::int32_t first_day)
{
    domain::RecordFacts record;
    bool const is_repeat = number % 50 == 49;
    record.record = "r" + std::to_string(number);
    record.matter = "r" + std::to_string(is_repeat ? number - 1 : number);
    record.unit = "unit" + std::to_string(number % 300);
    record.first_unit = "bureau" + std::to_string(number % 110);
    record.region = std::to_string(320100 + number % 13 * 100 + number % 9);
    record.category = "030500";
    auto& facts = record.facts;
    facts.received = facts.registered = facts.triaged = facts.clearing_due = facts.disposed =
        first_day + static_cast<std::int32_t>(static_cast<std::int64_t>(number) * 365 / MATTERS);
    facts.assigned = facts.received;
    facts.unit_received = facts.received + 1;
    facts.notice = facts.accepted = facts.received + 5;
    facts.notice_due = facts.received + 16;
    facts.handling_due = facts.handling_due_effective = facts.received + 65;
    facts.answered = facts.first_delivered = facts.delivered = facts.received + 30 + number % 40;
    facts.closed = facts.published = facts.delivered + 1;
    facts.followed_up = facts.closed + 5;
    facts.evaluated_unit = facts.closed + 2;
    facts.evaluation_ends = facts.delivered + 30;
    facts.reviewed = facts.answered;
    facts.first_time = is_repeat ? domain::FirstTime::Repeat : domain::FirstTime::First;
    facts.channel = static_cast<domain::ChannelCode>(1 + number % 4);
    facts.matter_class = domain::ClassCode::Appeal;
    facts.flags = domain::fact_flag::BY_BUREAU | domain::fact_flag::HAS_UNIT | domain::fact_flag::REACHABLE
        | domain::fact_flag::SUPPORTED;
    facts.unit_rank = 2;
    return record;
}

// Every text is about one of a hundred subjects, in words of its own.
std::string demand(int number)
{
    static constexpr char const* WORDS[]{"要求开发商交付地下车位", "停止捆绑销售", "反映小区噪声扰民", "拖欠工资",
        "土地征收补偿不到位", "物业收费不透明", "请求解决子女入学", "医疗费用报销", "道路积水无人处理",
        "拆迁安置房迟迟不交"};
    std::string text;
    for (int i = 0; i < 6; ++i)
        text += std::string(WORDS[(number / (i + 1) + i * 7) % 10]) + std::to_string(number % 1000) + "，";
    return text;
}

void measure_similar()
{
    app::SimilarIndex index;
    for (int number = 0; number < MATTERS; ++number)
        index.put(static_cast<std::uint32_t>(number), demand(number));
    bench::Samples searched;
    std::size_t found = 0;
    for (int run = 0; run < RUNS; ++run)
        searched.measure([&] { found += index.find(demand(run * 997), 40).size(); });
    if (found == 0)
        std::exit(1);
    bench::report("similar matters among 100,000", searched.p95(), "ms", "100");
}

} // namespace

int main()
{
    auto const rules = bench::value_of(exchange::shipped_figure_rules());
    domain::IndicatorTable table(rules.indicators);
    auto const first_day = base::make_date(2023, 1, 1)->days;
    bench::Stopwatch const building;
    for (int number = 0; number < MATTERS; ++number)
        table.put(matter(number, first_day));
    bench::report("facts of 100,000 matters into columns", building.milliseconds(), "ms");

    domain::IndicatorQuery const month{
        domain::period_of(domain::PeriodKind::Month, *base::make_date(2023, 6, 1)), *base::make_date(2024, 3, 1)};
    domain::IndicatorQuery const year{
        domain::period_of(domain::PeriodKind::Year, *base::make_date(2023, 6, 1)), *base::make_date(2024, 3, 1)};
    std::int64_t counted = 0;
    for (auto const& one_period : {std::pair{"month", month}, std::pair{"year", year}}) {
        auto const* name = one_period.first;
        auto const& query = one_period.second;
        bench::Samples one, compared, grouped, listed;
        for (int run = 0; run < RUNS; ++run) {
            one.measure([&] { counted += table.board(query)[0].denominator; });
            compared.measure([&] {
                for (auto const& period : {query, domain::year_before(query), domain::period_before(query)})
                    counted += table.board(period)[0].denominator;
            });
            grouped.measure(
                [&] { counted += static_cast<std::int64_t>(table.boards(query, domain::GroupBy::Region).size()); });
            listed.measure([&] {
                counted += static_cast<std::int64_t>(table.rows_of(domain::Indicator::K09, query).denominator.size());
            });
        }
        bench::report(std::string("board of a ") + name, one.p95(), "ms", "15");
        bench::report(std::string("board of a ") + name + " with comparisons", compared.p95(), "ms", "15");
        bench::report(std::string("board of a ") + name + " by region", grouped.p95(), "ms", "15");
        bench::report(std::string("list behind K09 of a ") + name, listed.p95(), "ms", "15");
    }
    measure_similar();
    return counted > 0 ? 0 : 1;
}
