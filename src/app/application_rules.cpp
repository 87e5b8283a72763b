// The application's reference data: calendars, deadlines and the other rule files, each looked at before it is adopted.
#include "app/application.h"
#include "app/commands/adopt_calendar.h"
#include "app/commands/adopt_rule_file.h"
#include "app/commands/override_rule.h"
#include "app/queries/rule_file_query.h"

namespace app {

CalendarPreview Application::preview_calendar(std::string_view csv)
{
    return app::preview_calendar(open_context(), csv);
}

base::Result<void> Application::adopt_calendar(std::string_view csv)
{
    TRY(finish_due());
    return app::adopt_calendar(open_context(), csv);
}

std::vector<RuleRow> Application::rules() const
{
    return make_rule_rows(open_context());
}

CalendarPreview Application::preview_rule(RuleChange const& change)
{
    return app::preview_rule(open_context(), change);
}

std::vector<RuleFileSnapshot> Application::rule_files()
{
    return make_rule_files(open_context());
}

std::vector<std::string> Application::rule_problems() const
{
    return open_context().reference_problems;
}

base::Result<RuleFileText> Application::rule_file_text(RuleFileChange const& change)
{
    return app::rule_file_text(open_context(), change);
}

RuleFilePreview Application::preview_rule_file(RuleFileChange const& change)
{
    return app::preview_rule_file(open_context(), change);
}

base::Result<void> Application::adopt_rule_file(RuleFileChange const& change)
{
    TRY(finish_due());
    return app::adopt_rule_file(open_context(), change);
}

base::Result<void> Application::override_rule(RuleChange const& change)
{
    TRY(finish_due());
    return app::override_rule(open_context(), change);
}

} // namespace app
