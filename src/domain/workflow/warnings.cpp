// Warnings: what a person should know before an act, though nothing forbids it.
#include "domain/workflow/effects.h"
#include "domain/workflow/visibility.h"

#include "base/text.h"
#include "domain/workflow/act_tables.h"

#include <algorithm>

namespace domain {

static constexpr std::int64_t MAX_REPRESENTATIVES = 5; // 条例第二十条

static base::Error warning(std::string id, std::string message, std::string where)
{
    return {base::ErrorCode::InvalidInput, std::move(id), std::move(message), std::move(where)};
}

static bool is_blank(base::ValueObject const& object, std::string_view key)
{
    return base::trimmed(base::text_or(object, key)).empty();
}

static void warn_about_petitioner(base::ValueObject const& fields, std::vector<base::Error>& warnings)
{
    auto const& petitioners = base::list_or_empty(fields, "petitioners");
    auto const* first = petitioners.empty() ? nullptr : petitioners.front().object();
    if (first && is_blank(*first, "phone"))
        warnings.push_back(warning("Q01", "未填联系电话，办理和回访时将无法电话联系", "petitioners[0].phone"));
}

// A slip of the year is the likelier explanation; what is really that old may be entered (J13, 补录).
static void warn_about_old_date(base::ValueObject const& fields, base::Date today, std::vector<base::Error>& warnings)
{
    auto const received_on = base::parse_date(base::text_or(fields, "received_on"));
    if (received_on && *received_on < base::add_months(today, -12))
        warnings.push_back(warning("J13",
            "收到日期 " + base::to_chinese(*received_on) + " 距今已超过一年，请核对年份；确属补录的可以登记",
            "received_on"));
}

static void warn_about_request(base::ValueObject const& payload, std::vector<base::Error>& warnings)
{
    if (is_blank(payload, "reason"))
        warnings.push_back(warning(
            "T40", "申请理由还没有填写，复查、复核机关须针对理由作出意见（条例第三十五条、第三十六条）", "reason"));
}

static void warn_about_registration(base::ValueObject const& fields, std::vector<base::Error>& warnings)
{
    bool const is_anonymous = base::boolean_or(fields, "anonymous", false);
    if (!is_anonymous)
        warn_about_petitioner(fields, warnings);
    auto const count = base::integer_or(fields, "petitioner_count", 1);
    auto const representatives = base::integer_or(fields, "representatives", 0);
    if (base::text_or(fields, "channel") == "VISIT") {
        if (representatives > MAX_REPRESENTATIVES)
            warnings.push_back(warning("Q05",
                "来访代表不得超过 5 人，现为 " + std::to_string(representatives)
                    + " 人，应引导推选代表（条例第二十条）",
                "representatives"));
        else if (count > MAX_REPRESENTATIVES && representatives == 0)
            warnings.push_back(
                warning("Q05", "多人来访应推选代表，代表不得超过 5 人（条例第二十条）", "representatives"));
        if (!base::boolean_or(fields, "confirmed_with_visitor", false))
            warnings.push_back(warning("Q02", "来访登记内容应与信访人核对确认", "confirmed_with_visitor"));
    }
    if (base::boolean_or(fields, "threat", false) && is_blank(fields, "threat_text"))
        warnings.push_back(warning("A-13", "有扬言或极端倾向的，应记下扬言内容并立即报告", "threat_text"));
    if (presumed_class(fields) == "ACCUSATION" && is_blank(fields, "accused"))
        warnings.push_back(warning("PR-02", "检举控告应写明被反映人或单位，以便回避和保密", "accused"));
}

static void warn_about_settling(
    PetitionRecord const& record, Surroundings const& surroundings, std::vector<base::Error>& warnings)
{
    bool const is_explained = record.opinion
        && std::any_of(record.opinion->outcomes.begin(), record.opinion->outcomes.end(),
            [](Outcome const& outcome) { return outcome.outcome == "EXPLAINED"; });
    if (is_explained && record.educations.empty())
        warnings.push_back(warning("S18", "解释说明的诉求还没有疏导教育记录（条例第三十二条）", {}));
    for (auto const& clock : clocks(record, surroundings)) // W5
        if (clock.rule_id == "L13" && clock.state != ClockState::Stopped)
            warnings.push_back(warning("L13",
                "复查申请期限到" + base::to_chinese(clock.deadline.working_date()) + "，此前信访人申请复查的将重新启动",
                {}));
}

// 条例第三十一条第六项: hearings are for what is major, complex or difficult.
static void warn_about_hearing(PetitionRecord const& record, std::vector<base::Error>& warnings)
{
    bool const is_hard = record.urgent || record.collective
        || (!record.difficulties.empty() && record.difficulties.back().grade != "ORDINARY");
    if (!is_hard)
        warnings.push_back(
            warning("T26", "听证适用于重大、复杂、疑难的事项，本件尚未评定难易程度（条例第三十一条第六项）", {}));
}

// T45: filing away closes nothing for the petitioner, but the file may have to be opened again.
static void warn_about_archiving(
    PetitionRecord const& record, Surroundings const& surroundings, std::vector<base::Error>& warnings)
{
    for (auto const& clock : clocks(record, surroundings))
        if ((clock.rule_id == "L13" || clock.rule_id == "L15") && clock.state != ClockState::Stopped)
            warnings.push_back(warning(clock.rule_id,
                "申请复查、复核的期限到" + base::to_chinese(clock.deadline.working_date())
                    + "，此前提出申请的将调出卷宗",
                {}));
}

// RT-00: report up and go on below; the report stays owed after any other step.
static bool leaves_the_first_desk(std::string_view act)
{
    static constexpr std::string_view ACTS[]{"assign", "transfer", "guide", "self_receive", "not_accept",
        "no_longer_accept", "refer_political_legal", "refer_discipline", "route_other", "withdraw"};
    return std::find(std::begin(ACTS), std::end(ACTS), act) != std::end(ACTS);
}

static void warn_about_unreported(PetitionRecord const& record, std::vector<base::Error>& warnings)
{
    if ((record.urgent || record.threat) && !record.reported_up_on)
        warnings.push_back(warning("A-13",
            std::string(record.threat ? "本件有扬言或极端倾向" : "本件重大紧急")
                + "，还没有报请党委政府，请立即报告（条例第二十五条，T03）",
            {}));
}

// RT-08, RT-09: to the unit that the triage found, or down the chain to it; from the county nothing is assigned
// upwards.
static void warn_about_target(base::ValueObject const& payload, PetitionRecord const& record,
    Surroundings const& surroundings, std::vector<base::Error>& warnings)
{
    auto const& organisation = surroundings.organisation;
    auto const* target = organisation.find_org(base::OrgId{base::text_or(payload, "unit")});
    auto const* first = organisation.find_org(record.first_unit);
    if (!target)
        return;
    bool const is_on_the_way = record.competent_unit.is_empty() || target->id == record.competent_unit
        || (target->kind == OrgKind::Bureau && organisation.is_same_or_above(target->id, record.competent_unit));
    if (!is_on_the_way)
        warnings.push_back(warning("RT-08",
            "甄别认定的有权处理单位是“" + organisation.org_name(record.competent_unit) + "”，不是“" + target->name
                + "”，请核对（RT-08）",
            "unit"));
    if (first && target->level > first->level)
        warnings.push_back(warning(
            "RT-09", "“" + target->name + "”级别高于本机关，交办、转送应逐级向下（属地管理、分级负责）", "unit"));
}

// Law 1.1: what counts as signed for is not moved by signing for it later.
static void warn_about_late_signing(base::ValueObject const& payload, PetitionRecord const& record,
    Surroundings const& surroundings, std::vector<base::Error>& warnings)
{
    auto const deemed = deemed_receipt(record, surroundings, surroundings.today);
    auto const arrived_on = date_in(payload, "arrived_on");
    if (!deemed || !arrived_on || *arrived_on <= *deemed)
        return;
    bool const is_accepted = deemed_acceptance(record, surroundings, surroundings.today).has_value();
    if (is_accepted || is_blank(payload, "arrival_proof"))
        warnings.push_back(warning("L38",
            "逾期未签收，已视同" + base::to_chinese(*deemed) + "签收，受理告知等期限自该日起算"
                + (is_accepted ? "，且已视同受理" : "；确系后来才到达的请写明到达凭证") + "（L38）",
            "arrived_on"));
}

// SP-08: a quick notice replaces the paper only where it is on record.
static void warn_about_quick_notice(base::ValueObject const& payload, std::vector<base::Error>& warnings)
{
    auto const form = base::text_or(payload, "notice_form");
    if (!form.empty() && form != "PAPER" && is_blank(payload, "notice_record"))
        warnings.push_back(
            warning("SP-08", "快捷告知应记下被告知人、时间和内容（简易办理办法，SP-08）", "notice_record"));
}

std::vector<base::Error> warnings(ActDefinition const& act, base::ValueObject const& payload,
    PetitionRecord const* record, Surroundings const& surroundings)
{
    std::vector<base::Error> result;
    if (act.name == "register_petition")
        warn_about_registration(payload, result);
    if (act.name == "register_petition")
        warn_about_old_date(payload, surroundings.today, result);
    if (act.name == "request_review" || act.name == "request_recheck")
        warn_about_request(payload, result);
    if (act.name == "object" && !has_attachments(payload))
        result.push_back(
            warning("T14", "提出异议应详细说明理由并附依据材料；纸质材料另行送达的可以不附文件（T14）", "attachments"));
    if (act.name == "settle" && record)
        warn_about_settling(*record, surroundings, result);
    if (record && leaves_the_first_desk(act.name))
        warn_about_unreported(*record, result);
    if ((act.name == "assign" || act.name == "transfer") && record)
        warn_about_target(payload, *record, surroundings, result);
    if (act.name == "sign_for" && record)
        warn_about_late_signing(payload, *record, surroundings, result);
    if (act.name == "accept_simple")
        warn_about_quick_notice(payload, result);
    if (act.name == "open_hearing" && record)
        warn_about_hearing(*record, result);
    if (act.name == "archive" && record)
        warn_about_archiving(*record, surroundings, result);
    return result;
}

} // namespace domain
