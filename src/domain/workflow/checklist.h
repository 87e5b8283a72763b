// The review checklist Q01–Q22 (严格审查办理结果, law.md 5.6), in its order.
#pragma once

#include <span>
#include <string_view>

namespace domain {

enum class CheckTime { Verification, Closing, Relief }; // asked at T32, at T34, at T41/T42

struct CheckDefinition {
    std::string_view id; // "Q14"
    std::string_view stage; // 办理
    std::string_view text;
    bool mandatory { false }; // must be PASS or NA before the step is possible
    CheckTime time { CheckTime::Verification };
};

std::span<CheckDefinition const> checklist();
CheckDefinition const* find_check(std::string_view id);

} // namespace domain
