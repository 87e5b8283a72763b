// Who may see what (PR-01, PR-02). Every list, count, badge, search, ledger and command asks this one predicate (W10);
// the law of it is domain::may_see.
#pragma once

#include "app/context.h"
#include "domain/workflow/visibility.h"

#include <optional>
#include <vector>

namespace app {

class VisibilityPredicate {
public:
    explicit VisibilityPredicate(Context const& context); // for the present identity
    // For an organisation that something is sent to: nobody in it may be the accused (PR-02).
    VisibilityPredicate(Context const& context, base::OrgId const& recipient);
    bool operator()(IndexedRecord const& record) const;
    // An item names what it is about: it is hidden with any of its records. What is not secret is seen by the
    // organisations that the item gives something to do, too.
    bool operator()(domain::LedgerItem const& item) const;

private:
    enum class Answer : char { Unknown, Hidden, Visible };
    bool may_see(std::uint32_t access) const;
    bool may_receive(domain::RecordAccess const& access) const;

    Context const& m_context;
    domain::Staff const* m_viewer{nullptr};
    std::optional<domain::Staff> m_recipient; // stands for the whole organisation
    mutable std::vector<Answer> m_by_access; // by number of the access text
};

// The same for one record, also while a large workspace is still being indexed; false where there is no such record.
bool may_see(Context& context, base::RecordId const& id);
// PR-01 for a command: what it is about and every record or ledger item that its arguments name. A petitioner acts on
// the own matter and shows the query code.
std::optional<base::Error> why_hidden(Context& context, domain::ActDefinition const& act, base::RecordId const& record,
    base::ValueObject const& arguments);

} // namespace app
