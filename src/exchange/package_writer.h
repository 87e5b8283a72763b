// Writes a chuxin.exchange package in pieces: header, then references, then entries, then files, then finish().
#pragma once

#include "base/result.h"
#include "exchange/package.h"

#include <functional>

namespace exchange {

class PackageWriter {
public:
    // `sink` receives consecutive pieces of at most about 64 KiB plus one element.
    explicit PackageWriter(std::function<void(std::string_view)> sink);

    // The counts of the header are a promise that finish() checks.
    void begin(PackageHeader const& header);
    void add(PackageReference const& reference); // before the first entry
    void add(PackageEntry const& entry); // parents before children
    void add(PackageFile const& file); // after the last entry; only where the header counts files
    // Refused (Conflict) when the counts of the header were not kept; what went to the sink is then no package.
    base::Result<void> finish();

private:
    void begin_entries();
    void begin_files();
    void begin_element();
    void flush_if_large();

    std::function<void(std::string_view)> m_sink;
    std::string m_out;
    std::string m_canonical_header;
    PackageDigest m_digest;
    enum class Part { References, Entries, Files };
    std::optional<std::int64_t> m_expected_files;
    std::int64_t m_expected_entries{0}, m_expected_references{0};
    std::int64_t m_entries{0}, m_references{0}, m_files{0};
    Part m_part{Part::References};
};

} // namespace exchange
