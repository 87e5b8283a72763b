// What special handling a record calls for, worked out from its facts and today (J5): supervision obligations with
// deterministic ids, the grade of difficulty to propose, the age of a backlog, and the parallel flags of law.md 5.2.
#pragma once

#include "domain/workflow/engine.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

// 通知三（四）: the matter was not solved in time and the petitioner came again, so the first matter is supervised.
struct SupervisionObligation {
    std::string id; // "S74:<record>:<repeat>": the same on every node
    base::RecordId repeat;
    std::string desk; // channel through which the repeat came (AMB-10)
    base::Date since; // when the repeat was registered
    std::string supervision; // id of the supervision that carries it out; empty while none does
};
std::vector<SupervisionObligation> supervision_obligations(
    PetitionRecord const& record, Surroundings const& surroundings);

// What is to be said to whoever supervises at another desk while one of these is open (S75).
std::string why_other_desk(std::vector<SupervisionObligation> const& obligations);

struct DifficultyProposal {
    std::string grade; // ORDINARY, MAJOR, DIFFICULT, COMPLEX
    std::vector<std::string> criteria; // Chinese, each one that applies
};
DifficultyProposal propose_difficulty(PetitionRecord const& record); // S54; a person grades

enum class BacklogLevel { None, Warning, Backlog };
struct BacklogStatus {
    BacklogLevel level{BacklogLevel::None};
    std::optional<base::Date> since; // the day on which it became true
    std::string reason;
};
BacklogStatus backlog_status(PetitionRecord const& record, Surroundings const& surroundings); // law.md 3.7

// Parallel flags: "extended", "supervised", "joint_conference", "leader_case", "overdue", "repeat_arrived", "backlog",
// "urgent", "threat", "skip_level", "skip_to_beijing", "procedural_risk", "collective", "anonymous", "litigation",
// "eval_bureau", "eval_unit", "simple", "deemed_accepted".
std::vector<std::string_view> flags_of(PetitionRecord const& record, Surroundings const& surroundings);

} // namespace domain
