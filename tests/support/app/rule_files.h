// Rule files of a test workspace: looked at, changed and adopted as the rules page does it.
#pragma once

#include "support/app/test_workspace.h"

namespace support {

app::RuleFileSnapshot rule_file(TestWorkspace& workspace, std::string_view id);
// Of the row with that id, or of the file's own value with that name.
std::string rule_value(TestWorkspace& workspace, std::string_view file, std::string_view row);
app::RuleFileChange rule_change(
    std::string file, std::string row, std::string field, base::Value value, std::string_view from);
// The shipped text with one part replaced, as a file.
app::RuleFileChange rule_content(
    TestWorkspace& workspace, std::string file, std::string_view part, std::string_view by, std::string_view from);
void adopts(TestWorkspace& workspace, app::RuleFileChange const& change);
// The shipped checklist with the mandatory check Q23 asked at that step.
app::RuleFileChange longer_checklist(TestWorkspace& workspace, std::string_view asked_at, std::string_view from);
// An office of its own beside that of set_up(): 南京市信访局, administrator sun.
void set_up_city(TestWorkspace& workspace);

} // namespace support
