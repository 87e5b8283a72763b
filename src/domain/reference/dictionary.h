// Code lists: content categories, purposes, channels, ID types and the like. Versioned data, because the national
// lists change (law 4.3); a record keeps the code, the label is looked up.
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct DictionaryItem {
    std::string code;
    std::string label;
    std::string parent; // code of the item above; empty at the top
    std::string national_code; // where the national system uses another one
    std::string note;
};

class Dictionary {
public:
    Dictionary() = default;
    // Refuses empty or repeated codes, empty labels and parents that do not exist; `file` is named in errors.
    static base::Result<Dictionary> create(std::string id, std::string name, std::string version, std::string basis,
        std::vector<DictionaryItem> items, std::string_view file);

    std::string const& id() const { return m_id; } // file name without ".json", e.g. content_categories
    std::string const& name() const { return m_name; } // 内容分类
    std::string const& version() const { return m_version; }
    std::string const& basis() const { return m_basis; }
    std::vector<DictionaryItem> const& items() const { return m_items; } // in the order of the list

    DictionaryItem const* find(std::string_view code) const;
    // The code itself where it is not in the list: a record made under an older list stays readable.
    std::string label(std::string_view code) const;
    // 城乡建设／工程质量
    std::string full_label(std::string_view code) const;
    std::vector<DictionaryItem const*> children(std::string_view parent) const; // "" for the top

private:
    std::string m_id;
    std::string m_name;
    std::string m_version;
    std::string m_basis;
    std::vector<DictionaryItem> m_items;
    std::vector<std::size_t> m_by_code; // indices into m_items, sorted by code
};

} // namespace domain
