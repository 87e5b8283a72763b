// Passes calls to web/storage.ts and its answers back. Handlers hold no pointer to the store: it may be gone when the
// answer comes, and web/storage.ts gives none to a closed handle.
#include "platform/browser/indexed_db_block_store.h"

#include "platform/browser/bridge.h"
#include "platform/browser/indexed_db_answers.h"

#include <array>
#include <vector>

namespace platform::browser {

using store::BLOCK_SIZE;
using store::BlockHeader;
using store::CommitStatus;

namespace {

constexpr std::size_t HEADER_SIZE = 32;

// Little-endian, as wasm memory is; the bytes may lie at any address.
std::uint64_t number_at(std::span<std::uint8_t const> bytes, std::size_t offset, std::size_t size)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < size; ++i)
        number |= static_cast<std::uint64_t>(bytes[offset + i]) << (8 * i);
    return number;
}

BlockHeader read_header_bytes(std::span<std::uint8_t const> bytes)
{
    BlockHeader header;
    if (bytes.size() < HEADER_SIZE)
        return header;
    header.epoch = number_at(bytes, 0, 8);
    header.commit_number = number_at(bytes, 8, 8);
    header.file_size = number_at(bytes, 16, 8);
    header.block_size = static_cast<std::uint32_t>(number_at(bytes, 24, 4));
    header.schema_version = static_cast<std::uint32_t>(number_at(bytes, 28, 4));
    return header;
}

std::array<std::uint8_t, HEADER_SIZE> header_bytes(BlockHeader const& header)
{
    std::array<std::uint8_t, HEADER_SIZE> bytes{};
    auto put = [&](std::size_t offset, std::uint64_t number, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i)
            bytes[offset + i] = static_cast<std::uint8_t>(number >> (8 * i));
    };
    put(0, header.epoch, 8);
    put(8, header.commit_number, 8);
    put(16, header.file_size, 8);
    put(24, header.block_size, 4);
    put(28, header.schema_version, 4);
    return bytes;
}

base::Result<store::LoadedStore> loaded(std::int32_t status, std::span<std::uint8_t const> bytes)
{
    switch (static_cast<Answer>(status)) {
    case Answer::Done:
        return store::LoadedStore{true, read_header_bytes(bytes)};
    case Answer::Absent:
        return store::LoadedStore{false, read_header_bytes(bytes)};
    default:
        return storage_error("本地存储", bytes);
    }
}

// A batch of blocks: count, indices, then the blocks one after another.
void unpack(std::span<std::uint8_t const> bytes, store::BlockSink const& sink)
{
    auto const count = static_cast<std::size_t>(number_at(bytes, 0, 4));
    auto const start = 4 + count * 4;
    CHECK(bytes.size() == start + count * BLOCK_SIZE);
    for (std::size_t i = 0; i < count; ++i)
        sink(static_cast<std::uint32_t>(number_at(bytes, 4 + i * 4, 4)),
            bytes.subspan(start + i * BLOCK_SIZE, BLOCK_SIZE));
}

} // namespace

IndexedDbBlockStore::IndexedDbBlockStore(std::string const& workspace_id)
    : m_handle(js_storage_open(workspace_id.data(), static_cast<std::uint32_t>(workspace_id.size())))
{
}

IndexedDbBlockStore::~IndexedDbBlockStore()
{
    js_storage_close(m_handle);
}

void IndexedDbBlockStore::read_header(store::LoadCallback done)
{
    js_storage_read_header(
        m_handle, expect_response([done = std::move(done)](std::int32_t status, std::span<std::uint8_t const> bytes) {
            done(loaded(status, bytes));
            return AfterResponse::Forget;
        }));
}

void IndexedDbBlockStore::load(store::BlockSink sink, store::LoadCallback done)
{
    js_storage_load(m_handle,
        expect_response(
            [sink = std::move(sink), done = std::move(done)](std::int32_t status, std::span<std::uint8_t const> bytes) {
                if (static_cast<Answer>(status) == Answer::Blocks) {
                    unpack(bytes, sink);
                    return AfterResponse::Keep;
                }
                done(loaded(status, bytes));
                return AfterResponse::Forget;
            }));
}

void IndexedDbBlockStore::take_over(store::EpochCallback done)
{
    js_storage_take_over(
        m_handle, expect_response([done = std::move(done)](std::int32_t status, std::span<std::uint8_t const> bytes) {
            if (static_cast<Answer>(status) == Answer::Done)
                done(read_header_bytes(bytes).epoch);
            else
                done(storage_error("本地存储", bytes));
            return AfterResponse::Forget;
        }));
}

void IndexedDbBlockStore::commit(
    BlockHeader const& header, std::span<store::DirtyBlock const> blocks, store::CommitCallback done)
{
    std::vector<std::uint32_t> list; // index and address of each block
    list.reserve(blocks.size() * 2);
    for (auto const& block : blocks) {
        CHECK(block.bytes.size() == BLOCK_SIZE);
        list.push_back(block.index);
        list.push_back(static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(block.bytes.data())));
    }
    auto const bytes = header_bytes(header);
    auto const request =
        expect_response([done = std::move(done)](std::int32_t status, std::span<std::uint8_t const> detail) {
            auto const answer = static_cast<Answer>(status);
            if (answer == Answer::Done)
                done(CommitStatus::Acknowledged, {});
            else
                done(answer == Answer::Fenced ? CommitStatus::Fenced : CommitStatus::Failed, text_of(detail));
            return AfterResponse::Forget;
        });
    js_storage_commit(m_handle, request, bytes.data(), list.data(), static_cast<std::uint32_t>(blocks.size()));
}

void IndexedDbBlockStore::on_taken_over(std::function<void()> callback)
{
    js_storage_watch(
        m_handle, expect_response([callback = std::move(callback)](std::int32_t, std::span<std::uint8_t const>) {
            callback();
            return AfterResponse::Forget;
        }));
}

void find_writer(std::string const& workspace_id, std::function<void(bool is_present)> done)
{
    auto const request = expect_response([done = std::move(done)](std::int32_t status, std::span<std::uint8_t const>) {
        done(static_cast<Answer>(status) == Answer::WriterPresent);
        return AfterResponse::Forget;
    });
    js_storage_find_writer(workspace_id.data(), static_cast<std::uint32_t>(workspace_id.size()), request);
}

} // namespace platform::browser
