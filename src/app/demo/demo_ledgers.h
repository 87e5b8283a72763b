// The ledgers of the demo (专项台账) and what the joint conference does on single matters: the script of
// assets/demo/ledgers.json, played act by act through the guards like everything else.
#pragma once

#include "app/demo/demo_random.h"
#include "app/demo/demo_texts.h"
#include "app/demo/lawful_journal.h"

#include <map>
#include <optional>
#include <set>

namespace app::demo {

class DemoLedgers {
public:
    // Every record that is registered by now; asked anew for each choice.
    using Records = std::function<std::vector<domain::PetitionRecord*>()>;

    struct When {
        base::Instant at;
        base::Date on;
    };

    DemoLedgers(DemoTexts const& texts, domain::ReferenceData const& references, LawfulJournal& journal,
        base::Date until, Records records);

    std::size_t size() const { return m_texts.ledgers.size(); }
    // When the next act of an item is due; empty when nothing is left of it.
    std::optional<When> next(std::size_t item);
    // Does it. What the law refuses by then ends the item: the matter it is about went another way.
    void play(std::size_t item, When when);

private:
    struct Progress {
        std::size_t next{0};
        std::string item; // id of the ledger item
        domain::PetitionRecord* record{nullptr};
        base::Instant at; // of the last act
        bool dropped{false};
    };

    base::Date date_of(int days_before) const;
    std::string text_of(std::string const& text, Progress const& progress, base::Date on) const;
    base::Value value_of(base::Value const& value, Progress const& progress, base::Date on) const;
    domain::PetitionRecord* choose(std::string_view wanted, base::Date on);
    void add_counts(base::ValueObject& arguments, base::Date day) const; // of the day's registrations (S30)
    std::vector<domain::PetitionRecord const*> received_on(base::Date day) const;

    DemoTexts const& m_texts;
    domain::ReferenceData const& m_references;
    LawfulJournal& m_journal;
    base::Date m_until;
    Records m_records;
    DemoRandom m_random;
    std::vector<Progress> m_progress; // by item
    std::set<base::RecordId> m_chosen;
};

} // namespace app::demo
