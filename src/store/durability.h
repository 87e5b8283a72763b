// Durability: acknowledged write-behind. Every SQLite commit's blocks go to the block store; "已保存" is true only once
// the store has acknowledged. One commit is in flight at most, later ones are merged into the next (group commit).
#pragma once

#include "base/date.h"
#include "store/memory_file.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace store {

struct DurabilityStatus {
    std::uint64_t committed{0}; // number of the last SQLite commit in memory
    std::uint64_t acknowledged{0}; // number of the last commit that a killed browser keeps
    std::optional<base::Instant> failing_since; // set while writes fail
    std::string error_detail; // of the last failed write, in the engine's own words
    std::string engine;
    bool durable{false}; // false: memory only
    bool read_only{false}; // fenced, or opened without taking over
    bool poisoned{false}; // the program stopped on a bug of its own; nothing is written any more

    bool has_unacknowledged() const { return committed > acknowledged; }
};

class Durability {
public:
    enum class Mode { Writer, ReadOnly };

    // `loaded` is the header found in the store, with the epoch this writer holds.
    Durability(BlockStore&, BlockHeader const& loaded, Mode);
    Durability(Durability const&) = delete;
    Durability& operator=(Durability const&) = delete;

    // Takes one commit's changes. `schema_version` goes into the header, so old code can refuse a newer database.
    void add_commit(CommitSet, std::uint32_t schema_version);
    // Drives retries; the caller calls it now and then while a write has failed. Remembers `now` for failing_since.
    void tick(base::Instant now);
    // When the next retry is due; empty when none waits.
    std::optional<base::Instant> next_retry_at() const { return m_retry_at; }
    // A person pressed 重试: the next write starts at once.
    void retry_now();
    // Another tab says it has taken over: nothing is written from now on.
    void become_read_only();

    DurabilityStatus const& status() const { return m_status; }
    // Called after every change of the status.
    void set_listener(std::function<void()> listener) { m_listener = std::move(listener); }

private:
    void write_pending();
    void finish(CommitStatus, std::string const& detail);
    void take_back_in_flight();
    void notify();

    BlockStore& m_store;
    BlockHeader m_header; // of the newest commit
    DurabilityStatus m_status;
    std::map<std::uint32_t, SharedBlock> m_pending;
    std::map<std::uint32_t, SharedBlock> m_in_flight;
    std::uint64_t m_in_flight_number{0};
    bool m_is_in_flight{false};
    int m_failures{0};
    base::Instant m_now;
    std::optional<base::Instant> m_retry_at;
    std::function<void()> m_listener;
    std::shared_ptr<bool> m_alive{std::make_shared<bool>(true)};
};

// After a failed CHECK or an abort: no commit of any database reaches its store any more, the durable state stays the
// last complete commit. Cannot be undone.
void poison_all_commits();
bool commits_are_poisoned();

} // namespace store
