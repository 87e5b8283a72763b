// The parts of a package, each from its JSON text: header, reference, entry, trailer. What is wrong with one part is
// found here; what is wrong between parts is package_reader's business.
#pragma once

#include "base/result.h"
#include "exchange/package.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace exchange {

struct PartProblem {
    base::ErrorCode code{base::ErrorCode::Damaged};
    std::string path; // inside the part, such as "bytes.payload"; empty: the part as a whole
    std::string reason; // Chinese, without full stop
    std::optional<std::size_t> offset; // byte in the part's text, where the JSON itself is damaged
};

struct PackageTrailer {
    base::Hash references{}, entries{}, all{};
    std::optional<base::Hash> files; // with version 2
};

using KnowsAct = std::function<bool(std::string_view act)>;

// `canonical` receives the header as both sides hash it.
std::optional<PartProblem> parse_header(std::string_view text, PackageHeader& out, std::string& canonical);
std::optional<PartProblem> parse_reference(std::string_view text, PackageReference& out);
std::optional<PartProblem> parse_file(std::string_view text, PackageFile& out); // bytes and hash agree
// Fills what could be read even when there is a problem, so that the chain can be followed past it.
std::optional<PartProblem> parse_entry(std::string_view text, KnowsAct const& knows_act, PackageEntry& out);
std::optional<PartProblem> parse_trailer(std::string_view text, PackageTrailer& out);

} // namespace exchange
