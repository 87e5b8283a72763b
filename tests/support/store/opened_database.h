// What every test of the store begins with: the value of a result, and a database that opens at once.
#pragma once

#include "store/database.h"
#include "support/doctest.h"

namespace test_support {

template <typename T> T value_of(base::Result<T> result)
{
    REQUIRE_OK(result);
    return result.release_value();
}

// Opens over a store that answers at once.
inline base::Result<std::unique_ptr<store::Database>> open_now(
    store::BlockStore& block_store, store::OpenMode mode, std::uint32_t newest_schema)
{
    base::Result<std::unique_ptr<store::Database>> result = base::invalid_input("the store did not answer");
    store::Database::open(block_store, mode, newest_schema,
        [&](base::Result<std::unique_ptr<store::Database>> opened) { result = std::move(opened); });
    return result;
}

} // namespace test_support
