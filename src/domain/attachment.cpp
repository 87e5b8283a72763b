#include "domain/attachment.h"

#include "base/sha256.h"

#include <algorithm>
#include <utility>

namespace domain {

base::ValueObject to_value(Attachment const& attachment)
{
    return {{"name", attachment.name}, {"media_type", attachment.media_type}, {"size", attachment.size},
        {"sha256", attachment.sha256}};
}

std::vector<Attachment> attachments_in(base::ValueObject const& payload)
{
    std::vector<Attachment> files;
    for (auto const& value : base::list_or_empty(payload, ATTACHMENTS)) {
        auto const* object = value.object();
        if (!object)
            continue;
        Attachment file{base::text_or(*object, "name"), base::text_or(*object, "media_type"),
            base::integer_or(*object, "size", 0), base::text_or(*object, "sha256")};
        base::Hash hash{};
        if (!base::parse_hash(file.sha256, hash))
            continue;
        file.sha256 = base::to_hex(hash);
        files.push_back(std::move(file));
    }
    return files;
}

bool has_attachments(base::ValueObject const& payload)
{
    return !attachments_in(payload).empty();
}

std::optional<base::Error> why_too_large(std::string const& name, std::int64_t size)
{
    if (size <= std::int64_t{MAX_ATTACHMENT_MEGABYTES} * 1024 * 1024)
        return {};
    return base::refused("J12",
        "附件“" + name + "”有 " + size_text(size) + "，超过单个附件 " + std::to_string(MAX_ATTACHMENT_MEGABYTES)
            + " MB 的上限（技术限制，不是法定要求），请压缩或拆分后再附。");
}

std::string_view media_type_of(std::string_view file_name)
{
    static constexpr std::pair<std::string_view, std::string_view> TYPES[]{
        {"jpg", "image/jpeg"},
        {"jpeg", "image/jpeg"},
        {"png", "image/png"},
        {"gif", "image/gif"},
        {"bmp", "image/bmp"},
        {"tif", "image/tiff"},
        {"tiff", "image/tiff"},
        {"webp", "image/webp"},
        {"pdf", "application/pdf"},
        {"ofd", "application/ofd"},
        {"doc", "application/msword"},
        {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        {"xls", "application/vnd.ms-excel"},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"wps", "application/vnd.ms-works"},
        {"txt", "text/plain"},
        {"mp3", "audio/mpeg"},
        {"m4a", "audio/mp4"},
        {"amr", "audio/amr"},
        {"wav", "audio/wav"},
        {"mp4", "video/mp4"},
        {"zip", "application/zip"},
    };
    auto const dot = file_name.rfind('.');
    std::string ending(dot == file_name.npos ? std::string_view() : file_name.substr(dot + 1));
    for (char& letter : ending)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    for (auto const& [known, type] : TYPES)
        if (known == ending)
            return type;
    return "application/octet-stream";
}

std::string size_text(std::int64_t bytes)
{
    constexpr std::int64_t KB = 1024;
    if (bytes < KB)
        return std::to_string(bytes) + " 字节";
    if (bytes < KB * KB)
        return std::to_string((bytes + KB / 2) / KB) + " KB";
    auto const tenths = (bytes * 10 + KB * KB / 2) / (KB * KB);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

} // namespace domain
