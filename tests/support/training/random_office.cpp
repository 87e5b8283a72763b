#include "support/training/random_office.h"

#include "support/doctest.h"

#include <algorithm>

namespace support {

using domain::OrgKind;
using domain::OrgLevel;
using domain::Role;

// Acts that end a history early, or may be repeated without end.
static bool is_seldom(std::string_view act)
{
    static constexpr std::string_view SELDOM[]{"void", "withdraw", "undo", "guide", "correct", "change_officer",
        "link_repeat", "unlink_repeat", "open_mediation", "open_hearing", "dispute_acceptance", "send_back", "object",
        "route_other", "not_accept", "no_longer_accept", "refer_political_legal", "refer_discipline", "archive",
        "split_registration"};
    return std::find(std::begin(SELDOM), std::end(SELDOM), act) != std::end(SELDOM);
}

static app::WorkspaceSetup office()
{
    base::OrgId const city{"city"}, bureau{"bureau"}, housing{"housing"}, labour{"labour"}, courts{"courts"},
        discipline{"discipline"}, conference{"conference"};
    app::WorkspaceSetup setup;
    setup.workspace_name = "性质测试";
    setup.orgs = {{city, "南京市信访局", OrgLevel::City, "320100", OrgKind::Bureau, {}},
        {bureau, "玄武区信访局", OrgLevel::County, "320102", OrgKind::Bureau, city},
        {housing, "玄武区住建局", OrgLevel::County, "320102", OrgKind::Unit, bureau},
        {labour, "玄武区人社局", OrgLevel::County, "320102", OrgKind::Unit, bureau},
        {courts, "玄武区委政法委", OrgLevel::County, "320102", OrgKind::PoliticalLegal, city},
        {discipline, "玄武区纪委监委", OrgLevel::County, "320102", OrgKind::Discipline, city},
        {conference, "玄武区信访工作联席会议办公室", OrgLevel::County, "320102", OrgKind::JointConference, city}};
    auto const add = [&](std::string id, base::OrgId const& org, std::vector<Role> roles) {
        setup.staff.push_back({base::StaffId(id), "工作人员" + id, org, std::move(roles), true});
    };
    add("zhao", city, {Role::FirstLeader, Role::BureauLeader, Role::ReviewOrg, Role::RecheckOrg, Role::Inspector});
    add("li", bureau, {Role::FirstOfficer, Role::BureauOfficer, Role::Admin});
    add("qian", bureau, {Role::FirstOfficer, Role::BureauOfficer});
    add("wang", bureau, {Role::FirstLeader, Role::BureauLeader, Role::Inspector});
    add("sun", bureau, {Role::CaseLeader});
    add("he", housing, {Role::UnitOfficer});
    add("xu", housing, {Role::UnitLeader});
    add("gao", labour, {Role::UnitOfficer});
    add("fang", labour, {Role::UnitLeader});
    add("court", courts, {Role::PoliticalLegal, Role::UnitOfficer, Role::UnitLeader});
    add("ji", discipline, {Role::Discipline, Role::UnitOfficer, Role::UnitLeader});
    add("jc", conference, {Role::JcOffice});
    setup.operator_id = base::StaffId("li");
    return setup;
}

RandomOffice::RandomOffice(std::uint64_t seed)
    : m_clock(base::at(*base::make_date(2023, 1, 3), {9 * 60}))
    , m_nonces(seed)
{
    open_workspace();
    auto const set_up = app().set_up(office());
    REQUIRE_MESSAGE(!set_up.is_error(), (set_up.is_error() ? set_up.error().message : ""));
    m_generator = std::make_unique<training::ActGenerator>(app(), seed);
}

RandomOffice::RandomOffice(std::uint64_t seed, std::vector<std::string> const& packages, base::Instant now)
    : m_clock(now)
    , m_nonces(seed)
{
    open_workspace();
    for (auto const& package : packages)
        import(package);
    auto const begun = app().start_new_node("复制");
    REQUIRE(!begun.is_error());
    m_generator = std::make_unique<training::ActGenerator>(app(), seed);
    act_as(base::StaffId("zhao")); // of the bureau above, who sees all (PR-02)
    m_records = m_live = app().ledger_ids({});
}

std::string RandomOffice::export_all()
{
    std::string bytes;
    auto const exported = app().export_package({}, [&](std::string_view piece) { bytes += piece; });
    REQUIRE_MESSAGE(!exported.is_error(), (exported.is_error() ? exported.error().message : ""));
    return bytes;
}

void RandomOffice::import(std::string const& package)
{
    platform::OpenedFile const file{
        "包.json", package.size(), [&](std::uint64_t offset, std::span<std::uint8_t> out) -> base::Result<std::size_t> {
            return package.copy(reinterpret_cast<char*>(out.data()), out.size(), static_cast<std::size_t>(offset));
        }};
    auto const report = app().import_package(file);
    REQUIRE_MESSAGE(!report.is_error(), (report.is_error() ? report.error().message : ""));
    auto const& problems = report.value().problems;
    std::string const why = problems.empty() ? std::string() : problems.front().message;
    CHECK_MESSAGE(report.value().valid, why);
}

void RandomOffice::open_workspace()
{
    app::Workspace::open(m_blocks, store::OpenMode::TakeOver, m_clock, m_nonces,
        [&](base::Result<std::unique_ptr<app::Workspace>> opened) {
            REQUIRE_MESSAGE(!opened.is_error(), (opened.is_error() ? opened.error().message : ""));
            m_workspace = opened.release_value();
        });
}

void RandomOffice::act_as(base::StaffId const& staff)
{
    auto const switched = app().switch_identity(staff, staff);
    REQUIRE(!switched.is_error());
}

domain::PetitionRecord RandomOffice::record(base::RecordId const& id)
{
    auto const surroundings = app().surroundings();
    auto const* found = surroundings.find_record(id);
    REQUIRE(found != nullptr);
    return *found;
}

void RandomOffice::let_time_pass()
{
    auto& random = m_generator->random();
    // Longer jumps are asked about and recorded (J11), so they are the exception here too.
    auto const minutes = random.chance(90) ? random.between(1, 90)
        : random.chance(90)                ? random.between(90, 20 * 60)
                                           : random.between(24 * 60, 4 * 24 * 60);
    m_clock.advance(static_cast<std::int64_t>(minutes) * 60'000);
}

// One person after the other, in no order, until somebody has something to do.
std::vector<RandomOffice::Choice> RandomOffice::open_acts(domain::PetitionRecord const& record)
{
    static constexpr int PERSONS = 4;
    std::vector<Choice> choices;
    auto const surroundings = app().surroundings();
    for (int i = 0; i < PERSONS && choices.empty(); ++i) {
        auto const& staff = m_generator->random().pick(surroundings.organisation.staff());
        for (auto const& act : domain::availability(record, {staff.id, staff.id}, surroundings))
            if (act.open && act.act->name != "register_petition")
                choices.push_back({act.act, staff.id});
    }
    return choices;
}

std::optional<DoneAct> RandomOffice::execute(
    Choice const& choice, domain::PetitionRecord const* record, Before const& before)
{
    act_as(choice.identity);
    std::vector<base::RecordId> others;
    for (auto const& id : m_live)
        if (!record || !(id == record->id))
            others.push_back(id);
    auto const command = m_generator->command(*choice.act, record, others);
    if (!command) {
        ++m_given_up[std::string(choice.act->name)];
        return {};
    }
    if (before && record)
        before(record->id);
    auto const result = app().execute(*command);
    if (auto const* problems = std::get_if<app::CommandProblems>(&result)) {
        m_failure = command->act + ": " + problems->problems.front().id + " " + problems->problems.front().message;
        FAIL("an act was refused that the same check had allowed: " << m_failure);
    }
    auto const& outcome = std::get<app::Outcome>(result);
    ++m_done[command->act];
    return DoneAct{command->act, outcome.record, choice.identity, outcome.entry};
}

std::optional<DoneAct> RandomOffice::step(Before const& before)
{
    let_time_pass();
    auto& random = m_generator->random();
    if (m_live.size() < m_wanted) {
        auto const registered =
            execute({domain::find_act("register_petition"), base::StaffId(random.chance(50) ? "li" : "qian")}, nullptr);
        if (registered) {
            m_records.push_back(registered->record);
            m_live.push_back(registered->record);
        }
        return registered;
    }
    auto const index = static_cast<std::size_t>(random.below(static_cast<int>(m_live.size())));
    auto const subject = record(m_live[index]);
    bool const rests = !domain::is_open(subject.state) || subject.timeline.size() > 40;
    auto const choices = open_acts(subject);
    if (rests && random.chance(40))
        m_live.erase(m_live.begin() + static_cast<std::ptrdiff_t>(index));
    if (choices.empty())
        return {};
    // Mostly steps from one state to the next, so that histories come far; of the others each now and then.
    std::vector<Choice> primary;
    for (auto const& choice : choices)
        if (!choice.act->from.empty() && !is_seldom(choice.act->name))
            primary.push_back(choice);
    bool const stays_on_path = !primary.empty() && random.chance(80);
    auto const choice = random.pick(stays_on_path ? primary : choices);
    if (!stays_on_path && !random.chance(10))
        return {};
    return execute(choice, &subject, before);
}

// A kind by chance and somebody by chance; one item in three is new.
RandomOffice::LedgerChoice RandomOffice::some_ledger_choice()
{
    auto& random = m_generator->random();
    auto const& staff = random.pick(app().organisation().staff()).id;
    if (m_items.empty() || random.chance(33)) {
        auto const kinds = domain::ledger_kinds();
        return {&kinds[static_cast<std::size_t>(random.below(static_cast<int>(kinds.size())))], {}, staff};
    }
    auto const& item = random.pick(m_items);
    auto const* found = app().surroundings().find_ledger_item(item);
    REQUIRE(found != nullptr);
    return {domain::find_ledger_kind(found->kind), item, staff};
}

std::vector<domain::LedgerAvailability> RandomOffice::ledger_acts(LedgerChoice const& choice)
{
    auto const surroundings = app().surroundings();
    auto const* item = choice.item.empty() ? nullptr : surroundings.find_ledger_item(choice.item);
    return domain::ledger_availability(*choice.kind, item, {choice.identity, choice.identity}, surroundings);
}

bool RandomOffice::ledger_step()
{
    auto const choice = some_ledger_choice();
    std::vector<domain::ActDefinition const*> open;
    for (auto const& act : ledger_acts(choice))
        if (act.open && (act.act->name != "void_ledger_item" || m_generator->random().chance(5)))
            open.push_back(act.act);
    if (open.empty())
        return false;
    act_as(choice.identity);
    m_generator->choose_item(choice.item);
    auto const command = m_generator->command(*m_generator->random().pick(open), nullptr, m_live);
    if (!command)
        return false;
    auto const result = app().execute(*command);
    if (auto const* problems = std::get_if<app::CommandProblems>(&result))
        FAIL("an act was refused that the same check had allowed: " << command->act << " "
                                                                    << problems->problems.front().message);
    ++m_done[command->act];
    if (choice.item.empty())
        m_items.push_back(std::get<app::Outcome>(result).ledger_item);
    return true;
}

bool RandomOffice::closed_ledger_act_is_refused()
{
    auto const choice = some_ledger_choice();
    std::vector<domain::ActDefinition const*> closed;
    for (auto const& act : ledger_acts(choice))
        if (!act.open)
            closed.push_back(act.act);
    if (closed.empty())
        return true;
    auto const* act = m_generator->random().pick(closed);
    act_as(choice.identity);
    m_generator->choose_item(choice.item);
    auto const before = app().generation();
    auto const result = app().execute({std::string(act->name), {}, m_generator->arguments(*act, nullptr, m_live), {}});
    m_failure = std::string(act->name) + " as " + choice.identity.value;
    return std::holds_alternative<app::CommandProblems>(result) && app().generation() == before;
}

bool RandomOffice::closed_act_is_refused()
{
    auto& random = m_generator->random();
    if (m_live.empty())
        return true;
    auto const subject = record(random.pick(m_live));
    auto const& staff = random.pick(app().organisation().staff());
    act_as(staff.id);
    auto const surroundings = app().surroundings();
    auto const acts = domain::availability(subject, {staff.id, staff.id}, surroundings);
    auto const& act = random.pick(acts);
    if (act.open || act.act->name == "register_petition")
        return true;
    auto const before = app().generation();
    auto const result =
        app().execute({std::string(act.act->name), subject.id, m_generator->arguments(*act.act, &subject, m_live), {}});
    m_failure = std::string(act.act->name) + " as " + staff.id.value;
    return std::holds_alternative<app::CommandProblems>(result) && app().generation() == before;
}

} // namespace support
