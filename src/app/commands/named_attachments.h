// Which proof files stored entries name. Journals are large and few entries carry files, so bytes are looked at before
// they are decoded.
#pragma once

#include "base/result.h"
#include "domain/attachment.h"

#include <map>
#include <string>
#include <string_view>

namespace app {

class NamedAttachments {
public:
    // Adds those of one entry, given by its stored bytes; an entry that cannot be read names none.
    void add(std::string_view entry_bytes);
    // By hash; the name is that of the first entry that named it.
    std::map<std::string, domain::Attachment> const& files() const { return m_files; }

private:
    std::map<std::string, domain::Attachment> m_files;
};

} // namespace app
