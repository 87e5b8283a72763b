#include "app/queries/record_index.h"

#include "app/queries/record_access.h"

#include "base/text.h"

#include <algorithm>
#include <numeric>

namespace app {

namespace {

static_assert(IndexedRecord::NO_DAY == domain::NEVER);

std::int32_t working_day_of(store::ClockRow const& clock)
{
    return day_of(clock.effective_on.empty() ? clock.nominal_on : clock.effective_on);
}

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<std::uint8_t>(byte) < 0x80; });
}

} // namespace

std::uint32_t TextPool::intern(std::string_view text)
{
    auto const [place, is_new] = m_numbers.try_emplace(std::string(text), static_cast<std::uint32_t>(m_texts.size()));
    if (is_new)
        m_texts.emplace_back(text);
    return place->second;
}

std::optional<std::uint32_t> TextPool::find(std::string_view text) const
{
    auto const found = m_numbers.find(std::string(text));
    if (found == m_numbers.end())
        return {};
    return found->second;
}

bool RecordIndex::is_before(LedgerSort sort, std::uint32_t left, std::uint32_t right) const
{
    auto const& a = m_rows[left];
    auto const& b = m_rows[right];
    switch (sort) {
    case LedgerSort::Due:
        if (a.due != b.due)
            return a.due < b.due;
        break;
    case LedgerSort::Received:
        if (a.received != b.received)
            return a.received < b.received;
        break;
    case LedgerSort::Number:
        if (auto const order = a.petition_no.compare(b.petition_no); order != 0)
            return order < 0;
        break;
    case LedgerSort::Petitioner:
        if (auto const order = a.petitioner.compare(b.petitioner); order != 0)
            return order < 0;
        break;
    case LedgerSort::State:
        if (a.state != b.state)
            return a.state < b.state;
        break;
    case LedgerSort::Unit:
        if (a.unit != b.unit) {
            if (auto const order = m_pool.text(a.unit).compare(m_pool.text(b.unit)); order != 0)
                return order < 0;
        }
        break;
    }
    return a.id < b.id;
}

std::vector<std::uint32_t> const& RecordIndex::order(LedgerSort sort)
{
    auto const index = static_cast<std::size_t>(sort);
    auto& rows = m_orders[index];
    if (!m_has_order[index]) {
        rows.resize(m_rows.size());
        std::iota(rows.begin(), rows.end(), 0u);
        std::sort(rows.begin(), rows.end(),
            [&](std::uint32_t left, std::uint32_t right) { return is_before(sort, left, right); });
        m_has_order[index] = true;
    }
    return rows;
}

// Sorted arrays stay sorted: taking one row out and putting it back moves at most 400 KB at 100,000 rows.
void RecordIndex::move_in_orders(std::uint32_t row, IndexedRecord next)
{
    bool const is_known = row < m_rows.size();
    if (is_known) {
        for (std::size_t i = 0; i < SORTS; ++i) {
            if (m_has_order[i])
                m_orders[i].erase(std::find(m_orders[i].begin(), m_orders[i].end(), row));
        }
        m_rows[row] = std::move(next);
    } else {
        m_rows.push_back(std::move(next));
    }
    for (std::size_t i = 0; i < SORTS; ++i) {
        if (!m_has_order[i])
            continue;
        auto const sort = static_cast<LedgerSort>(i);
        auto const place = std::lower_bound(m_orders[i].begin(), m_orders[i].end(), row,
            [&](std::uint32_t left, std::uint32_t right) { return is_before(sort, left, right); });
        m_orders[i].insert(place, row);
    }
}

void RecordIndex::move_to_matter(std::uint32_t row, std::uint32_t matter)
{
    bool const is_known = row < m_rows.size();
    if (is_known && m_rows[row].matter == matter)
        return;
    if (is_known)
        std::erase(m_matters[m_rows[row].matter], row);
    if (m_matters.size() <= matter)
        m_matters.resize(m_pool.size());
    m_matters[matter].push_back(row);
}

std::vector<std::uint32_t> const& RecordIndex::rows_of_matter(std::uint32_t matter) const
{
    return m_matters[matter];
}

void RecordIndex::put(store::PetitionRecordRow const& row, store::PetitionRecordTextRow const& texts,
    std::vector<store::ClockRow> const& clocks)
{
    IndexedRecord next;
    next.id = row.record_id;
    next.petition_no = row.petition_no;
    next.petitioner = row.petitioner_initials + ' ' + row.petitioner_name;
    next.matter = m_pool.intern(row.matter_id);
    next.channel = m_pool.intern(row.channel);
    next.unit = m_pool.intern(row.unit);
    next.first_unit = m_pool.intern(row.first_unit);
    next.place = m_pool.intern(row.place);
    next.category = m_pool.intern(row.category);
    next.due_rule = m_pool.intern(row.next_due_rule);
    next.received = day_of(row.received_on);
    next.due = day_of(row.next_due_effective.empty() ? row.next_due_nominal : row.next_due_effective);
    next.state = static_cast<domain::State>(row.state);
    next.stage = static_cast<domain::Stage>(row.stage);
    next.flags = row.flags;
    next.access =
        m_accesses.intern(row.access.empty() ? access_of_row(row, row.flags & record_flag::CONFIDENTIAL) : row.access);
    next.repeat = row.first_time == 2;
    for (auto const& clock : clocks) {
        if (clock.state == "STOPPED")
            continue;
        if (clock.rule_id == "L03")
            next.dispatch_due = working_day_of(clock);
        else if (clock.rule_id == "L23")
            next.follow_up_due = working_day_of(clock);
    }

    auto const number = m_by_id.try_emplace(row.record_id, static_cast<std::uint32_t>(m_rows.size())).first->second;
    m_names.put(number, row.petitioner_folded + ' ' + row.petitioner_initials);
    m_codes.put(number,
        base::folded_for_comparison(row.petition_no) + ' ' + base::folded_for_comparison(row.petitioner_id_no) + ' '
            + base::folded_for_comparison(row.petitioner_phone));
    m_titles.put(number, base::folded_for_comparison(row.title));
    m_contents.put(number,
        base::folded_for_comparison(texts.demand) + ' ' + base::folded_for_comparison(texts.facts) + ' '
            + base::folded_for_comparison(texts.history) + ' ' + base::folded_for_comparison(row.petitioner_address));
    move_to_matter(number, next.matter);
    move_in_orders(number, std::move(next));
    m_figures.put(row, clocks);
    // A title that only repeats the first demand would count it twice.
    m_similar.put(number, texts.demand.starts_with(row.title) ? texts.demand : row.title + '\n' + texts.demand);
}

void RecordIndex::remove(std::string const& id)
{
    m_figures.remove(id);
    auto const found = m_by_id.find(id);
    if (found != m_by_id.end())
        m_rows[found->second].removed = true;
}

IndexedRecord const* RecordIndex::find(std::string const& id) const
{
    auto const found = m_by_id.find(id);
    return found == m_by_id.end() ? nullptr : &m_rows[found->second];
}

static bool is_one_character(std::string_view text)
{
    std::size_t offset = 0;
    (void)base::next_code_point(text, offset);
    return offset == text.size();
}

RowSet RecordIndex::search(std::string_view text) const
{
    RowSet all(m_rows.size());
    bool is_first = true;
    for (auto const word : base::split(text, ' ')) {
        auto const folded = base::folded_for_comparison(word);
        if (folded.empty())
            continue;
        RowSet found(m_rows.size());
        m_names.find(folded, found);
        if (is_ascii(folded))
            m_codes.find(folded, found);
        m_titles.find(folded, found);
        if (!is_one_character(folded)) // it is in nearly every text, and finding it there takes longest
            m_contents.find(folded, found);
        if (is_first)
            all = std::move(found);
        else
            all.intersect(found);
        is_first = false;
    }
    if (is_first) { // Nothing but white space narrows nothing.
        for (std::uint32_t row = 0; row < m_rows.size(); ++row)
            all.insert(row);
    }
    return all;
}

} // namespace app
