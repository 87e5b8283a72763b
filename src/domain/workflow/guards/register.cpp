// Registration (T01: fields of law.md 4.1, 网上办理工作规程第五条) and triage (T02).
#include "domain/workflow/guards/guard.h"

#include "base/text.h"
#include "domain/reference/resident_id.h"
#include "domain/workflow/visibility.h"

#include <map>
#include <set>

namespace domain {

static constexpr std::int64_t MAX_PERSONS = 9999;

using Errors = std::vector<base::Error>;

static void refuse(Errors& errors, std::string id, std::string message, std::string where)
{
    errors.push_back({base::ErrorCode::Refused, std::move(id), std::move(message), std::move(where)});
}

static bool is_resident_id(base::ValueObject const& petitioner)
{
    auto const type = base::text_or(petitioner, "id_type");
    return type == "111" || type == "112" || type.empty();
}

static void check_petitioner(
    base::ValueObject const& petitioner, std::size_t index, bool is_anonymous, base::Date today, Errors& errors)
{
    auto const where = [&](std::string_view field) {
        return "petitioners[" + std::to_string(index) + "]." + std::string(field);
    };
    auto const who = index == 0 ? std::string("信访人") : "第 " + std::to_string(index + 1) + " 名信访人";
    if (!is_anonymous && is_blank_text(base::text_or(petitioner, "name")))
        refuse(errors, "Q01", who + "没有填写姓名；确系匿名的请勾选匿名", where("name"));
    if (!is_anonymous && index == 0 && is_blank_text(base::text_or(petitioner, "address")))
        refuse(errors, "Q01", who + "没有填写住址（条例第十九条）", where("address"));
    auto const id_no = base::text_or(petitioner, "id_no");
    if (!is_blank_text(id_no) && is_resident_id(petitioner)) {
        auto const parsed = parse_resident_id(id_no, today);
        if (parsed.is_error())
            refuse(errors, "Q01", parsed.error().message, where("id_no"));
    }
    auto const phone = base::text_or(petitioner, "phone");
    if (!is_blank_text(phone)) {
        auto const parsed = parse_phone(phone);
        if (parsed.is_error())
            refuse(errors, "Q01", parsed.error().message, where("phone"));
    }
}

static void check_numbers(base::ValueObject const& fields, std::size_t named, Errors& errors)
{
    auto const count = base::integer_or(fields, "petitioner_count", 1);
    if (count < 1 || count > MAX_PERSONS)
        refuse(errors, "Q05", "“信访人数”应为 1 至 9999", "petitioner_count");
    else if (count < static_cast<std::int64_t>(named))
        refuse(
            errors, "Q05", "“信访人数”不能少于已登记的信访人（" + std::to_string(named) + " 人）", "petitioner_count");
    auto const representatives = base::integer_or(fields, "representatives", 0);
    if (representatives < 0 || representatives > count)
        refuse(errors, "Q05", "“代表人数”应在 0 与信访人数之间", "representatives");
}

void check_registration_fields(
    base::ValueObject const& fields, base::Date today, std::optional<base::TimeOfDay> now, Errors& errors)
{
    bool const is_anonymous = base::boolean_or(fields, "anonymous", false);
    auto const& petitioners = base::list_or_empty(fields, "petitioners");
    if (petitioners.empty() && !is_anonymous)
        refuse(errors, "Q01", "没有填写信访人；确系匿名的请勾选匿名", "petitioners");
    for (std::size_t index = 0; index < petitioners.size(); ++index)
        if (auto const* petitioner = petitioners[index].object())
            check_petitioner(*petitioner, index, is_anonymous, today, errors);
    check_numbers(fields, petitioners.size(), errors);
    auto const received_on = date_in(fields, "received_on");
    auto const text = base::text_or(fields, "received_time");
    auto const time = base::parse_time_of_day(text);
    if (!text.empty() && !time)
        refuse(errors, "T01", "“收到时间”应写成时和分，例如 09:30", "received_time");
    if (time && now && received_on == today && time->minutes > now->minutes) // it decides about 日清 (L03)
        refuse(errors, "T01", "“收到时间”不能晚于现在（" + base::to_text(*now) + "）", "received_time");
    if (received_on && *received_on > today)
        refuse(errors, "T01", "“收到日期”不能晚于今天（" + base::to_chinese(today) + "）", "received_on");
}

static void register_petition(ArgumentContext const& context)
{
    auto& payload = context.payload;
    if (auto const time = base::parse_typed_time(context.text("received_time")))
        payload.set("received_time", base::to_text(*time));
    check_registration_fields(payload, context.surroundings().today, context.surroundings().now, context.errors);
    auto const received_on = date_in(payload, "received_on");
    if (received_on && *received_on > context.occurred_on && context.occurred_on <= context.surroundings().today)
        context.refuse(
            "T01", "“收到日期”不能晚于登记日期（" + base::to_chinese(context.occurred_on) + "）", "received_on");
    auto const* identity = context.guard.identity;
    if (!identity)
        return;
    // S22: fixed here, once, from who registers; nothing a form sends in can set them.
    auto const& organisation = context.surroundings().organisation;
    if (auto recusal = recusal_of(*identity, payload, organisation))
        context.refuse("PR-03", std::move(recusal->why), "accused");
    auto const* leader = leader_for(payload, identity->org, organisation);
    payload.set("first_unit", identity->org.value);
    payload.set("first_officer", identity->id.value);
    payload.set("first_leader", leader ? leader->id.value : std::string{});
}

static void triage(ArgumentContext const& context)
{
    auto& payload = context.payload;
    if (context.text("first_time") == "REPEAT") {
        if (context.text("repeat_of").empty())
            context.refuse("FT-01", "判为重复件须指明原信访件", "repeat_of");
        else
            check_repeat_link(context);
    } else if (!context.text("repeat_of").empty()) {
        context.refuse("FT-01", "判为初次的不应填写原信访件；确属重复的请改判为重复", "repeat_of");
    }
    auto const matter_class = context.text("matter_class");
    auto const route = context.text("route");
    if (matter_class == "APPEAL" && route.empty())
        context.refuse("T02", "申诉求决类须选择分类处理途径（条例第三十一条）", "route");
    if (route == "R1_JUDICIAL") {
        auto const* litigation = payload.find("litigation");
        if (litigation && litigation->boolean() && !*litigation->boolean())
            context.refuse("T02", "途径为涉法涉诉的，“涉法涉诉”应选“是”（条例第三十一条第一项）", "litigation");
        else
            payload.set("litigation", true);
    }
}

static std::optional<Refusal> split_is_open(GuardContext const& context)
{
    if (!context.record->split_from.empty())
        return Refusal{"split_registration", "本件已经拆分过"};
    if (context.record->demands.size() < 2)
        return Refusal{"split_registration", "本件只有一项诉求，不需要拆分"};
    if (context.record->first_time == FirstTime::Repeat || !context.record->repeats.empty())
        return Refusal{"split_registration", "已与其他信访件关联，不能拆分"};
    return {};
}

// W9: only where the competent units differ; several demands for one unit are one matter.
static void check_parts(ArgumentContext const& context, base::ValueList const& parts)
{
    std::set<std::string> units;
    std::map<std::string, int> uses;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        auto const* part = parts[index].object();
        if (!part)
            continue;
        auto const where = "parts[" + std::to_string(index) + "].";
        auto const unit = base::text_or(*part, "competent_unit");
        if (!unit.empty() && !context.surroundings().organisation.find_org(base::OrgId{unit}))
            context.refuse("split_registration", "没有这个机构" + in_quotes(unit), where + "competent_unit");
        if (!units.insert(unit).second)
            context.refuse(
                "split_registration", "同一单位的几项诉求是一件，不拆分（网上办理工作规程）", where + "competent_unit");
        for (auto const& demand : texts_in(*part, "demands"))
            ++uses[demand];
    }
    for (auto const& demand : context.record().demands)
        if (uses[demand] != 1)
            context.refuse("split_registration", "诉求" + in_quotes(demand) + "应当归到且只归到一件", "parts");
    if (parts.size() < 2 || uses.size() != context.record().demands.size())
        context.refuse("split_registration", "拆分应有两件以上，诉求与登记的一致", "parts");
}

// The siblings share the data of T01; the first part stays with this record.
static void split_registration(ArgumentContext const& context)
{
    auto const& record = context.record();
    auto const& parts = base::list_or_empty(context.payload, "parts");
    check_parts(context, parts);
    base::ValueList siblings;
    for (std::size_t index = 1; index < parts.size(); ++index) {
        auto const* part = parts[index].object();
        if (!part)
            continue;
        auto const suffix = "-" + std::to_string(index + 1);
        auto registration = record.fields;
        if (auto const* demands = part->find("demands"))
            registration.set("demands", *demands);
        registration.set("petition_no", record.petition_no + suffix);
        registration.set("matter_id", record.own_matter_id.value + suffix);
        registration.set("first_unit", record.first_unit.value);
        registration.set("first_leader", record.first_leader.value);
        registration.set("first_officer", record.first_officer.value);
        registration.set("split_from", record.petition_no);
        siblings.emplace_back(base::ValueObject{{"id", record.id.value + suffix},
            {"registered_on", base::to_iso(record.entered_on.at(State::Registered))},
            {"registration", std::move(registration)}});
    }
    context.payload.set("siblings", std::move(siblings));
}

std::span<GuardRow const> register_guards()
{
    static constexpr GuardRow ROWS[]{
        {"register_petition", nullptr, register_petition},
        {"triage", nullptr, triage},
        {"split_registration", split_is_open, split_registration},
    };
    return ROWS;
}

} // namespace domain
