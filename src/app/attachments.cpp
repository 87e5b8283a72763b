#include "app/attachments.h"

namespace app {

base::Error Attachments::read_only_error()
{
    return {base::ErrorCode::Conflict, "J12", "另一个窗口正在写入，本窗口不能保存附件；要在此保存请先接管。", {}};
}

// What the store says besides is for the console; a person can do two things about it.
static base::Error not_stored(store::PutStatus status)
{
    if (status == store::PutStatus::ReadOnly)
        return Attachments::read_only_error();
    if (status == store::PutStatus::Cleared)
        return {base::ErrorCode::Storage, "J12",
            "附件没有存下来：本工作区在浏览器里的数据已被清除，请先导出备份，再重新打开本页。", {}};
    return {base::ErrorCode::Storage, "J12", "附件没有存下来，请检查磁盘空间后再试一次。", {}};
}

Attachments::Attachments(store::AttachmentStore& store)
    : m_store(&store)
    , m_known(std::make_shared<Known>())
{
}

void Attachments::load(std::function<void()> changed)
{
    m_known->changed = std::move(changed);
    ask_for_list();
}

void Attachments::ask_for_list()
{
    m_known->failure.reset();
    m_store->list([weak = std::weak_ptr(m_known)](base::Result<std::vector<base::Hash>> listed) {
        auto const known = weak.lock();
        if (!known)
            return;
        if (listed.is_error()) {
            known->failure = listed.release_error();
            return;
        }
        known->hashes.insert(listed.value().begin(), listed.value().end());
        known->is_loaded = true;
        known->changed();
    });
}

std::optional<base::Error> Attachments::why_unknown()
{
    if (m_known->is_loaded)
        return {};
    auto const failure = m_known->failure;
    if (failure)
        ask_for_list();
    if (m_known->is_loaded) // a store may answer at once
        return {};
    if (!failure)
        return base::Error{base::ErrorCode::Conflict, "J12", "附件清单还没有读到，请稍候再试。", {}};
    return base::Error{
        failure->code, "J12", "附件清单没有读出来：" + failure->message + "正在重新读取，请稍候再试。", {}};
}

bool Attachments::is_here(std::string_view sha256) const
{
    base::Hash hash{};
    return base::parse_hash(sha256, hash) && m_known->hashes.contains(hash);
}

bool Attachments::is_damaged(std::string_view sha256) const
{
    base::Hash hash{};
    return base::parse_hash(sha256, hash) && m_known->damaged.contains(hash);
}

std::vector<base::Error> Attachments::problems_with(base::ValueObject const& arguments)
{
    std::vector<base::Error> problems;
    auto const files = domain::attachments_in(arguments);
    for (std::size_t index = 0; index < files.size(); ++index) {
        auto const& sha256 = files[index].sha256;
        if (is_here(sha256))
            continue;
        auto const unknown = why_unknown();
        problems.push_back({base::ErrorCode::Refused, "J12",
            "附件“" + files[index].name + "”"
                + (unknown                   ? "还没有读到，请稍候再办理。"
                        : is_damaged(sha256) ? "已损坏，请移除后重新选择文件。"
                                             : "不在本机，请重新选择文件后再办理。"),
            std::string(domain::ATTACHMENTS) + "[" + std::to_string(index) + "]"});
    }
    return problems;
}

void Attachments::add(
    base::Hash const& sha256, std::span<std::uint8_t const> bytes, std::function<void(base::Result<void>)> done)
{
    m_store->put(sha256, bytes,
        [weak = std::weak_ptr(m_known), sha256, done = std::move(done)](store::PutStatus status, std::string const&) {
            auto const known = weak.lock();
            if (!known)
                return;
            if (status != store::PutStatus::Acknowledged)
                return done(not_stored(status));
            known->hashes.insert(sha256);
            known->damaged.erase(sha256);
            done({});
        });
}

void Attachments::add(std::string const& name, std::span<std::uint8_t const> bytes, Added done)
{
    domain::Attachment attachment{
        name, std::string(domain::media_type_of(name)), static_cast<std::int64_t>(bytes.size()), {}};
    if (auto problem = domain::why_too_large(name, attachment.size))
        return done(std::move(*problem));
    if (bytes.empty())
        return done(base::refused("J12", "附件“" + name + "”是空文件，请重新选择。"));
    base::Sha256 hashing;
    hashing.update(bytes);
    auto const hash = hashing.finish();
    attachment.sha256 = base::to_hex(hash);
    add(hash, bytes, [attachment, done = std::move(done)](base::Result<void> stored) {
        if (!stored.is_error())
            return done(attachment);
        auto error = stored.release_error();
        error.message += "已填的内容都还在。";
        done(std::move(error));
    });
}

void Attachments::read(base::Hash const& sha256, store::AttachmentCallback done)
{
    m_store->get(sha256,
        [weak = std::weak_ptr(m_known), sha256, done = std::move(done)](base::Result<std::vector<std::uint8_t>> bytes) {
            auto const known = weak.lock();
            if (!known)
                return;
            // A copy that is no good must not keep a sound one from being stored, nor let an act rest on it.
            bool const is_damaged = bytes.is_error() && bytes.error().code == base::ErrorCode::Damaged;
            if (is_damaged)
                known->damaged.insert(sha256);
            if ((is_damaged || (bytes.is_error() && bytes.error().code == base::ErrorCode::NotFound))
                && known->hashes.erase(sha256) > 0)
                known->changed();
            done(std::move(bytes));
        });
}

} // namespace app
