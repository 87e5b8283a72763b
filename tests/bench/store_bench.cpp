// The bulk path of the store: 100,000 records with texts, clocks and 300,000 journal entries, written as rows without
// any folding, in one transaction with the secondary indexes built at the end. And one act's commit in memory.
#include "bench/bench.h"
#include "store/journal_store.h"
#include "store/migrate.h"
#include "store/projection_store.h"

#include <array>

using bench::report;
using bench::value_of;

namespace {

constexpr int RECORDS = 100'000;
constexpr int ENTRIES_OF_A_RECORD = 3;

store::PetitionRecordRow row_of(int number)
{
    auto const digits = std::to_string(1'000'000 + number);
    store::PetitionRecordRow row;
    row.record_id = "RBENCH01-" + digits;
    row.petition_no = "LF320102202606" + digits + "K7";
    row.matter_id = "MBENCH01-" + digits;
    row.channel = "VISIT";
    row.received_on = "2026-0" + std::to_string(1 + number % 6) + "-1" + std::to_string(number % 10);
    row.petitioner_name = row.petitioner_folded = "刘德芳";
    row.petitioner_initials = "ldf";
    row.petitioner_phone = "138" + digits;
    row.petitioner_address = "南京市玄武区锁金村12号";
    row.place = "320102";
    row.category = "030500";
    row.title = "要求开发商按合同交付地下车位，停止捆绑销售";
    row.state = 10 + number % 60;
    row.first_unit = "bureau";
    row.unit = "unit-" + std::to_string(number % 20);
    row.next_due_rule = "L10";
    row.next_due_nominal = row.next_due_effective = row.received_on;
    return row;
}

store::StoredEntry entry_of(int record, int number)
{
    store::StoredEntry entry;
    entry.node = "BENCH001";
    entry.sequence = record * ENTRIES_OF_A_RECORD + number + 1;
    entry.bytes = std::string(700, 'a');
    entry.commitment[0] = static_cast<std::uint8_t>(number);
    base::Hash id{};
    for (std::size_t i = 0; i < 8; ++i) // Scattered as hashes are.
        id[i] =
            static_cast<std::uint8_t>((static_cast<std::uint64_t>(entry.sequence) * 0x9E3779B97F4A7C15u) >> (8 * i));
    entry.id = domain::to_entry_id(id);
    entry.lamport = entry.sequence;
    entry.act = "triage";
    entry.operator_id = entry.identity_id = "li";
    entry.org_id = "bureau";
    entry.occurred_on = "2026-06-16";
    entry.subjects = {{"record", "RBENCH01-" + std::to_string(1'000'000 + record)}};
    return entry;
}

void write_rows(store::Database& database)
{
    auto journal = value_of(store::JournalStore::create(database));
    auto projections = value_of(store::ProjectionStore::create(database));
    bench::Stopwatch const whole;
    auto transaction = value_of(store::Transaction::begin(database));
    value_of(projections.suspend_indexes());
    bench::Stopwatch const rows;
    for (int number = 0; number < RECORDS; ++number)
        value_of(projections.put(row_of(number)));
    report("bulk insert: 100,000 record rows", rows.seconds(), "s");
    bench::Stopwatch const entries;
    for (int number = 0; number < RECORDS; ++number) {
        for (int i = 0; i < ENTRIES_OF_A_RECORD; ++i)
            value_of(journal.append(entry_of(number, i)));
    }
    report("bulk insert: 300,000 entries", entries.seconds(), "s");
    bench::Stopwatch const indexes;
    value_of(projections.restore_indexes());
    report("bulk insert: indexes", indexes.seconds(), "s");
    value_of(transaction.commit());
    report("bulk insert, all of it", whole.seconds(), "s", "1.2");
}

} // namespace

int main()
{
    auto const database = value_of(store::Database::create_scratch());
    (void)value_of(store::migrate(*database));
    write_rows(*database);
    return 0;
}
