// The review checklist at the closing (T34) and in review and recheck (T41, T42).
#include "domain/workflow/guards/guard.h"

#include <set>

namespace domain {

void check_answers(ArgumentContext const& context, AskedAt asked_at, CheckStep const& step)
{
    auto const items = checklist_on(context.surroundings().config, context.record().received_on);
    auto const& checks = base::list_or_empty(context.payload, "checks");
    auto const mandatory = [](ChecklistItem const& item) {
        return "必审项 " + std::string(item.id) + "“" + std::string(item.text) + "”";
    };
    std::set<std::string, std::less<>> answered;
    for (std::size_t index = 0; index < checks.size(); ++index) {
        auto const* check = checks[index].object();
        if (!check)
            continue;
        auto const where = "checks[" + std::to_string(index) + "]";
        auto const id = base::text_or(*check, "check");
        auto const* item = find_checklist_item(items, id);
        answered.insert(id);
        if (!item || item->asked_at != asked_at)
            context.refuse(std::string(context.guard.act.transition),
                in_quotes(id) + "不是" + std::string(step.name) + "的审核项，应为 " + checklist_ids(items, asked_at),
                where + ".check");
        else if (base::text_or(*check, "result") == "FAIL" && item->is_mandatory)
            context.refuse(id, mandatory(*item) + "不通过，" + std::string(step.consequence), where + ".result");
    }
    for (auto const& item : items)
        if (item.is_mandatory && item.asked_at == asked_at && !find_checklist_item(item.id)
            && !answered.contains(item.id))
            context.refuse(
                std::string(item.id), mandatory(item) + "没有审核结果，" + std::string(step.consequence), "checks");
}

} // namespace domain
