// Registration numbers (law.md 4.6, J9): LX|LF|WX|LD + 6-digit region + yyyymmdd + serial of that day + node tag, as
// LF320102202306150001K7. Every node has series of its own, so two browsers that work offline never take the same.
#pragma once

#include "base/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace app {

struct NumberSeries {
    std::string channel_code; // LX 来信, LF 来访, WX 网上, LD 来电
    std::string region; // six digits
    base::Date date;
    std::string tag; // two characters of the node

    std::string key() const; // what the table of series counts by
    std::string number(std::int64_t serial) const; // four digits, five from 10,000 on
};

struct TakenNumber {
    std::string series; // NumberSeries::key()
    std::int64_t serial{0};
};

// Document numbers run per unit, kind of document, year and node: 玄武区住建局信受〔2023〕K7-12号.
struct DocumentSeries {
    std::string unit; // name of the issuing organisation
    std::string_view kind; // 受
    int year{0};
    std::string tag;

    std::string key() const;
    std::string number(std::int64_t serial) const;
};

// The kind of numbered document that an act issues: 受 for accept. Empty for acts that issue none.
std::string_view numbered_document(std::string_view act);
std::optional<TakenNumber> parse_document_number(std::string_view document_no);

std::string_view number_prefix(std::string_view channel); // "LX" for LETTER; XF for an unknown channel
// Empty for a number that was not made here (an imported number of another system).
std::optional<TakenNumber> parse_number(std::string_view petition_no);

} // namespace app
