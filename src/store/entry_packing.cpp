// packed = length of the beginning, length of the end (each base 128, low digits first, 0x80 set where one follows),
// then the bytes between. Beginning and end are cut from these two texts:
//   {"act":…,"format":1,"identity_id":…,…,"parents":[…],"payload":{
//   },"recorded_at":…,"sequence":…,"subjects":[…]}
#include "store/entry_packing.h"

#include "base/date.h"

#include <algorithm>

namespace store {

namespace {

void append_text(std::string& out, std::string_view before, std::string_view text)
{
    out += before;
    out += text;
    out += '"';
}

void append_hex(std::string& out, std::span<std::uint8_t const> bytes)
{
    static constexpr char DIGITS[] = "0123456789abcdef";
    for (auto const byte : bytes) {
        out += DIGITS[byte >> 4];
        out += DIGITS[byte & 15];
    }
}

void append_beginning(EntryColumns const& columns, std::string& out)
{
    append_text(out, "{\"act\":\"", columns.act);
    append_text(out, ",\"format\":1,\"identity_id\":\"", columns.identity_id);
    out += ",\"lamport\":";
    out += std::to_string(columns.lamport);
    append_text(out, ",\"node\":\"", columns.node);
    append_text(out, ",\"occurred_on\":\"", columns.occurred_on);
    append_text(out, ",\"operator_id\":\"", columns.operator_id);
    append_text(out, ",\"org_id\":\"", columns.org_id);
    out += ",\"parents\":[";
    constexpr std::size_t HASH = 32;
    for (std::size_t offset = 0; offset + HASH <= columns.parents.size(); offset += HASH) {
        out += offset == 0 ? "\"" : ",\"";
        append_hex(out, columns.parents.subspan(offset, HASH));
        out += '"';
    }
    out += "],\"payload\":{";
}

void append_end(EntryColumns const& columns, std::string& out)
{
    append_text(out, "},\"recorded_at\":\"", base::to_iso_utc({columns.recorded_at}));
    out += ",\"sequence\":";
    out += std::to_string(columns.sequence);
    out += ",\"subjects\":[";
    char const* separator = "{\"id\":\"";
    for (auto rest = columns.subjects; !rest.empty();) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        auto const space = std::min(line.find(' '), line.size());
        append_text(out, separator, line.substr(std::min(space + 1, line.size())));
        append_text(out, ",\"kind\":\"", line.substr(0, space));
        out += '}';
        separator = ",{\"id\":\"";
    }
    out += "]}";
}

void append_length(std::string& out, std::size_t length)
{
    for (; length >= 0x80; length >>= 7)
        out += static_cast<char>(0x80 | (length & 0x7F));
    out += static_cast<char>(length);
}

bool take_length(std::string_view& text, std::size_t& length)
{
    length = 0;
    for (int shift = 0; shift < 28 && !text.empty(); shift += 7) {
        auto const byte = static_cast<std::uint8_t>(text.front());
        text.remove_prefix(1);
        length |= std::size_t{byte & 0x7Fu} << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

} // namespace

void pack_bytes(EntryColumns const& columns, std::string_view bytes, std::string& out)
{
    static std::string s_beginning, s_end; // Kept between calls, so that an import allocates neither 300,000 times.
    s_beginning.clear();
    s_end.clear();
    append_beginning(columns, s_beginning);
    append_end(columns, s_end);
    auto const shorter = std::min(bytes.size(), s_beginning.size());
    auto const beginning = static_cast<std::size_t>(
        std::mismatch(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(shorter), s_beginning.begin()).first
        - bytes.begin());
    auto const rest = bytes.substr(beginning);
    auto const limit = static_cast<std::ptrdiff_t>(std::min(rest.size(), s_end.size()));
    auto const end = static_cast<std::size_t>(
        std::mismatch(rest.rbegin(), rest.rbegin() + limit, s_end.rbegin()).first - rest.rbegin());
    out.clear();
    append_length(out, beginning);
    append_length(out, end);
    out += rest.substr(0, rest.size() - end);
}

bool unpack_bytes(EntryColumns const& columns, std::string_view packed, std::string& out)
{
    std::size_t beginning = 0, end = 0;
    if (!take_length(packed, beginning) || !take_length(packed, end))
        return false;
    out.clear();
    append_beginning(columns, out);
    if (out.size() < beginning)
        return false;
    out.resize(beginning);
    out += packed;
    auto const middle = out.size();
    append_end(columns, out);
    if (out.size() - middle < end)
        return false;
    out.erase(middle, out.size() - middle - end);
    return true;
}

} // namespace store
