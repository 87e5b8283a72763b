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

    // Asks the store what it has; `changed` is called whenever what is known here changes without the person's doing,
    // unless this is gone by then.
    void load(std::function<void()> changed);
    // Why nothing can be said yet about what is here; a list that could not be read is asked for once more.
    std::optional<base::Error> why_unknown();
    bool is_here(std::string_view sha256) const;
    // Found damaged when it was read last: it counts as not here until the right bytes come again.
    bool is_damaged(std::string_view sha256) const;
    // Why an act may not name these files yet: those that are not durable here.
    std::vector<base::Error> problems_with(base::ValueObject const& arguments);

    // Calls back when the file is durable, or with one sentence why it is not.
    void add(std::string const& name, std::span<std::uint8_t const> bytes, Added done);
    void add(
        base::Hash const& sha256, std::span<std::uint8_t const> bytes, std::function<void(base::Result<void>)> done);
    void read(base::Hash const& sha256, store::AttachmentCallback done);

    static base::Error read_only_error();

private:
    struct Known {
        std::set<base::Hash> hashes, damaged;
        std::function<void()> changed{[] {}};
        std::optional<base::Error> failure; // of the list
        bool is_loaded{false};
    };
    void ask_for_list();

    store::AttachmentStore* m_store;
    std::shared_ptr<Known> m_known; // answers that come late look whether it is still there
};

} // namespace app
