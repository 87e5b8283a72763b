#include "app/queries/self_service_query.h"

#include "app/queries/case_query.h"
#include "app/queries/record_texts.h"
#include "base/text.h"
#include "domain/workflow/acts.h"
#include "domain/workflow/milestones.h"
#include "domain/workflow/query_code.h"

#include <algorithm>

namespace app {

namespace {

// Which of the two was wrong is not said: that would help whoever tries codes.
base::Error no_match()
{
    return {base::ErrorCode::Refused, "PR-05",
        "查询码和证件号码后四位对不上，请核对受理告知书上的查询码和登记的证件号码（国信发〔2022〕11号，PR-05）",
        "query_code"};
}

// The record whose registration has this code: the first entry about it tells, so nothing is folded on the way.
base::Result<base::RecordId> find_by_code(Context& context, std::string const& code)
{
    for (auto const& row : context.index.rows()) {
        if (row.removed)
            continue;
        bool is_first = true;
        bool is_found = false;
        TRY(context.journal.visit_bytes_of_subject(
            "record", row.id, [&](base::EntryId const& entry, std::string_view) -> base::Result<void> {
                is_found |= std::exchange(is_first, false) && domain::query_code_of(entry) == code;
                return {};
            }));
        if (is_found)
            return base::RecordId(row.id);
    }
    return no_match();
}

SelfServiceSide side_of(
    domain::PetitionRecord const& record, std::string_view code, std::string_view label, bool has_begun)
{
    SelfServiceSide side{std::string(code), std::string(label), "尚未评价", has_begun};
    if (!has_begun)
        side.state = code == "UNIT" ? "处理意见送达后才能评价" : "转送、交办后才能评价";
    for (auto const& known : record.evaluations)
        if (known.side == code) {
            side.state = base::to_chinese(known.on) + "已评价：" + choice_text("evaluate", "value", known.value);
            side.is_open = false;
        }
    return side;
}

} // namespace

base::Result<SelfServiceSnapshot> make_self_service(
    Context& context, std::string_view query_code, std::string_view id_tail)
{
    auto const code = domain::folded_query_code(query_code);
    auto const id = TRY(find_by_code(context, code));
    auto const* record = TRY(load_record(context, id));
    if (!record || record->query_code != code || record->state == domain::State::Void)
        return no_match();
    auto const tails = domain::id_tails(*record);
    if (!tails.empty() && std::find(tails.begin(), tails.end(), base::folded_for_comparison(id_tail)) == tails.end())
        return no_match();
    SelfServiceSnapshot snapshot;
    snapshot.record = id;
    snapshot.petition_no = record->petition_no;
    for (auto const& milestone : domain::public_milestones(*record))
        snapshot.milestones.push_back({milestone.label, base::to_chinese(milestone.on)});
    auto const acts = domain::availability(*record, context.identity(), context.surroundings());
    for (auto const& choice : acts)
        if (choice.act->name == "evaluate" && !choice.open)
            snapshot.closed_because = choice.why;
    if (record->registered_by_bureau)
        snapshot.sides.push_back(
            side_of(*record, "BUREAU", "信访部门", record->dispatched_on.has_value() || !record->disposal.empty()));
    snapshot.sides.push_back(side_of(*record, "UNIT", "责任单位", record->delivered_on.has_value()));
    context.cache.trim();
    return snapshot;
}

} // namespace app
