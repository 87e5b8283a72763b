// One case: stages, responsibility, clocks with their explanation, acts open and closed, timeline, documents.
#pragma once

#include "app/context.h"
#include "app/snapshots.h"

namespace app {

std::optional<CaseSnapshot> make_case(Context& context, base::RecordId const& id);
// As it was known at the end of that day: entries recorded by then, reference data adopted by then (J6).
std::optional<CaseSnapshot> make_case_as_of(Context& context, base::RecordId const& id, base::Date day);

// --- Parts, in case_parts.cpp and timeline_texts.cpp ---
std::vector<StageStep> stage_steps(
    domain::PetitionRecord const& record, std::vector<domain::ActAvailability> const& acts, base::Date today);
std::vector<LabelledText> responsibility_lines(Context const& context, domain::PetitionRecord const& record);
std::vector<LabelledText> registration_lines(Context const& context, domain::PetitionRecord const& record);
// What the petitioner queries and evaluates with, for those who handle the matter; empty for others (PR-05).
std::optional<std::string> query_code_for(Context const& context, domain::PetitionRecord const& record);
// The opinion as it stands, part by part, for whoever reviews it (S42); empty before there is one.
std::vector<LabelledText> opinion_lines(domain::PetitionRecord const& record);
std::vector<ClockLine> clock_lines(
    domain::PetitionRecord const& record, domain::Surroundings const& surroundings, base::Instant now);
std::vector<AttachmentLine> attachment_lines(Context const& context, domain::PetitionRecord const& record);
// Why a matter was not accepted, in the words in force when it was received (S2); empty for other acts.
std::string ground_text(domain::OfficeConfig const& config, domain::TimelineItem const& item, base::Date received_on);
std::string timeline_title(Context const& context, domain::TimelineItem const& item);
std::string timeline_detail(Context const& context, domain::TimelineItem const& item);
std::string document_name(std::string_view kind); // 受理告知书

} // namespace app
