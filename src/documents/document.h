// Official documents as complete HTML pages for printing: D03 受理告知书 and D16 处理意见书 (law.md 5.4). What a
// document says comes from the record; nothing is decided here.
#pragma once

#include "base/result.h"
#include "domain/petition_record.h"
#include "domain/workflow/engine.h"

#include <string>
#include <string_view>

namespace documents {

enum class Watermark { None, Demo };

// Refused with a Chinese sentence when the record is not that far: D03 needs the acceptance, D16 an opinion. Before it
// is issued an opinion is marked 送审稿.
base::Result<std::string> render_document(std::string_view kind, domain::PetitionRecord const& record,
    domain::Surroundings const& surroundings, Watermark watermark);

std::string_view document_title(std::string_view kind); // 受理告知书; the kind itself where unknown

} // namespace documents
