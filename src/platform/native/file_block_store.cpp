// Layout of the main file: one page of 4096 bytes {magic, header, SHA-256 of the header}, then block after block.
// The commit file holds {magic, header, number of blocks, blocks with their index, SHA-256 of everything before}; it is
// valid only when the hash fits, so a torn one is as good as none. Applying it twice does no harm.
#include "platform/native/file_block_store.h"

#include "base/sha256.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace platform {

using store::BLOCK_SIZE;
using store::BlockHeader;
using store::CommitStatus;

namespace {

constexpr char MAIN_MAGIC[8] = {'C', 'H', 'U', 'X', 'I', 'N', 'B', '1'};
constexpr char COMMIT_MAGIC[8] = {'C', 'H', 'U', 'X', 'I', 'N', 'C', '1'};
constexpr std::size_t HEADER_PAGE = 4096;
constexpr std::size_t HEADER_SIZE = 32;

class Descriptor {
public:
    explicit Descriptor(int descriptor = -1)
        : m_descriptor(descriptor)
    {
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    int get() const { return m_descriptor; }
    bool is_open() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

// Holds other processes off between reading the header and writing it.
class FileLock {
public:
    explicit FileLock(std::string const& path)
        : m_lock(::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644))
    {
        if (m_lock.is_open())
            (void)::flock(m_lock.get(), LOCK_EX); // released when the descriptor closes
    }

private:
    Descriptor m_lock;
};

using Bytes = std::vector<std::uint8_t>;

void append(Bytes& bytes, void const* data, std::size_t size)
{
    auto const* first = static_cast<std::uint8_t const*>(data);
    bytes.insert(bytes.end(), first, first + size);
}

template <typename Number> void append_number(Bytes& bytes, Number number)
{
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        bytes.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (8 * i)));
}

template <typename Number> Number read_number(std::uint8_t const* bytes)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        number |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
    return static_cast<Number>(number);
}

void append_header(Bytes& bytes, BlockHeader const& header)
{
    append_number(bytes, header.epoch);
    append_number(bytes, header.commit_number);
    append_number(bytes, header.file_size);
    append_number(bytes, header.block_size);
    append_number(bytes, header.schema_version);
}

BlockHeader read_header_bytes(std::uint8_t const* bytes)
{
    BlockHeader header;
    header.epoch = read_number<std::uint64_t>(bytes);
    header.commit_number = read_number<std::uint64_t>(bytes + 8);
    header.file_size = read_number<std::uint64_t>(bytes + 16);
    header.block_size = read_number<std::uint32_t>(bytes + 24);
    header.schema_version = read_number<std::uint32_t>(bytes + 28);
    return header;
}

void append_hash(Bytes& bytes)
{
    auto const hash = base::sha256({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
    append(bytes, hash.data(), hash.size());
}

bool ends_with_its_hash(Bytes const& bytes)
{
    if (bytes.size() < sizeof(base::Hash))
        return false;
    auto const size = bytes.size() - sizeof(base::Hash);
    auto const hash = base::sha256({reinterpret_cast<char const*>(bytes.data()), size});
    return std::memcmp(bytes.data() + size, hash.data(), hash.size()) == 0;
}

bool write_all(int descriptor, std::uint8_t const* data, std::size_t size, std::uint64_t offset)
{
    while (size > 0) {
        auto const written = ::pwrite(descriptor, data, size, static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        data += written;
        size -= static_cast<std::size_t>(written);
        offset += static_cast<std::uint64_t>(written);
    }
    return true;
}

// How many bytes were there; fewer than `size` only at the end of the file.
std::size_t read_some(int descriptor, std::uint8_t* data, std::size_t size, std::uint64_t offset)
{
    std::size_t done = 0;
    while (done < size) {
        auto const got = ::pread(descriptor, data + done, size - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

std::string system_text()
{
    return std::strerror(errno);
}

bool sync_folder_of(std::string const& path)
{
    auto const slash = path.rfind('/');
    Descriptor folder(::open(slash == path.npos ? "." : path.substr(0, slash + 1).c_str(), O_RDONLY | O_CLOEXEC));
    return folder.is_open() && ::fsync(folder.get()) == 0;
}

Bytes header_page(BlockHeader const& header)
{
    Bytes page;
    append(page, MAIN_MAGIC, sizeof(MAIN_MAGIC));
    append_header(page, header);
    append_hash(page);
    page.resize(HEADER_PAGE);
    return page;
}

std::uint64_t block_offset(std::uint32_t index)
{
    return HEADER_PAGE + static_cast<std::uint64_t>(index) * BLOCK_SIZE;
}

constexpr std::size_t COMMIT_START = sizeof(COMMIT_MAGIC) + HEADER_SIZE + 4;
constexpr std::size_t COMMIT_BLOCK = 4 + BLOCK_SIZE;

Bytes commit_file(BlockHeader const& header, std::span<store::DirtyBlock const> blocks)
{
    Bytes bytes;
    bytes.reserve(COMMIT_START + blocks.size() * COMMIT_BLOCK + sizeof(base::Hash));
    append(bytes, COMMIT_MAGIC, sizeof(COMMIT_MAGIC));
    append_header(bytes, header);
    append_number(bytes, static_cast<std::uint32_t>(blocks.size()));
    for (auto const& block : blocks) {
        append_number(bytes, block.index);
        append(bytes, block.bytes.data(), block.bytes.size());
    }
    append_hash(bytes);
    return bytes;
}

bool is_whole_commit_file(Bytes const& bytes)
{
    if (bytes.size() < COMMIT_START + sizeof(base::Hash)
        || std::memcmp(bytes.data(), COMMIT_MAGIC, sizeof(COMMIT_MAGIC)) != 0)
        return false;
    auto const count = read_number<std::uint32_t>(bytes.data() + sizeof(COMMIT_MAGIC) + HEADER_SIZE);
    return bytes.size() == COMMIT_START + count * COMMIT_BLOCK + sizeof(base::Hash) && ends_with_its_hash(bytes);
}

// Copies a whole commit file into the main file. The header comes last, but its place does not matter for safety: until
// the commit file is gone it is applied again.
bool apply_commit_file(int main_file, Bytes const& bytes)
{
    auto const header = read_header_bytes(bytes.data() + sizeof(COMMIT_MAGIC));
    auto const count = read_number<std::uint32_t>(bytes.data() + sizeof(COMMIT_MAGIC) + HEADER_SIZE);
    for (std::uint32_t i = 0; i < count; ++i) {
        auto const* block = bytes.data() + COMMIT_START + i * COMMIT_BLOCK;
        if (!write_all(main_file, block + 4, BLOCK_SIZE, block_offset(read_number<std::uint32_t>(block))))
            return false;
    }
    auto const page = header_page(header);
    auto const blocks = static_cast<std::uint32_t>((header.file_size + BLOCK_SIZE - 1) / BLOCK_SIZE);
    return write_all(main_file, page.data(), page.size(), 0)
        && ::ftruncate(main_file, static_cast<off_t>(block_offset(blocks))) == 0 && ::fsync(main_file) == 0;
}

base::Error storage_error(std::string const& path, std::string const& detail)
{
    return {base::ErrorCode::Storage, {}, "数据文件无法读写（" + detail + "）。", path};
}

// Finishes or drops a commit that a crash interrupted.
base::Result<void> recover(std::string const& path, std::string const& commit_path)
{
    Descriptor commit(::open(commit_path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!commit.is_open())
        return {};
    struct stat status { };
    if (::fstat(commit.get(), &status) != 0)
        return storage_error(commit_path, system_text());
    Bytes bytes(static_cast<std::size_t>(status.st_size));
    bytes.resize(read_some(commit.get(), bytes.data(), bytes.size(), 0));
    if (is_whole_commit_file(bytes)) {
        Descriptor main_file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
        if (!main_file.is_open() || !apply_commit_file(main_file.get(), bytes) || !sync_folder_of(path))
            return storage_error(path, system_text());
    }
    ::unlink(commit_path.c_str());
    return {};
}

base::Result<store::LoadedStore> read_main_header(int main_file, std::string const& path)
{
    Bytes page(HEADER_PAGE);
    if (read_some(main_file, page.data(), page.size(), 0) < HEADER_PAGE)
        return base::Error{base::ErrorCode::Damaged, {}, "数据文件不完整，请用最近的备份恢复。", path};
    page.resize(sizeof(MAIN_MAGIC) + HEADER_SIZE + sizeof(base::Hash));
    if (std::memcmp(page.data(), MAIN_MAGIC, sizeof(MAIN_MAGIC)) != 0 || !ends_with_its_hash(page))
        return base::Error{base::ErrorCode::Damaged, {}, "这不是初信的数据文件，或文件头已损坏。", path};
    auto const header = read_header_bytes(page.data() + sizeof(MAIN_MAGIC));
    return store::LoadedStore{header.commit_number > 0, header};
}

base::Result<store::LoadedStore> find_header(std::string const& path, std::string const& commit_path)
{
    TRY(recover(path, commit_path));
    Descriptor main_file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!main_file.is_open()) {
        if (errno == ENOENT)
            return store::LoadedStore{};
        return storage_error(path, system_text());
    }
    return read_main_header(main_file.get(), path);
}

base::Result<void> write_commit_file(std::string const& commit_path, Bytes const& bytes)
{
    Descriptor commit(::open(commit_path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!commit.is_open() || !write_all(commit.get(), bytes.data(), bytes.size(), 0) || ::fsync(commit.get()) != 0
        || !sync_folder_of(commit_path)) {
        auto error = storage_error(commit_path, system_text());
        ::unlink(commit_path.c_str());
        return error;
    }
    return {};
}

} // namespace

FileBlockStore::FileBlockStore(std::string path)
    : m_path(std::move(path))
{
}

void FileBlockStore::read_header(store::LoadCallback done)
{
    auto found = [&] {
        FileLock const lock(m_path);
        return find_header(m_path, commit_path());
    }();
    done(std::move(found)); // after the lock is released: the callback may read on
}

static base::Result<store::LoadedStore> load_blocks(
    std::string const& path, store::LoadedStore const& loaded, store::BlockSink const& sink)
{
    Descriptor main_file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!main_file.is_open())
        return storage_error(path, system_text());
    Bytes block(BLOCK_SIZE);
    auto const count = static_cast<std::uint32_t>((loaded.header.file_size + BLOCK_SIZE - 1) / BLOCK_SIZE);
    for (std::uint32_t index = 0; index < count; ++index) {
        if (read_some(main_file.get(), block.data(), block.size(), block_offset(index)) < BLOCK_SIZE)
            return base::Error{base::ErrorCode::Damaged, {}, "数据文件不完整，请用最近的备份恢复。", path};
        sink(index, block);
    }
    return loaded;
}

void FileBlockStore::load(store::BlockSink sink, store::LoadCallback done)
{
    auto found = [&]() -> base::Result<store::LoadedStore> {
        FileLock const lock(m_path);
        auto const loaded = TRY(find_header(m_path, commit_path()));
        if (!loaded.exists)
            return loaded;
        return load_blocks(m_path, loaded, sink);
    }();
    done(std::move(found));
}

void FileBlockStore::take_over(store::EpochCallback done)
{
    auto epoch = [&]() -> base::Result<std::uint64_t> {
        FileLock const lock(m_path);
        auto header = TRY(find_header(m_path, commit_path())).header;
        ++header.epoch;
        TRY(write_commit_file(commit_path(), commit_file(header, {})));
        TRY(recover(m_path, commit_path()));
        return header.epoch;
    }();
    done(std::move(epoch));
}

void FileBlockStore::commit(
    BlockHeader const& header, std::span<store::DirtyBlock const> blocks, store::CommitCallback done)
{
    bool fenced = false;
    auto written = [&]() -> base::Result<void> {
        FileLock const lock(m_path);
        auto const stored = TRY(find_header(m_path, commit_path())).header;
        fenced = header.epoch < stored.epoch;
        if (fenced)
            return {};
        TRY(write_commit_file(commit_path(), commit_file(header, blocks)));
        if (m_dies_before_copying)
            return {};
        return recover(m_path, commit_path());
    }();
    if (fenced)
        done(CommitStatus::Fenced, "a newer writer holds " + m_path);
    else if (written.is_error())
        done(CommitStatus::Failed, written.error().message);
    else if (!m_dies_before_copying)
        done(CommitStatus::Acknowledged, {});
}

} // namespace platform
