// What every block store promises (store/block_store.h), as steps that run over any implementation.
#pragma once

#include "store/block_store.h"
#include "support/store/steps.h"

#include <memory>

namespace test_support {

// Opens the same storage once more, as a new start of the program or another tab would.
using StoreFactory = std::function<std::unique_ptr<store::BlockStore>()>;

// `factory` must find empty storage at first. The steps keep what they need alive.
void add_block_store_contract(Steps&, StoreFactory factory);
// SQLite on top: migrate, write, wait for the acknowledgement, open again.
void add_database_contract(Steps&, StoreFactory factory);

} // namespace test_support
