// Look-ups over a list of some hundred items, in the order the list gives them.
#include "domain/reference/dictionary.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace domain {

base::Result<Dictionary> Dictionary::create(std::string id, std::string name, std::string version, std::string basis,
    std::vector<DictionaryItem> items, std::string_view file)
{
    auto const fail = [&](std::size_t index, std::string_view field, std::string const& text) {
        return base::invalid_input(std::string(file) + " 的 items 第 " + std::to_string(index + 1) + " 条的 "
                + std::string(field) + "：" + text + "。",
            "items[" + std::to_string(index) + "]." + std::string(field));
    };
    if (id.empty() || name.empty())
        return base::invalid_input(std::string(file) + " 缺少字典的 id 或 name。", id.empty() ? "id" : "name");
    if (items.empty())
        return base::invalid_input(std::string(file) + " 没有条目。", "items");

    Dictionary dictionary;
    dictionary.m_id = std::move(id);
    dictionary.m_name = std::move(name);
    dictionary.m_version = std::move(version);
    dictionary.m_basis = std::move(basis);
    dictionary.m_items = std::move(items);
    auto const& list = dictionary.m_items;
    auto& order = dictionary.m_by_code;
    order.resize(list.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return list[a].code < list[b].code; });
    for (std::size_t index = 0; index < list.size(); ++index) {
        if (list[index].code.empty())
            return fail(index, "code", "不能为空");
        if (list[index].label.empty())
            return fail(index, "label", "不能为空");
        if (!list[index].parent.empty() && !dictionary.find(list[index].parent))
            return fail(index, "parent", "上级编码 " + list[index].parent + " 不存在");
        if (list[index].parent == list[index].code)
            return fail(index, "parent", "上级不能是自己");
    }
    for (std::size_t place = 1; place < order.size(); ++place) {
        if (list[order[place]].code == list[order[place - 1]].code)
            return fail(order[place], "code", "编码 " + list[order[place]].code + " 重复");
    }
    return dictionary;
}

DictionaryItem const* Dictionary::find(std::string_view code) const
{
    auto const it = std::lower_bound(m_by_code.begin(), m_by_code.end(), code,
        [&](std::size_t index, std::string_view c) { return m_items[index].code < c; });
    return it != m_by_code.end() && m_items[*it].code == code ? &m_items[*it] : nullptr;
}

std::string Dictionary::label(std::string_view code) const
{
    auto const* item = find(code);
    return item ? item->label : std::string(code);
}

std::string Dictionary::full_label(std::string_view code) const
{
    auto const* item = find(code);
    if (!item || item->parent.empty())
        return label(code);
    return label(item->parent) + "／" + item->label; // lists have two levels
}

std::vector<DictionaryItem const*> Dictionary::children(std::string_view parent) const
{
    std::vector<DictionaryItem const*> found;
    for (auto const& item : m_items) {
        if (item.parent == parent)
            found.push_back(&item);
    }
    return found;
}

} // namespace domain
