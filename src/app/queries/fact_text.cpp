// "4|received|days|numbers|closings|region|reactions|person". Days are counted from the day of receipt and left out
// where there is none, so that a row of thirty dates takes some eighty bytes.
#include "app/queries/fact_text.h"

#include "base/text.h"

#include <array>
#include <charconv>

namespace app {

namespace {

using domain::IndicatorFacts;
using domain::NEVER;

constexpr std::string_view VERSION = "5";
constexpr std::size_t PARTS = 8;

constexpr std::array DAYS{&IndicatorFacts::registered, &IndicatorFacts::triaged, &IndicatorFacts::assigned,
    &IndicatorFacts::disposed, &IndicatorFacts::clearing_due, &IndicatorFacts::unit_received, &IndicatorFacts::notice,
    &IndicatorFacts::notice_due, &IndicatorFacts::accepted, &IndicatorFacts::contacted, &IndicatorFacts::handling_due,
    &IndicatorFacts::handling_due_effective, &IndicatorFacts::deemed_from, &IndicatorFacts::deemed_due,
    &IndicatorFacts::deemed_due_effective, &IndicatorFacts::submitted, &IndicatorFacts::reviewed,
    &IndicatorFacts::sent_back, &IndicatorFacts::answered, &IndicatorFacts::first_delivered, &IndicatorFacts::delivered,
    &IndicatorFacts::closed, &IndicatorFacts::followed_up, &IndicatorFacts::published,
    &IndicatorFacts::evaluated_bureau, &IndicatorFacts::evaluated_unit, &IndicatorFacts::evaluation_ends,
    &IndicatorFacts::executed, &IndicatorFacts::execution_due, &IndicatorFacts::marked_backlog, &IndicatorFacts::ended,
    &IndicatorFacts::follow_up_due, &IndicatorFacts::guided, &IndicatorFacts::plan_due, &IndicatorFacts::resolve_due,
    &IndicatorFacts::supervised, &IndicatorFacts::backlog_on, &IndicatorFacts::retrospected,
    &IndicatorFacts::first_action};

void append_day(std::string& text, std::int32_t day, std::int32_t base)
{
    if (day != NEVER)
        text += std::to_string(day - base);
}

std::optional<std::int64_t> number_in(std::string_view text)
{
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return {};
    return value;
}

std::int32_t day_in(std::string_view text, std::int32_t base)
{
    auto const number = number_in(text);
    return number ? base + static_cast<std::int32_t>(*number) : NEVER;
}

std::array<std::int64_t, 16> numbers_of(IndicatorFacts const& facts)
{
    return {facts.flags, facts.persons, facts.send_backs, facts.rejected_objections,
        static_cast<std::int64_t>(facts.first_time), static_cast<std::int64_t>(facts.channel),
        static_cast<std::int64_t>(facts.matter_class), static_cast<std::int64_t>(facts.repeat_kind),
        static_cast<std::int64_t>(facts.bureau_value), static_cast<std::int64_t>(facts.unit_value), facts.received_rank,
        facts.competent_rank, facts.unit_rank, facts.hints, facts.backlog_repeats, facts.cause};
}

bool set_numbers(IndicatorFacts& facts, std::string_view text)
{
    std::array<std::int64_t, 16> numbers{};
    std::size_t count = 0;
    for (auto const part : base::split(text, ',')) {
        auto const number = number_in(part);
        if (!number || count == numbers.size())
            return false;
        numbers[count++] = *number;
    }
    if (count != numbers.size())
        return false;
    facts.flags = static_cast<std::uint32_t>(numbers[0]);
    facts.persons = static_cast<std::uint16_t>(numbers[1]);
    facts.send_backs = static_cast<std::uint8_t>(numbers[2]);
    facts.rejected_objections = static_cast<std::uint8_t>(numbers[3]);
    facts.first_time = static_cast<domain::FirstTime>(numbers[4]);
    facts.channel = static_cast<domain::ChannelCode>(numbers[5]);
    facts.matter_class = static_cast<domain::ClassCode>(numbers[6]);
    facts.repeat_kind = static_cast<domain::RepeatKind>(numbers[7]);
    facts.bureau_value = static_cast<domain::EvaluationCode>(numbers[8]);
    facts.unit_value = static_cast<domain::EvaluationCode>(numbers[9]);
    facts.received_rank = static_cast<std::uint8_t>(numbers[10]);
    facts.competent_rank = static_cast<std::uint8_t>(numbers[11]);
    facts.unit_rank = static_cast<std::uint8_t>(numbers[12]);
    facts.hints = static_cast<std::uint32_t>(numbers[13]);
    facts.backlog_repeats = static_cast<std::uint8_t>(numbers[14]);
    facts.cause = static_cast<std::uint8_t>(numbers[15]);
    return true;
}

// What a person typed as the id of an alert could hold anything.
std::string without_separators(std::string text)
{
    std::erase_if(text, [](char byte) { return byte == '|' || byte == ';' || byte == ','; });
    return text;
}

// At most so many parts: the last one keeps the rest, whatever stands in it.
std::vector<std::string_view> parts_of(std::string_view text, char separator, std::size_t at_most)
{
    std::vector<std::string_view> parts;
    while (parts.size() + 1 < at_most) {
        auto const end = text.find(separator);
        if (end == std::string_view::npos)
            break;
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.push_back(text);
    return parts;
}

} // namespace

std::string facts_text(StoredFacts const& stored)
{
    auto const& record = stored.record;
    auto const& facts = record.facts;
    std::string text(VERSION);
    text += '|' + std::to_string(facts.received) + '|';
    for (auto const member : DAYS) {
        append_day(text, facts.*member, facts.received);
        text += ',';
    }
    text += '|';
    bool is_first = true;
    for (auto const number : numbers_of(facts)) {
        text += is_first ? "" : ",";
        text += std::to_string(number);
        is_first = false;
    }
    text += '|';
    for (auto const& span : facts.earlier_closings) {
        append_day(text, span.closed, facts.received);
        text += ',';
        append_day(text, span.reopened, facts.received);
        text += ',';
        append_day(text, span.followed_up, facts.received);
        text += ';';
    }
    text += '|' + record.region + '|';
    for (auto const& reaction : stored.reactions) {
        text += std::to_string(static_cast<int>(reaction.kind)) + ',';
        append_day(text, reaction.day, facts.received);
        text += ',' + without_separators(reaction.alert) + ';';
    }
    return text + '|' + record.person;
}

std::optional<StoredFacts> parse_facts(store::PetitionRecordRow const& row)
{
    auto const parts = parts_of(row.facts_digest, '|', PARTS);
    if (parts.size() != PARTS || parts[0] != VERSION)
        return {};
    StoredFacts stored;
    auto& record = stored.record;
    auto& facts = record.facts;
    auto const received = number_in(parts[1]);
    auto const days = parts_of(parts[2], ',', DAYS.size() + 1);
    if (!received || days.size() != DAYS.size() + 1 || !set_numbers(facts, parts[3]))
        return {};
    facts.received = static_cast<std::int32_t>(*received);
    for (std::size_t i = 0; i < DAYS.size(); ++i)
        facts.*DAYS[i] = day_in(days[i], facts.received);
    for (auto const span : base::split(parts[4], ';')) {
        auto const closing = parts_of(span, ',', 3);
        if (closing.size() == 3)
            facts.earlier_closings.push_back({day_in(closing[0], facts.received), day_in(closing[1], facts.received),
                day_in(closing[2], facts.received)});
    }
    record.region = std::string(parts[5]);
    for (auto const reaction : base::split(parts[6], ';')) {
        auto const fields = parts_of(reaction, ',', 3);
        auto const kind = number_in(fields[0]);
        if (kind && fields.size() == 3)
            stored.reactions.push_back(
                {static_cast<domain::ReactionKind>(*kind), day_in(fields[1], facts.received), std::string(fields[2])});
    }
    record.person = std::string(parts[7]);
    record.record = row.record_id;
    record.matter = row.matter_id;
    record.unit = row.unit;
    record.first_unit = row.first_unit;
    record.category = row.category;
    return stored;
}

static std::int32_t iso_day(std::string const& iso)
{
    auto const date = base::parse_date(iso);
    return date ? date->days : NEVER;
}

void refresh_limits(store::PetitionRecordRow& row, std::vector<store::ClockRow> const& clocks)
{
    auto stored = parse_facts(row);
    if (!stored)
        return;
    auto& facts = stored->record.facts;
    auto const working_day = [](store::ClockRow const& clock) {
        return iso_day(clock.effective_on.empty() ? clock.nominal_on : clock.effective_on);
    };
    auto const find = [&](std::string_view rule, std::int64_t occurrence) -> store::ClockRow const* {
        for (auto const& clock : clocks)
            if (clock.rule_id == rule && clock.occurrence == occurrence)
                return &clock;
        return nullptr;
    };
    auto const last = [&](std::string_view rule) {
        auto due = NEVER;
        for (auto const& clock : clocks)
            if (clock.rule_id == rule)
                due = working_day(clock);
        return due;
    };
    if (auto const* clearing = find("L03", 1))
        facts.clearing_due = working_day(*clearing);
    // As indicator_facts() has it: the run that began with the receipt by the unit that has to tell.
    auto const* notice = find("L05", 1);
    for (auto const& clock : clocks)
        if (clock.rule_id == "L06" && iso_day(clock.start_on) == facts.unit_received)
            notice = &clock;
    if (notice && facts.unit_received != NEVER)
        facts.notice_due = iso_day(notice->nominal_on);
    constexpr std::int64_t SIMPLE = 2;
    store::ClockRow const* handling = row.procedure == SIMPLE ? find("L20", 1) : nullptr;
    for (auto const* rule : {"L21", "L10", "L22"})
        if (!handling)
            handling = find(rule, 1);
    if (handling) {
        facts.handling_due = iso_day(handling->nominal_on);
        facts.handling_due_effective = working_day(*handling);
    }
    facts.evaluation_ends = last("L24");
    facts.follow_up_due = last("L23");
    row.facts_digest = facts_text(*stored);
}

} // namespace app
