// The shell's queries: run between frames, only for what is stale and on screen.
#include "ui/shell.h"

#include "ui/labels.h"
#include "ui/widgets/fields.h"

#include <algorithm>
#include <iterator>

namespace ui {

namespace {

constexpr int ROWS_AROUND = 12; // loaded before and after what is in view, so that wheel steps find their rows
constexpr std::size_t SEARCH_RESULTS = 8;

std::string roles_of(domain::Staff const& staff)
{
    std::string joined;
    for (domain::Role role : staff.roles)
        joined += (joined.empty() ? "" : "、") + std::string(to_chinese(role));
    return joined;
}

} // namespace

void Shell::refresh()
{
    m_generation = 0;
    m_view_stale = true;
    m_ledger_loaded = false;
    m_case_id = {};
    m_host.request_frame();
}

void Shell::refresh_stale()
{
    m_progress = m_app.progress();
    bool was_set_up = m_is_set_up;
    m_is_set_up = m_app.is_set_up();
    std::uint64_t generation = m_app.generation();
    std::int64_t minute = m_app.now().milliseconds / 60000;
    bool changed = generation != m_generation || was_set_up != m_is_set_up;
    if (changed || minute != m_minute) {
        m_generation = generation;
        m_minute = minute;
        set_today(m_app.today());
        if (m_is_set_up)
            m_shell = m_app.shell();
        if (changed || m_places.empty())
            refresh_lists();
        m_view_stale = true;
        m_ledger_loaded = false;
    }
    m_shell.storage = m_app.storage();
    announce_save_state();
    if (!m_is_set_up && !m_wizard_view.is_started()) {
        std::optional<base::ValueObject> draft = m_app.load_draft(WizardView::DRAFT_KEY);
        m_wizard_view.start(draft ? &*draft : nullptr);
    }
    if (m_view_stale && m_is_set_up)
        refresh_view();
    if (m_route.view == ViewKind::Alerts && m_is_set_up && m_alerts_view.take_change())
        refresh_alerts();
    if (m_route.view == ViewKind::Indicators && m_is_set_up && m_indicators_view.take_change())
        refresh_indicators();
    bool const chose_other = m_ledger_items_view.item() != m_ledger_item_id
        || (m_ledger_kind && m_ledger_items_view.kind() != m_ledger_kind->kind.code);
    if (m_route.view == ViewKind::LedgerItems && m_is_set_up && chose_other)
        refresh_ledger_items();
    if (m_route.view == ViewKind::Register && m_is_set_up && m_register_view.take_advice_request()) {
        m_advice = m_app.register_advice(m_register_view.arguments());
        m_register_view.add_problems(m_advice.problems);
        m_register_view.set_warnings(m_app.act_advice(m_register_view.command()).warnings);
    }
    ActDialog& dialog = m_case_view.dialog();
    if (m_route.view == ViewKind::Case && dialog.is_open() && dialog.take_advice_request())
        dialog.set_advice(m_app.act_advice(dialog.command()));
}

void Shell::refresh_view()
{
    m_view_stale = false;
    switch (m_route.view) {
    case ViewKind::Today:
        m_today = m_app.today_view();
        break;
    case ViewKind::Register:
        if (!m_register_view.is_started())
            start_registration();
        break;
    case ViewKind::Ledger:
    case ViewKind::Exchange:
        refresh_ledger();
        break;
    case ViewKind::Case:
        refresh_case();
        break;
    case ViewKind::Alerts:
        refresh_alerts();
        break;
    case ViewKind::Indicators:
        refresh_indicators();
        break;
    case ViewKind::LedgerItems:
        refresh_ledger_items();
        break;
    case ViewKind::Rules:
        m_rules = m_app.rules();
        m_rule_files = m_app.rule_files();
        m_rule_problems = m_app.rule_problems();
        break;
    case ViewKind::Settings:
        m_calendar_years.clear();
        for (int year : m_app.calendar_years())
            m_calendar_years += (m_calendar_years.empty() ? "" : "、") + std::to_string(year);
        break;
    }
}

void Shell::refresh_lists()
{
    m_places = m_app.places();
    m_categories = m_app.categories();
    m_orgs = m_app.orgs();
    m_recipients = m_orgs;
    m_recipients.insert(m_recipients.begin(), {"", "不限（全部内容）", {}, {}});
    m_units = m_orgs;
    m_units.insert(m_units.begin(), {"", std::string(label(Label::FilterAll)), {}, {}});
    m_staff.clear();
    m_case_leaders.clear();
    for (domain::Org const& org : m_app.organisation().orgs()) {
        for (app::PickerItem item : m_app.staff_of(org.id)) {
            domain::Staff const* staff = m_app.organisation().find_staff(base::StaffId(item.code));
            item.detail = org.name + (staff ? "・" + roles_of(*staff) : std::string());
            if (staff && staff->active && staff->has_role(domain::Role::CaseLeader))
                m_case_leaders.push_back(item);
            m_staff.push_back(std::move(item));
        }
    }
    // Identities: the own organisation first.
    m_identities = m_staff;
    domain::Staff const* self = m_app.organisation().find_staff(m_shell.operator_id);
    std::string const own = self ? m_app.organisation().org_name(self->org) : std::string();
    std::stable_partition(m_identities.begin(), m_identities.end(),
        [&](app::PickerItem const& item) { return item.detail.starts_with(own); });
    m_office = office_lists(m_app.organisation());
}

void Shell::refresh_case()
{
    bool other = m_case_id != m_route.record;
    if (other) {
        m_case_id = m_route.record;
        m_case_as_of.clear();
        m_case_view.reset();
    }
    std::optional<base::Date> day = base::parse_date(m_case_as_of);
    m_case = day ? m_app.case_view_as_of(m_case_id, *day) : m_app.case_view(m_case_id);
    m_records.clear();
    m_case_alerts.clear();
    if (!m_case)
        return;
    for (std::vector<app::RecordRow> const* rows : {&m_case->same_petitioner, &m_case->same_matter}) {
        for (app::RecordRow const& row : *rows)
            m_records.push_back({row.id.value, row.petition_no, row.petitioner + "・" + row.title, {}});
    }
    app::AlertRequest of_case;
    of_case.record = m_case_id;
    for (app::AlertRow const& row : m_app.alerts(of_case).rows)
        m_case_alerts.push_back(
            {row.alert.id, row.level_text + "：" + row.alert.text.substr(0, row.alert.text.find("（")), {}, {}});
    if (m_case_view.dialog().is_open())
        offer_newest_records();
    // The people of the responsible unit first: they are named most often.
    std::string unit = m_app.organisation().org_name(m_case->record.unit);
    std::stable_partition(
        m_staff.begin(), m_staff.end(), [&](app::PickerItem const& item) { return item.detail.starts_with(unit); });
}

void Shell::refresh_alerts()
{
    constexpr std::size_t SHOWN_RISKS = 50;
    m_alerts = m_app.alerts(m_alerts_view.request());
    m_risks = m_app.risks(SHOWN_RISKS);
    app::IndicatorRequest quarter;
    quarter.period = domain::period_of(domain::PeriodKind::Quarter, m_app.today());
    quarter.group = domain::GroupBy::Unit;
    m_breaches = m_app.breaches(quarter);
    m_accountability = m_app.accountability(SHOWN_RISKS);
    m_host.request_frame();
}

void Shell::refresh_indicators()
{
    constexpr std::size_t SHOWN_RECORDS = 200;
    app::IndicatorRequest const request = m_indicators_view.request(m_app.today());
    app::IndicatorRecords records;
    switch (m_indicators_view.page()) { // only what is on screen
    case IndicatorsView::Page::Figures:
        m_board = m_app.indicator_board(request);
        if (std::optional<domain::Indicator> const indicator = m_indicators_view.indicator())
            records = m_app.indicator_records(*indicator, request);
        break;
    case IndicatorsView::Page::Process:
        m_process = m_app.process_board(request, m_indicators_view.process_line());
        records = m_app.process_records(request, m_indicators_view.process_line());
        break;
    case IndicatorsView::Page::Responsibility:
        m_responsibility = m_app.responsibility_board();
        break;
    }
    auto const first = [&](std::vector<base::RecordId> const& ids) {
        return m_app.ledger_rows(std::span(ids).first(std::min(ids.size(), SHOWN_RECORDS)));
    };
    m_numerator = first(records.numerator);
    m_denominator = first(records.denominator);
    m_numerator_count = records.numerator.size();
    m_denominator_count = records.denominator.size();
    m_host.request_frame();
}

void Shell::refresh_ledger_items()
{
    m_ledger_kinds = m_app.ledger_kinds();
    m_ledger_kind = m_app.ledger_kind(m_ledger_items_view.kind());
    m_ledger_item_id = m_ledger_items_view.item();
    m_ledger_item = m_ledger_item_id.empty() ? std::nullopt : m_app.ledger_item(m_ledger_item_id);
    m_host.request_frame();
}

void Shell::refresh_ledger()
{
    if (!m_is_set_up || (m_route.view != ViewKind::Ledger && m_route.view != ViewKind::Exchange))
        return;
    bool reload = !m_ledger_loaded || m_ledger_filter != m_ledger_view.filter();
    if (reload) {
        m_ledger_filter = m_ledger_view.filter();
        m_ledger = m_app.ledger(m_ledger_filter);
        m_ledger_loaded = true;
        m_host.request_frame();
    }
    int count = static_cast<int>(m_ledger.size());
    int first = std::clamp(m_ledger_view.first_visible(), 0, count);
    int last = std::clamp(m_ledger_view.last_visible() + 1, first, count);
    int loaded_end = m_ledger_first + static_cast<int>(m_ledger_rows.size());
    if (!reload && first >= m_ledger_first && last <= loaded_end)
        return;
    load_ledger_rows(std::max(0, first - ROWS_AROUND), std::min(count, last + ROWS_AROUND), !reload);
    m_host.request_frame();
}

// Reads the rows [first, end) of the list; those that are there already are kept, so that a step costs only its new
// rows.
void Shell::load_ledger_rows(int first, int end, bool keep)
{
    int const loaded_end = m_ledger_first + static_cast<int>(m_ledger_rows.size());
    int const kept_first = std::max(first, m_ledger_first);
    int const kept_end = std::min(end, loaded_end);
    std::vector<app::RecordRow> rows;
    auto const read = [&](int from, int to) {
        auto const wanted =
            std::span(m_ledger).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
        std::vector<app::RecordRow> read_rows = m_app.ledger_rows(wanted);
        std::move(read_rows.begin(), read_rows.end(), std::back_inserter(rows));
    };
    if (keep && kept_first < kept_end) {
        read(first, kept_first);
        auto const old = m_ledger_rows.begin() - m_ledger_first;
        std::move(old + kept_first, old + kept_end, std::back_inserter(rows));
        read(kept_end, end);
    } else {
        read(first, std::max(first, end));
    }
    m_ledger_rows = std::move(rows);
    m_ledger_first = first;
}

void Shell::refresh_search()
{
    if (!m_search.take_query_request())
        return;
    std::vector<app::RecordRow> rows;
    if (!m_search.text().empty()) {
        app::LedgerFilter filter;
        filter.text = m_search.text();
        std::vector<std::uint32_t> const found = m_app.ledger(filter);
        rows = m_app.ledger_rows(std::span(found).first(std::min(found.size(), SEARCH_RESULTS)));
    }
    m_search.set_records(std::move(rows));
    m_host.request_frame();
}

FormReferences Shell::references() const
{
    return {m_places, m_categories, m_orgs, m_staff, m_records, m_case_alerts, m_indicator_names, m_case_leaders};
}

// S22: the unit, leader and officer that become responsible are those of the identity that registers.
RegisterSnapshot Shell::register_snapshot() const
{
    domain::Organisation const& organisation = m_app.organisation();
    RegisterSnapshot snapshot{m_shell, m_advice, references(), {}, {}, {}};
    if (domain::Staff const* staff = organisation.find_staff(m_shell.identity_id)) {
        snapshot.first_officer = staff->name;
        snapshot.first_unit = organisation.org_name(staff->org);
        if (domain::Staff const* leader = organisation.leader_of(staff->org))
            snapshot.first_leader = leader->name;
    }
    return snapshot;
}

void Shell::start_registration()
{
    std::optional<base::ValueObject> draft = draft_of(RegisterView::DRAFT_KEY);
    m_register_view.start(m_app.registration_defaults(), draft ? &*draft : nullptr);
}

} // namespace ui
