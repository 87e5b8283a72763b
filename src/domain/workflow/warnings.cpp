// Warnings: what a person should know before an act, though nothing forbids it.
#include "domain/workflow/effects.h"

#include "base/text.h"

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
    if (base::text_or(fields, "matter_class") == "ACCUSATION" && is_blank(fields, "accused"))
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
    if (act.name == "object" && !has_attachments(payload))
        result.push_back(
            warning("T14", "提出异议应详细说明理由并附依据材料；纸质材料另行送达的可以不附文件（T14）", "attachments"));
    if (act.name == "settle" && record)
        warn_about_settling(*record, surroundings, result);
    if (act.name == "accept_simple")
        warn_about_quick_notice(payload, result);
    if (act.name == "open_hearing" && record)
        warn_about_hearing(*record, result);
    if (act.name == "archive" && record)
        warn_about_archiving(*record, surroundings, result);
    return result;
}

} // namespace domain
