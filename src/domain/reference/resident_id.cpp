// Checks of what people type into the ID number and telephone fields. Messages stand beside the field, without a stop.
#include "domain/reference/resident_id.h"

#include "base/check.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace domain {

using base::Result;

static constexpr std::size_t ID_LENGTH = 18;

// Half-width, without white space; letters in upper case.
static std::string normalised(std::string_view text)
{
    std::string result;
    for (std::size_t offset = 0; offset < text.size();) {
        auto code_point = base::next_code_point(text, offset);
        if (code_point >= 0xFF01 && code_point <= 0xFF5E)
            code_point -= 0xFEE0;
        if (code_point >= 'a' && code_point <= 'z')
            code_point -= 'a' - 'A';
        bool const is_space = code_point == ' ' || code_point == '\t' || code_point == 0x3000 || code_point == 0x00A0;
        if (!is_space)
            base::append_code_point(result, code_point);
    }
    return result;
}

char resident_id_check_digit(std::string_view first_17_digits)
{
    CHECK(first_17_digits.size() == ID_LENGTH - 1 && base::is_ascii_digits(first_17_digits));
    static constexpr std::array<int, 17> WEIGHTS{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t index = 0; index < WEIGHTS.size(); ++index)
        sum += WEIGHTS[index] * (first_17_digits[index] - '0');
    return "10X98765432"[sum % 11];
}

// The first two digits are a province; the rest may name a county that no longer exists.
static bool is_province(std::string_view code)
{
    static constexpr std::string_view PROVINCES =
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";
    return PROVINCES.find(code) != std::string_view::npos;
}

Result<ResidentId> parse_resident_id(std::string_view text, base::Date today)
{
    std::string const number = normalised(text);
    if (auto const length = base::code_point_count(number); length != ID_LENGTH)
        return base::invalid_input("身份证号应为 18 位，现为 " + std::to_string(length) + " 位");
    std::string_view const digits = std::string_view(number).substr(0, ID_LENGTH - 1);
    char const last = number.back();
    if (number.size() != ID_LENGTH || !base::is_ascii_digits(digits) || (last != 'X' && (last < '0' || last > '9')))
        return base::invalid_input("身份证号前 17 位应为数字，末位应为数字或 X");
    if (!is_province(digits.substr(0, 2)))
        return base::invalid_input("前 2 位 " + number.substr(0, 2) + " 不是省级区划代码");

    std::string const birth = number.substr(6, 4) + "-" + number.substr(10, 2) + "-" + number.substr(12, 2);
    auto const born_on = base::parse_date(birth);
    if (!born_on)
        return base::invalid_input("出生日期 " + birth + " 不存在");
    if (*born_on > today)
        return base::invalid_input("出生日期 " + birth + " 晚于今天");
    char const expected = resident_id_check_digit(digits);
    if (last != expected)
        return base::invalid_input(std::string("校验位不正确，应为 ") + expected);
    bool const is_odd = (number[16] - '0') % 2 == 1;
    return ResidentId{number, number.substr(0, 6), *born_on, is_odd ? Sex::Male : Sex::Female};
}

static std::string masked_middle(std::string_view text, std::size_t first, std::size_t last)
{
    std::string masked(text);
    for (std::size_t index = first; index + last < masked.size(); ++index)
        masked[index] = '*';
    return masked;
}

std::string masked_resident_id(std::string_view number)
{
    return number.size() == ID_LENGTH ? masked_middle(number, 6, 4) : masked_middle(number, 1, 1);
}

std::string masked_phone(std::string_view number)
{
    return number.size() == 11 ? masked_middle(number, 3, 4)
                               : masked_middle(number, 0, std::min<std::size_t>(4, number.size() / 2));
}

// 010, 02x have three digits, all others four.
static std::size_t area_code_length(std::string_view digits)
{
    return digits.starts_with("010") || digits.starts_with("02") ? 3 : 4;
}

// Parts of a number that people separate by - or write (025) or 转.
static std::vector<std::string> phone_parts(std::string_view text)
{
    std::string plain = normalised(text);
    for (std::string_view const separator : {"转", "EXT.", "EXT", "—", "－"}) {
        for (auto at = plain.find(separator); at != std::string::npos; at = plain.find(separator))
            plain.replace(at, separator.size(), "-");
    }
    std::replace(plain.begin(), plain.end(), ')', '-');
    plain.erase(std::remove(plain.begin(), plain.end(), '('), plain.end());
    std::vector<std::string> parts;
    for (auto const part : base::split(plain, '-')) {
        if (!part.empty())
            parts.emplace_back(part);
    }
    return parts;
}

static std::optional<Phone> parse_landline(std::vector<std::string> const& parts)
{
    std::size_t next = 0;
    std::string area;
    std::string local = parts[next++];
    if (local.starts_with('0')) {
        std::size_t const length = area_code_length(local);
        area = local.substr(0, length);
        local = local.substr(area.size());
        if (local.empty() && next < parts.size())
            local = parts[next++];
    }
    bool const is_local = (local.size() == 7 || local.size() == 8) && local[0] >= '2';
    bool const has_extension = next < parts.size();
    if (!is_local || parts.size() > next + 1 || (has_extension && parts[next].size() > 6))
        return {};
    return Phone{
        PhoneKind::Landline, (area.empty() ? "" : area + "-") + local + (has_extension ? "-" + parts[next] : "")};
}

Result<Phone> parse_phone(std::string_view text)
{
    auto parts = phone_parts(text);
    if (!parts.empty() && parts[0].starts_with('+')) {
        parts[0].erase(0, 1);
        if (!parts[0].starts_with("86"))
            return base::invalid_input("只接受中国大陆的电话号码");
        parts[0].erase(0, 2);
        if (parts[0].empty())
            parts.erase(parts.begin());
    } else if (!parts.empty() && parts[0].starts_with("0086")) {
        parts[0].erase(0, 4);
        if (parts[0].empty())
            parts.erase(parts.begin());
    }
    bool const is_numeric = !parts.empty()
        && std::all_of(parts.begin(), parts.end(), [](auto const& part) { return base::is_ascii_digits(part); });
    if (!is_numeric)
        return base::invalid_input("电话号码只能含数字，例如 13812345678 或 025-83791234");

    std::string const joined = base::join(parts, "");
    bool const looks_mobile = joined[0] == '1' && joined.size() >= 2 && joined[1] >= '3';
    if (looks_mobile) {
        if (joined.size() != 11)
            return base::invalid_input("手机号应为 11 位，现为 " + std::to_string(joined.size()) + " 位");
        return Phone{PhoneKind::Mobile, joined};
    }
    if (joined.size() == 10 && (joined.starts_with("400") || joined.starts_with("800")))
        return Phone{PhoneKind::Service, joined};
    if (auto landline = parse_landline(parts))
        return *landline;
    if (joined[0] != '0')
        return base::invalid_input("手机号应为 13 至 19 开头的 11 位数字，固定电话应带区号，例如 025-83791234");
    return base::invalid_input("固定电话应为区号加 7 至 8 位号码，例如 025-83791234");
}

} // namespace domain
