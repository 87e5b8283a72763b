// A queue of events in order of time: the next step of each matter. Steps that lie after the end never happen, which
// is what leaves matters in every state.
#include "app/demo/demo_journal.h"

#include "domain/organisation_fold.h"
#include "domain/workflow/substance.h"

#include <algorithm>

namespace app::demo {

using base::Date;
using base::Instant;

static constexpr std::int64_t MINUTE_MS = 60 * 1000;

DemoJournal::DemoJournal(DemoTexts const& texts, domain::ReferenceData const& references, JournalOptions options)
    : m_texts(texts)
    , m_references(references)
    , m_options(std::move(options))
    , m_random(m_options.seed)
    , m_cases(m_texts, m_organisation, m_random)
    , m_journal(m_organisation, m_references, m_options.node, m_random,
          [this](base::RecordId const& id) {
              auto const it = m_by_record.find(id);
              return it == m_by_record.end() ? nullptr : &m_plays[it->second].record;
          })
    , m_alerts(references)
    , m_ledgers(texts, references, m_journal, m_options.until, [this] { return records(); })
{
    for (auto const& org : texts.orgs)
        m_organisation.put(org);
    for (auto const& staff : texts.staff)
        m_organisation.put(staff);
}

// --- The plan
// ---------------------------------------------------------------------------------------------------------

static Path path_by_chance(DemoRandom& random)
{
    struct Share {
        Path path;
        int percent;
    };
    static constexpr Share SHARES[]{{Path::Assigned, 37}, {Path::AssignedByLeader, 13}, {Path::SentBackOnce, 9},
        {Path::Extended, 6}, {Path::Reopened, 3}, {Path::Unreachable, 3}, {Path::Transferred, 6},
        {Path::SelfHandled, 9}, {Path::ToPoliticalLegal, 3}, {Path::Guided, 6}, {Path::Withdrawn, 3},
        {Path::Voided, 2}};
    auto rest = random.below(100);
    for (auto const& share : SHARES) {
        if (rest < share.percent)
            return share.path;
        rest -= share.percent;
    }
    return Path::Assigned;
}

void DemoJournal::plan_showcase(Showcase const& showcase)
{
    Play play;
    play.steps = steps_of(showcase.path, m_random);
    stop_after(play.steps, showcase.last);
    play.date = anchor(play.steps, showcase.anchor, base::add_days(m_options.until, -showcase.days_ago));
    play.demo_case = m_cases.make(showcase.path, play.date);
    m_plays.push_back(std::move(play));
}

void DemoJournal::plan_ordinary()
{
    auto const days = base::days_between(m_options.from, m_options.until);
    Play play;
    // One in four is recent, so that the office has work on its desk at the end.
    play.date = m_random.chance(25) ? base::add_days(m_options.until, -m_random.below(std::min(days, 70)))
                                    : base::add_days(m_options.from, m_random.below(days));
    play.date = m_references.calendar.working_day_on_or_before(play.date).value_or(play.date);
    auto const path = path_by_chance(m_random);
    play.steps = steps_of(path, m_random);
    if (m_options.is_light && !m_random.chance(5))
        play.steps.resize(std::min(play.steps.size(), static_cast<std::size_t>(m_random.between(2, 4))));
    play.demo_case = m_cases.make(path, play.date);
    m_plays.push_back(std::move(play));
}

// About one matter in sixteen comes back (FT-01): some while it is open and merged into it, some after its end.
void DemoJournal::plan_repeats()
{
    auto const firsts = m_plays.size();
    for (std::size_t index = m_options.with_showcases ? showcases().size() : 0; index < firsts; ++index) {
        auto const& first = m_plays[index];
        bool const may_come_back = first.demo_case.path != Path::Voided && first.demo_case.path != Path::Guided
            && first.demo_case.path != Path::ToPoliticalLegal && !first.demo_case.people.empty();
        if (m_options.is_light || !may_come_back || !m_random.chance(6))
            continue;
        Play play;
        play.repeat_of = static_cast<int>(index);
        play.date = base::add_days(first.date, m_random.between(12, 150));
        play.date = m_references.calendar.working_day_on_or_after(play.date).value_or(play.date);
        play.demo_case.path = base::days_between(first.date, play.date) < 60 ? Path::Merged : Path::Assigned;
        play.steps = steps_of(play.demo_case.path, m_random);
        if (play.date <= m_options.until)
            m_plays.push_back(std::move(play));
    }
}

void DemoJournal::plan_plays()
{
    if (m_options.with_showcases)
        for (auto const& showcase : showcases())
            plan_showcase(showcase);
    while (static_cast<int>(m_plays.size()) < m_options.matters * 95 / 100)
        plan_ordinary();
    plan_repeats();
    while (static_cast<int>(m_plays.size()) < m_options.matters)
        plan_ordinary();
}

// --- Playing
// ----------------------------------------------------------------------------------------------------------

void DemoJournal::schedule(std::size_t index)
{
    auto& play = m_plays[index];
    if (play.next >= play.steps.size())
        return;
    auto const& step = play.steps[play.next];
    auto const& calendar = m_references.calendar;
    auto const on = date_of(step, play.date, calendar);
    auto recorded_on = on;
    for (int day = 0; day < step.recorded_late; ++day)
        recorded_on = calendar.next_working_day(recorded_on).value_or(base::add_days(recorded_on, 1));
    recorded_on = std::max(recorded_on, base::civil_date(play.recorded_at));
    auto at = base::at(recorded_on, {m_random.between(8 * 60 + 40, 17 * 60 + 20)});
    at.milliseconds += m_random.below(60) * 1000;
    if (at.milliseconds <= play.recorded_at.milliseconds)
        at.milliseconds = play.recorded_at.milliseconds + m_random.between(3, 25) * MINUTE_MS;
    // On its last day the history ends before the office of the demo opens.
    if (base::civil_date(at) == m_options.until)
        at = base::at(m_options.until, {8 * 60 + m_random.between(1, 29)});
    at.milliseconds = std::max(at.milliseconds, play.recorded_at.milliseconds + 1000);
    if (base::civil_date(at) <= m_options.until)
        m_events.push({at, on, index});
}

base::Result<void> DemoJournal::play_step(Event const& event)
{
    auto& play = m_plays[event.play];
    auto const& step = play.steps[play.next];
    if (play.repeat_of >= 0 && step.kind == StepKind::Register) {
        auto const& first = m_plays[static_cast<std::size_t>(play.repeat_of)];
        bool const is_too_early = first.record.state < domain::State::Triaged;
        if (is_too_early || first.record.state == domain::State::Void)
            return {}; // The first piece was registered in error or is not there yet: nobody comes back.
        play.demo_case = m_cases.repeat_of(first.demo_case, first.record.id, play.demo_case.path);
    }
    auto at = event.at;
    if (step.kind == StepKind::Settle) {
        TRY(educate(play, event.on, at));
        TRY(confirm_substance(play, event.on, at));
    }
    for (auto& act : m_cases.acts_of(play.demo_case, step, event.on, play.record)) {
        auto const came = base::parse_time_of_day(base::text_or(act.arguments, "received_time"));
        if (came && base::civil_date(at) == event.on && *came > base::time_of_day(at)) // registered when it came
            act.arguments.set("received_time", base::to_text(base::time_of_day(at)));
        TRY(perform(play, std::move(act), event.on, at));
        at.milliseconds += 90 * 1000;
    }
    play.date = event.on;
    play.recorded_at = at;
    ++play.next;
    schedule(event.play);
    if (m_options.is_light)
        return {};
    schedule_answers(event.play, at);
    if (step.kind == StepKind::Deliver)
        for (auto& plan : m_alerts.plan_guidance(event.on))
            schedule_answer(event.play, std::move(plan), at);
    if (step.kind == StepKind::Deliver)
        for (auto& plan : m_alerts.plan_evaluation(event.on))
            schedule_answer(event.play, std::move(plan), at);
    if (play.repeat_of >= 0 && step.kind == StepKind::Triage)
        for (auto& plan : m_alerts.plan_supervision(event.on))
            schedule_answer(static_cast<std::size_t>(play.repeat_of), std::move(plan), at);
    return {};
}

std::vector<domain::PetitionRecord*> DemoJournal::records()
{
    std::vector<domain::PetitionRecord*> records;
    for (auto& play : m_plays)
        if (play.record.state != domain::State::None)
            records.push_back(&play.record);
    return records;
}

// The days on which somebody answers the alerts to come; with times of their own, so that no matter changes by it.
void DemoJournal::schedule_answers(std::size_t index, Instant at)
{
    auto& play = m_plays[index];
    for (auto& plan : m_alerts.plan(play.record, m_journal.surroundings(at), play.alerts))
        schedule_answer(index, std::move(plan), at);
}

void DemoJournal::schedule_answer(std::size_t index, DemoAlerts::Plan plan, Instant at)
{
    auto const on = plan.on;
    auto moment = on == m_options.until ? base::at(on, {8 * 60 + m_alerts.random().between(1, 29)})
                                        : base::at(on, {m_alerts.random().between(9 * 60, 17 * 60)});
    moment.milliseconds = std::max(moment.milliseconds, at.milliseconds + MINUTE_MS);
    if (base::civil_date(moment) <= m_options.until)
        m_events.push({moment, on, index, EventKind::Alert, std::move(plan), m_plays[index].next});
}

base::Result<void> DemoJournal::answer_alert(Event const& event)
{
    auto& play = m_plays[event.play];
    bool const is_about_alert = event.alert.answer < DemoAlerts::Answer::Guide;
    if (is_about_alert && play.next != event.before_step)
        return {};
    auto act = m_alerts.act_of(event.alert, play.record, m_journal.surroundings(event.at));
    if (!act)
        return {};
    auto answered = m_journal.perform(play.record, std::move(*act), event.on, event.at, &m_alerts.random());
    // A matter that ended meanwhile, or lies in other hands, has nobody to lead or to supervise.
    return is_about_alert ? std::move(answered) : base::Result<void>{};
}

void DemoJournal::schedule_ledger(std::size_t item)
{
    if (auto const when = m_ledgers.next(item))
        m_events.push({when->at, when->on, item, EventKind::Ledger});
}

base::Result<void> DemoJournal::play_event(Event const& event)
{
    switch (event.kind) {
    case EventKind::Step:
        return play_step(event);
    case EventKind::Alert:
        return answer_alert(event);
    case EventKind::Ledger:
        m_ledgers.play(event.play, {event.at, event.on});
        schedule_ledger(event.play);
        break;
    }
    return {};
}

// S18: who was told no has been spoken with before the matter is settled.
base::Result<void> DemoJournal::educate(Play& play, Date on, Instant& at)
{
    auto const& record = play.record;
    bool const was_refused = record.opinion
        && std::any_of(record.opinion->outcomes.begin(), record.opinion->outcomes.end(),
            [](domain::Outcome const& outcome) { return outcome.outcome == "NOT_SUPPORTED"; });
    if (!was_refused || !record.educations.empty())
        return {};
    TRY(perform(play,
        {"record_education", play.demo_case.unit_officer,
            {{"on", base::to_iso(on)}, {"text", "当面说明不予支持的事实和依据，做好疏导。"}}},
        on, at));
    at.milliseconds += 90 * 1000;
    return {};
}

// Somebody came back soon after the closing (PS-6): the leader has looked into it before the matter is settled.
base::Result<void> DemoJournal::confirm_substance(Play& play, Date on, Instant& at)
{
    for (auto const& hit : domain::procedural_hits(play.record, m_journal.surroundings(at))) {
        if (hit.is_confirmed || hit.rule < "PS-4")
            continue;
        CaseMaker::Act confirmation{"confirm_substantive", play.demo_case.first_leader,
            {{"rule", hit.rule}, {"reason", "经核实，原诉求已经解决，再次来信反映的情况已另行答复。"}}};
        TRY(perform(play, std::move(confirmation), on, at));
        at.milliseconds += 90 * 1000;
    }
    return {};
}

base::Result<void> DemoJournal::perform(Play& play, CaseMaker::Act act, Date on, Instant at)
{
    if (act.name == "register_petition") {
        play.record.id = base::RecordId(m_journal.next_id('R'));
        m_by_record.emplace(play.record.id, static_cast<std::size_t>(&play - m_plays.data()));
    }
    auto const name = act.name;
    auto performed = m_journal.perform(play.record, std::move(act), on, at);
    if (performed.is_error()) {
        auto error = performed.release_error();
        error.message = "演示数据：" + std::string(domain::find_act(name)->label) + "（" + base::to_iso(on)
            + "）被拒绝：" + error.message;
        return error;
    }
    return {};
}

// The office is on record from the first day on, so that the view of an earlier day knows it too.
void DemoJournal::define_office()
{
    auto const define = [&](std::string act, domain::SubjectKind kind, base::OrgId const& org,
                            base::ValueObject payload) {
        domain::JournalEntry entry;
        entry.subjects = {{kind, base::text_or(payload, "id")}};
        entry.act = std::move(act);
        entry.operator_id = entry.identity_id = m_texts.operator_id;
        entry.org_id = org;
        entry.occurred_on = m_options.from;
        entry.recorded_at = base::at(m_options.from, {8 * 60});
        entry.payload = std::move(payload);
        m_journal.append(std::move(entry));
    };
    for (auto const& org : m_texts.orgs)
        define("define_org", domain::SubjectKind::Org, org.id, domain::define_org_payload(org));
    for (auto const& staff : m_texts.staff) {
        base::ValueList roles;
        for (auto const role : staff.roles)
            roles.emplace_back(domain::to_code(role));
        define("define_staff", domain::SubjectKind::Staff, staff.org,
            {{"id", staff.id.value}, {"name", staff.name}, {"org", staff.org.value}, {"roles", std::move(roles)},
                {"active", staff.active}});
    }
}

void DemoJournal::plan()
{
    if (m_options.with_showcases)
        define_office();
    plan_plays();
    for (std::size_t index = 0; index < m_plays.size(); ++index)
        schedule(index);
    bool const has_ledgers = m_options.with_showcases && !m_options.is_light;
    for (std::size_t item = 0; has_ledgers && item < m_ledgers.size(); ++item)
        schedule_ledger(item);
}

base::Result<bool> DemoJournal::play(std::size_t steps)
{
    for (std::size_t step = 0; step < steps && !m_events.empty(); ++step) {
        auto const event = m_events.top();
        m_events.pop();
        TRY(play_event(event));
    }
    return !m_events.empty();
}

double DemoJournal::fraction() const
{
    auto const days = base::days_between(m_options.from, m_options.until);
    if (m_events.empty() || days <= 0)
        return 1;
    return std::clamp(base::days_between(m_options.from, m_events.top().on) / static_cast<double>(days), 0.0, 1.0);
}

base::Result<std::vector<IncomingEntry>> DemoJournal::generate()
{
    plan();
    while (TRY(play(SIZE_MAX))) { }
    return take_entries();
}

} // namespace app::demo
