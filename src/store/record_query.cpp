// Builds WHERE and ORDER BY from a filter. Text that a person typed is always a bound parameter.
#include "store/record_query.h"

namespace store {

namespace {

class Builder {
public:
    void text_equals(char const* column, std::string const& value)
    {
        if (!value.empty())
            add(std::string(column) + "=?", value);
    }
    void compare(char const* column_and_operator, std::string const& value)
    {
        if (!value.empty())
            add(std::string(column_and_operator) + "?", value);
    }
    // A prefix as a range, which an index can serve. 0xFF never occurs in UTF-8, so it is above every continuation.
    void prefix(char const* column, std::string const& value)
    {
        if (value.empty())
            return;
        add(std::string(column) + ">=?", value);
        add("substr(" + std::string(column) + ",1,length(?))", value);
        m_query.sql += "=?";
        m_query.parameters.emplace_back(value);
    }
    template <typename Value> void any_of(char const* column, std::vector<Value> const& values)
    {
        std::string marks;
        for (std::size_t i = 0; i < values.size(); ++i)
            marks += i == 0 ? "?" : ",?";
        condition(std::string(column) + " IN (" + marks + ")");
        for (auto const& value : values)
            m_query.parameters.emplace_back(value);
    }
    void add(std::string const& text, std::string const& value)
    {
        condition(text);
        m_query.parameters.emplace_back(value);
    }
    void add(std::string const& text, std::int64_t value)
    {
        condition(text);
        m_query.parameters.emplace_back(value);
    }
    void condition(std::string const& text)
    {
        m_query.sql += m_query.sql.empty() ? " WHERE " : " AND ";
        m_query.sql += text;
    }
    RecordQuery& query() { return m_query; }

private:
    RecordQuery m_query;
};

} // namespace

static std::string like_pattern(std::string const& text)
{
    std::string pattern = "%";
    for (char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

static void add_text(Builder& builder, std::string const& text)
{
    if (text.empty())
        return;
    static constexpr char const* SEARCHED[] = {"petitioner_name", "petitioner_folded", "petitioner_initials",
        "petition_no", "petitioner_id_no", "petitioner_phone", "title"};
    std::string condition = "(";
    for (auto const* column : SEARCHED) {
        if (condition.size() > 1)
            condition += " OR ";
        condition.append(column).append(" LIKE ? ESCAPE '\\'");
    }
    builder.condition(condition + ")");
    for ([[maybe_unused]] auto const* column : SEARCHED)
        builder.query().parameters.emplace_back(like_pattern(text));
}

static void add_visibility(Builder& builder, std::vector<std::string> const& orgs)
{
    std::string marks;
    for (std::size_t i = 0; i < orgs.size(); ++i)
        marks += i == 0 ? "?" : ",?";
    // The unary plus keeps SQLite from joining two indexes by OR and sorting the outcome.
    builder.condition("(+first_unit IN (" + marks + ") OR +unit IN (" + marks + "))");
    for (int repeat = 0; repeat < 2; ++repeat) {
        for (auto const& org : orgs)
            builder.query().parameters.emplace_back(org);
    }
}

RecordQuery make_record_query(RecordFilter const& filter, std::optional<RecordSort> const& sort)
{
    bool const by_state =
        !sort || sort->key == RecordSortKey::State || (sort->key == RecordSortKey::Due && filter.states.size() == 1);
    bool const by_unit = !sort || sort->key != RecordSortKey::Received;
    Builder builder;
    if (!filter.states.empty())
        builder.any_of(by_state ? "state" : "+state", filter.states);
    if (filter.stage)
        builder.add("stage=?", *filter.stage);
    if (filter.state_below)
        builder.add(by_state ? "state<?" : "+state<?", *filter.state_below);
    builder.text_equals("unit_officer", filter.unit_officer);
    builder.text_equals("first_officer", filter.first_officer);
    builder.text_equals(by_unit ? "unit" : "+unit", filter.unit);
    builder.text_equals(by_unit ? "first_unit" : "+first_unit", filter.first_unit);
    builder.text_equals("matter_id", filter.matter_id);
    builder.text_equals("channel", filter.channel);
    builder.prefix("category", filter.category_prefix);
    builder.prefix("place", filter.place_prefix);
    builder.compare("next_due_effective>=", filter.due_from);
    builder.compare("next_due_effective<=", filter.due_to);
    builder.compare("received_on>=", filter.received_from);
    builder.compare("received_on<=", filter.received_to);
    if (filter.flags_all != 0) {
        builder.add("(flags & ?)", filter.flags_all);
        builder.query().sql += "=?";
        builder.query().parameters.emplace_back(filter.flags_all);
    }
    if (filter.flags_none != 0)
        builder.add("(flags & ?)=0", filter.flags_none);
    if (!filter.with_voided)
        builder.condition("+state<>" + std::to_string(VOIDED_STATE));
    if (filter.visible_orgs)
        add_visibility(builder, *filter.visible_orgs);
    add_text(builder, filter.text);
    return std::move(builder.query());
}

void RecordQuery::bind(Statement& statement) const
{
    int index = 0;
    for (auto const& parameter : parameters) {
        ++index;
        if (auto const* text = std::get_if<std::string>(&parameter))
            statement.bind(index, *text);
        else
            statement.bind(index, std::get<std::int64_t>(parameter));
    }
}

std::string order_by(RecordSort const& sort)
{
    auto const* direction = sort.direction == SortDirection::Ascending ? " ASC" : " DESC";
    auto const* column = "next_due_effective";
    switch (sort.key) {
    case RecordSortKey::Due:
        break;
    case RecordSortKey::Received:
        column = "received_on";
        break;
    case RecordSortKey::Number:
        column = "petition_no";
        break;
    case RecordSortKey::PetitionerName:
        column = "petitioner_folded";
        break;
    case RecordSortKey::State:
        column = "state";
        break;
    case RecordSortKey::Unit:
        column = "unit";
        break;
    }
    return std::string(" ORDER BY ") + column + direction + " NULLS LAST, record_id" + direction;
}

} // namespace store
