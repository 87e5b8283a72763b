// Builds small sound packages for tests: entries with right hashes, chained per node.
#pragma once

#include "exchange/journal_codec.h"
#include "exchange/package_reader.h"
#include "exchange/package_writer.h"

#include <map>
#include <string>
#include <vector>

namespace tests {

class PackageBuilder {
public:
    exchange::PackageHeader header;
    std::vector<exchange::PackageReference> references;
    std::vector<exchange::PackageEntry> entries;
    std::optional<std::vector<exchange::PackageFile>> files; // version 2

    PackageBuilder()
    {
        header.node = "a1";
        header.workspace = "玄武区信访局";
        header.created_at = *base::parse_instant("2026-06-16T01:00:00.000Z");
    }

    void reference(std::string kind, std::string version, std::string content)
    {
        references.push_back({std::move(kind), std::move(version), base::sha256(content), content});
    }

    void file(std::string_view bytes)
    {
        if (!files)
            files.emplace();
        files->push_back({base::sha256(bytes), {bytes.begin(), bytes.end()}});
    }

    exchange::PackageEntry& entry(std::string const& node, std::string const& act, base::ValueObject payload)
    {
        auto& head = m_heads[node];
        domain::JournalEntry entry;
        entry.node = node;
        entry.sequence = head.sequence + 1;
        entry.lamport = static_cast<std::int64_t>(entries.size()) + 1;
        entry.subjects = {{domain::SubjectKind::Record, "r" + std::to_string(entries.size() + 1)}};
        entry.act = act;
        entry.operator_id = base::StaffId("s-li");
        entry.identity_id = base::StaffId("s-li");
        entry.org_id = base::OrgId("o-bureau");
        entry.occurred_on = *base::parse_date("2026-06-15");
        entry.recorded_at = base::Instant{header.created_at.milliseconds - 1000 + entry.lamport};
        entry.payload = std::move(payload);
        exchange::PackageEntry out;
        out.node = node;
        out.sequence = entry.sequence;
        out.prev = head.hash;
        out.nonce.fill(static_cast<std::uint8_t>(entry.lamport));
        out.bytes = exchange::encode_entry(entry);
        out.entry = std::move(entry);
        seal(out);
        head = {node, out.sequence, out.hash};
        return entries.emplace_back(std::move(out));
    }

    static void seal(exchange::PackageEntry& entry)
    {
        entry.commitment = domain::commitment_of(entry.nonce, entry.bytes);
        entry.hash = domain::entry_hash(entry.prev, entry.commitment);
    }

    // Drops the bytes of an entry, as an exporter does that may not pass them on.
    static void withhold(exchange::PackageEntry& entry, exchange::EntryPresence presence)
    {
        entry.presence = presence;
        entry.bytes.clear();
        entry.nonce = {};
    }

    std::string text()
    {
        header.entry_count = static_cast<std::int64_t>(entries.size());
        header.reference_count = static_cast<std::int64_t>(references.size());
        header.file_count.reset();
        if (files)
            header.file_count = static_cast<std::int64_t>(files->size());
        header.heads.clear();
        for (auto const& [node, head] : m_heads)
            header.heads.push_back(head);
        std::string out;
        exchange::PackageWriter writer([&](std::string_view piece) { out += piece; });
        writer.begin(header);
        for (auto const& reference : references)
            writer.add(reference);
        for (auto const& entry : entries)
            writer.add(entry);
        for (auto const& one : files.value_or(std::vector<exchange::PackageFile>{}))
            writer.add(one);
        m_was_kept = !writer.finish().is_error();
        return out;
    }
    bool was_kept() const { return m_was_kept; }

private:
    std::map<std::string, exchange::PackageHead> m_heads;
    bool m_was_kept{false};
};

inline base::ValueObject registration(std::string name)
{
    return {{"channel", "VISIT"}, {"received_on", "2026-06-15"}, {"petitioner_count", 1},
        {"petitioners", base::ValueList{base::Value{base::ValueObject{{"name", std::move(name)}}}}},
        {"demands", base::ValueList{"修复道路"}}, {"place", "320102"}};
}

// Two nodes, one reference, one withheld and one erased entry.
inline PackageBuilder a_package()
{
    PackageBuilder builder;
    builder.reference("calendar", "2026", "date,kind\n2026-06-19,OFF\n");
    builder.entry("a1", "register_petition", registration("王建国"));
    builder.entry("b2", "register_petition", registration("𠮷永福"));
    builder.entry("a1", "triage", {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}});
    builder.entry("a1", "withdraw", {{"statement", "问题已解决"}});
    builder.entry("b2", "void", {{"reason", "误登"}});
    PackageBuilder::withhold(builder.entries[2], exchange::EntryPresence::Withheld);
    PackageBuilder::withhold(builder.entries[4], exchange::EntryPresence::Erased);
    return builder;
}

// Hands out `text` in pieces of `size` bytes, cut anywhere.
inline exchange::ReadChunk in_pieces(std::string_view text, std::size_t size)
{
    return [text, size]() mutable -> base::Result<std::string_view> {
        auto const piece = text.substr(0, size);
        text.remove_prefix(piece.size());
        return piece;
    };
}

class Collector final : public exchange::PackageHandler {
public:
    std::vector<exchange::PackageEntry> entries;
    std::vector<exchange::PackageReference> references;
    struct Place {
        exchange::PackageFile file;
        std::uint64_t offset;
        std::size_t size;
    };
    std::vector<Place> files;

    base::Result<void> on_file(exchange::PackageFile&& file, std::uint64_t offset, std::size_t size) override
    {
        files.push_back({std::move(file), offset, size});
        return {};
    }
    base::Result<void> on_reference(exchange::PackageReference&& reference) override
    {
        references.push_back(std::move(reference));
        return {};
    }
    base::Result<void> on_entries(std::span<exchange::PackageEntry> batch) override
    {
        for (auto& entry : batch)
            entries.push_back(std::move(entry));
        return {};
    }
};

inline exchange::PackageReport read_text(std::string_view text, std::size_t piece = 4096)
{
    Collector collector;
    return exchange::read_package(in_pieces(text, piece), collector, exchange::is_act_of_table);
}

} // namespace tests
