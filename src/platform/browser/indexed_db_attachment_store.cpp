// Passes calls to web/storage.ts and its answers back, as indexed_db_block_store.cpp does.
#include "platform/browser/indexed_db_attachment_store.h"

#include "platform/browser/bridge.h"
#include "platform/browser/indexed_db_answers.h"

namespace platform::browser {

using store::PutStatus;

IndexedDbAttachmentStore::IndexedDbAttachmentStore(IndexedDbBlockStore const& blocks)
    : m_handle(blocks.handle())
{
}

void IndexedDbAttachmentStore::list(store::AttachmentListCallback done)
{
    js_storage_list_files(
        m_handle, expect_response([done = std::move(done)](std::int32_t status, std::span<std::uint8_t const> bytes) {
            js_request_frame(); // what is known now changes what is shown
            if (static_cast<Answer>(status) != Answer::Done) {
                done(storage_error("附件存储", bytes));
                return AfterResponse::Forget;
            }
            std::vector<base::Hash> hashes;
            for (std::size_t at = 0; at + 64 <= bytes.size(); at += 64)
                if (base::Hash hash{}; base::parse_hash(text_of(bytes.subspan(at, 64)), hash))
                    hashes.push_back(hash);
            done(std::move(hashes));
            return AfterResponse::Forget;
        }));
}

static PutStatus put_status(Answer answer)
{
    switch (answer) {
    case Answer::Done:
        return PutStatus::Acknowledged;
    case Answer::Fenced:
        return PutStatus::ReadOnly;
    case Answer::Cleared:
        return PutStatus::Cleared;
    default:
        return PutStatus::Failed;
    }
}

void IndexedDbAttachmentStore::write(
    base::Hash const& sha256, std::span<std::uint8_t const> bytes, store::PutCallback done)
{
    auto const name = base::to_hex(sha256);
    auto const request =
        expect_response([done = std::move(done)](std::int32_t status, std::span<std::uint8_t const> detail) {
            done(put_status(static_cast<Answer>(status)), text_of(detail));
            return AfterResponse::Forget;
        });
    js_storage_put_file(m_handle, request, name.data(), bytes.data(), static_cast<std::uint32_t>(bytes.size()));
}

void IndexedDbAttachmentStore::read(base::Hash const& sha256, store::AttachmentCallback done)
{
    auto const name = base::to_hex(sha256);
    auto const request =
        expect_response([sha256, done = std::move(done)](std::int32_t status, std::span<std::uint8_t const> bytes) {
            switch (static_cast<Answer>(status)) {
            case Answer::Done:
                done(std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
                break;
            case Answer::Absent:
                done(store::attachment_not_found(sha256));
                break;
            default:
                done(storage_error("附件存储", bytes));
            }
            return AfterResponse::Forget;
        });
    js_storage_get_file(m_handle, request, name.data());
}

} // namespace platform::browser
