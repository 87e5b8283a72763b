// Resident identity numbers (GB 11643, check digit ISO 7064 MOD 11-2) and telephone numbers. ID numbers are text.
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace domain {

enum class Sex { Female = 0, Male = 1 }; // the national codes

struct ResidentId {
    std::string number; // 18 characters, X in upper case
    std::string region_code; // of first registration; such codes live on after the region is abolished
    base::Date born_on;
    Sex sex{Sex::Female};
};

// `today` bounds the birth date. Full-width digits, spaces and a lower-case x are accepted and normalised.
// Messages: 身份证号应为 18 位, 现为 17 位 / 校验位不正确，应为 3 / 出生日期…
base::Result<ResidentId> parse_resident_id(std::string_view text, base::Date today);
char resident_id_check_digit(std::string_view first_17_digits); // CHECKs that they are 17 digits
std::string masked_resident_id(std::string_view number); // 320102********1234

enum class PhoneKind { Mobile, Landline, Service };

struct Phone {
    PhoneKind kind{PhoneKind::Mobile};
    std::string number; // normalised: 13812345678, 025-83791234, 025-83791234-801
};

// Mobile of 11 digits (with +86 or 0086 before it), landline with area code, extension after - or 转, 400 numbers.
base::Result<Phone> parse_phone(std::string_view text);
std::string masked_phone(std::string_view number); // 138****5678

} // namespace domain
