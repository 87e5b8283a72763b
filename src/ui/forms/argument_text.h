// The value of an argument as a person reads it: labels for codes, names for organisations and people, dates in
// Chinese.
#pragma once

#include "base/value.h"
#include "domain/workflow/acts.h"
#include "ui/forms/act_form.h"

#include <string>

namespace ui {

// Empty for a missing value and for what only the program reads (lists of objects).
std::string argument_text(
    domain::ArgumentDefinition const& definition, base::Value const& value, FormReferences const& references);
// The typed form of a value, as the fields hold it: the code of a choice, "true", one item of a list a line.
std::string typed_text(base::Value const& value);

} // namespace ui
