// A store of proof files that answers when the test lets it, fails when told to, or dies with answers under way.
#pragma once

#include "store/memory_attachment_store.h"

#include <deque>
#include <functional>
#include <utility>

namespace support {

class LateFiles final : public store::AttachmentStore {
public:
    void list(store::AttachmentListCallback done) override
    {
        if (std::exchange(m_list_waits, false))
            m_waiting.emplace_back([this, done] { m_files.list(done); });
        else if (std::exchange(m_list_fails, false))
            done(injected());
        else
            m_files.list(std::move(done));
    }

    bool deliver()
    {
        if (m_waiting.empty())
            return false;
        auto const next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next();
        return true;
    }
    void fail_next(store::PutStatus how = store::PutStatus::Failed) { m_next_write = how; }
    void fail_next_read() { m_read_fails = true; }
    void fail_next_list() { m_list_fails = true; }
    void delay_next_list() { m_list_waits = true; }
    store::MemoryAttachmentStore& disk() { return m_files; }

private:
    static base::Error injected() { return {base::ErrorCode::Storage, {}, "磁盘没有回答。", {}}; }

    void write(base::Hash const& hash, std::span<std::uint8_t const> bytes, store::PutCallback done) override
    {
        auto const status = std::exchange(m_next_write, store::PutStatus::Acknowledged);
        if (status != store::PutStatus::Acknowledged) {
            m_waiting.emplace_back([done, status] { done(status, "injected failure"); });
            return;
        }
        m_waiting.emplace_back(
            [this, hash, copy = std::vector(bytes.begin(), bytes.end()), done] { m_files.put(hash, copy, done); });
    }
    void read(base::Hash const& hash, store::AttachmentCallback done) override
    {
        if (std::exchange(m_read_fails, false))
            m_waiting.emplace_back([done] { done(injected()); });
        else
            m_waiting.emplace_back([this, hash, done] { m_files.get(hash, done); });
    }

    store::MemoryAttachmentStore m_files;
    std::deque<std::function<void()>> m_waiting;
    store::PutStatus m_next_write{store::PutStatus::Acknowledged};
    bool m_read_fails{false}, m_list_fails{false}, m_list_waits{false};
};

} // namespace support
