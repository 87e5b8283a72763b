// Passes calls to web/storage.ts and its answers back, as indexed_db_block_store.cpp does.
#include "platform/browser/indexed_db_attachment_store.h"

#include "platform/browser/bridge.h"

namespace platform::browser {

using store::PutStatus;

namespace {

// As in web/storage.ts.
enum class Answer : std::int32_t { Done = 0, Absent = 1, Fenced = 3, Failed = 4 };

std::string text_of(std::span<std::uint8_t const> bytes)
{
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

base::Error storage_error(std::span<std::uint8_t const> reason)
{
    return {base::ErrorCode::Storage, {}, "浏览器的附件存储打不开（" + text_of(reason) + "）。", {}};
}

} // namespace

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
                done(storage_error(bytes));
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

void IndexedDbAttachmentStore::write(
    base::Hash const& sha256, std::span<std::uint8_t const> bytes, store::PutCallback done)
{
    auto const name = base::to_hex(sha256);
    auto const request =
        expect_response([done = std::move(done)](std::int32_t status, std::span<std::uint8_t const> detail) {
            auto const answer = static_cast<Answer>(status);
            if (answer == Answer::Done)
                done(PutStatus::Acknowledged, {});
            else
                done(answer == Answer::Fenced ? PutStatus::ReadOnly : PutStatus::Failed, text_of(detail));
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
                done(storage_error(bytes));
            }
            return AfterResponse::Forget;
        });
    js_storage_get_file(m_handle, request, name.data());
}

} // namespace platform::browser
