// Up to a thousand matters are one journal and one transaction; more come in batches, each a node of its own, so that
// every chain is in order of time and memory stays bounded.
#include "app/demo/demo_workspace.h"

#include "app/demo/demo_journal.h"
#include "exchange/reference_json.h"
#include "store/journal_store.h"

#include <algorithm>

namespace app {

static constexpr int BATCH_SIZE = 1000;
static constexpr int HISTORY_YEARS = 2;

base::Instant demo_start()
{
    return base::at(*base::make_date(2026, 6, 16), {9 * 60});
}

base::Result<base::Instant> demo_clock_start(store::Database& database)
{
    auto journal = TRY(store::JournalStore::create(database));
    auto start = demo_start();
    for (auto const& head : TRY(journal.heads()))
        start.milliseconds = std::max(start.milliseconds, head.recorded_at);
    return start;
}

// DEMOXY00, DEMOXY01 ...: the last two characters tag the registration numbers and differ from batch to batch.
static std::string node_name(int batch)
{
    static constexpr std::string_view ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    auto const first = static_cast<std::size_t>(batch) / ALPHABET.size();
    auto const second = static_cast<std::size_t>(batch) % ALPHABET.size();
    CHECK(first < ALPHABET.size());
    return std::string("DEMOXY") + ALPHABET[first] + ALPHABET[second];
}

static base::Result<void> set_up_office(Application& application, demo::DemoTexts const& texts)
{
    WorkspaceSetup setup;
    setup.workspace_name = texts.workspace_name;
    setup.orgs = texts.orgs;
    setup.staff = texts.staff;
    setup.operator_id = texts.operator_id;
    setup.demo = true;
    return application.set_up(setup);
}

static demo::JournalOptions options_of_batch(GenerateOptions const& options, int batch)
{
    demo::JournalOptions journal_options;
    journal_options.until = options.until;
    journal_options.from = base::add_months(options.until, -12 * HISTORY_YEARS);
    journal_options.is_light = options.matters > FULL_HISTORY_LIMIT;
    journal_options.matters = std::min(BATCH_SIZE, options.matters - batch * BATCH_SIZE);
    journal_options.seed = options.seed * 1'000'003 + static_cast<std::uint64_t>(batch);
    journal_options.node = node_name(batch);
    journal_options.with_showcases = batch == 0;
    return journal_options;
}

base::Result<void> generate_workspace(Application& application, GenerateOptions const& options)
{
    auto const texts = TRY(demo::load_demo_texts());
    auto const references = TRY(exchange::shipped_reference_data());
    TRY(set_up_office(application, texts));
    for (int batch = 0; batch * BATCH_SIZE < options.matters; ++batch) {
        demo::DemoJournal journal(texts, references, options_of_batch(options, batch));
        TRY(application.apply_entries(TRY(journal.generate())));
    }
    return {};
}

namespace {

// Plays the history; what comes of it goes the way of an import.
class HistorySource final : public EntrySource {
public:
    HistorySource(demo::DemoTexts texts, domain::ReferenceData references, demo::JournalOptions options)
        : m_texts(std::move(texts))
        , m_references(std::move(references))
        , m_journal(m_texts, m_references, std::move(options))
    {
        m_journal.plan();
    }
    base::Result<bool> step() override
    {
        constexpr std::size_t STEPS = 20;
        return m_journal.play(STEPS);
    }
    double fraction() const override { return m_journal.fraction(); }
    std::vector<IncomingEntry> take_entries() override { return m_journal.take_entries(); }

private:
    demo::DemoTexts m_texts;
    domain::ReferenceData m_references;
    demo::DemoJournal m_journal;
};

} // namespace

base::Result<void> begin_generation(Application& application, GenerateOptions const& options)
{
    CHECK(options.matters <= MATTERS_IN_STEPS);
    auto texts = TRY(demo::load_demo_texts());
    auto references = TRY(exchange::shipped_reference_data());
    if (!application.is_set_up()) // It is where an earlier filling was cut off.
        TRY(set_up_office(application, texts));
    return application.begin_entries(
        std::make_unique<HistorySource>(std::move(texts), std::move(references), options_of_batch(options, 0)));
}

} // namespace app
