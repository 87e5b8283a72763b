// The test office and the story of a record.
#include "support/domain/office.h"

#include "exchange/reference_json.h"

#include "support/doctest.h"

#include <cstdio>

namespace support {

using base::ValueList;
using base::ValueObject;
using domain::Role;

base::Date on(std::string_view iso)
{
    auto const date = base::parse_date(iso);
    CHECK_MESSAGE(date.has_value(), iso);
    return date.value_or(base::Date{});
}

base::EntryId entry_id(std::uint64_t number)
{
    char text[65];
    std::snprintf(text, sizeof text, "%064llx", static_cast<unsigned long long>(number));
    return base::EntryId{text};
}

static domain::ReferenceData const& shipped()
{
    static auto const reference = exchange::shipped_reference_data();
    if (reference.is_error())
        FAIL(reference.error().message);
    return reference.value();
}

Office::Office()
    : reference(shipped())
{
    organisation.put(
        domain::Org{CITY_BUREAU, "南京市信访局", domain::OrgLevel::City, "320100", domain::OrgKind::Bureau, {}});
    organisation.put(domain::Org{
        COUNTY_BUREAU, "玄武区信访局", domain::OrgLevel::County, "320102", domain::OrgKind::Bureau, CITY_BUREAU});
    organisation.put(
        domain::Org{HOUSING, "玄武区住建局", domain::OrgLevel::County, "320102", domain::OrgKind::Unit, COUNTY_BUREAU});
    organisation.put(domain::Org{
        COURTS, "玄武区委政法委", domain::OrgLevel::County, "320102", domain::OrgKind::PoliticalLegal, CITY_BUREAU});
    organisation.put(
        domain::Org{URBAN, "玄武区城管局", domain::OrgLevel::County, "320102", domain::OrgKind::Unit, COUNTY_BUREAU});
    organisation.put(domain::Org{
        DISCIPLINE, "玄武区纪委监委", domain::OrgLevel::County, "320102", domain::OrgKind::Discipline, CITY_BUREAU});
    organisation.put(domain::Org{
        CITY_DISCIPLINE, "南京市纪委监委", domain::OrgLevel::City, "320100", domain::OrgKind::Discipline, {}});
    organisation.put(domain::Org{
        CITY_HOUSING, "南京市住建局", domain::OrgLevel::City, "320100", domain::OrgKind::Unit, CITY_BUREAU});
    organisation.put(
        domain::Org{PROVINCE_HOUSING, "江苏省住建厅", domain::OrgLevel::Province, "320000", domain::OrgKind::Unit, {}});
    organisation.put(domain::Org{PETITIONERS, "信访人", domain::OrgLevel::County, "320102", domain::OrgKind::Unit, {}});
    auto const hire = [&](char const* id, char const* name, base::OrgId org, std::vector<Role> roles) {
        organisation.put(domain::Staff{base::StaffId{id}, name, std::move(org), std::move(roles), true});
    };
    hire("li", "李敏", COUNTY_BUREAU, {Role::FirstOfficer, Role::BureauOfficer, Role::Admin});
    hire("qian", "钱静", COUNTY_BUREAU, {Role::FirstOfficer});
    hire("wang", "王海峰", COUNTY_BUREAU, {Role::FirstLeader, Role::BureauLeader});
    hire("he", "何平", HOUSING, {Role::UnitOfficer});
    hire("xu", "徐晓东", HOUSING, {Role::UnitLeader});
    hire("shi", "施国强", CITY_BUREAU, {Role::FirstLeader, Role::Admin});
    hire("tang", "唐宁", CITY_BUREAU, {Role::FirstOfficer, Role::BureauOfficer});
    hire("fang", "方志远", CITY_BUREAU, {Role::BureauLeader});
    hire("du", "杜衡", COUNTY_BUREAU, {Role::Inspector});
    hire("jin", "金岚", COUNTY_BUREAU, {Role::JcOffice});
    hire("bao", "鲍文清", COUNTY_BUREAU, {Role::CaseLeader});
    hire("zhu", "朱敏", URBAN, {Role::UnitOfficer, Role::UnitLeader});
    hire("fu", "傅国栋", CITY_HOUSING, {Role::ReviewOrg, Role::UnitLeader, Role::UnitOfficer});
    hire("he2", "贺建平", PROVINCE_HOUSING, {Role::RecheckOrg});
    hire("liu", "刘德芳", PETITIONERS, {Role::Petitioner});
}

domain::Surroundings Office::surroundings(base::Date today) const
{
    return {organisation, reference.calendar, reference.rules, config, today,
        [this](base::RecordId const& id) -> domain::PetitionRecord const* {
            auto const it = records.find(id);
            return it == records.end() ? nullptr : &it->second;
        },
        [](base::MatterId const&) -> domain::Matter const* { return nullptr; }};
}

ValueObject with(ValueObject object, std::string key, base::Value value)
{
    object.set(std::move(key), std::move(value));
    return object;
}

ValueObject without(ValueObject object, std::string_view key)
{
    object.remove(key);
    return object;
}

ValueObject registration(std::string_view received_on)
{
    return {{"channel", "VISIT"}, {"received_on", received_on}, {"received_time", "10:00"},
        {"petitioners",
            ValueList{
                ValueObject{{"name", "刘德芳"}, {"phone", "13800002231"}, {"address", "南京市玄武区锁金村12号"}}}},
        {"petitioner_count", 1}, {"purpose", "02"}, {"place", "320102"}, {"category", "030500"},
        {"matter_class", "APPEAL"}, {"demands", ValueList{"要求交付地下车位", "要求停止捆绑销售"}},
        {"facts", "2023年3月收房后，物业要求购买车位方可办理门禁。"}, {"history", "4月向物业投诉，5月拨打12345。"}};
}

ValueObject opinion()
{
    return {{"request", "要求交付地下车位，停止捆绑销售。"},
        {"facts",
            "经现场核查、调阅商品房买卖合同并询问开发商和物业公司，合同约定随房交付地下车位一个，物业以未购买车位为由拒"
            "绝办理门禁，信访人反映的情况属实。"},
        {"outcomes",
            ValueList{ValueObject{{"demand", 0}, {"outcome", "SUPPORTED"},
                          {"text", "责令开发商在本意见书送达后三十日内按合同交付车位，并为信访人办理门禁。"},
                          {"execution_unit", "玄武区住建局"}, {"execution_due", "2023-08-31"}},
                ValueObject{{"demand", 1}, {"outcome", "EXPLAINED"},
                    {"text", "车位销售价格由企业自主确定，不属行政机关强制降价的范围，已说明备案和公示的规定。"}}}},
        {"legal_basis", ValueList{"《商品房销售管理办法》第三十条"}},
        {"remedy", "如不服本意见，可自收到之日起三十日内向南京市住建局申请复查。"}};
}

ValueObject all_checks(std::string_view result)
{
    ValueList checks;
    for (int number = 1; number <= 20; ++number) {
        if (number == 19)
            continue;
        auto const id = std::string(number < 10 ? "Q0" : "Q") + std::to_string(number);
        checks.emplace_back(ValueObject{{"check", id}, {"result", result}});
    }
    return {{"checks", std::move(checks)}};
}

ValueObject follow_up(std::string_view date, bool solved)
{
    return {{"on", date}, {"method", "PHONE"}, {"reached", true},
        {"responsibility",
            ValueObject{{"told_in_time", true}, {"contacted", true}, {"leader_named", true}, {"attitude", "GOOD"}}},
        {"handling",
            ValueObject{{"result_received", true}, {"executed", solved}, {"solved", solved}, {"accepts", true}}}};
}

Story::Story(Office& office, std::string id)
    : m_office(office)
    , m_id(std::move(id))
{
    m_office.records[m_id].id = m_id;
}

domain::PetitionRecord const& Story::record() const
{
    return m_office.records.at(m_id);
}

domain::JournalEntry Story::entry_for(
    std::string_view act, ValueObject payload, base::Date date, domain::Staff const& staff) const
{
    std::uint64_t salt = 0;
    for (char letter : m_id.value)
        salt = salt * 31 + static_cast<unsigned char>(letter);
    domain::JournalEntry entry;
    entry.id = entry_id(salt * 1000 + m_entries.size() + 1);
    entry.node = "A";
    entry.sequence = static_cast<std::int64_t>(m_entries.size()) + 1;
    entry.lamport = entry.sequence;
    entry.parents = record().frontier;
    entry.subjects = domain::subjects_of(act, payload, record());
    entry.act = act;
    entry.operator_id = entry.identity_id = staff.id;
    entry.org_id = staff.org;
    entry.occurred_on = date;
    entry.recorded_at = base::at(date, {10 * 60});
    entry.payload = std::move(payload);
    return entry;
}

base::Result<void> Story::attempt(
    std::string_view act, ValueObject payload, std::string_view date, std::string_view staff_id)
{
    auto const* definition = domain::find_act(act);
    REQUIRE_MESSAGE(definition, act);
    auto const* staff = m_office.organisation.find_staff(base::StaffId{std::string(staff_id)});
    REQUIRE_MESSAGE(staff, staff_id);
    auto const surroundings = m_office.surroundings(on(date));
    auto const& record = m_office.records.at(m_id);
    auto result = domain::decide(*definition, payload, on(date), act == "register_petition" ? nullptr : &record,
        {staff->id, staff->id}, surroundings);
    if (result.is_error())
        return result;
    if (act == "register_petition") {
        payload.set("petition_no", "LF32010220230615" + m_id.value);
        payload.set("matter_id", "m-" + m_id.value);
    }
    m_entries.push_back(entry_for(act, std::move(payload), on(date), *staff));
    auto folded = record;
    domain::apply(folded, m_entries.back(), surroundings);
    m_office.records[m_id] = std::move(folded);
    return {};
}

Story& Story::does(std::string_view act, ValueObject payload, std::string_view date, std::string_view staff)
{
    auto const result = attempt(act, std::move(payload), date, staff);
    if (result.is_error())
        FAIL(
            (std::string(act) + ": " + result.error().id + " " + result.error().message + " @" + result.error().where));
    return *this;
}

std::string Story::refusal(std::string_view act, ValueObject payload, std::string_view date, std::string_view staff)
{
    auto const result = attempt(act, std::move(payload), date, staff);
    if (!result.is_error())
        return {};
    return result.error().id.empty() ? result.error().message : result.error().id;
}

Story& Story::registered(std::string_view date)
{
    return does("register_petition", registration(date), date, "li");
}

Story& Story::triaged(std::string_view date)
{
    if (record().state == domain::State::None)
        registered(date);
    return does("triage",
        {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"},
            {"competent_unit", HOUSING.value}, {"competent_level", "COUNTY"}},
        date, "li");
}

Story& Story::assigned(std::string_view date)
{
    if (!record().triaged_on)
        triaged(date);
    return does("assign", {{"unit", HOUSING.value}, {"feedback_due", base::to_iso(base::add_days(on(date), 60))}}, date,
        "wang");
}

Story& Story::signed_for(std::string_view date)
{
    if (!record().dispatched_on)
        assigned(date);
    return does("sign_for", {{"arrived_on", date}, {"unit_leader", "xu"}, {"unit_officer", "he"}}, date, "he");
}

Story& Story::accepted(std::string_view date)
{
    if (!record().unit_received_on)
        signed_for(date);
    return does("accept", {{"notice_on", date}}, date, "xu");
}

Story& Story::handling(std::string_view date)
{
    if (!record().accepted_on)
        accepted(date);
    return does("start_handling", {{"contacted_on", date}, {"contact", "电话联系信访人，核实诉求。"}}, date, "he");
}

Story& Story::investigated(std::string_view date)
{
    if (!record().contacted_on)
        handling(date);
    return does("investigate", {{"findings", "现场核查，询问开发商和物业。"}}, date, "he");
}

Story& Story::submitted(std::string_view date)
{
    if (record().investigations.empty())
        investigated(date);
    return does("submit_opinion", opinion(), date, "xu");
}

Story& Story::under_verification(std::string_view date)
{
    if (!record().submitted_on)
        submitted(date);
    return does("take_for_verification", {}, date, "li");
}

Story& Story::issued(std::string_view date)
{
    if (!record().verification_started_on)
        under_verification(date);
    return does("pass_verification", all_checks(), date, "wang");
}

Story& Story::delivered(std::string_view date)
{
    if (!record().opinion_issued_on)
        issued(date);
    return does("deliver", {{"delivered_on", date}, {"method", "IN_PERSON"}, {"signed", true}}, date, "he");
}

Story& Story::closed(std::string_view date)
{
    if (!record().delivered_on)
        delivered(date);
    return does("close", {{"petitioner_opinion", "AGREE"}}, date, "li");
}

Story& Story::followed_up(std::string_view date)
{
    if (!record().closed_on)
        closed(date);
    return does("follow_up", follow_up(date), date, "li");
}

Story& Story::settled(std::string_view date)
{
    if (record().follow_ups.empty())
        followed_up(date);
    does("record_execution", {{"demand", 0}, {"executed_on", date}, {"proof", "交付确认单"}}, date, "he");
    return does("settle", {}, date, "wang");
}

Story& Story::settled_on_the_usual_dates()
{
    registered().triaged().assigned().signed_for().accepted().handling().investigated();
    return submitted().under_verification().issued().delivered().closed().followed_up().settled();
}

domain::ActAvailability Story::availability(std::string_view act, std::string_view today, std::string_view staff) const
{
    base::StaffId const id{std::string(staff)};
    for (auto& item : domain::availability(record(), {id, id}, m_office.surroundings(on(today))))
        if (item.act->name == act)
            return item;
    FAIL("no such act");
    return {};
}

std::vector<domain::RecordClock> Story::clocks(std::string_view today) const
{
    return domain::clocks(record(), m_office.surroundings(on(today)));
}

domain::RecordClock Story::clock(std::string_view rule_id, std::string_view today, int occurrence) const
{
    for (auto& clock : clocks(today))
        if (clock.rule_id == rule_id && clock.occurrence == occurrence)
            return clock;
    return {};
}

} // namespace support
