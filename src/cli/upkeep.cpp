// chuxin verify and chuxin rebuild.
#include "cli/workspace_file.h"

#include <cstdio>

namespace cli {

namespace {

base::Result<int> verify(std::vector<std::string> const& words)
{
    auto const arguments = TRY(Arguments::parse(words, {"workspace"}));
    auto const workspace = TRY(WorkspaceFile::open(arguments, store::OpenMode::TakeOver, Existing::Required));
    auto const findings = TRY(workspace->application().verify_report());
    std::printf("%s", findings.text.c_str());
    // A file that is not here was left out by somebody; one that is damaged, or that nobody could look at, is a
    // finding.
    bool const is_proof_sound = findings.files_damaged == 0 && findings.files_unread == 0;
    return findings.is_sound && is_proof_sound ? SUCCESS : FAILURE;
}

base::Result<int> rebuild(std::vector<std::string> const& words)
{
    auto const arguments = TRY(Arguments::parse(words, {"workspace"}));
    auto const workspace = TRY(WorkspaceFile::open(arguments, store::OpenMode::TakeOver, Existing::Required));
    auto const before = TRY(workspace->application().projection_digest());
    TRY(workspace->application().rebuild());
    auto const after = TRY(workspace->application().projection_digest());
    TRY(workspace->ensure_saved());
    std::printf("%s\n%s\n", before == after ? "重建前后一致" : "重建后与原投影不同，已改用重建结果", after.c_str());
    return SUCCESS;
}

} // namespace

int run_verify(std::vector<std::string> const& words)
{
    auto const result = verify(words);
    return result.is_error() ? report(result.error()) : result.value();
}

int run_rebuild(std::vector<std::string> const& words)
{
    auto const result = rebuild(words);
    return result.is_error() ? report(result.error()) : result.value();
}

} // namespace cli
