// Everything that rules and screens look up: rules, calendar, regions, code lists. Adopting a part is an act (J6);
// this is the state after those acts, never a place of its own to change.
#pragma once

#include "domain/deadline/rule_set.h"
#include "domain/deadline/work_calendar.h"
#include "domain/reference/dictionary.h"
#include "domain/reference/region.h"
#include "domain/reference/rule_history.h"
#include "domain/reference/work_rules.h"

#include <string_view>
#include <vector>

namespace domain {

struct ReferenceData {
    RuleSet rules;
    WorkRules work_rules;
    WorkCalendar calendar;
    RegionTable regions;
    std::vector<Dictionary> dictionaries;
    OfficeHours office_hours;
    RuleHistory history; // what the office adopted instead of the above; work_rules and office_hours are as shipped

    // As in force on that day; null when there is no such list.
    Dictionary const* dictionary(std::string_view id, base::Date day) const
    {
        auto const* own = id == history.categories.shipped().id() ? history.categories.own_on(day) : nullptr;
        return own ? own : dictionary(id);
    }
    // The content categories that name this code: those of the day, or an earlier edition where the day's have dropped
    // it. A record keeps its code.
    Dictionary const& category(std::string_view code, base::Date day) const
    {
        auto const& present = history.categories.on(day);
        if (!present.find(code))
            for (auto const* edition : history.categories.all())
                if (edition->find(code))
                    return *edition;
        return present;
    }
    // As shipped.
    Dictionary const* dictionary(std::string_view id) const
    {
        for (auto const& dictionary : dictionaries) {
            if (dictionary.id() == id)
                return &dictionary;
        }
        return nullptr;
    }
};

} // namespace domain
