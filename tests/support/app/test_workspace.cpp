#include "support/app/test_workspace.h"

#include "support/doctest.h"

#include <algorithm>
#include <cstring>

namespace support {

using base::ValueList;
using base::ValueObject;
using domain::Role;

base::Date on(std::string_view iso)
{
    auto const date = base::parse_date(iso);
    REQUIRE_MESSAGE(date.has_value(), iso);
    return *date;
}

base::Instant at(std::string_view iso_date, std::string_view time)
{
    return base::at(on(iso_date), base::parse_time_of_day(time).value_or(base::TimeOfDay{}));
}

std::string message_of(app::CommandResult const& result)
{
    auto const* problems = std::get_if<app::CommandProblems>(&result);
    if (!problems)
        return {};
    std::string text;
    for (auto const& problem : problems->problems)
        text += problem.id + " " + problem.where + " " + problem.message + "\n";
    return text;
}

ValueObject with(ValueObject object, std::string key, base::Value value)
{
    object.set(std::move(key), std::move(value));
    return object;
}

app::WorkspaceSetup office_setup()
{
    base::OrgId const bureau{"bureau"}, housing{"housing"};
    app::WorkspaceSetup setup;
    setup.workspace_name = "玄武区信访局";
    setup.orgs = {
        {bureau, "玄武区信访局", domain::OrgLevel::County, "320102", domain::OrgKind::Bureau, {}},
        {housing, "玄武区住建局", domain::OrgLevel::County, "320102", domain::OrgKind::Unit, bureau},
    };
    setup.staff = {
        {base::StaffId("li"), "李敏", bureau, {Role::FirstOfficer, Role::BureauOfficer, Role::Admin}, true},
        {base::StaffId("wang"), "王海峰", bureau, {Role::FirstLeader, Role::BureauLeader}, true},
        {base::StaffId("he"), "何平", housing, {Role::UnitOfficer}, true},
        {base::StaffId("xu"), "徐晓东", housing, {Role::UnitLeader}, true},
    };
    setup.operator_id = base::StaffId("li");
    return setup;
}

ValueObject registration(std::string_view received_on, std::string_view name)
{
    auto const phone = std::to_string(13800000000 + std::hash<std::string_view>{}(name) % 100000000);
    return {{"channel", "VISIT"}, {"received_on", received_on}, {"received_time", "08:00"},
        {"petitioners",
            ValueList{ValueObject{{"name", name}, {"phone", phone}, {"address", "南京市玄武区锁金村12号"}}}},
        {"petitioner_count", 1}, {"purpose", "02"}, {"place", "320102"}, {"category", "030500"},
        {"matter_class", "APPEAL"}, {"demands", ValueList{"要求交付地下车位", "要求停止捆绑销售"}},
        {"facts", "2023年3月收房后，物业要求购买车位方可办理门禁。"}, {"history", "4月向物业投诉，5月拨打12345。"}};
}

platform::OpenedFile file_of(std::string const& bytes, std::string name)
{
    return {std::move(name), bytes.size(),
        [bytes](std::uint64_t offset, std::span<std::uint8_t> out) -> base::Result<std::size_t> {
            auto const start = std::min<std::size_t>(offset, bytes.size());
            auto const count = std::min(out.size(), bytes.size() - start);
            std::memcpy(out.data(), bytes.data() + start, count);
            return count;
        }};
}

TestWorkspace::TestWorkspace(std::uint64_t seed, std::string_view today, store::AttachmentStore* files)
    : m_files(files)
    , m_clock(at(today, "09:00"))
    , m_random(seed)
{
    reopen();
}

void TestWorkspace::reopen()
{
    m_workspace.reset();
    app::Workspace::open({m_blocks, m_files}, store::OpenMode::TakeOver, m_clock, m_random,
        [&](base::Result<std::unique_ptr<app::Workspace>> opened) {
            REQUIRE_MESSAGE(!opened.is_error(), (opened.is_error() ? opened.error().message : ""));
            m_workspace = opened.release_value();
        });
    REQUIRE(m_workspace != nullptr);
    while (app().work_step()) { }
}

void TestWorkspace::set_up()
{
    auto const result = app().set_up(office_setup());
    REQUIRE_MESSAGE(!result.is_error(), (result.is_error() ? result.error().message : ""));
}

void TestWorkspace::act_as(std::string_view staff)
{
    auto const result = app().switch_identity(base::StaffId("li"), base::StaffId(std::string(staff)));
    REQUIRE_MESSAGE(!result.is_error(), (result.is_error() ? result.error().message : ""));
}

app::CommandResult TestWorkspace::attempt(std::string_view act, base::RecordId const& record, ValueObject arguments)
{
    return app().execute({std::string(act), record, std::move(arguments), {}});
}

app::Outcome TestWorkspace::does(std::string_view act, base::RecordId const& record, ValueObject arguments)
{
    auto const result = attempt(act, record, std::move(arguments));
    auto const message = message_of(result);
    REQUIRE_MESSAGE(std::holds_alternative<app::Outcome>(result), act, ": ", message);
    return std::get<app::Outcome>(result);
}

std::string TestWorkspace::refusal(std::string_view act, base::RecordId const& record, ValueObject arguments)
{
    auto const result = attempt(act, record, std::move(arguments));
    auto const* problems = std::get_if<app::CommandProblems>(&result);
    if (!problems || problems->problems.empty())
        return {};
    return problems->problems.front().id.empty() ? "?" : problems->problems.front().id;
}

base::RecordId TestWorkspace::registers(std::string_view date, std::string_view name)
{
    act_as("li");
    return does("register_petition", {}, registration(date, name)).record;
}

void TestWorkspace::triages(base::RecordId const& record)
{
    act_as("li");
    does("triage", record,
        {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"}, {"competent_unit", "housing"},
            {"competent_level", "COUNTY"}, {"reason", "与此前反映的不是同一事项"}});
}

void TestWorkspace::assigns(base::RecordId const& record, std::string_view feedback_due)
{
    act_as("wang");
    does("assign", record, {{"unit", "housing"}, {"feedback_due", feedback_due}});
}

void TestWorkspace::signs_and_accepts(base::RecordId const& record, std::string_view date)
{
    go_to(date);
    act_as("he");
    does("sign_for", record, {{"arrived_on", date}, {"unit_leader", "xu"}, {"unit_officer", "he"}});
    act_as("xu");
    does("accept", record, {{"notice_on", date}, {"unit_leader", "xu"}, {"unit_officer", "he"}});
}

void TestWorkspace::handles(base::RecordId const& record, std::string_view date)
{
    go_to(date);
    act_as("he");
    does("start_handling", record, {{"contacted_on", date}, {"contact", "电话联系信访人，核对诉求。"}});
    does("investigate", record, {{"findings", "现场核查，合同约定交付车位。"}});
}

void TestWorkspace::submits(base::RecordId const& record, std::string_view date)
{
    go_to(date);
    act_as("xu");
    does("submit_opinion", record,
        {{"request", "要求交付地下车位，停止捆绑销售。"}, {"facts", "经现场核查和询问开发商，合同约定属实。"},
            {"outcomes",
                ValueList{ValueObject{{"demand", 0}, {"outcome", "SUPPORTED"}, {"text", "责令开发商按合同交付车位。"},
                              {"execution_unit", "玄武区住建局"}, {"execution_due", "2023-08-31"}},
                    ValueObject{{"demand", 1}, {"outcome", "EXPLAINED"}, {"text", "已说明销售备案规定。"}}}},
            {"legal_basis", ValueList{"《商品房销售管理办法》第三十条"}},
            {"remedy", "如不服本意见，可自收到之日起三十日内向南京市住建局申请复查。"}});
}

void TestWorkspace::verifies(base::RecordId const& record, std::string_view date)
{
    go_to(date);
    act_as("li");
    does("take_for_verification", record, {});
    ValueList checks;
    for (int number = 1; number <= 20; ++number) {
        if (number != 19) {
            checks.emplace_back(ValueObject{
                {"check", std::string(number < 10 ? "Q0" : "Q") + std::to_string(number)}, {"result", "PASS"}});
        }
    }
    act_as("wang");
    does("pass_verification", record, {{"checks", std::move(checks)}});
}

void TestWorkspace::delivers_and_closes(base::RecordId const& record, std::string_view date)
{
    go_to(date);
    act_as("he");
    does("deliver", record, {{"delivered_on", date}, {"method", "IN_PERSON"}, {"signed", true}});
    act_as("li");
    does("close", record, {{"petitioner_opinion", "AGREE"}});
}

void TestWorkspace::follows_up(base::RecordId const& record, std::string_view date)
{
    go_to(date);
    act_as("li");
    does("follow_up", record,
        {{"on", date}, {"method", "PHONE"}, {"reached", true},
            {"responsibility",
                ValueObject{{"told_in_time", true}, {"contacted", true}, {"leader_named", true}, {"attitude", "GOOD"}}},
            {"handling",
                ValueObject{{"result_received", true}, {"executed", true}, {"solved", true}, {"accepts", true}}}});
}

void TestWorkspace::settles(base::RecordId const& record, std::string_view date)
{
    go_to(date);
    act_as("he");
    does("record_execution", record, {{"demand", 0}, {"executed_on", date}, {"proof", "车位交接单"}});
    act_as("wang");
    does("settle", record, {});
}

void TestWorkspace::carries_to_acceptance(base::RecordId const& record)
{
    triages(record);
    assigns(record);
    signs_and_accepts(record, "2023-06-20");
}

void TestWorkspace::carries_to_opinion(base::RecordId const& record)
{
    carries_to_acceptance(record);
    handles(record, "2023-06-21");
    submits(record, "2023-07-10");
    verifies(record, "2023-07-11");
}

void TestWorkspace::carries_to_the_end(base::RecordId const& record)
{
    carries_to_opinion(record);
    delivers_and_closes(record, "2023-07-13");
    follows_up(record, "2023-07-20");
    settles(record, "2023-07-21");
}

std::string TestWorkspace::digest()
{
    auto const result = app().projection_digest();
    REQUIRE(!result.is_error());
    return result.value();
}

bool TestWorkspace::is_rebuild_equal()
{
    auto const before = digest();
    auto const rebuilt = app().rebuild();
    REQUIRE_MESSAGE(!rebuilt.is_error(), (rebuilt.is_error() ? rebuilt.error().message : ""));
    return digest() == before;
}

std::string TestWorkspace::export_all()
{
    std::string bytes;
    auto const result = app().export_package({}, [&](std::string_view piece) { bytes += piece; });
    REQUIRE_MESSAGE(!result.is_error(), (result.is_error() ? result.error().message : ""));
    return bytes;
}

app::ImportReport TestWorkspace::import(std::string const& bytes)
{
    auto const report = app().import_package(file_of(bytes));
    REQUIRE_MESSAGE(!report.is_error(), (report.is_error() ? report.error().message : ""));
    return report.value();
}

} // namespace support
