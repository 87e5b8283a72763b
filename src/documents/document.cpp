#include "documents/document.h"

#include "base/embedded.h"
#include "base/text.h"
#include "documents/template.h"
#include "domain/workflow/act_tables.h"

#include <algorithm>
#include <initializer_list>

namespace documents {

using base::ValueList;
using base::ValueObject;
using domain::PetitionRecord;
using domain::Surroundings;

static std::string chinese_or_blank(std::optional<base::Date> date)
{
    return date ? base::to_chinese(*date) : std::string("　　　　年　　月　　日");
}

static std::string addressee(PetitionRecord const& record)
{
    if (record.anonymous || record.petitioners.empty() || record.petitioners.front().name.empty())
        return "信访人";
    auto const& main = record.petitioners.front().name;
    return record.petitioner_count > 1 ? main + "等" + std::to_string(record.petitioner_count) + "人" : main;
}

static ValueList numbered(std::vector<std::string> const& texts)
{
    ValueList list;
    for (std::size_t index = 0; index < texts.size(); ++index)
        list.emplace_back(ValueObject{{"index", static_cast<std::int64_t>(index + 1)}, {"text", texts[index]}});
    return list;
}

// How the matter came to the unit that signs the document.
static std::string arrival_text(PetitionRecord const& record, domain::Organisation const& organisation)
{
    auto const on = chinese_or_blank(record.unit_received_on);
    if (record.unit == record.first_unit)
        return "由我单位于" + on + "直接收到";
    auto const how = record.disposal == "ASSIGN" ? "交办" : "转送";
    return "由" + organisation.org_name(record.first_unit) + how + "我单位，我单位于" + on + "收到";
}

// 党政同责 (S11): the unit's Party and government leaders, as far as they were named.
static ValueList heads_of(domain::Org const* org)
{
    ValueList list;
    if (!org)
        return list;
    for (auto const& leader : domain::leaders_of(*org))
        if (!leader.name.empty())
            list.emplace_back(ValueObject{{"post", leader.post}, {"name", leader.name}});
    return list;
}

static ValueObject common_fields(PetitionRecord const& record, Surroundings const& surroundings, Watermark watermark)
{
    auto const& organisation = surroundings.organisation;
    return {
        {"style", base::embedded_file("assets/documents/style.css")},
        {"body_class", watermark == Watermark::Demo ? "demo" : ""},
        {"petition_no", record.petition_no},
        {"petitioner", addressee(record)},
        {"received_on", base::to_chinese(record.received_on)},
        {"channel", domain::choice_label(domain::CHANNEL_CHOICES, record.channel)},
        {"summary", record.summary.empty() ? base::join(record.demands, "；") : record.summary},
        {"demands", numbered(record.demands)},
        {"first_unit", organisation.org_name(record.first_unit)},
        {"unit", organisation.org_name(record.unit)},
        {"unit_leader", organisation.staff_name(record.unit_leader)},
        {"unit_officer", organisation.staff_name(record.unit_officer)},
        {"heads", heads_of(organisation.find_org(record.unit))},
        {"arrival", arrival_text(record, organisation)},
        {"accepted_on", chinese_or_blank(record.accepted_on)},
    };
}

// The date printed is the effective one (CAL-3); a year without calendar data shows the nominal date and says so.
static std::string due_text(domain::Deadline const& deadline)
{
    if (deadline.effective)
        return base::to_chinese(*deadline.effective);
    return base::to_chinese(deadline.nominal) + "（该年节假日安排公布后顺延待定）";
}

// The sixty days as they stood at the acceptance, and the extension beside them.
static void set_limits(ValueObject& fields, PetitionRecord const& record, Surroundings const& surroundings)
{
    auto const* rule = surroundings.rules.find("L10", *record.accepted_on);
    auto const due = [&](int extension_days) {
        auto const deadline = rule ? domain::compute_deadline(*rule, {*record.accepted_on, {}},
                                  {.extension_days = extension_days}, surroundings.calendar)
                                   : std::nullopt;
        return deadline ? due_text(*deadline) : chinese_or_blank({});
    };
    fields.set("handling_due", due(0));
    if (record.extension_days > 0)
        fields.set("extension", ValueObject{{"days", record.extension_days}, {"due", due(record.extension_days)}});
}

// 文号: the number that the act took (J9); a draft has none yet.
static std::string document_number(PetitionRecord const& record, std::initializer_list<std::string_view> acts)
{
    for (auto item = record.timeline.rbegin(); item != record.timeline.rend(); ++item)
        if (!item->undone && !item->inert && std::find(acts.begin(), acts.end(), item->act) != acts.end())
            return base::text_or(item->payload, "document_no");
    return {};
}

static base::Result<ValueObject> acceptance_notice(
    PetitionRecord const& record, Surroundings const& surroundings, Watermark watermark)
{
    if (!record.accepted_on || !record.notice_on)
        return base::refused("D03", "本件尚未受理，没有受理告知书可以打印；受理后再打印。");
    auto fields = common_fields(record, surroundings, watermark);
    fields.set("document_no", document_number(record, {"accept", "accept_simple"}));
    fields.set(
        "route", domain::choice_label(domain::ROUTE_CHOICES, record.route.empty() ? "R6_PETITION" : record.route));
    fields.set("procedure", record.procedure == domain::Procedure::Simple ? "简易办理程序" : "普通程序");
    fields.set("notice_on", base::to_chinese(*record.notice_on));
    fields.set("query_code", record.query_code);
    set_limits(fields, record, surroundings);
    return fields;
}

static ValueList outcomes_of(PetitionRecord const& record, domain::HandlingOpinion const& opinion)
{
    ValueList list;
    for (std::size_t index = 0; index < opinion.outcomes.size(); ++index) {
        auto const& outcome = opinion.outcomes[index];
        ValueObject fields{{"index", static_cast<std::int64_t>(index + 1)},
            {"demand", outcome.demand < record.demands.size() ? record.demands[outcome.demand] : std::string()},
            {"outcome", domain::choice_label(domain::OUTCOME_CHOICES, outcome.outcome)}, {"text", outcome.text}};
        if (!outcome.execution_unit.empty())
            fields.set("execution",
                ValueObject{{"unit", outcome.execution_unit}, {"due", chinese_or_blank(outcome.execution_due)}});
        list.emplace_back(std::move(fields));
    }
    return list;
}

static base::Result<ValueObject> handling_opinion(
    PetitionRecord const& record, Surroundings const& surroundings, Watermark watermark)
{
    if (!record.opinion)
        return base::refused("D16", "本件还没有处理意见，没有处理意见书可以打印；提交处理意见后再打印。");
    auto const& opinion = *record.opinion;
    auto fields = common_fields(record, surroundings, watermark);
    auto const on = record.opinion_issued_on;
    fields.set("document_no", on ? document_number(record, {"pass_verification"}) : "");
    fields.set("draft_mark", on ? "" : "（送审稿）");
    fields.set("request", opinion.request);
    fields.set("facts", opinion.facts);
    auto found = record.investigations; // what the reasons say already is not said twice
    std::erase_if(found, [&](std::string const& text) { return opinion.facts.find(text) != std::string::npos; });
    fields.set("investigations", numbered(found));
    fields.set("outcomes", outcomes_of(record, opinion));
    fields.set("legal_basis", numbered(opinion.legal_basis));
    fields.set("remedy", opinion.remedy);
    fields.set("issued_on", chinese_or_blank(on));
    fields.set("delivered_on", chinese_or_blank(record.delivered_on));
    fields.set("delivery_method",
        record.delivery_method.empty() ? "　　　　"
                                       : domain::choice_label(domain::DELIVERY_CHOICES, record.delivery_method));
    if (record.contacted_on)
        fields.set("contacted", ValueObject{{"on", base::to_chinese(*record.contacted_on)}});
    return fields;
}

base::Result<std::string> render_document(
    std::string_view kind, PetitionRecord const& record, Surroundings const& surroundings, Watermark watermark)
{
    if (kind == "D03")
        return fill_template(
            base::embedded_file("assets/documents/D03.html"), TRY(acceptance_notice(record, surroundings, watermark)));
    if (kind == "D16")
        return fill_template(
            base::embedded_file("assets/documents/D16.html"), TRY(handling_opinion(record, surroundings, watermark)));
    return base::invalid_input("没有“" + std::string(kind) + "”这种文书的打印样式。", "kind");
}

std::string_view document_title(std::string_view kind)
{
    return kind == "D03" ? "信访事项受理告知书" : kind == "D16" ? "信访事项处理意见书" : kind;
}

} // namespace documents
