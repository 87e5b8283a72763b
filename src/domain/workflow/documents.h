// The documents that an act must issue, and what each must contain (law.md 5.4). A document is a record here: kind,
// number, date and required sections; its layout belongs to src/documents.
#pragma once

#include <span>
#include <string_view>

namespace domain {

struct DocumentRequirement {
    std::string_view kind; // "D03"
    std::string_view name; // 信访事项受理告知书
    std::string_view act; // the act that issues it
    std::string_view condition; // Chinese, empty when always
    std::string_view deadline_rule; // "L06", empty where none
    std::span<std::string_view const> sections; // what it must contain
};

std::span<DocumentRequirement const> document_requirements(); // in order of kind
DocumentRequirement const* find_document(std::string_view kind);

} // namespace domain
