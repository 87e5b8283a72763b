// Words for records in lists: petitioner, due chip, labels of codes. Shared by all queries.
#pragma once

#include "app/context.h"
#include "app/snapshots.h"

namespace app {

// The label of an enumeration argument's code: choice_text("register_petition", "channel", "LETTER") is 来信.
std::string choice_text(std::string_view act, std::string_view argument, std::string_view code);
std::string petitioner_text(std::string_view name, std::int64_t count, bool anonymous); // 赵志强 等 6 人
std::string category_text(Context const& context, std::string_view code); // level-1 name
std::string short_date(base::Date date); // 4-15
std::string short_date(base::Date date, base::Date today); // of another year with it: 1999-04-15
std::string month_day(base::Date date, base::Date today); // 4月15日; of another year with it: 1999年4月15日
std::string join_dots(std::vector<std::string> const& parts); // joined by ・, empty parts left out

Chip due_chip(Context const& context, store::ClockRow const& clock);
RecordRow to_record_row(Context& context, store::PetitionRecordRow const& row);
// In the order of `ids`, those the identity may see.
std::vector<RecordRow> record_rows(Context& context, std::span<base::RecordId const> ids);
std::vector<RecordRow> record_rows(Context& context, std::span<std::uint32_t const> rows); // of the index
std::vector<RecordRow> record_rows(Context& context, std::vector<std::string> const& ids);

// A value of an act's argument in words: the label of a choice, the name of a place, organisation or person.
std::string argument_text(Context const& context, domain::ArgumentDefinition const& argument, base::Value const& value);

} // namespace app
