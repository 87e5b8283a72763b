// What web/storage.ts answers to the two IndexedDB stores. Private to them.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace platform::browser {

// As in web/storage.ts.
enum class Answer : std::int32_t { Done, Absent, Blocks, Fenced, Failed, TakenOver, WriterPresent, Cleared };

inline std::string text_of(std::span<std::uint8_t const> bytes)
{
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

// `what`: 本地存储, 附件存储.
inline base::Error storage_error(std::string_view what, std::span<std::uint8_t const> reason)
{
    return {base::ErrorCode::Storage, {}, "浏览器的" + std::string(what) + "打不开（" + text_of(reason) + "）。", {}};
}

} // namespace platform::browser
