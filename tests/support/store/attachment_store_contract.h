// What every attachment store promises (store/attachment_store.h), as steps that run over any implementation.
#pragma once

#include "store/attachment_store.h"
#include "support/store/steps.h"

#include <memory>

namespace test_support {

enum class Access { ReadWrite, ReadOnly };

// Opens the same storage once more, as a new start of the program (ReadWrite) or a tab that only looks (ReadOnly)
// would; calls back now or later.
using AttachmentFactory = std::function<void(Access, std::function<void(std::unique_ptr<store::AttachmentStore>)>)>;

// `factory` must find empty storage at first. The steps keep what they need alive.
void add_attachment_store_contract(Steps&, AttachmentFactory factory);

} // namespace test_support
