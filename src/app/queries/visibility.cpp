#include "app/queries/visibility.h"

#include "app/queries/ledger_items_query.h"
#include "app/queries/record_access.h"

#include <algorithm>

namespace app {

VisibilityPredicate::VisibilityPredicate(Context const& context)
    : m_context(context)
    , m_viewer(context.organisation.find_staff(context.session.identity_id))
{
}

VisibilityPredicate::VisibilityPredicate(Context const& context, base::OrgId const& recipient)
    : m_context(context)
    , m_recipient(domain::Staff{{}, {}, recipient, {}, true})
{
}

bool VisibilityPredicate::operator()(IndexedRecord const& record) const
{
    if ((!m_viewer && !m_recipient) || record.removed || (m_viewer && m_viewer->has_role(domain::Role::Petitioner)))
        return false; // PR-05: the self-service screen sees nothing but what its query code opens
    if (may_see(record.access))
        return true;
    // Whoever sees the matter sees its other records: the repeats that joined it, and the older one that they joined.
    if (record.flags & record_flag::CONFIDENTIAL)
        return false;
    auto const& rows = m_context.index.rows_of_matter(record.matter);
    return rows.size() > 1 && std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
        auto const& other = m_context.index.rows()[row];
        return !other.removed && may_see(other.access);
    });
}

bool VisibilityPredicate::may_see(std::uint32_t access) const
{
    if (m_by_access.size() <= access)
        m_by_access.resize(m_context.index.access_texts(), Answer::Unknown);
    auto& answer = m_by_access[access];
    if (answer == Answer::Unknown) {
        auto const facts = parse_access(m_context.index.access_text(access));
        bool const is_visible =
            m_recipient ? may_receive(facts) : domain::may_see(*m_viewer, facts, m_context.organisation);
        answer = is_visible ? Answer::Visible : Answer::Hidden;
    }
    return answer == Answer::Visible;
}

bool VisibilityPredicate::may_receive(domain::RecordAccess const& access) const
{
    auto const& staff = m_context.organisation.staff();
    bool const has_accused = access.confidential && !access.accused.empty()
        && std::any_of(staff.begin(), staff.end(), [&](domain::Staff const& person) {
               bool const is_namesake =
                   std::find(access.namesakes.begin(), access.namesakes.end(), person.id) != access.namesakes.end();
               return person.org == m_recipient->org && !is_namesake
                   && domain::names_person(access.accused, person, m_context.organisation);
           });
    return !has_accused && domain::may_see(*m_recipient, access, m_context.organisation);
}

bool VisibilityPredicate::operator()(domain::LedgerItem const& item) const
{
    auto const* viewer = m_recipient ? &*m_recipient : m_viewer;
    bool const is_concerned = viewer && domain::is_involved(*viewer, item, m_context.organisation);
    return std::all_of(item.records.begin(), item.records.end(), [&](base::RecordId const& id) {
        auto const* record = m_context.index.find(id.value);
        if (!record || record->removed || (*this)(*record))
            return true;
        return is_concerned && !(record->flags & record_flag::CONFIDENTIAL);
    });
}

bool may_see(Context& context, base::RecordId const& id)
{
    auto const* indexed = context.index.find(id.value);
    if (!indexed && !context.index.is_complete) {
        auto const row = context.projections.find_record(id.value);
        if (!row.is_error() && row.value())
            context.index.put(*row.value(), {}, {});
        indexed = context.index.find(id.value);
    }
    return indexed && VisibilityPredicate(context)(*indexed);
}

static base::Error hidden(std::string where)
{
    return {base::ErrorCode::NotFound, "PR-01",
        "找不到这件信访件，或以这一身份看不到它（信访工作条例第三十条，PR-01、PR-02）。", std::move(where)};
}

static bool is_hidden(Context& context, base::RecordId const& id)
{
    if (may_see(context, id))
        return false;
    auto const row = context.projections.find_record(id.value); // what is not here at all is said by the act itself
    return !row.is_error() && row.value();
}

std::optional<base::Error> why_hidden(Context& context, domain::ActDefinition const& act, base::RecordId const& record,
    base::ValueObject const& arguments)
{
    auto const* viewer = context.organisation.find_staff(context.session.identity_id);
    if (!viewer || viewer->has_role(domain::Role::Petitioner))
        return {};
    if (!record.is_empty() && is_hidden(context, record))
        return hidden("ref");
    for (auto const& argument : act.arguments) {
        auto const named = base::text_or(arguments, argument.name);
        if (argument.type == domain::ArgumentType::Record && !named.empty()
            && is_hidden(context, base::RecordId(named)))
            return hidden(std::string(argument.name));
    }
    auto const item = base::text_or(arguments, "item");
    if (act.on_record || item.empty())
        return {};
    auto const items = load_ledger(context);
    if (items.is_error())
        return items.error();
    auto const found = items.value()->find(item);
    if (found == items.value()->end() || VisibilityPredicate(context)(found->second))
        return {};
    return base::Error{base::ErrorCode::NotFound, "PR-01",
        "台账中没有这一项，或以这一身份看不到它（信访工作条例第三十条，PR-01、PR-02）。", "item"};
}

} // namespace app
