// One element on a line, so that a package can be looked at with ordinary tools.
#include "exchange/package_writer.h"

#include "base/base64.h"
#include "exchange/json.h"
#include "exchange/json_cursor.h"

namespace exchange {

using base::Value;
using base::ValueList;
using base::ValueObject;

static constexpr std::size_t PIECE_SIZE = 64 * 1024;

PackageWriter::PackageWriter(std::function<void(std::string_view)> sink)
    : m_sink(std::move(sink))
{
}

static Value instant_or_null(std::optional<base::Instant> instant)
{
    return instant ? Value{base::to_iso_utc(*instant)} : Value{};
}

static ValueObject to_value(PackageHeader const& header)
{
    ValueList heads;
    for (auto const& head : header.heads)
        heads.emplace_back(
            ValueObject{{"node", head.node}, {"sequence", head.sequence}, {"hash", base::to_hex(head.hash)}});
    ValueList records;
    for (auto const& record : header.records)
        records.emplace_back(record.value);
    ValueObject selection{{"kind", header.selection == PackageSelection::All ? "ALL" : "RECORDS"}};
    if (header.selection == PackageSelection::Records)
        selection.set("records", std::move(records));
    ValueObject counts{{"entries", header.entry_count}, {"references", header.reference_count}};
    if (header.file_count)
        counts.set("files", *header.file_count);
    return {
        {"format", PACKAGE_FORMAT},
        {"version", header.file_count ? PACKAGE_VERSION_WITH_FILES : PACKAGE_VERSION},
        {"node", header.node},
        {"workspace", header.workspace},
        {"created_at", base::to_iso_utc(header.created_at)},
        {"selection", std::move(selection)},
        {"range", ValueObject{{"from", instant_or_null(header.from)}, {"to", instant_or_null(header.to)}}},
        {"counts", std::move(counts)},
        {"heads", std::move(heads)},
    };
}

void PackageWriter::begin(PackageHeader const& header)
{
    m_expected_entries = header.entry_count;
    m_expected_references = header.reference_count;
    m_expected_files = header.file_count;
    m_canonical_header = write_json(to_value(header));
    m_out = "{\n\"header\":" + m_canonical_header + ",\n\"references\":[";
}

void PackageWriter::begin_element()
{
    bool const is_first = (m_part == Part::References       ? m_references
                                  : m_part == Part::Entries ? m_entries
                                                            : m_files)
        == 1;
    m_out += is_first ? "\n{" : ",\n{";
}

void PackageWriter::flush_if_large()
{
    if (m_out.size() < PIECE_SIZE)
        return;
    m_sink(m_out);
    m_out.clear();
}

void PackageWriter::add(PackageReference const& reference)
{
    CHECK(m_part == Part::References);
    ++m_references;
    m_digest.add(reference);
    begin_element();
    m_out += "\"kind\":";
    append_json_text(m_out, reference.kind);
    m_out += ",\"version\":";
    append_json_text(m_out, reference.version);
    m_out += ",\"sha256\":\"" + base::to_hex(reference.sha256) + "\",\"content\":";
    append_json_text(m_out, reference.content);
    m_out += '}';
    flush_if_large();
}

void PackageWriter::begin_entries()
{
    if (m_part != Part::References)
        return;
    m_part = Part::Entries;
    m_out += "\n],\n\"entries\":[";
}

void PackageWriter::begin_files()
{
    begin_entries();
    if (!m_expected_files || m_part == Part::Files)
        return;
    m_part = Part::Files;
    m_out += "\n],\n\"files\":[";
}

void PackageWriter::add(PackageFile const& file)
{
    CHECK(m_expected_files);
    begin_files();
    ++m_files;
    m_digest.add(file);
    begin_element();
    m_out += "\"sha256\":\"" + base::to_hex(file.sha256) + "\",\"size\":" + std::to_string(file.bytes.size())
        + ",\"data\":\"";
    base::append_base64(m_out, file.bytes);
    m_out += "\"}";
    flush_if_large();
}

void PackageWriter::add(PackageEntry const& entry)
{
    CHECK(m_part != Part::Files);
    begin_entries();
    ++m_entries;
    m_digest.add(entry);
    begin_element();
    m_out += "\"node\":";
    append_json_text(m_out, entry.node);
    m_out += ",\"sequence\":" + std::to_string(entry.sequence);
    m_out += ",\"prev\":\"" + base::to_hex(entry.prev);
    m_out += "\",\"commitment\":\"" + base::to_hex(entry.commitment);
    m_out += "\",\"hash\":\"" + base::to_hex(entry.hash);
    if (entry.presence == EntryPresence::Here) {
        m_out += "\",\"nonce\":\"" + base::to_hex(entry.nonce) + "\",\"bytes\":";
        append_json_text(m_out, entry.bytes);
        m_out += '}';
    } else {
        m_out +=
            entry.presence == EntryPresence::Withheld ? "\",\"absent\":\"WITHHELD\"}" : "\",\"absent\":\"ERASED\"}";
    }
    flush_if_large();
}

base::Result<void> PackageWriter::finish()
{
    begin_files();
    auto const hashes = m_digest.finish(
        m_canonical_header, m_expected_files ? PackageDigest::Files::Present : PackageDigest::Files::Absent);
    ValueObject trailer{{"references_sha256", base::to_hex(hashes.references)},
        {"entries_sha256", base::to_hex(hashes.entries)}, {"sha256", base::to_hex(hashes.all)}};
    if (m_expected_files)
        trailer.set("files_sha256", base::to_hex(hashes.files));
    m_out += "\n],\n\"trailer\":" + write_json(trailer) + "\n}\n";
    m_sink(m_out);
    m_out.clear();
    if (m_entries != m_expected_entries || m_references != m_expected_references
        || m_files != m_expected_files.value_or(0))
        return base::Error{base::ErrorCode::Conflict, {},
            "导出期间数据发生了变化：应有 " + std::to_string(m_expected_entries) + " 条记录，实际写出 "
                + std::to_string(m_entries) + " 条；请重新导出。",
            {}};
    return {};
}

} // namespace exchange
