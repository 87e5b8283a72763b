// Clocks, randomness and files of the machine.
#include "platform/native/native_ports.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <unistd.h>

namespace platform {

base::Instant SystemClock::now() const
{
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

std::int64_t SystemClock::steady_milliseconds() const
{
    auto const since_start = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since_start).count();
}

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    constexpr std::size_t LIMIT = 256; // the most getentropy() gives in one call
    for (std::size_t done = 0; done < bytes.size(); done += LIMIT)
        CHECK(getentropy(bytes.data() + done, std::min(LIMIT, bytes.size() - done)) == 0);
}

std::uint64_t SeededRandom::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    auto mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
}

std::uint64_t SeededRandom::below(std::uint64_t limit)
{
    CHECK(limit > 0);
    return next() % limit;
}

void SeededRandom::fill(std::span<std::uint8_t> bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        auto number = next();
        for (int part = 0; part < 8 && i < bytes.size(); ++part, ++i, number >>= 8)
            bytes[i] = static_cast<std::uint8_t>(number);
    }
}

using FileHandle = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

static FileHandle open_handle(std::string const& path, char const* mode)
{
    return {std::fopen(path.c_str(), mode), std::fclose};
}

static base::Error file_error(std::string const& path, char const* what)
{
    return {base::ErrorCode::Storage, {}, std::string("文件") + what + "（" + std::strerror(errno) + "）。", path};
}

base::Result<OpenedFile> open_file(std::string const& path)
{
    auto handle = std::make_shared<FileHandle>(open_handle(path, "rb"));
    if (!*handle)
        return file_error(path, "打不开");
    if (std::fseek(handle->get(), 0, SEEK_END) != 0)
        return file_error(path, "读不了");
    OpenedFile file;
    file.name = path.substr(path.rfind('/') + 1);
    file.size = static_cast<std::uint64_t>(std::ftell(handle->get()));
    file.read = [handle, path](std::uint64_t offset, std::span<std::uint8_t> bytes) -> base::Result<std::size_t> {
        if (std::fseek(handle->get(), static_cast<long>(offset), SEEK_SET) != 0)
            return file_error(path, "读不了");
        auto const got = std::fread(bytes.data(), 1, bytes.size(), handle->get());
        if (got < bytes.size() && std::ferror(handle->get()))
            return file_error(path, "读不了");
        return got;
    };
    return file;
}

base::Result<std::string> read_file(std::string const& path)
{
    auto file = TRY(open_file(path));
    std::string content(file.size, '\0');
    auto const got = TRY(file.read(0, {reinterpret_cast<std::uint8_t*>(content.data()), content.size()}));
    content.resize(got);
    return content;
}

base::Result<void> write_file(std::string const& path, std::string_view bytes)
{
    auto handle = open_handle(path, "wb");
    if (!handle || std::fwrite(bytes.data(), 1, bytes.size(), handle.get()) != bytes.size()
        || std::fflush(handle.get()) != 0)
        return file_error(path, "写不了");
    return {};
}

} // namespace platform
