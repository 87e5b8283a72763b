// The review checklist Q01–Q22 (law.md 5.6): 严格审查办理结果. A design of the office, not a legal text.
#pragma once

#include "base/date.h"
#include "domain/workflow/states.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct OfficeConfig;

enum class ChecklistStage { Register, Accept, Handle, Review };
enum class AskedAt { Verification, Closing, Review }; // T32, T34, T41/T42

struct ChecklistItem {
    std::string_view id; // "Q13"
    ChecklistStage stage;
    std::string_view text; // 有调查核实记录
    bool is_mandatory;
    AskedAt asked_at;
};

std::span<ChecklistItem const> checklist(); // as shipped, in order of id
ChecklistItem const* find_checklist_item(std::string_view id);
// The checklist of a matter received on that day, which may be the office's own; views into `config.history`.
std::vector<ChecklistItem> checklist_on(OfficeConfig const& config, base::Date received_on);
ChecklistItem const* find_checklist_item(std::span<ChecklistItem const> items, std::string_view id);
// "Q01 至 Q22、Q25": all of them, or those asked at that step.
std::string checklist_ids(std::span<ChecklistItem const> items, std::optional<AskedAt> asked_at = {});
std::string_view to_chinese(ChecklistStage stage); // 登记

} // namespace domain
