#include "app/context.h"

#include "app/journal_entries.h"
#include "app/queries/ledger_items_query.h"
#include "domain/workflow/substance.h"
#include "exchange/reference_json.h"

#include <algorithm>
#include <list>
#include <tuple>

namespace app {

base::Result<std::unique_ptr<Context>> Context::create(
    store::Database& database, platform::Clock& clock, platform::Random& random, store::AttachmentStore& files)
{
    auto journal = TRY(store::JournalStore::create(database));
    auto projections = TRY(store::ProjectionStore::create(database));
    auto local = TRY(store::LocalStore::create(database));
    auto references = TRY(exchange::shipped_reference_data());
    std::unique_ptr<Context> context(new Context{.database = database,
        .clock = clock,
        .random = random,
        .journal = std::move(journal),
        .projections = std::move(projections),
        .local = std::move(local),
        .attachments = Attachments(files),
        .references = std::move(references)});
    context->config.closing_time = context->references.office_hours.closing;
    domain::take_limits(context->config, context->references.work_rules.substance());
    context->config.history = &context->references.history;
    context->clock_watch.start(clock);
    return context;
}

// The unit's latest opinions; further back, alike wording is a habit rather than a sign (PS-2).
static std::vector<domain::PetitionRecord const*> opinions_of_unit(Context& context, base::OrgId const& unit)
{
    static constexpr std::size_t MAX_COMPARED = 40;
    std::vector<domain::PetitionRecord const*> opinions;
    auto const number = context.index.number_of(unit.value);
    if (!number)
        return opinions;
    std::vector<IndexedRecord const*> rows;
    for (auto const& row : context.index.rows())
        if (!row.removed && row.unit == *number && row.state >= domain::State::OpinionDrafted
            && row.state <= domain::State::Archived)
            rows.push_back(&row);
    std::sort(rows.begin(), rows.end(), [](IndexedRecord const* left, IndexedRecord const* right) {
        return std::tie(right->received, right->id) < std::tie(left->received, left->id);
    });
    rows.resize(std::min(rows.size(), MAX_COMPARED));
    for (auto const* row : rows)
        if (auto const record = load_record(context, base::RecordId(row->id)); !record.is_error() && record.value())
            opinions.push_back(record.value());
    return opinions;
}

domain::Surroundings Context::surroundings()
{
    return {
        .organisation = organisation,
        .calendar = references.calendar,
        .rules = references.rules,
        .config = config,
        .today = today(),
        .find_record = [this](base::RecordId const& id) -> domain::PetitionRecord const* {
            auto const record = load_record(*this, id);
            return record.is_error() ? nullptr : record.value();
        },
        .find_matter = [this, kept = std::make_shared<std::list<domain::Matter>>()](
                           base::MatterId const& id) -> domain::Matter const* {
            auto loaded = load_matter(*this, id);
            if (loaded.is_error() || !loaded.value())
                return nullptr;
            return &kept->emplace_back(*loaded.release_value());
        },
        .find_ledger_item = [this](std::string const& id) -> domain::LedgerItem const* {
            auto const items = load_ledger(*this);
            if (items.is_error())
                return nullptr;
            auto const found = items.value()->find(id);
            return found == items.value()->end() ? nullptr : &found->second;
        },
        .opinions_of_unit = [this](base::OrgId const& unit) { return opinions_of_unit(*this, unit); },
        .now = base::time_of_day(clock.now()),
    };
}

base::OrgId Context::identity_org() const
{
    auto const* staff = organisation.find_staff(session.identity_id);
    return staff ? staff->org : base::OrgId{};
}

base::Result<domain::PetitionRecord const*> load_record(Context& context, base::RecordId const& id)
{
    if (auto const* record = context.cache.find(id))
        return record;
    auto entries = TRY(entries_of(context, record_subject(id)));
    if (entries.empty())
        return static_cast<domain::PetitionRecord const*>(nullptr);
    auto record = domain::fold_record(id, std::move(entries), context.surroundings());
    return static_cast<domain::PetitionRecord const*>(&context.cache.put(std::move(record)));
}

base::Result<std::optional<domain::Matter>> load_matter(Context& context, base::MatterId const& id)
{
    std::vector<base::RecordId> members;
    for (auto const& row : TRY(context.projections.records_of_matter(id.value)))
        members.emplace_back(row.record_id);
    return load_matter(context, id, members);
}

base::Result<std::optional<domain::Matter>> load_matter(
    Context& context, base::MatterId const& id, std::vector<base::RecordId> const& members)
{
    std::vector<domain::PetitionRecord const*> records;
    for (auto const& member : members) {
        if (auto const* record = TRY(load_record(context, member)))
            records.push_back(record);
    }
    if (records.empty())
        return std::optional<domain::Matter>{};
    return std::optional(domain::fold_matter(id, std::move(records)));
}

} // namespace app
