// An office for tests: a county bureau, a unit, a township, a city bureau above, their staff, and the shipped rules and
// calendar. A Story carries one petition record through its acts as a person would, one entry after the other.
#pragma once

#include "domain/journal.h"
#include "domain/organisation.h"
#include "domain/reference/reference_data.h"
#include "domain/workflow/engine.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace support {

base::Date on(std::string_view iso); // "2023-06-15"

inline base::OrgId const COUNTY_BUREAU{"bureau"};
inline base::OrgId const HOUSING{"housing"};
inline base::OrgId const CITY_BUREAU{"city"};
inline base::OrgId const COURTS{"courts"}; // political-legal department of the county
inline base::OrgId const URBAN{"urban"}; // another unit of the county
inline base::OrgId const DISCIPLINE{"discipline"}; // of the county
inline base::OrgId const CITY_DISCIPLINE{"city-discipline"};
inline base::OrgId const CITY_HOUSING{"city-housing"}; // reviews
inline base::OrgId const PROVINCE_HOUSING{"province-housing"}; // rechecks
inline base::OrgId const PETITIONERS{"petitioners"};

// li: first officer and bureau officer; qian: a second first officer; wang: first leader and bureau leader.
// he, xu: officer and leader of the housing unit; zhu: of the urban unit; shi, tang, fang: leader, officer and bureau
// leader of the city bureau; du: inspector; jin: joint conference office; bao: case leader; fu reviews for the city,
// he2 rechecks for the province; liu: the petitioner.
struct Office {
    Office();

    domain::Organisation organisation;
    domain::ReferenceData reference;
    domain::OfficeConfig config;
    std::map<base::RecordId, domain::PetitionRecord> records;

    domain::Surroundings surroundings(base::Date today) const;
};

base::ValueObject registration(std::string_view received_on = "2023-06-15"); // two demands, a visit
base::ValueObject opinion(); // complete: first demand supported, second explained
base::ValueObject all_checks(std::string_view result = "PASS"); // Q01–Q18 and Q20
base::ValueObject with(base::ValueObject object, std::string key, base::Value value);
base::ValueObject without(base::ValueObject object, std::string_view key);

class Story {
public:
    explicit Story(Office& office, std::string id = "r1");

    // Decides and, when allowed, appends and applies the entry. `today` is the act's day unless set_today was called.
    base::Result<void> attempt(
        std::string_view act, base::ValueObject payload, std::string_view date, std::string_view staff);
    // The same for an act that the test relies on; stops with its message when it is refused.
    Story& does(std::string_view act, base::ValueObject payload, std::string_view date, std::string_view staff);
    std::string refusal(
        std::string_view act, base::ValueObject payload, std::string_view date, std::string_view staff); // "" = allowed

    // The main path; each step does all before it on the same day.
    Story& registered(std::string_view date = "2023-06-15");
    Story& triaged(std::string_view date = "2023-06-15");
    Story& assigned(std::string_view date = "2023-06-15");
    Story& signed_for(std::string_view date = "2023-06-16");
    Story& accepted(std::string_view date = "2023-06-20");
    Story& handling(std::string_view date = "2023-06-21");
    Story& investigated(std::string_view date = "2023-06-25");
    Story& submitted(std::string_view date = "2023-07-10");
    Story& under_verification(std::string_view date = "2023-07-11");
    Story& issued(std::string_view date = "2023-07-12");
    Story& delivered(std::string_view date = "2023-07-13");
    Story& closed(std::string_view date = "2023-07-14");
    Story& followed_up(std::string_view date = "2023-07-20");
    Story& settled(std::string_view date = "2023-07-21");

    Story& settled_on_the_usual_dates(); // the dates that are the defaults above

    domain::PetitionRecord const& record() const;
    std::vector<domain::JournalEntry> const& entries() const { return m_entries; }
    base::EntryId last_entry() const { return m_entries.back().id; }
    domain::Surroundings surroundings(std::string_view today) const { return m_office.surroundings(on(today)); }
    domain::ActAvailability availability(std::string_view act, std::string_view today, std::string_view staff) const;
    std::vector<domain::RecordClock> clocks(std::string_view today) const;
    // The clock of that rule and occurrence; a clock with an empty rule id where it never ran.
    domain::RecordClock clock(std::string_view rule_id, std::string_view today, int occurrence = 1) const;

private:
    domain::JournalEntry entry_for(
        std::string_view act, base::ValueObject payload, base::Date date, domain::Staff const& staff) const;

    Office& m_office;
    base::RecordId m_id;
    std::vector<domain::JournalEntry> m_entries;
};

base::ValueObject follow_up(std::string_view date, bool solved = true);
// An entry id: 64 hex digits that spell the number.
base::EntryId entry_id(std::uint64_t number);

} // namespace support
