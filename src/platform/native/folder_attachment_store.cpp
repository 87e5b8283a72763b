// Attachments as files of the machine.
#include "platform/native/folder_attachment_store.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace platform {

using store::PutStatus;

namespace {

using Bytes = std::vector<std::uint8_t>;

base::Error storage_error(std::string const& path)
{
    return {base::ErrorCode::Storage, {}, "附件无法读写（" + std::string(std::strerror(errno)) + "）。", path};
}

base::Result<Bytes> read_file(int file, std::string const& path)
{
    struct stat status { };
    if (::fstat(file, &status) != 0)
        return storage_error(path);
    Bytes bytes(static_cast<std::size_t>(status.st_size));
    std::size_t done = 0;
    while (done < bytes.size()) {
        auto const got = ::read(file, bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return storage_error(path);
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

bool write_all(int file, std::span<std::uint8_t const> bytes)
{
    while (!bytes.empty()) {
        auto const written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

bool sync_folder(std::string const& folder)
{
    auto const opened = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (opened < 0)
        return false;
    bool const is_synced = ::fsync(opened) == 0;
    ::close(opened);
    return is_synced;
}

std::string parent_of(std::string const& path)
{
    auto const slash = path.rfind('/');
    return slash == path.npos ? "." : path.substr(0, slash + 1);
}

// Nothing under the final name before all bytes are on the disk.
bool write_synced(std::string const& path, std::span<std::uint8_t const> bytes)
{
    auto const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return false;
    bool const is_written = write_all(file, bytes) && ::fsync(file) == 0;
    return ::close(file) == 0 && is_written;
}

} // namespace

void FolderAttachmentStore::list(store::AttachmentListCallback done)
{
    std::unique_ptr<DIR, int (*)(DIR*)> const folder(::opendir(m_folder.c_str()), ::closedir);
    if (!folder && errno != ENOENT)
        return done(storage_error(m_folder));
    std::vector<base::Hash> hashes;
    while (folder) {
        auto const* entry = ::readdir(folder.get()); // NOLINT(concurrency-mt-unsafe): one thread
        if (!entry)
            break;
        if (base::Hash hash{}; base::parse_hash(entry->d_name, hash))
            hashes.push_back(hash);
    }
    done(std::move(hashes));
}

void FolderAttachmentStore::write(
    base::Hash const& sha256, std::span<std::uint8_t const> bytes, store::PutCallback done)
{
    if (::mkdir(m_folder.c_str(), 0755) != 0 && errno != EEXIST)
        return done(PutStatus::Failed, storage_error(m_folder).message);
    auto const path = path_of(sha256);
    auto const written = path + ".part";
    if (!write_synced(written, bytes) || ::rename(written.c_str(), path.c_str()) != 0 || !sync_folder(m_folder)
        || !sync_folder(parent_of(m_folder))) {
        auto const error = storage_error(path);
        ::unlink(written.c_str());
        return done(PutStatus::Failed, error.message);
    }
    done(PutStatus::Acknowledged, {});
}

void FolderAttachmentStore::read(base::Hash const& sha256, store::AttachmentCallback done)
{
    auto const path = path_of(sha256);
    auto const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return done(errno == ENOENT ? store::attachment_not_found(sha256) : storage_error(path));
    auto bytes = read_file(file, path);
    ::close(file);
    done(std::move(bytes));
}

} // namespace platform
