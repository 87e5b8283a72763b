#include "app/attachments.h"

namespace app {

base::Error Attachments::read_only_error()
{
    return {base::ErrorCode::Conflict, "J12", "另一个窗口正在写入，本窗口不能添加附件；要在此添加请先接管。", {}};
}

std::optional<base::Error> Attachments::why_too_large(std::string const& name, std::uint64_t size, int limit_megabytes)
{
    if (size <= static_cast<std::uint64_t>(limit_megabytes) * 1024 * 1024)
        return {};
    return base::refused("J12",
        "附件“" + name + "”有 " + domain::size_text(static_cast<std::int64_t>(size)) + "，超过单个附件 "
            + std::to_string(limit_megabytes) + " MB 的上限（内部目标），请压缩或拆分后再附。");
}

static base::Error not_stored(store::PutStatus status, std::string const& detail)
{
    if (status == store::PutStatus::ReadOnly)
        return Attachments::read_only_error();
    return {base::ErrorCode::Storage, "J12",
        "附件没有存下来（" + detail + "），已填的内容都还在；请检查磁盘空间后重新选择文件。", {}};
}

Attachments::Attachments(store::AttachmentStore& store)
    : m_store(&store)
    , m_known(std::make_shared<Known>())
{
}

void Attachments::load(std::function<void()> changed)
{
    m_store->list(
        [weak = std::weak_ptr(m_known), changed = std::move(changed)](base::Result<std::vector<base::Hash>> listed) {
            auto const known = weak.lock();
            if (!known || listed.is_error())
                return;
            known->hashes.insert(listed.value().begin(), listed.value().end());
            known->is_loaded = true;
            changed();
        });
}

bool Attachments::is_here(std::string_view sha256) const
{
    base::Hash hash{};
    return base::parse_hash(sha256, hash) && m_known->hashes.contains(hash);
}

std::vector<base::Error> Attachments::problems_with(base::ValueObject const& arguments) const
{
    std::vector<base::Error> problems;
    auto const files = domain::attachments_in(arguments);
    for (std::size_t index = 0; index < files.size(); ++index) {
        if (is_here(files[index].sha256))
            continue;
        problems.push_back({base::ErrorCode::Refused, "J12",
            "附件“" + files[index].name + "”"
                + (m_known->is_loaded ? "不在本机，请重新选择文件后再办理。" : "还没有读到，请稍候再办理。"),
            std::string(domain::ATTACHMENTS) + "[" + std::to_string(index) + "]"});
    }
    return problems;
}

void Attachments::add(
    base::Hash const& sha256, std::span<std::uint8_t const> bytes, std::function<void(base::Result<void>)> done)
{
    m_store->put(sha256, bytes,
        [weak = std::weak_ptr(m_known), sha256, done = std::move(done)](
            store::PutStatus status, std::string const& detail) {
            auto const known = weak.lock();
            if (!known)
                return;
            if (status != store::PutStatus::Acknowledged)
                return done(not_stored(status, detail));
            known->hashes.insert(sha256);
            done({});
        });
}

void Attachments::add(std::string const& name, std::span<std::uint8_t const> bytes, int limit_megabytes, Added done)
{
    domain::Attachment attachment{
        name, std::string(domain::media_type_of(name)), static_cast<std::int64_t>(bytes.size()), {}};
    if (auto problem = why_too_large(name, bytes.size(), limit_megabytes))
        return done(std::move(*problem));
    if (bytes.empty())
        return done(base::refused("J12", "附件“" + name + "”是空文件，请重新选择。"));
    base::Sha256 hashing;
    hashing.update(bytes);
    auto const hash = hashing.finish();
    attachment.sha256 = base::to_hex(hash);
    add(hash, bytes, [attachment, done = std::move(done)](base::Result<void> stored) {
        if (stored.is_error())
            done(stored.release_error());
        else
            done(attachment);
    });
}

void Attachments::read(base::Hash const& sha256, store::AttachmentCallback done)
{
    m_store->get(
        sha256, [weak = std::weak_ptr(m_known), done = std::move(done)](base::Result<std::vector<std::uint8_t>> bytes) {
            if (!weak.expired())
                done(std::move(bytes));
        });
}

} // namespace app
