// Texts are searched for every petitioner's name and for the end of every address. Names of offices and of staff are
// taken out first: a bulletin names who answers for a matter.
#include "app/queries/personal_data.h"

#include "app/queries/ledger_items_query.h"
#include "base/text.h"
#include "store/petitioner_scan.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t SHORTEST_NAME = 6; // bytes: two Chinese characters
constexpr std::size_t SHORTEST_ADDRESS = 9;

// 锁金村12号 of 南京市玄武区锁金村12号: what is left behind the last city, district or county, with a number in it.
std::string_view end_of_address(std::string_view address)
{
    for (std::string_view const mark : {"省", "市", "区", "县"})
        if (auto const at = address.rfind(mark); at != std::string_view::npos)
            address.remove_prefix(at + mark.size());
    bool const has_number = std::any_of(address.begin(), address.end(), [](char c) { return c >= '0' && c <= '9'; });
    return has_number && address.size() >= SHORTEST_ADDRESS ? address : std::string_view{};
}

void take_out(std::string& text, std::string const& name)
{
    if (name.size() < SHORTEST_NAME)
        return;
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1))
        text.replace(at, name.size(), " ");
}

bool is_published(domain::LedgerKind const* kind)
{
    if (!kind)
        return false;
    for (std::string_view const code : {"BULLETIN", "ANALYSIS", "CRITICISM", "ANNUAL_REPORT", "ARTICLE"})
        if (kind->code == code)
            return true;
    return false;
}

struct Passage {
    std::string argument, label, text;
};

void add_passages(std::span<domain::ArgumentDefinition const> definitions, base::ValueObject const& values,
    std::vector<Passage>& passages)
{
    for (auto const& definition : definitions)
        if (auto const* value = values.find(definition.name); value && value->text()
            && (definition.type == domain::ArgumentType::Text || definition.type == domain::ArgumentType::LongText))
            passages.push_back({std::string(definition.name),
                std::string(definition.label.substr(0, definition.label.find("（"))), *value->text()});
}

} // namespace

std::optional<base::Error> why_not_masked(
    Context& context, domain::ActDefinition const& act, base::ValueObject const& arguments)
{
    auto const place = domain::find_ledger_act(act.name);
    if (!place.act)
        return {};
    auto const items = load_ledger(context);
    if (items.is_error())
        return items.error();
    auto const found = items.value()->find(base::text_or(arguments, "item"));
    auto const* item = found == items.value()->end() ? nullptr : &found->second;
    auto const* kind = place.kind || !item ? place.kind : domain::find_ledger_kind(item->kind);
    if (!is_published(kind) || act.name == "void_ledger_item")
        return {};
    std::vector<Passage> passages;
    add_passages(act.arguments, arguments, passages);
    if (item && place.act->step == domain::LedgerStep::Close) // what is issued now was drafted before
        for (auto const& earlier : kind->acts)
            add_passages(earlier.act.arguments, item->fields, passages);
    for (auto& passage : passages) {
        for (auto const& org : context.organisation.orgs())
            take_out(passage.text, org.name);
        for (auto const& staff : context.organisation.staff())
            take_out(passage.text, staff.name);
        std::string name, address;
        auto const scanned =
            store::each_petitioner(context.database, [&](std::string_view petitioner, std::string_view lives_at) {
                if (petitioner.size() >= SHORTEST_NAME && petitioner.size() > name.size()
                    && passage.text.find(petitioner) != std::string::npos)
                    name = petitioner;
                auto const end = end_of_address(lives_at);
                if (end.size() > address.size() && passage.text.find(end) != std::string::npos)
                    address = end;
            });
        if (scanned.is_error())
            return scanned.error();
        if (name.empty() && address.empty())
            continue;
        auto text = "“" + passage.label + "”中有信访人的" + (name.empty() ? "" : "姓名“" + name + "”")
            + (name.empty() || address.empty() ? "" : "和") + (address.empty() ? "" : "住址“" + address + "”")
            + "，通报、报告和案例不得含个人信息，请隐去（如“刘某”）（个人信息保护，PR-04）";
        return base::Error{base::ErrorCode::Refused, "PR-04", std::move(text), passage.argument};
    }
    return {};
}

} // namespace app
