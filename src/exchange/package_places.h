// What a place in a package is called in the office: 第 13 条记录・发生日期 for entries[12].occurred_on.
#pragma once

#include <string>
#include <string_view>

namespace exchange {

std::string package_place(std::string_view json_path);

} // namespace exchange
