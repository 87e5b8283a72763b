// The chuxin.exchange package: one JSON object with the members header, references, entries, in version 2 files, and
// trailer, in this order, so that it is written and read in pieces (assets/schemas/chuxin.exchange.schema.json).
// An entry travels with its exact stored bytes (J8); an entry that may not travel keeps its place in the chain (J7).
#pragma once

#include "base/date.h"
#include "base/sha256.h"
#include "domain/journal.h"
#include "domain/journal_hash.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

inline constexpr std::string_view PACKAGE_FORMAT = "chuxin.exchange";
inline constexpr int PACKAGE_VERSION = 1; // without attachments, so that older programs can read it
inline constexpr int PACKAGE_VERSION_WITH_FILES = 2;

enum class PackageSelection {
    All, // every entry the sender has
    Records, // entries of `records` and what they need; other entries of the chains may be missing
};

struct PackageHead { // last entry of a chain as the sender has it
    std::string node;
    std::int64_t sequence{0};
    base::Hash hash{};

    bool operator==(PackageHead const&) const = default;
};

struct PackageHeader {
    std::string node; // of the sender
    std::string workspace;
    base::Instant created_at;
    PackageSelection selection{PackageSelection::All};
    std::vector<base::RecordId> records; // with PackageSelection::Records
    std::optional<base::Instant> from, to; // recorded_at of the entries, both inclusive; empty: no bound
    std::int64_t entry_count{0}; // withheld ones included
    std::int64_t reference_count{0};
    std::optional<std::int64_t> file_count; // empty: the attachments are not in the package (附件未随包)
    std::vector<PackageHead> heads;

    bool operator==(PackageHeader const&) const = default;
};

struct PackageReference {
    std::string kind; // calendar, rules, dictionary ...
    std::string version;
    base::Hash sha256{};
    std::string content;
};

// An attachment that entries of the package name (J12).
struct PackageFile {
    base::Hash sha256{};
    std::vector<std::uint8_t> bytes;
};

enum class EntryPresence { Here, Withheld, Erased };

struct PackageEntry {
    std::string node;
    std::int64_t sequence{0};
    base::Hash prev{}; // zeros for the first entry of a chain
    base::Hash commitment{}; // SHA-256 of nonce and bytes
    base::Hash hash{}; // SHA-256 of prev and commitment: the identity of the entry (J1)
    EntryPresence presence{EntryPresence::Here};
    domain::Nonce nonce{}; // meaningful only while the bytes are here
    std::string bytes; // as stored
    domain::JournalEntry entry; // what the bytes say, without the payload; filled by the reader, ignored by the writer
};

// What both sides hash for section digests: one line for each element, the header as canonical JSON. Element bytes are
// covered through their own hashes, so that nothing is hashed twice.
class PackageDigest {
public:
    void add(PackageReference const& reference);
    void add(PackageEntry const& entry);
    void add(PackageFile const& file);
    struct Hashes {
        base::Hash references{}, entries{}, files{}, all{};
    };
    enum class Files { Absent, Present };
    Hashes finish(std::string_view canonical_header, Files files);

private:
    base::Sha256 m_references, m_entries, m_files;
    std::string m_line;
};

} // namespace exchange
