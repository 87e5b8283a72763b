#include "app/numbering.h"

#include "base/text.h"

namespace app {

namespace {

constexpr std::size_t SERIES_LENGTH = 2 + 6 + 8;
constexpr std::size_t TAG_LENGTH = 2;
constexpr std::size_t SERIAL_DIGITS = 4;

} // namespace

std::string NumberSeries::key() const
{
    auto const day = base::year_month_day(date);
    auto digits = std::to_string(day.year * 10000 + day.month * 100 + day.day);
    auto place = region.substr(0, 6);
    place.resize(6, '0');
    return channel_code + place + digits + tag;
}

std::string NumberSeries::number(std::int64_t serial) const
{
    auto digits = std::to_string(serial);
    if (digits.size() < SERIAL_DIGITS)
        digits.insert(0, SERIAL_DIGITS - digits.size(), '0');
    auto text = key();
    text.insert(SERIES_LENGTH, digits);
    return text;
}

std::string DocumentSeries::key() const
{
    return unit + "信" + std::string(kind) + "〔" + std::to_string(year) + "〕" + tag;
}

std::string DocumentSeries::number(std::int64_t serial) const
{
    return key() + "-" + std::to_string(serial) + "号";
}

std::string_view numbered_document(std::string_view act)
{
    struct Row {
        std::string_view act, kind;
    };
    constexpr Row ROWS[]{{"assign", "交"}, {"transfer", "转"}, {"accept", "受"}, {"accept_simple", "受"},
        {"extend", "延"}, {"pass_verification", "意"}};
    for (auto const& row : ROWS) {
        if (row.act == act)
            return row.kind;
    }
    return {};
}

std::optional<TakenNumber> parse_document_number(std::string_view document_no)
{
    constexpr std::string_view END = "号";
    auto const dash = document_no.rfind('-');
    if (dash == std::string_view::npos || !document_no.ends_with(END))
        return {};
    auto const digits = document_no.substr(dash + 1, document_no.size() - END.size() - dash - 1);
    if (!base::is_ascii_digits(digits) || digits.size() > 9)
        return {};
    TakenNumber taken;
    taken.series = document_no.substr(0, dash);
    for (auto const digit : digits)
        taken.serial = taken.serial * 10 + (digit - '0');
    return taken;
}

std::string_view number_prefix(std::string_view channel)
{
    if (channel == "LETTER")
        return "LX";
    if (channel == "VISIT")
        return "LF";
    if (channel == "ONLINE")
        return "WX";
    if (channel == "PHONE")
        return "LD";
    return "XF";
}

std::optional<TakenNumber> parse_number(std::string_view petition_no)
{
    if (petition_no.size() < SERIES_LENGTH + SERIAL_DIGITS + TAG_LENGTH || petition_no.size() > 38)
        return {};
    auto const serial = petition_no.substr(SERIES_LENGTH, petition_no.size() - SERIES_LENGTH - TAG_LENGTH);
    if (!base::is_ascii_digits(petition_no.substr(2, SERIES_LENGTH - 2)) || !base::is_ascii_digits(serial)
        || serial.size() > 9)
        return {};
    TakenNumber taken;
    taken.series = std::string(petition_no.substr(0, SERIES_LENGTH))
        + std::string(petition_no.substr(petition_no.size() - TAG_LENGTH));
    for (auto const digit : serial)
        taken.serial = taken.serial * 10 + (digit - '0');
    return taken;
}

} // namespace app
