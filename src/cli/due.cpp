// chuxin due: one limit, counted as the program counts all of them.
#include "cli/verbs.h"
#include "domain/deadline/deadline.h"
#include "exchange/calendar_csv.h"
#include "exchange/reference_json.h"
#include "platform/native/native_ports.h"

#include <cstdio>

namespace cli {

namespace {

struct Question {
    domain::DeadlineRule rule;
    domain::StartEvent start;
};

std::optional<domain::DeadlineUnit> parse_unit(std::string_view text)
{
    if (text == "CAL")
        return domain::DeadlineUnit::CalendarDays;
    if (text == "WD")
        return domain::DeadlineUnit::WorkingDays;
    if (text == "SAME")
        return domain::DeadlineUnit::SameDay;
    if (text == "HOUR")
        return domain::DeadlineUnit::Hours;
    if (text == "MONTH")
        return domain::DeadlineUnit::Months;
    return {};
}

base::Result<int> parse_length(Arguments const& arguments, domain::DeadlineUnit unit)
{
    auto const text = arguments.option("n");
    if (!text && unit == domain::DeadlineUnit::SameDay)
        return 0;
    if (!text)
        return bad_usage("要写期限长度，例如 --n 15。 --n is missing.");
    auto const n = parse_integer(*text);
    if (!n || *n < 0 || *n > 10000)
        return bad_usage("--n 应为 0 到 10000 的整数，现为“" + *text + "”。 --n must be an integer from 0 to 10000.");
    return static_cast<int>(*n);
}

base::Result<Question> parse_question(Arguments const& arguments)
{
    if (!arguments.rest().empty())
        return bad_usage("多余的内容“" + arguments.rest().front() + "”。 Unexpected argument.");
    auto const unit_text = arguments.option("unit").value_or("");
    auto const unit = parse_unit(unit_text);
    if (!unit) {
        return bad_usage("--unit 应为 CAL、WD、SAME、HOUR、MONTH 之一，现为“" + unit_text
            + "”。 --unit must be CAL, WD, SAME, HOUR or MONTH.");
    }
    auto const from_text = arguments.option("from").value_or("");
    auto const from = base::parse_date(from_text);
    if (!from) {
        return bad_usage(
            "--from 应为 2023-09-15 样式的日期，现为“" + from_text + "”。 --from must be a date such as 2023-09-15.");
    }
    auto const at_text = arguments.option("at").value_or("09:00");
    auto const at = base::parse_time_of_day(at_text);
    if (!at)
        return bad_usage("--at 应为 09:00 样式的时间，现为“" + at_text + "”。 --at must be a time such as 09:00.");
    Question question;
    question.rule.rule_id = "CLI";
    question.rule.unit = *unit;
    question.rule.n = TRY(parse_length(arguments, *unit));
    question.start = {*from, *at};
    return question;
}

base::Result<domain::WorkCalendar> read_calendar(Arguments const& arguments, domain::ReferenceData const& shipped)
{
    auto const path = arguments.option("calendar");
    if (!path)
        return shipped.calendar;
    return exchange::parse_calendar(TRY(platform::read_file(*path)));
}

} // namespace

int run_due(std::vector<std::string> const& words)
{
    auto const arguments = Arguments::parse(words, {"unit", "n", "from", "at", "calendar"});
    if (arguments.is_error())
        return report(arguments.error());
    auto const question = parse_question(arguments.value());
    if (question.is_error())
        return report(question.error());
    auto const shipped = exchange::shipped_reference_data();
    if (shipped.is_error())
        return report(shipped.error());
    auto const calendar = read_calendar(arguments.value(), shipped.value());
    if (calendar.is_error())
        return report(calendar.error());
    auto const deadline = domain::compute_deadline(
        question.value().rule, question.value().start, {}, calendar.value(), shipped.value().office_hours);
    CHECK(deadline.has_value()); // Empty for Document rules only.
    auto const nominal = base::to_iso(deadline->nominal);
    // Hand-written, because the order of the members is part of the answer.
    if (!deadline->effective) {
        std::printf("{\"error\":\"calendar_missing\",\"nominal\":\"%s\"}\n", nominal.c_str());
        return MISSING_CALENDAR;
    }
    std::printf(
        "{\"nominal\":\"%s\",\"effective\":\"%s\"}\n", nominal.c_str(), base::to_iso(*deadline->effective).c_str());
    return SUCCESS;
}

} // namespace cli
