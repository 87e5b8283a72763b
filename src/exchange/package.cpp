// Digests of a package, shared by writer and reader.
#include "exchange/package.h"

namespace exchange {

void PackageDigest::add(PackageReference const& reference)
{
    m_line.clear();
    m_line += reference.kind;
    m_line += '\t';
    m_line += reference.version;
    m_line += '\t';
    m_line += base::to_hex(reference.sha256);
    m_line += '\n';
    m_references.update(m_line);
}

void PackageDigest::add(PackageEntry const& entry)
{
    m_line.clear();
    m_line += entry.node;
    m_line += '\t';
    m_line += std::to_string(entry.sequence);
    m_line += '\t';
    m_line += "HWE"[static_cast<int>(entry.presence)];
    m_line += '\t';
    m_line += base::to_hex(entry.hash);
    m_line += '\n';
    m_entries.update(m_line);
}

void PackageDigest::add(PackageFile const& file)
{
    m_line.clear();
    m_line += base::to_hex(file.sha256);
    m_line += '\t';
    m_line += std::to_string(file.bytes.size());
    m_line += '\n';
    m_files.update(m_line);
}

PackageDigest::Hashes PackageDigest::finish(std::string_view canonical_header, Files files)
{
    Hashes hashes;
    hashes.references = m_references.finish();
    hashes.entries = m_entries.finish();
    hashes.files = m_files.finish();
    base::Sha256 all;
    all.update(canonical_header);
    all.update("\n" + base::to_hex(hashes.references) + "\n" + base::to_hex(hashes.entries) + "\n");
    if (files == Files::Present)
        all.update(base::to_hex(hashes.files) + "\n");
    hashes.all = all.finish();
    return hashes;
}

} // namespace exchange
