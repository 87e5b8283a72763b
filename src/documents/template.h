// A small template language for documents: {{name}} escaped, {{{name}}} as it is, {{#name}}…{{/name}} once for each
// object of a list, or once for an object; {{name}} of an absent field is nothing.
#pragma once

#include "base/value.h"

#include <string>
#include <string_view>

namespace documents {

std::string escape_html(std::string_view text);
// CHECKs that sections are closed: templates are our own files.
std::string fill_template(std::string_view text, base::ValueObject const& fields);

} // namespace documents
