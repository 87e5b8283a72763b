// The proof files of the open workspace: which of them are durable here, and how they come and go. Acts name files that
// are; so the bytes are always there before the entry (J12).
#pragma once

#include "base/result.h"
#include "domain/attachment.h"
#include "store/attachment_store.h"

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace app {

class Attachments {
public:
    using Added = std::function<void(base::Result<domain::Attachment>)>;

    // `store` outlives it.
    explicit Attachments(store::AttachmentStore& store);
    Attachments(Attachments&&) = default;

    // Asks the store what it has; `changed` is called when the answer is there, unless this is gone by then.
    void load(std::function<void()> changed);
    bool is_here(std::string_view sha256) const;
    // Why an act may not name these files yet: the first that is not durable here.
    std::vector<base::Error> problems_with(base::ValueObject const& arguments) const;

    // Calls back when the file is durable, or with one sentence why it is not.
    void add(std::string const& name, std::span<std::uint8_t const> bytes, int limit_megabytes, Added done);
    void add(
        base::Hash const& sha256, std::span<std::uint8_t const> bytes, std::function<void(base::Result<void>)> done);
    void read(base::Hash const& sha256, store::AttachmentCallback done);

    static base::Error read_only_error();
    static std::optional<base::Error> why_too_large(std::string const& name, std::uint64_t size, int limit_megabytes);

private:
    struct Known {
        std::set<base::Hash> hashes;
        bool is_loaded{false};
    };
    store::AttachmentStore* m_store;
    std::shared_ptr<Known> m_known; // answers that come late look whether it is still there
};

} // namespace app
