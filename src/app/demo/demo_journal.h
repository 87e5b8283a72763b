// Plays demo matters through the guards of the domain and writes what they leave behind: journal entries of a node of
// their own, chained and in order of time. Every act passes decide() as a command would, so the generated history is a
// lawful one; only the database comes later and all at once.
#pragma once

#include "app/demo/demo_alerts.h"
#include "app/demo/demo_case.h"
#include "app/demo/demo_ledgers.h"
#include "app/demo/lawful_journal.h"

#include <memory>
#include <queue>

namespace app::demo {

struct JournalOptions {
    int matters{300};
    std::uint64_t seed{2026};
    std::string node{"DEMO01DM"};
    base::Date from, until; // first and last day of the history
    bool with_showcases{true};
    bool is_light{false}; // most matters stop after registration and dispatch, as a bulk test needs
};

class DemoJournal {
public:
    DemoJournal(DemoTexts const& texts, domain::ReferenceData const& references, JournalOptions options);

    // All entries of all matters; the error of the first act that the law refuses.
    base::Result<std::vector<IncomingEntry>> generate();
    // The same in pieces: plan(), then play() until it answers false, then take_entries().
    void plan();
    base::Result<bool> play(std::size_t steps);
    double fraction() const; // of the days of the history
    std::vector<IncomingEntry> take_entries() { return m_journal.take_entries(); }

private:
    struct Play {
        DemoCase demo_case;
        std::vector<Step> steps;
        std::size_t next{0};
        base::Date date; // of the last step
        base::Instant recorded_at; // of the last entry
        domain::PetitionRecord record;
        int repeat_of{-1}; // index of the first play
        std::map<std::string, bool> alerts; // those it was decided about, and whether they are answered
    };
    enum class EventKind { Step, Alert, Ledger };
    struct Event {
        base::Instant at;
        base::Date on;
        std::size_t play; // of a ledger event: the item
        EventKind kind{EventKind::Step};
        DemoAlerts::Plan alert{};
        std::size_t before_step{0}; // an answer to an alert is dropped once the matter went on
        bool operator>(Event const& other) const
        {
            return at.milliseconds != other.at.milliseconds ? at.milliseconds > other.at.milliseconds
                                                            : play > other.play;
        }
    };

    void define_office();
    void plan_plays();
    void plan_showcase(Showcase const& showcase);
    void plan_ordinary();
    void plan_repeats();
    void schedule(std::size_t index);
    void schedule_answers(std::size_t index, base::Instant at);
    void schedule_answer(std::size_t index, DemoAlerts::Plan plan, base::Instant at);
    void schedule_ledger(std::size_t item);
    base::Result<void> play_event(Event const& event);
    base::Result<void> play_step(Event const& event);
    base::Result<void> answer_alert(Event const& event);
    std::vector<domain::PetitionRecord*> records();
    base::Result<void> perform(Play& play, CaseMaker::Act act, base::Date on, base::Instant at);
    base::Result<void> confirm_substance(Play& play, base::Date on, base::Instant& at);
    base::Result<void> educate(Play& play, base::Date on, base::Instant& at);

    DemoTexts const& m_texts;
    domain::ReferenceData const& m_references;
    JournalOptions m_options;
    domain::Organisation m_organisation;
    DemoRandom m_random;
    CaseMaker m_cases;
    std::vector<Play> m_plays;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    std::map<base::RecordId, std::size_t> m_by_record;
    LawfulJournal m_journal;
    DemoAlerts m_alerts;
    DemoLedgers m_ledgers;
};

} // namespace app::demo
