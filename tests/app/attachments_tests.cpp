// Proof files (J12): durable before the entry that names them, kept whatever the screen does, carried by packages or
// left out, found damaged or missing by the verification.
#include "store/memory_attachment_store.h"
#include "support/app/test_workspace.h"

#include "support/app/app_doctest.h"

#include <deque>

using base::ValueList;
using base::ValueObject;
using support::TestWorkspace;

#define REQUIRE_OK(result)                                                                                             \
    REQUIRE_MESSAGE(!(result).is_error(), ((result).is_error() ? (result).error().message : std::string()))

TEST_SUITE_BEGIN("app/attachments_tests");

namespace {

// A store that answers when the test lets it, or fails, or dies.
class LateFiles final : public store::AttachmentStore {
public:
    void list(store::AttachmentListCallback done) override { m_files.list(std::move(done)); }
    bool is_durable() const override { return true; }
    std::string engine_name() const override { return "Late"; }

    bool deliver()
    {
        if (m_waiting.empty())
            return false;
        auto const next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next();
        return true;
    }
    void fail_next() { m_fails = true; }
    store::MemoryAttachmentStore& disk() { return m_files; }

private:
    void write(base::Hash const& hash, std::span<std::uint8_t const> bytes, store::PutCallback done) override
    {
        if (std::exchange(m_fails, false)) {
            m_waiting.emplace_back([done] { done(store::PutStatus::Failed, "injected failure"); });
            return;
        }
        m_waiting.emplace_back(
            [this, hash, copy = std::vector(bytes.begin(), bytes.end()), done] { m_files.put(hash, copy, done); });
    }
    void read(base::Hash const& hash, store::AttachmentCallback done) override
    {
        m_waiting.emplace_back([this, hash, done] { m_files.get(hash, done); });
    }

    store::MemoryAttachmentStore m_files;
    std::deque<std::function<void()>> m_waiting;
    bool m_fails{false};
};

std::span<std::uint8_t const> bytes_of(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

domain::Attachment added(TestWorkspace& office, std::string const& name, std::string_view content)
{
    domain::Attachment file;
    office.app().add_attachment(name, bytes_of(content), [&](base::Result<domain::Attachment> result) {
        REQUIRE_OK(result);
        file = result.value();
    });
    REQUIRE(file.sha256.size() == 64);
    return file;
}

base::Value list_of(std::vector<domain::Attachment> const& files)
{
    ValueList list;
    for (auto const& file : files)
        list.emplace_back(domain::to_value(file));
    return list;
}

std::string content_of(TestWorkspace& office, domain::Attachment const& file)
{
    std::string content = "no answer";
    office.app().read_attachment(file.sha256, [&](base::Result<std::vector<std::uint8_t>> bytes) {
        content = bytes.is_error() ? "error " + bytes.error().message
                                   : std::string(bytes.value().begin(), bytes.value().end());
    });
    return content;
}

std::string exported(TestWorkspace& office, app::Application::WithAttachments with)
{
    std::string package;
    auto const result = office.app().export_package(
        {}, [&](std::string_view piece) { package += piece; }, with);
    REQUIRE_OK(result);
    return package;
}

constexpr auto WITH = app::Application::WithAttachments::Yes;
constexpr auto WITHOUT = app::Application::WithAttachments::No;

} // namespace

TEST_CASE("a file is stored first, then an act names it, and the case lists it")
{
    store::MemoryAttachmentStore disk;
    TestWorkspace office(1, "2023-06-15", &disk);
    office.set_up();
    auto const scan = added(office, "来信.JPG", "scan");
    CHECK(scan.media_type == "image/jpeg");
    CHECK(scan.size == 4);
    CHECK(disk.files().size() == 1);
    auto const outcome = office.does(
        "register_petition", {}, support::with(support::registration("2023-06-15"), "attachments", list_of({scan})));
    auto const later = added(office, "补充证据.pdf", "evidence");
    office.does("add_attachments", outcome.record, {{"purpose", "PETITION"}, {"attachments", list_of({later})}});

    auto const check = [&] {
        auto const view = office.app().case_view(outcome.record);
        REQUIRE(view);
        REQUIRE(view->attachments.size() == 2);
        CHECK(view->attachments[0].file == scan);
        CHECK(view->attachments[0].is_here);
        CHECK(view->attachments[0].label.find("登记") != std::string::npos);
        CHECK(view->attachments[1].label.find("信访材料") != std::string::npos);
        CHECK(view->timeline.back().detail.find("附件：补充证据.pdf") != std::string::npos);
        CHECK(content_of(office, scan) == "scan");
        CHECK(office.is_rebuild_equal());
    };
    check();
    office.reopen(); // the next start finds the files again
    check();
}

TEST_CASE("an undone act takes its files out of the list; the bytes stay")
{
    TestWorkspace office;
    office.set_up();
    auto const record = office.registers();
    auto const wrong = added(office, "别人的材料.pdf", "wrong");
    auto const outcome =
        office.does("add_attachments", record, {{"purpose", "OTHER"}, {"attachments", list_of({wrong})}});
    office.does("undo", record, {{"of", outcome.entry.value}});
    CHECK(office.app().case_view(record)->attachments.empty());
    CHECK(office.app().has_attachment(wrong.sha256));
}

TEST_CASE("an act that names a file whose bytes are not durable is refused, and nothing of the form is lost")
{
    LateFiles files;
    TestWorkspace office(1, "2023-06-15", &files);
    office.set_up();
    auto const fields = support::registration("2023-06-15");
    REQUIRE_OK(office.app().save_draft("register", fields));

    std::optional<base::Result<domain::Attachment>> answer;
    auto const keep = [&](base::Result<domain::Attachment> result) { answer = std::move(result); };
    office.app().add_attachment("来信.jpg", bytes_of("scan"), keep);
    CHECK_FALSE(answer.has_value());
    domain::Attachment scan{"来信.jpg", "image/jpeg", 4, base::to_hex(base::sha256("scan"))};
    auto const with_scan = support::with(fields, "attachments", list_of({scan}));
    CHECK(office.refusal("register_petition", {}, with_scan) == "J12"); // before the acknowledgement
    CHECK(office.app().ledger_ids({}).empty());

    CHECK(files.deliver());
    REQUIRE(answer);
    REQUIRE_OK(*answer);
    CHECK(answer->value() == scan);
    office.does("register_petition", {}, with_scan);

    files.fail_next();
    office.app().add_attachment("回证.jpg", bytes_of("proof"), keep);
    CHECK(files.deliver());
    REQUIRE(answer->is_error());
    CHECK(answer->error().message.find("没有存下来") != std::string::npos);
    CHECK(answer->error().message.find("已填的内容都还在") != std::string::npos);
    domain::Attachment const proof{"回证.jpg", "image/jpeg", 5, base::to_hex(base::sha256("proof"))};
    auto const record = office.app().ledger_ids({}).front();
    auto const result =
        office.attempt("add_attachments", record, {{"purpose", "OTHER"}, {"attachments", list_of({proof})}});
    REQUIRE(std::holds_alternative<app::CommandProblems>(result));
    auto const& problem = std::get<app::CommandProblems>(result).problems.front();
    CHECK(problem.where == "attachments[0]");
    CHECK(problem.message.find("回证.jpg") != std::string::npos);
    CHECK(office.app().load_draft("register") == fields);
}

TEST_CASE("a file that comes after the program has ended is not waited for")
{
    LateFiles files;
    {
        TestWorkspace office(1, "2023-06-15", &files);
        office.set_up();
        office.app().add_attachment(
            "来信.jpg", bytes_of("scan"), [](base::Result<domain::Attachment>) { FAIL_CHECK("nobody is there"); });
    }
    CHECK(files.deliver());
}

TEST_CASE("files too large, empty, named twice or with a wrong hash are refused in words")
{
    TestWorkspace office;
    office.set_up();
    auto const refusal_of = [&](std::string_view content) {
        std::string message;
        office.app().add_attachment("大图.png", bytes_of(content), [&](base::Result<domain::Attachment> result) {
            message = result.is_error() ? result.error().message : "stored";
        });
        return message;
    };
    std::string const limit(10 * 1024 * 1024, 'x');
    CHECK(refusal_of(limit) == "stored");
    CHECK(refusal_of(limit + "x").find("10 MB 的上限（内部目标）") != std::string::npos);
    CHECK(refusal_of("").find("空文件") != std::string::npos);

    auto const record = office.registers();
    auto const file = added(office, "照片.jpg", "photo");
    auto const attempt = [&](std::vector<domain::Attachment> const& files) {
        return support::message_of(
            office.attempt("add_attachments", record, {{"purpose", "OTHER"}, {"attachments", list_of(files)}}));
    };
    CHECK(attempt({file, file}).find("内容相同") != std::string::npos);
    auto wrong = file;
    wrong.sha256 = "abc";
    CHECK(attempt({wrong}).find("64 位") != std::string::npos);
    auto huge = file;
    huge.size = std::int64_t{11} * 1024 * 1024;
    CHECK(attempt({huge}).find("10 MB") != std::string::npos);
    CHECK(attempt({}).find("没有填写") != std::string::npos);
    CHECK(attempt({file}).empty());
}

TEST_CASE("a package may leave the files out, and unites them by hash when they come later")
{
    store::MemoryAttachmentStore here, there;
    TestWorkspace office(1, "2023-06-15", &here);
    office.set_up();
    auto const record = office.registers();
    std::string every_byte;
    for (int i = 0; i < 3000; ++i)
        every_byte += static_cast<char>(i * 7 + i / 256);
    auto const first = added(office, "照片.jpg", every_byte);
    auto const second = added(office, "回证.pdf", "proof");
    office.does("add_attachments", record, {{"purpose", "PETITION"}, {"attachments", list_of({first, second})}});

    auto const bare = exported(office, WITHOUT);
    CHECK(bare.find("\"version\":1") != std::string::npos);
    TestWorkspace other(2, "2023-06-16", &there);
    auto report = other.import(bare);
    CHECK(report.files_missing == 2);
    CHECK(report.summary.find("附件未随包 2 个") != std::string::npos);
    other.act_as("li");
    auto view = other.app().case_view(record);
    REQUIRE(view);
    REQUIRE(view->attachments.size() == 2);
    CHECK_FALSE(view->attachments[0].is_here);
    CHECK(content_of(other, first).find("error") == 0);
    auto const before = other.digest();
    auto verified = other.app().verify_report();
    REQUIRE_OK(verified);
    CHECK(verified.value().is_sound);
    CHECK(verified.value().text.find("附件未随包 2 个") != std::string::npos);

    auto const full = exported(office, WITH);
    CHECK(full.find("\"version\":2") != std::string::npos);
    auto const checked = other.app().check_package(support::file_of(full));
    CHECK(checked.valid);
    CHECK(checked.files_new == 2);
    CHECK(there.files().empty()); // a check stores nothing
    report = other.import(full);
    CHECK(report.files_new == 2);
    CHECK(report.files_missing == 0);
    CHECK(there.files() == here.files());
    CHECK(content_of(other, first) == every_byte);
    CHECK(other.app().case_view(record)->attachments[0].is_here);
    CHECK(other.digest() == before); // the files move no projection
    report = other.import(full);
    CHECK(report.files_new == 0); // the same again changes nothing
    verified = other.app().verify_report();
    CHECK(verified.value().text.find("附件 2 个，完整 2 个") != std::string::npos);
}

TEST_CASE("a damaged file in a package is named with its place, and nothing changes")
{
    store::MemoryAttachmentStore here, there;
    TestWorkspace office(1, "2023-06-15", &here);
    office.set_up();
    auto const record = office.registers();
    auto const file = added(office, "照片.jpg", "photograph");
    office.does("add_attachments", record, {{"purpose", "PETITION"}, {"attachments", list_of({file})}});
    auto package = exported(office, WITH);
    auto const at = package.find("\"data\":\"") + 8;
    package[at] = package[at] == 'A' ? 'B' : 'A';

    TestWorkspace other(2, "2023-06-16", &there);
    auto const before = other.digest();
    auto const report = other.app().import_package(support::file_of(package));
    REQUIRE_OK(report);
    CHECK_FALSE(report.value().valid);
    REQUIRE_FALSE(report.value().problems.empty());
    CHECK(report.value().problems.front().where == "第 1 个附件・附件内容");
    CHECK(report.value().problems.front().message.find("第 1 个附件") == 0);
    CHECK(other.digest() == before);
    CHECK(there.files().empty());
}

TEST_CASE("an import whose files cannot be stored changes nothing, and waits for a store that answers late")
{
    store::MemoryAttachmentStore here;
    TestWorkspace office(1, "2023-06-15", &here);
    office.set_up();
    auto const record = office.registers();
    auto const file = added(office, "照片.jpg", "photograph");
    office.does("add_attachments", record, {{"purpose", "PETITION"}, {"attachments", list_of({file})}});
    auto const package = exported(office, WITH);

    LateFiles late;
    TestWorkspace other(2, "2023-06-16", &late);
    other.set_up();
    auto const before = other.digest();
    auto const run = [&] {
        REQUIRE_OK(other.app().begin_import(support::file_of(package)));
        for (int i = 0; i < 1000 && other.app().work_slice(); ++i)
            late.deliver();
        return *other.app().take_import_report();
    };
    late.fail_next();
    auto const failed = run();
    REQUIRE(failed.is_error());
    CHECK(failed.error().message.find("没有存下来") != std::string::npos);
    CHECK(other.digest() == before);
    CHECK_FALSE(other.app().case_view(record));
    auto const done = run();
    REQUIRE_OK(done);
    CHECK(done.value().files_new == 1);
    CHECK(late.disk().files().size() == 1);

    // The export waits as well; nothing is written before the last file has come.
    std::string again;
    other.act_as("li");
    REQUIRE_OK(other.app().begin_export(
        {}, [&](std::string_view piece) { again += piece; }, WITH));
    for (int i = 0; i < 1000 && other.app().work_slice(); ++i)
        late.deliver();
    auto const outcome = other.app().take_export_outcome();
    REQUIRE(outcome);
    REQUIRE_OK(*outcome);
    CHECK(again.find("\"files\":[\n{") != std::string::npos);
    CHECK(other.app()
              .export_package(
                  {}, [](std::string_view) {}, WITH)
              .is_error()); // nobody turns the event loop
}

TEST_CASE("verification and export name a damaged file; the chain is sound all the same")
{
    store::MemoryAttachmentStore disk;
    TestWorkspace office(1, "2023-06-15", &disk);
    office.set_up();
    auto const record = office.registers();
    auto const file = added(office, "照片.jpg", "photograph");
    office.does("add_attachments", record, {{"purpose", "PETITION"}, {"attachments", list_of({file})}});
    disk.files().begin()->second.front() ^= 1;
    auto const verified = office.app().verify_report();
    REQUIRE_OK(verified);
    CHECK(verified.value().is_sound);
    CHECK(verified.value().text.find("附件已损坏 1 个") != std::string::npos);
    CHECK(verified.value().text.find("照片.jpg") != std::string::npos);
    CHECK(content_of(office, file).find("已损坏") != std::string::npos);
    auto const refused = office.app().export_package(
        {}, [](std::string_view) {}, WITH);
    REQUIRE(refused.is_error());
    CHECK(refused.error().message.find("照片.jpg") != std::string::npos);
    CHECK_FALSE(office.app()
                    .export_package(
                        {}, [](std::string_view) {}, WITHOUT)
                    .is_error());
    added(office, "照片.jpg", "photograph"); // the original once more heals it
    CHECK(content_of(office, file) == "photograph");
}

TEST_SUITE_END();
