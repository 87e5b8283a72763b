#include "support/app/rule_files.h"

#include "support/doctest.h"

namespace support {

app::RuleFileSnapshot rule_file(TestWorkspace& workspace, std::string_view id)
{
    for (auto& file : workspace.app().rule_files())
        if (file.file == id)
            return file;
    FAIL("no rule file");
    return {};
}

std::string rule_value(TestWorkspace& workspace, std::string_view file, std::string_view row)
{
    auto const snapshot = rule_file(workspace, file);
    for (auto const& one : snapshot.rows)
        if (one.id == row || one.name == row)
            return one.value;
    return {};
}

app::RuleFileChange rule_change(
    std::string file, std::string row, std::string field, base::Value value, std::string_view from)
{
    app::RuleFileChange result;
    result.file = std::move(file);
    result.values = {{std::move(row), std::move(field), std::move(value)}};
    result.valid_from = on(from);
    result.reason = "本市规定第三条";
    return result;
}

app::RuleFileChange rule_content(
    TestWorkspace& workspace, std::string file, std::string_view part, std::string_view by, std::string_view from)
{
    app::RuleFileChange result;
    result.file = std::move(file);
    result.content = workspace.app().rule_file_text({.file = result.file}).value().content;
    auto const at = result.content.find(part);
    REQUIRE(at != std::string::npos);
    result.content.replace(at, part.size(), by);
    result.valid_from = on(from);
    result.reason = "本市规定第三条";
    return result;
}

void adopts(TestWorkspace& workspace, app::RuleFileChange const& change)
{
    auto const adopted = workspace.app().adopt_rule_file(change);
    REQUIRE_MESSAGE(!adopted.is_error(), (adopted.is_error() ? adopted.error().message : ""));
}

app::RuleFileChange longer_checklist(TestWorkspace& workspace, std::string_view asked_at, std::string_view from)
{
    auto const first = std::string_view("\"checks\": [");
    auto const own = std::string(first)
        + R"({"id": "Q23", "stage": "HANDLE", "text": "附有现场照片", "mandatory": true, "asked_at": ")"
        + std::string(asked_at) + R"(", "source": "CONFIG", "basis": "本市规定第三条"},)";
    return rule_content(workspace, "checklist", first, own, from);
}

void set_up_city(TestWorkspace& workspace)
{
    app::WorkspaceSetup setup;
    setup.workspace_name = "南京市信访局";
    setup.orgs = {{base::OrgId("city"), "南京市信访局", domain::OrgLevel::City, "320100", domain::OrgKind::Bureau, {}}};
    setup.staff = {{base::StaffId("sun"), "孙伟", base::OrgId("city"), {domain::Role::Admin}, true}};
    setup.operator_id = base::StaffId("sun");
    REQUIRE(!workspace.app().set_up(setup).is_error());
}

} // namespace support
