// Names of the parts and fields of a package; a name that no office knows is kept in quotes.
#include "exchange/package_places.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace exchange {

namespace {

struct Name {
    std::string_view key, chinese;
};

constexpr Name NAMES[]{{"header", "文件头"}, {"references", "基础数据"}, {"entries", "办理记录"}, {"files", "附件"},
    {"trailer", "文件尾"}, {"format", "格式"}, {"version", "版本"}, {"node", "节点"}, {"workspace", "工作区"},
    {"created_at", "生成时间"}, {"selection", "选择范围"}, {"records", "信访件"}, {"range", "起止时间"}, {"from", "起"},
    {"to", "止"}, {"counts", "件数"}, {"heads", "日志末端"}, {"sequence", "序号"}, {"hash", "摘要"}, {"bytes", "内容"},
    {"nonce", "随机数"}, {"previous", "上一条摘要"}, {"commitment", "内容摘要"}, {"payload", "办理内容"},
    {"act", "办理名称"}, {"subjects", "对象"}, {"parents", "前序记录"}, {"lamport", "先后次序"},
    {"occurred_on", "发生日期"}, {"recorded_at", "记录时间"}, {"org_id", "单位"}, {"identity_id", "身份"},
    {"operator_id", "操作人"}, {"kind", "类别"}, {"id", "标识"}, {"sha256", "摘要"}, {"files_sha256", "附件摘要"},
    {"size", "字节数"}, {"data", "附件内容"}, {"content", "内容"}, {"valid_from", "生效日期"}};

std::string name_of(std::string_view key)
{
    auto const found =
        std::find_if(std::begin(NAMES), std::end(NAMES), [&](Name const& name) { return name.key == key; });
    return found == std::end(NAMES) ? "“" + std::string(key) + "”" : std::string(found->chinese);
}

// 第 13 条记录 for entries[12]; numbers are counted from one.
std::string part_name(std::string_view key, std::string_view index)
{
    std::uint64_t number = 0;
    for (char const digit : index)
        number = number * 10 + static_cast<std::uint64_t>(digit - '0');
    auto const text = std::to_string(number + 1);
    if (key == "entries")
        return "第 " + text + " 条记录";
    if (key == "references")
        return "第 " + text + " 份基础数据";
    if (key == "files")
        return "第 " + text + " 个附件";
    return name_of(key) + "第 " + text + " 项";
}

bool is_index(std::string_view text)
{
    return !text.empty() && text.size() < 10
        && std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

} // namespace

std::string package_place(std::string_view path)
{
    std::string place;
    while (!path.empty()) {
        auto const dot = path.find('.');
        auto const step = path.substr(0, dot);
        path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
        auto const open = step.find('[');
        auto const close = step.find(']');
        auto const index = open == std::string_view::npos || close == std::string_view::npos || close < open
            ? std::string_view{}
            : step.substr(open + 1, close - open - 1);
        auto const key = step.substr(0, open);
        if (!place.empty())
            place += "・";
        place += is_index(index) ? part_name(key, index) : name_of(key);
    }
    return place;
}

} // namespace exchange
