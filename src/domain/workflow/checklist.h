// The review checklist Q01–Q22 (law.md 5.6): 严格审查办理结果. A design of the office, not a legal text.
#pragma once

#include "domain/workflow/states.h"

#include <span>
#include <string_view>

namespace domain {

enum class ChecklistStage { Register, Accept, Handle, Review };
enum class AskedAt { Verification, Closing, Review }; // T32, T34, T41/T42

struct ChecklistItem {
    std::string_view id; // "Q13"
    ChecklistStage stage;
    std::string_view text; // 有调查核实记录
    bool is_mandatory;
    AskedAt asked_at;
};

std::span<ChecklistItem const> checklist(); // in order of id
ChecklistItem const* find_checklist_item(std::string_view id);
std::string_view to_chinese(ChecklistStage stage); // 登记

} // namespace domain
