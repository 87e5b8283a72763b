#include "app/commands/open_workspace.h"

#include "app/commands/upkeep.h"
#include "app/journal_entries.h"
#include "app/projector.h"
#include "app/references.h"
#include "domain/organisation_fold.h"

#include <algorithm>

namespace app {

namespace {

constexpr char const* NODE_SETTING = "node";
constexpr char const* OPERATOR_SETTING = "operator";
constexpr char const* IDENTITY_SETTING = "identity";
constexpr char const* BEFORE_SETTING = "identity_before";

base::Result<void> load_workspace_facts(Context& context)
{
    for (auto const& entry : TRY(entries_of(context, workspace_subject()))) {
        if (entry.act != system_act::START_NODE || entry.node != context.node.name)
            continue; // Other offices' nodes came with a package.
        if (auto const name = base::text_or(entry.payload, "workspace"); !name.empty())
            context.workspace.name = name;
        context.workspace.demo = base::boolean_or(entry.payload, "demo", false);
        context.workspace.is_set_up = true;
    }
    return {};
}

base::Result<void> append_org(Context& context, domain::Org const& org)
{
    EntryDraft draft;
    draft.act = system_act::DEFINE_ORG;
    draft.subjects = {{domain::SubjectKind::Org, org.id.value}};
    draft.identity = context.identity();
    draft.org = org.id;
    draft.occurred_on = context.today();
    draft.payload = domain::define_org_payload(org);
    domain::apply(context.organisation, TRY(append_entry(context, std::move(draft))));
    return {};
}

base::Result<void> append_staff(Context& context, domain::Staff const& staff)
{
    base::ValueList roles;
    for (auto const role : staff.roles)
        roles.push_back(domain::to_code(role));
    EntryDraft draft;
    draft.act = system_act::DEFINE_STAFF;
    draft.subjects = {{domain::SubjectKind::Staff, staff.id.value}};
    draft.identity = context.identity();
    draft.org = staff.org;
    draft.occurred_on = context.today();
    draft.payload = {{"id", staff.id.value}, {"name", staff.name}, {"org", staff.org.value},
        {"roles", std::move(roles)}, {"active", staff.active}};
    domain::apply(context.organisation, TRY(append_entry(context, std::move(draft))));
    return {};
}

std::optional<base::Error> why_setup_is_incomplete(Context const& context, WorkspaceSetup const& setup)
{
    if (context.workspace.is_set_up)
        return base::Error{base::ErrorCode::Conflict, {}, "这个工作区已经建好，不能再次初始化。", {}};
    if (setup.workspace_name.empty())
        return base::invalid_input("请填写工作区名称，例如“玄武区信访局”。", "workspace_name");
    if (setup.orgs.empty())
        return base::invalid_input("至少要有一个单位。", "orgs");
    for (std::size_t i = 0; i < setup.orgs.size(); ++i) {
        auto const& org = setup.orgs[i];
        auto const where = "orgs[" + std::to_string(i) + "]";
        if (org.id.is_empty() || org.name.empty())
            return base::invalid_input("第 " + std::to_string(i + 1) + " 个单位没有名称，请填写。", where + ".name");
        if (!context.references.regions.find(org.region) && org.region.size() != 9)
            return base::invalid_input("“" + org.name + "”的行政区划代码不对，应从列表中选择。", where + ".region");
    }
    auto const is_operator = [&](domain::Staff const& staff) { return staff.id == setup.operator_id; };
    if (std::none_of(setup.staff.begin(), setup.staff.end(), is_operator))
        return base::invalid_input("请指明现在操作的是哪一位工作人员。", "operator_id");
    for (std::size_t i = 0; i < setup.staff.size(); ++i) {
        auto const& staff = setup.staff[i];
        auto const where = "staff[" + std::to_string(i) + "]";
        if (staff.id.is_empty() || staff.name.empty())
            return base::invalid_input(
                "第 " + std::to_string(i + 1) + " 名工作人员没有姓名，请填写。", where + ".name");
        auto const is_his = [&](domain::Org const& org) { return org.id == staff.org; };
        if (std::none_of(setup.orgs.begin(), setup.orgs.end(), is_his))
            return base::invalid_input("“" + staff.name + "”所在单位不在单位列表中。", where + ".org");
        if (staff.roles.empty())
            return base::invalid_input("“" + staff.name + "”还没有角色，至少选一项。", where + ".roles");
    }
    return {};
}

base::Result<void> write_setup(Context& context, WorkspaceSetup const& setup)
{
    auto transaction = TRY(store::Transaction::begin(context.database));
    context.session = {setup.operator_id, setup.operator_id};
    TRY(start_node(context, {{"workspace", setup.workspace_name}, {"demo", setup.demo}}, context.identity()));
    for (auto const& org : setup.orgs)
        TRY(append_org(context, org));
    for (auto const& staff : setup.staff)
        TRY(append_staff(context, staff));
    TRY(adopt_shipped_references(context));
    TRY(project_organisation(context));
    TRY(note_projections(context, PROJECTION_VERSION));
    TRY(context.local.set_setting(OPERATOR_SETTING, setup.operator_id.value));
    TRY(context.local.set_setting(IDENTITY_SETTING, setup.operator_id.value));
    TRY(transaction.commit());
    return {};
}

} // namespace

base::Result<void> load_organisation(Context& context)
{
    auto entries = TRY(entries_of_kind(context, domain::SubjectKind::Org));
    auto staff = TRY(entries_of_kind(context, domain::SubjectKind::Staff));
    std::move(staff.begin(), staff.end(), std::back_inserter(entries));
    context.organisation = domain::fold_organisation(std::move(entries));
    return {};
}

base::Result<void> open_context(Context& context)
{
    context.node.name = TRY(context.local.setting(NODE_SETTING)).value_or(std::string());
    context.node.tag =
        context.node.name.size() < 2 ? std::string() : context.node.name.substr(context.node.name.size() - 2);
    TRY(reload_node(context));
    context.ledger.reset();
    TRY(load_workspace_facts(context));
    TRY(load_organisation(context));
    TRY(load_references(context));
    context.session.operator_id = base::StaffId(TRY(context.local.setting(OPERATOR_SETTING)).value_or(std::string()));
    context.session.identity_id = base::StaffId(TRY(context.local.setting(IDENTITY_SETTING)).value_or(std::string()));
    context.session.before = base::StaffId(TRY(context.local.setting(BEFORE_SETTING)).value_or(std::string()));
    return {};
}

base::Result<void> set_up_workspace(Context& context, WorkspaceSetup const& setup)
{
    if (auto problem = why_setup_is_incomplete(context, setup))
        return std::move(*problem);
    auto written = write_setup(context, setup);
    if (written.is_error()) {
        context.node = {};
        context.session = {};
        context.organisation = {};
        return written;
    }
    ++context.generation;
    return open_context(context);
}

base::Result<void> mint_node(Context& context, std::string const& reason)
{
    auto const before = context.node;
    auto const write = [&]() -> base::Result<void> {
        auto transaction = TRY(store::Transaction::begin(context.database));
        TRY(start_node(context,
            {{"workspace", context.workspace.name}, {"demo", context.workspace.demo}, {"reason", reason}},
            context.identity()));
        return transaction.commit();
    };
    auto written = write();
    if (written.is_error()) {
        context.node = before;
        return written;
    }
    context.workspace.is_set_up = true; // A copy that only imported has a chain of its own now.
    ++context.generation;
    return written;
}

std::vector<domain::Staff> identities_of(Context const& context, base::StaffId const& operator_id)
{
    std::vector<domain::Staff> identities;
    auto const* person = context.organisation.find_staff(operator_id);
    if (!person)
        return identities;
    for (auto const& staff : context.organisation.staff()) {
        if (staff.active)
            identities.push_back(staff);
    }
    // The own organisation first, then each with its people together.
    std::stable_sort(identities.begin(), identities.end(), [&](domain::Staff const& left, domain::Staff const& right) {
        bool const is_own = left.org == person->org;
        if (is_own != (right.org == person->org))
            return is_own;
        return left.org.value < right.org.value;
    });
    return identities;
}

static bool is_self_service(Context const& context, base::StaffId const& id)
{
    auto const* staff = context.organisation.find_staff(id);
    return staff && staff->has_role(domain::Role::Petitioner);
}

// Stays while one self-service identity follows another: the member of staff is not forgotten on the way.
static base::StaffId before_self_service(Context const& context, base::StaffId const& next)
{
    if (!is_self_service(context, next))
        return {};
    auto const& present = context.session.identity_id;
    return is_self_service(context, present) ? context.session.before : present;
}

base::Result<void> switch_session(Context& context, base::StaffId const& operator_id, base::StaffId const& identity_id)
{
    auto const* person = context.organisation.find_staff(operator_id);
    if (!person || !person->active)
        return base::invalid_input("找不到这名工作人员，或已离岗。", "operator_id");
    auto const identities = identities_of(context, operator_id);
    auto const is_chosen = [&](domain::Staff const& staff) { return staff.id == identity_id; };
    if (std::none_of(identities.begin(), identities.end(), is_chosen)) {
        return base::refused("W3",
            "“" + person->name + "”不能以“" + context.organisation.staff_name(identity_id)
                + "”的身份操作，只能选在岗人员。");
    }
    context.session = {operator_id, identity_id, before_self_service(context, identity_id)};
    ++context.generation;
    if (context.database.is_read_only()) // Looking on as somebody else leaves no trace.
        return {};
    auto transaction = TRY(store::Transaction::begin(context.database));
    TRY(context.local.set_setting(OPERATOR_SETTING, operator_id.value));
    TRY(context.local.set_setting(IDENTITY_SETTING, identity_id.value));
    TRY(context.local.set_setting(BEFORE_SETTING, context.session.before.value));
    return transaction.commit();
}

base::Result<std::vector<std::string>> ids_to_index(Context& context)
{
    return context.projections.record_ids();
}

base::Result<void> index_records(Context& context, std::span<std::string const> ids)
{
    for (auto const& row : TRY(context.projections.load_records(ids))) {
        auto const texts = TRY(context.projections.find_record_texts(row.record_id));
        context.index.put(
            row, texts.value_or(store::PetitionRecordTextRow{}), TRY(context.projections.clocks_of(row.record_id)));
    }
    return {};
}

} // namespace app
