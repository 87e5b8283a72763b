// Five lines: marks, the accused, organisations, persons and namesakes, the last three parted by tabs.
#include "app/queries/record_access.h"

#include "base/text.h"

#include <algorithm>

namespace app {

namespace {

constexpr char CONFIDENTIAL = 'c';
constexpr char ANSWERED = 'a';

template <typename Id> std::string ids_text(std::vector<Id> const& ids)
{
    std::vector<std::string> texts;
    texts.reserve(ids.size());
    for (auto const& id : ids)
        texts.push_back(id.value);
    return base::join(texts, "\t");
}

template <typename Id> std::vector<Id> parse_ids(std::string_view text)
{
    std::vector<Id> ids;
    for (auto const part : base::split(text, '\t'))
        if (!part.empty())
            ids.emplace_back(std::string(part));
    return ids;
}

} // namespace

std::string access_text(domain::RecordAccess const& access)
{
    std::string text;
    if (access.confidential)
        text += CONFIDENTIAL;
    if (access.is_answered)
        text += ANSWERED;
    auto accused = access.accused;
    std::replace(accused.begin(), accused.end(), '\n', ' ');
    return text + '\n' + accused + '\n' + ids_text(access.orgs) + '\n' + ids_text(access.staff) + '\n'
        + ids_text(access.namesakes);
}

domain::RecordAccess parse_access(std::string_view text)
{
    constexpr std::size_t LINES = 5;
    auto lines = base::split(text, '\n');
    lines.resize(LINES);
    domain::RecordAccess access;
    access.confidential = lines[0].find(CONFIDENTIAL) != std::string_view::npos;
    access.is_answered = lines[0].find(ANSWERED) != std::string_view::npos;
    access.accused = lines[1];
    access.orgs = parse_ids<base::OrgId>(lines[2]);
    access.staff = parse_ids<base::StaffId>(lines[3]);
    access.namesakes = parse_ids<base::StaffId>(lines[4]);
    return access;
}

std::string access_of_row(store::PetitionRecordRow const& row, bool is_confidential)
{
    domain::RecordAccess access;
    access.confidential = is_confidential;
    access.is_answered = !row.opinion_issued_on.empty();
    access.orgs.emplace_back(row.first_unit);
    if (!row.unit.empty())
        access.orgs.emplace_back(row.unit);
    return access_text(access);
}

} // namespace app
