// A proof file (附件) as entries name it: the bytes lie in the attachment store under their hash (J12).
#pragma once

#include "base/result.h"
#include "base/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct Attachment {
    std::string name; // as the file was called when it was chosen: 送达回证.jpg
    std::string media_type; // image/jpeg
    std::int64_t size{0}; // bytes
    std::string sha256; // 64 hex digits, lower case

    bool operator==(Attachment const&) const = default;
};

// The one name of the argument in every act that may carry files.
inline constexpr std::string_view ATTACHMENTS = "attachments";
inline constexpr std::size_t MAX_ATTACHMENTS_OF_AN_ACT = 20;
// A limit of this program, not of the law: a file has to fit into one element of a package.
inline constexpr int MAX_ATTACHMENT_MEGABYTES = 10;

base::ValueObject to_value(Attachment const& attachment);
// Those of the payload that are well-formed, their hashes in lower case whoever wrote them; the act table has refused
// the others where the act was done.
std::vector<Attachment> attachments_in(base::ValueObject const& payload);
bool has_attachments(base::ValueObject const& payload);

// Why the program cannot keep a file of this size; empty where it can.
std::optional<base::Error> why_too_large(std::string const& name, std::int64_t size);
std::string_view media_type_of(std::string_view file_name); // by its ending; application/octet-stream where unknown
std::string size_text(std::int64_t bytes); // 860 KB, 2.4 MB

} // namespace domain
