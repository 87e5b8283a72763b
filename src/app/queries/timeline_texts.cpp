// What each act is called in the timeline of a case.
#include "app/queries/case_query.h"
#include "app/queries/record_texts.h"
#include "base/text.h"
#include "domain/reference/rule_history.h"
#include "domain/workflow/acts.h"
#include "domain/workflow/correction.h"
#include "domain/workflow/documents.h"

namespace app {

namespace {

constexpr std::size_t EXCERPT_CODE_POINTS = 60;

struct Payload {
    base::ValueObject const& object;
    std::string text(std::string_view key) const { return base::text_or(object, key); }
};

std::string date_text(std::string const& iso, base::Date today)
{
    auto const date = base::parse_date(iso);
    return date ? short_date(*date, today) : iso;
}

std::string triage_title(Payload const& payload)
{
    return "甄别："
        + join_dots({choice_text("triage", "first_time", payload.text("first_time")),
            choice_text("triage", "matter_class", payload.text("matter_class"))});
}

std::string follow_up_title(Payload const& payload)
{
    return join_dots({"回访", choice_text("follow_up", "method", payload.text("method")),
        base::boolean_or(payload.object, "reached", false) ? "" : "未联系上"});
}

std::string act_label(std::string_view act)
{
    auto const* definition = domain::find_act(act);
    return std::string(definition ? definition->label : act);
}

// 原 2023-06-15，改为 2023-06-12
std::string correction_values(Context const& context, domain::TimelineItem const& item)
{
    auto const* definition = domain::find_correctable(base::text_or(item.payload, "field"));
    auto const* before = item.payload.find("old_value");
    auto const* after = item.payload.find("value");
    if (item.act != "correct" || !definition || !after)
        return {};
    auto const was = before ? argument_text(context, *definition, *before) : std::string();
    return "原" + (was.empty() ? std::string("未填写") : " " + was) + "，改为 "
        + argument_text(context, *definition, *after);
}

// PR-05: an evaluation names the machine and who had worked at it just before.
std::string station_text(Context const& context, Payload const& payload)
{
    auto const station = payload.text("station");
    if (station.empty())
        return {};
    base::StaffId const before{payload.text("before")};
    return "录入于工作站 " + station
        + (before.is_empty() ? std::string() : "，此前的身份是" + context.organisation.staff_name(before));
}

// The first of the act's own words that says what it was about.
std::string excerpt(Payload const& payload)
{
    for (auto const* key : {"text", "contact", "findings", "required", "reason", "statement", "note", "requirements",
             "not_assigned_reason", "proof"}) {
        auto const words = payload.text(key);
        if (words.empty())
            continue;
        auto const line = base::trimmed(std::string_view(words).substr(0, words.find('\n')));
        auto const kept = base::first_code_points(line, EXCERPT_CODE_POINTS);
        return std::string(kept) + (kept.size() < line.size() ? "…" : "");
    }
    return {};
}

// By mail the limit is kept by the postmark, so both days are told (W7).
std::string request_days(Payload const& payload, base::Date today)
{
    auto text = "申请日期 " + date_text(payload.text("requested_on"), today);
    if (!payload.text("received_on").empty())
        text += "，收到日期 " + date_text(payload.text("received_on"), today);
    return text;
}

// 附件：送达回证.jpg 等 3 个
std::string files_text(base::ValueObject const& payload)
{
    auto const files = domain::attachments_in(payload);
    if (files.empty())
        return {};
    return "附件：" + files.front().name
        + (files.size() > 1 ? " 等 " + std::to_string(files.size()) + " 个" : std::string());
}

} // namespace

std::string timeline_title(Context const& context, domain::TimelineItem const& item)
{
    Payload const payload{item.payload};
    auto const person = context.organisation.staff_name(item.identity_id);
    auto const org = [&](std::string_view key) {
        return context.organisation.org_name(base::OrgId(payload.text(key)));
    };
    if (item.mention)
        return "再次信访，已并入本事项（" + act_label(item.act) + "）";
    if (item.act == "register_petition")
        return join_dots({"登记", choice_text(item.act, "channel", payload.text("channel")), person});
    if (item.act == "triage")
        return triage_title(payload);
    if (item.act == "assign")
        return "交办 " + org("unit") + "，要求 " + date_text(payload.text("feedback_due"), context.today()) + " 前反馈";
    if (item.act == "transfer")
        return "转送 " + org("unit");
    if (item.act == "decide_acceptance")
        return join_dots({act_label(item.act), org("lead"), choice_text(item.act, "step", payload.text("step"))});
    if (item.act == "advance_dispute")
        return act_label(item.act) + "：" + choice_text(item.act, "step", payload.text("step"));
    if (item.act == "redispatch")
        return join_dots({act_label(item.act), org("unit")});
    if (item.act == "guide")
        return choice_text(item.act, "disposal", payload.text("disposal"));
    if (item.act == "sign_for" || item.act == "self_receive") {
        auto const label = act_label(item.act);
        return label + (payload.text("unit_officer").empty() ? "，责任领导和责任人待明确" : "，明确责任领导和责任人");
    }
    if (item.act == "accept")
        return "受理，出具受理告知书";
    if (item.act == "extend")
        return "申请延期 " + std::to_string(base::integer_or(item.payload, "days", 0)) + " 日";
    if (item.act == "deliver")
        return join_dots({"送达", choice_text(item.act, "method", payload.text("method")),
            base::boolean_or(item.payload, "signed", false) ? "已签收" : "拒收"});
    if (item.act == "close")
        return join_dots({"审核认定办结",
            "信访人" + choice_text(item.act, "petitioner_opinion", payload.text("petitioner_opinion"))});
    if (item.act == "follow_up")
        return follow_up_title(payload);
    if (item.act == "issue_review" || item.act == "issue_recheck")
        return act_label(item.act) + "：" + choice_text(item.act, "decision", payload.text("decision"));
    if (item.act == "evaluate")
        return join_dots({act_label(item.act), choice_text(item.act, "side", payload.text("side")),
            choice_text(item.act, "value", payload.text("value")), station_text(context, payload)});
    if (item.act == "add_attachments")
        return join_dots({"补充附件", choice_text(item.act, "purpose", payload.text("purpose"))});
    if (item.act == "decide_recusal")
        return act_label(item.act) + "：" + context.organisation.staff_name(base::StaffId(payload.text("staff"))) + " "
            + choice_text(item.act, "decision", payload.text("decision"));
    if (item.act == "correct")
        return act_label(item.act) + domain::correction_label(payload.text("field"));
    if (item.act == "approve")
        return "审批：" + choice_text(item.act, "decision", payload.text("decision"));
    return act_label(item.act);
}

std::string ground_text(domain::OfficeConfig const& config, domain::TimelineItem const& item, base::Date received_on)
{
    auto const code = base::text_or(item.payload, "ground");
    if (!config.history || (item.act != "not_accept" && item.act != "no_longer_accept"))
        return {};
    for (auto const& ground : config.history->grounds.on(received_on))
        if (ground.id == code)
            return ground.text;
    return choice_text(item.act, "ground", code);
}

static std::string failed_checks(domain::TimelineItem const& item)
{
    std::vector<std::string> failed;
    if (item.act == "send_back")
        for (auto const& check : base::list_or_empty(item.payload, "failed"))
            if (auto const* id = check.text())
                failed.push_back(*id);
    return failed.empty() ? std::string() : "未通过 " + base::join(failed, "、");
}

std::string timeline_detail(Context const& context, domain::TimelineItem const& item)
{
    auto when = short_date(item.occurred_on, context.today());
    if (base::civil_date(item.recorded_at) == item.occurred_on)
        when += " " + base::to_text(base::time_of_day(item.recorded_at));
    auto who = context.organisation.staff_name(item.identity_id);
    if (item.operator_id != item.identity_id)
        who += "（由 " + context.organisation.staff_name(item.operator_id) + " 操作）";
    std::vector<std::string> parts{when, who};
    if (item.late_entry)
        parts.push_back("补录于 " + short_date(base::civil_date(item.recorded_at), context.today()));
    if (item.pending)
        parts.emplace_back("待审批");
    if (item.refused_by_approver)
        parts.emplace_back("未获批准");
    if (item.undone)
        parts.emplace_back("已撤销");
    if (item.inert)
        parts.push_back(item.why_inert);
    parts.push_back(base::text_or(item.payload, "document_no"));
    if (item.act == "request_review" || item.act == "request_recheck")
        parts.push_back(request_days(Payload{item.payload}, context.today()));
    parts.push_back(failed_checks(item));
    parts.push_back(correction_values(context, item));
    parts.push_back(excerpt(Payload{item.payload}));
    parts.push_back(files_text(item.payload));
    return join_dots(parts);
}

std::string document_name(std::string_view kind)
{
    auto const* document = domain::find_document(kind);
    return std::string(document ? document->name : kind);
}

} // namespace app
