#include "app/commands/named_attachments.h"

#include "exchange/journal_codec.h"

namespace app {

void NamedAttachments::add(std::string_view entry_bytes)
{
    if (entry_bytes.find("\"attachments\"") == entry_bytes.npos)
        return;
    auto const entry = exchange::decode_entry(entry_bytes, {});
    if (entry.is_error())
        return;
    for (auto& file : domain::attachments_in(entry.value().payload))
        m_files.emplace(file.sha256, std::move(file));
    // The parts of a split registration have the files of the whole: named by its registration already.
}

} // namespace app
