// sqlite3_vfs over MemoryFile. The commit boundary is SQLITE_FCNTL_COMMIT_PHASETWO: it comes exactly once per commit,
// never on rollback, and for VACUUM after the final truncation. xSync is no boundary: a spilled rollback calls it too.
#include "store/memory_vfs.h"

#include "base/check.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <sqlite3.h>
#include <unistd.h>

namespace store {

struct VfsFile {
    sqlite3_file base;
    MemoryFile* file;
};

static std::map<std::string, MemoryFile*>& registry()
{
    static std::map<std::string, MemoryFile*> s_registry;
    return s_registry;
}

std::string register_memory_file(MemoryFile& file)
{
    static std::uint64_t s_next = 0;
    auto name = "database-" + std::to_string(++s_next);
    registry()[name] = &file;
    return name;
}

void unregister_memory_file(std::string const& name)
{
    registry().erase(name);
}

static MemoryFile& memory_file(sqlite3_file* file)
{
    return *reinterpret_cast<VfsFile*>(file)->file;
}

static int file_close(sqlite3_file*)
{
    return SQLITE_OK;
}

static int file_read(sqlite3_file* file, void* buffer, int count, sqlite3_int64 offset)
{
    std::span bytes(static_cast<std::uint8_t*>(buffer), static_cast<std::size_t>(count));
    auto const got = memory_file(file).read(static_cast<std::uint64_t>(offset), bytes);
    return got == bytes.size() ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file* file, void const* buffer, int count, sqlite3_int64 offset)
{
    memory_file(file).write(static_cast<std::uint64_t>(offset),
        {static_cast<std::uint8_t const*>(buffer), static_cast<std::size_t>(count)});
    return SQLITE_OK;
}

static int file_truncate(sqlite3_file* file, sqlite3_int64 size)
{
    memory_file(file).truncate(static_cast<std::uint64_t>(size));
    return SQLITE_OK;
}

static int file_sync(sqlite3_file*, int)
{
    return SQLITE_OK;
}

static int file_size(sqlite3_file* file, sqlite3_int64* size)
{
    *size = static_cast<sqlite3_int64>(memory_file(file).size());
    return SQLITE_OK;
}

static int file_lock(sqlite3_file*, int)
{
    return SQLITE_OK;
}

static int file_check_reserved_lock(sqlite3_file*, int* result)
{
    *result = 0;
    return SQLITE_OK;
}

// An error returned from here could not veto the commit, so a persist failure has a state of its own (Durability).
static int file_control(sqlite3_file* file, int operation, void*)
{
    if (operation != SQLITE_FCNTL_COMMIT_PHASETWO)
        return SQLITE_NOTFOUND;
    auto& memory = memory_file(file);
    if (memory.has_changes() && memory.on_commit)
        memory.on_commit();
    return SQLITE_OK;
}

static int file_sector_size(sqlite3_file*)
{
    return 4096;
}

static int file_device_characteristics(sqlite3_file*)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN;
}

static int vfs_open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* out_flags)
{
    static sqlite3_io_methods const METHODS{1, file_close, file_read, file_write, file_truncate, file_sync, file_size,
        file_lock, file_lock, file_check_reserved_lock, file_control, file_sector_size, file_device_characteristics,
        nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};
    file->pMethods = nullptr;
    if (!name || !(flags & SQLITE_OPEN_MAIN_DB))
        return SQLITE_CANTOPEN;
    auto const found = registry().find(name);
    if (found == registry().end())
        return SQLITE_CANTOPEN;
    reinterpret_cast<VfsFile*>(file)->file = found->second;
    file->pMethods = &METHODS;
    if (out_flags)
        *out_flags = flags;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs*, char const*, int)
{
    return SQLITE_IOERR_DELETE_NOENT;
}

static int vfs_access(sqlite3_vfs*, char const* name, int, int* result)
{
    *result = registry().contains(name) ? 1 : 0;
    return SQLITE_OK;
}

static int vfs_full_pathname(sqlite3_vfs*, char const* name, int capacity, char* out)
{
    auto const length = std::strlen(name);
    if (length + 1 > static_cast<std::size_t>(capacity))
        return SQLITE_CANTOPEN;
    std::memcpy(out, name, length + 1);
    return SQLITE_OK;
}

static int vfs_randomness(sqlite3_vfs*, int count, char* out)
{
    constexpr int LIMIT = 256; // the most getentropy() gives in one call
    for (int done = 0; done < count; done += LIMIT)
        CHECK(getentropy(out + done, static_cast<std::size_t>(std::min(LIMIT, count - done))) == 0);
    return count;
}

static int vfs_sleep(sqlite3_vfs*, int)
{
    return 0;
}

// No SQL of ours may ask for the time: the clock is a parameter everywhere. The epoch makes a slip visible.
static int vfs_current_time(sqlite3_vfs*, double* julian_day)
{
    *julian_day = 2440587.5;
    return SQLITE_OK;
}

static int vfs_last_error(sqlite3_vfs*, int, char*)
{
    return 0;
}

static sqlite3_vfs s_vfs{1, sizeof(VfsFile), 512, nullptr, "chuxin", nullptr, vfs_open, vfs_delete, vfs_access,
    vfs_full_pathname, nullptr, nullptr, nullptr, nullptr, vfs_randomness, vfs_sleep, vfs_current_time, vfs_last_error,
    nullptr, nullptr, nullptr, nullptr};

static int register_vfs()
{
    return sqlite3_vfs_register(&s_vfs, 1);
}

} // namespace store

extern "C" int sqlite3_os_init(void)
{
    return store::register_vfs();
}

extern "C" int sqlite3_os_end(void)
{
    return SQLITE_OK;
}
