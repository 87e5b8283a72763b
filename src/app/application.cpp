// Wires commands and queries to the open workspace. What each does lives in commands/ and queries/.
#include "app/application_implementation.h"

#include "app/commands/drafts.h"
#include "app/commands/execute_command.h"
#include "app/commands/open_workspace.h"
#include "app/journal_entries.h"
#include "app/queries/act_advice_query.h"
#include "app/queries/advice_query.h"
#include "app/queries/alert_query.h"
#include "app/queries/case_query.h"
#include "app/queries/document_query.h"
#include "app/queries/duties_query.h"
#include "app/queries/indicator_query.h"
#include "app/queries/ledger_items_query.h"
#include "app/queries/ledger_query.h"
#include "app/queries/picker_query.h"
#include "app/queries/process_query.h"
#include "app/queries/proposal_query.h"
#include "app/queries/readiness_query.h"
#include "app/queries/record_texts.h"
#include "app/queries/self_service_query.h"
#include "app/queries/similar_query.h"
#include "app/queries/today_query.h"

namespace app {

// A workspace this small is indexed at once, without a progress bar.
static constexpr std::size_t INDEX_AT_ONCE = 3000;

Application::Application(
    store::Database& database, platform::Clock& clock, platform::Random& random, store::AttachmentStore* attachments)
    : m_implementation(new Implementation{.database = database, .clock = clock, .random = random})
{
    m_implementation->files = attachments ? attachments : &m_implementation->own_files;
}

Application::~Application() = default;

Context& Application::open_context() const
{
    return m_implementation->open_context();
}

base::Result<void> Application::finish_due()
{
    return m_implementation->finish_due();
}

base::Result<void> Application::open()
{
    auto& self = *m_implementation;
    self.context = TRY(Context::create(self.database, self.clock, self.random, *self.files));
    self.context->attachments.load([context = self.context.get()] { ++context->generation; });
    TRY(app::open_context(*self.context));
    auto index = TRY(IndexWork::create(*self.context));
    bool const is_small = index->records() <= INDEX_AT_ONCE;
    std::unique_ptr<Work> work = std::move(index);
    if (!self.database.is_read_only() && !TRY(has_present_projections(*self.context)))
        work = TRY(RebuildWork::create(*self.context, RebuildWork::Keep::Result)); // fills the index too
    if (is_small)
        return run_to_end(*work);
    self.work = std::move(work);
    self.is_due = true;
    return {};
}

bool Application::is_set_up() const
{
    return m_implementation->open_context().workspace.is_set_up;
}

base::Result<void> Application::set_up(WorkspaceSetup const& setup)
{
    return set_up_workspace(m_implementation->open_context(), setup);
}

bool Application::is_demo() const
{
    return m_implementation->open_context().workspace.demo;
}

base::Result<void> Application::switch_identity(base::StaffId const& operator_id, base::StaffId const& identity_id)
{
    if (auto problem = m_implementation->why_busy())
        return std::move(*problem);
    return switch_session(m_implementation->open_context(), operator_id, identity_id);
}

domain::Organisation const& Application::organisation() const
{
    return m_implementation->open_context().organisation;
}

base::Date Application::today() const
{
    return base::civil_date(m_implementation->clock.now());
}

base::Instant Application::now() const
{
    return m_implementation->clock.now();
}

base::Instant Application::last_entry_at() const
{
    return {m_implementation->open_context().node.last_recorded_at};
}

CommandResult Application::execute(Command const& command)
{
    if (auto problem = m_implementation->why_busy())
        return CommandProblems{{std::move(*problem)}};
    auto result = execute_command(m_implementation->open_context(), command);
    if (auto rebuilding = m_implementation->rebuild_if_due(); rebuilding.is_error())
        return CommandProblems{{rebuilding.release_error()}};
    return result;
}

domain::Surroundings Application::surroundings() const
{
    return m_implementation->open_context().surroundings();
}

ShellSnapshot Application::shell() const
{
    auto& context = m_implementation->open_context();
    return make_shell(context, storage_health(context));
}

TodaySnapshot Application::today_view()
{
    return make_today(m_implementation->open_context());
}

std::vector<base::RecordId> Application::ledger_ids(LedgerFilter const& filter)
{
    return app::ledger_ids(m_implementation->open_context(), filter);
}

std::vector<std::uint32_t> Application::ledger(LedgerFilter const& filter)
{
    return app::ledger(m_implementation->open_context(), filter);
}

std::vector<RecordRow> Application::ledger_rows(std::span<base::RecordId const> ids)
{
    return record_rows(m_implementation->open_context(), ids);
}

std::vector<RecordRow> Application::ledger_rows(std::span<std::uint32_t const> rows)
{
    return record_rows(m_implementation->open_context(), rows);
}

std::optional<CaseSnapshot> Application::case_view(base::RecordId const& id)
{
    return make_case(m_implementation->open_context(), id);
}

std::optional<CaseSnapshot> Application::case_view_as_of(base::RecordId const& id, base::Date day)
{
    return make_case_as_of(m_implementation->open_context(), id, day);
}

RegisterAdvice Application::register_advice(base::ValueObject const& arguments)
{
    return make_register_advice(m_implementation->open_context(), arguments);
}

ActAdvice Application::act_advice(Command const& command)
{
    return make_act_advice(m_implementation->open_context(), command);
}

base::Result<SelfServiceSnapshot> Application::self_service(std::string_view query_code, std::string_view id_tail)
{
    return make_self_service(m_implementation->open_context(), query_code, id_tail);
}

IndicatorBoard Application::indicator_board(IndicatorRequest const& request) const
{
    return make_indicator_board(m_implementation->open_context(), request);
}

IndicatorRecords Application::indicator_records(domain::Indicator indicator, IndicatorRequest const& request) const
{
    return app::indicator_records(m_implementation->open_context(), indicator, request);
}

ProcessBoard Application::process_board(IndicatorRequest const& request, std::string_view chosen) const
{
    return make_process_board(m_implementation->open_context(), request, chosen);
}

IndicatorRecords Application::process_records(IndicatorRequest const& request, std::string_view code) const
{
    return app::process_records(m_implementation->open_context(), request, code);
}

ResponsibilityBoard Application::responsibility_board() const
{
    return make_responsibility_board(m_implementation->open_context());
}

AlertList Application::alerts(AlertRequest const& request) const
{
    return make_alerts(m_implementation->open_context(), request);
}

std::vector<domain::Alert> Application::alerts_of(base::RecordId const& id) const
{
    return alerts_of_record(m_implementation->open_context(), id.value);
}

std::vector<RiskRow> Application::risks(std::size_t limit) const
{
    return make_risks(m_implementation->open_context(), limit);
}

std::vector<BreachRow> Application::breaches(IndicatorRequest const& request) const
{
    return make_breaches(m_implementation->open_context(), request);
}

std::vector<AccountabilityRow> Application::accountability(std::size_t limit) const
{
    return make_accountability(m_implementation->open_context(), limit);
}

std::vector<SimilarMatter> Application::similar_matters(SimilarRequest const& request) const
{
    return find_similar(m_implementation->open_context(), request);
}

std::vector<base::Error> Application::check(Command const& command)
{
    return check_command(m_implementation->open_context(), command);
}

std::vector<PickerItem> Application::places() const
{
    return place_items(m_implementation->open_context());
}

std::vector<PickerItem> Application::categories() const
{
    return category_items(m_implementation->open_context());
}

std::vector<PickerItem> Application::orgs() const
{
    return org_items(m_implementation->open_context());
}

std::vector<PickerItem> Application::staff_of(base::OrgId const& org) const
{
    return staff_items(m_implementation->open_context(), org);
}

std::vector<Duty> Application::duties_of(base::StaffId const& staff) const
{
    return app::duties_of(m_implementation->open_context(), staff);
}

std::vector<int> Application::calendar_years() const
{
    return m_implementation->open_context().references.calendar.years();
}

base::ValueObject Application::proposed_arguments(base::RecordId const& id, std::string const& act)
{
    return app::proposed_arguments(m_implementation->open_context(), id, act);
}

std::optional<domain::RoutingProposal> Application::routing_proposal(base::RecordId const& id)
{
    auto& context = m_implementation->open_context();
    auto const record = load_record(context, id);
    if (record.is_error() || !record.value())
        return {};
    auto proposal = routing_of(context, *record.value());
    context.cache.trim();
    return proposal;
}

base::ValueObject Application::registration_defaults() const
{
    return app::registration_defaults(m_implementation->open_context());
}

base::Result<void> Application::save_draft(std::string const& key, base::ValueObject const& fields)
{
    if (auto problem = m_implementation->why_busy())
        return std::move(*problem);
    return app::save_draft(m_implementation->open_context(), key, fields);
}

std::optional<base::ValueObject> Application::load_draft(std::string const& key)
{
    return app::load_draft(m_implementation->open_context(), key);
}

base::Result<void> Application::discard_draft(std::string const& key)
{
    if (auto problem = m_implementation->why_busy())
        return std::move(*problem);
    return app::discard_draft(m_implementation->open_context(), key);
}

bool Application::work_step()
{
    auto& self = *m_implementation;
    if (!self.work)
        return false;
    auto const more = self.work->step();
    if (!more.is_error() && more.value())
        return true;
    if (more.is_error())
        self.work->abandon();
    self.keep_outcome(more);
    self.end_work();
    return false;
}

bool Application::work_slice()
{
    constexpr std::int64_t SLICE_MS = 25; // with the longest step and the frame itself below 50
    constexpr int MOST_STEPS = 50; // where the clock stands still
    auto const end = m_implementation->clock.steady_milliseconds() + SLICE_MS;
    for (int step = 0; step < MOST_STEPS; ++step) {
        if (!work_step())
            return false;
        if (m_implementation->work->is_waiting())
            break;
        if (m_implementation->clock.steady_milliseconds() >= end)
            break;
    }
    return true;
}

ProgressState Application::progress() const
{
    auto const& work = m_implementation->work;
    if (!work)
        return {};
    return {true, work->title(), work->fraction()};
}

void Application::cancel_work()
{
    auto& self = *m_implementation;
    if (!self.work || self.is_due) // What is due is needed; it goes on to its end.
        return;
    self.work->abandon();
    self.keep_outcome(base::Error{base::ErrorCode::Cancelled, {}, "已取消，没有改动任何数据。", {}});
    self.end_work();
}

base::Result<void> Application::apply_entries(std::vector<IncomingEntry> entries)
{
    TRY(m_implementation->finish_due());
    return apply_incoming(m_implementation->open_context(), entries);
}

base::Result<void> Application::begin_entries(std::unique_ptr<EntrySource> source)
{
    auto& self = *m_implementation;
    TRY(self.finish_due());
    self.work = TRY(GenerateWork::create(self.open_context(), std::move(source)));
    self.is_due = true;
    return {};
}

std::vector<LedgerKindRow> Application::ledger_kinds()
{
    return make_ledger_kinds(m_implementation->open_context());
}

std::optional<LedgerKindSnapshot> Application::ledger_kind(std::string_view code)
{
    return make_ledger_kind(m_implementation->open_context(), code);
}

std::optional<LedgerItemSnapshot> Application::ledger_item(std::string const& id)
{
    return make_ledger_item(m_implementation->open_context(), id);
}

base::Result<void> Application::rebuild()
{
    TRY(m_implementation->finish_due());
    auto const work = TRY(RebuildWork::create(m_implementation->open_context(), RebuildWork::Keep::Result));
    return run_to_end(*work);
}

base::Result<std::string> Application::verify()
{
    return TRY(verify_report()).text;
}

base::Result<VerifyReport> Application::verify_report()
{
    TRY(m_implementation->finish_due());
    auto const work = TRY(VerifyWork::create(m_implementation->open_context()));
    TRY(run_to_end(*work));
    return work->report();
}

base::Result<void> Application::begin_rebuild()
{
    TRY(m_implementation->finish_due());
    auto work = TRY(RebuildWork::create(m_implementation->open_context(), RebuildWork::Keep::Result));
    m_implementation->rebuild_outcome.reset();
    m_implementation->rebuild = work.get();
    m_implementation->work = std::move(work);
    return {};
}

base::Result<void> Application::begin_verify()
{
    TRY(m_implementation->finish_due());
    auto work = TRY(VerifyWork::create(m_implementation->open_context()));
    m_implementation->verify_report.reset();
    m_implementation->verification = work.get();
    m_implementation->work = std::move(work);
    return {};
}

std::optional<base::Result<VerifyReport>> Application::take_verify_report()
{
    return std::exchange(m_implementation->verify_report, std::nullopt);
}

std::optional<base::Result<bool>> Application::take_rebuild_outcome()
{
    return std::exchange(m_implementation->rebuild_outcome, std::nullopt);
}

void Application::confirm_clock()
{
    auto& context = m_implementation->open_context();
    context.clock_watch.confirm(context.clock, {context.node.last_recorded_at});
    ++context.generation;
}

base::Result<std::string> Application::projection_digest()
{
    return base::to_hex(TRY(m_implementation->open_context().projections.digest()));
}

base::Result<void> Application::start_new_node(std::string const& reason)
{
    auto& context = m_implementation->open_context();
    ++context.generation;
    return mint_node(context, reason);
}

base::Result<void> Application::note_backup()
{
    auto& context = m_implementation->open_context();
    auto transaction = TRY(store::Transaction::begin(context.database));
    TRY(context.local.set_setting("last_backup", base::to_iso_utc(context.now())));
    ++context.generation;
    return transaction.commit();
}

base::Result<std::string> Application::print_document(base::RecordId const& id, std::string const& kind)
{
    return make_document(m_implementation->open_context(), id, kind);
}

StorageHealth Application::storage() const
{
    return storage_health(m_implementation->open_context());
}

std::uint64_t Application::generation() const
{
    return m_implementation->open_context().generation;
}

} // namespace app
