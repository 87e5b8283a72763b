// Proof files (J12): durable before the entry that names them, kept whatever the screen does, carried by packages or
// left out, found damaged or missing by the verification.
#include "exchange/package_writer.h"
#include "store/memory_attachment_store.h"
#include "support/app/late_files.h"
#include "support/app/test_workspace.h"

#include "support/doctest.h"

namespace attachments_tests {

using base::ValueList;
using base::ValueObject;
using support::LateFiles;
using support::TestWorkspace;

TEST_SUITE_BEGIN("app/attachments_tests");

namespace {

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

// A case whose registration is followed by these files.
base::RecordId with_files(TestWorkspace& office, std::vector<std::pair<std::string, std::string>> const& files)
{
    auto const record = office.registers();
    std::vector<domain::Attachment> list;
    for (auto const& [name, content] : files)
        list.push_back(added(office, name, content));
    office.does("add_attachments", record, {{"purpose", "PETITION"}, {"attachments", list_of(list)}});
    return record;
}

domain::Attachment file_of_case(TestWorkspace& office, base::RecordId const& record, std::size_t index = 0)
{
    auto const view = office.app().case_view(record);
    REQUIRE(view);
    REQUIRE(view->attachments.size() > index);
    return view->attachments[index].file;
}

void damage(store::MemoryAttachmentStore& disk, std::string_view content)
{
    auto const found = disk.files().find(base::sha256(content));
    REQUIRE(found != disk.files().end());
    found->second.front() ^= 1;
}

template <typename Done> void work_to_end(TestWorkspace& office, LateFiles& files, Done is_done)
{
    for (int i = 0; i < 1000 && !is_done(); ++i) {
        office.app().work_slice();
        files.deliver();
    }
}

base::Result<app::ExportReport> export_in_steps(TestWorkspace& office, LateFiles& files, std::string& package)
{
    auto const begun = office.app().begin_export(
        {}, [&](std::string_view piece) { package += piece; }, app::Application::WithAttachments::Yes);
    if (begun.is_error())
        return begun.error();
    std::optional<base::Result<app::ExportReport>> outcome;
    work_to_end(office, files, [&] { return (outcome = office.app().take_export_outcome()).has_value(); });
    REQUIRE(outcome);
    return *outcome;
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
    CHECK(refusal_of(limit + "x").find("10 MB 的上限（技术限制，不是法定要求）") != std::string::npos);
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
    CHECK(verified.value().files_missing == 2);
    CHECK_FALSE(verified.value().has_all_files());
    CHECK(verified.value().text.find("附件不在本机 2 个") != std::string::npos);

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
    with_files(office, {{"照片.jpg", "photograph"}});
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
    auto const record = with_files(office, {{"照片.jpg", "photograph"}});
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
    CHECK(failed.error().message == "附件没有存下来，请检查磁盘空间后再试一次。"); // no form lies open here
    CHECK(other.digest() == before);
    CHECK_FALSE(other.app().case_view(record));
    auto const done = run();
    REQUIRE_OK(done);
    CHECK(done.value().files_new == 1);
    CHECK(late.disk().files().size() == 1);

    // The export waits as well; nothing is written before the last file has come.
    std::string again;
    other.act_as("li");
    REQUIRE_OK(export_in_steps(other, late, again));
    CHECK(again.find("\"files\":[\n{") != std::string::npos);
    CHECK(other.app()
              .export_package(
                  {}, [](std::string_view) {}, WITH)
              .is_error()); // nobody turns the event loop
}

TEST_CASE("verification names a damaged file; the chain is sound all the same, and the original heals it")
{
    store::MemoryAttachmentStore disk;
    TestWorkspace office(1, "2023-06-15", &disk);
    office.set_up();
    auto const record = with_files(office, {{"照片.jpg", "photograph"}});
    auto const file = file_of_case(office, record);
    damage(disk, "photograph");
    auto const verified = office.app().verify_report();
    REQUIRE_OK(verified);
    CHECK(verified.value().is_sound);
    CHECK(verified.value().files_damaged == 1);
    CHECK_FALSE(verified.value().has_all_files());
    CHECK(verified.value().text.find("附件已损坏 1 个，请从原件重新取得：照片.jpg") != std::string::npos);
    CHECK(content_of(office, file).find("已损坏") != std::string::npos);
    CHECK(office.app().case_view(record)->attachments.front().is_damaged);
    // Nothing rests on a file that is known to be damaged.
    CHECK(office.refusal("add_attachments", record, {{"purpose", "OTHER"}, {"attachments", list_of({file})}}) == "J12");
    added(office, "照片.jpg", "photograph"); // the original once more heals it
    CHECK(content_of(office, file) == "photograph");
    CHECK_FALSE(office.app().case_view(record)->attachments.front().is_damaged);
    CHECK(office.app().verify_report().value().has_all_files());
}

TEST_CASE("a store that gives no answer is no damage: verification and export say what happened")
{
    LateFiles files;
    TestWorkspace office(1, "2023-06-15", &files);
    office.set_up();
    auto const record = office.registers();
    std::optional<base::Result<domain::Attachment>> proof;
    office.app().add_attachment("回证.jpg", bytes_of("proof"), [&](auto result) { proof = std::move(result); });
    files.deliver();
    office.does("add_attachments", record, {{"purpose", "OTHER"}, {"attachments", list_of({proof->value()})}});

    files.fail_next_read();
    REQUIRE_OK(office.app().begin_verify());
    std::optional<base::Result<app::VerifyReport>> verified;
    work_to_end(office, files, [&] { return (verified = office.app().take_verify_report()).has_value(); });
    REQUIRE(verified);
    REQUIRE_OK(*verified);
    CHECK(verified->value().files_unread == 1);
    CHECK(verified->value().files_damaged == 0);
    CHECK_FALSE(verified->value().has_all_files());
    CHECK(verified->value().text.find("附件没有读出来 1 个") != std::string::npos);
    CHECK(verified->value().text.find("磁盘没有回答") != std::string::npos);

    files.fail_next_read();
    std::string package;
    auto const refused = export_in_steps(office, files, package);
    REQUIRE(refused.is_error());
    CHECK(refused.error().message.find("“回证.jpg”读不出来") != std::string::npos);
    package.clear();
    auto const whole = export_in_steps(office, files, package);
    REQUIRE_OK(whole);
    CHECK(whole.value().summary == "数据包已导出，含附件 1 个");
}

TEST_CASE("an export leaves damaged and missing files out, names them, and is a package all the same")
{
    store::MemoryAttachmentStore disk;
    TestWorkspace office(1, "2023-06-15", &disk);
    office.set_up();
    with_files(office, {{"照片.jpg", "photograph"}, {"回证.pdf", "proof"}, {"录音.mp3", "voice"}});
    auto const backup_age = [&] { return office.app().shell().storage.backup_age_days; };
    auto const exported_with = [&](std::string& package) {
        auto const result = office.app().export_package(
            {}, [&](std::string_view piece) { package += piece; }, WITH);
        REQUIRE_OK(result);
        return result.value();
    };
    damage(disk, "photograph");
    std::string package;
    auto report = exported_with(package);
    CHECK(report.files == 2);
    CHECK(report.damaged == std::vector<std::string>{"照片.jpg"});
    CHECK(report.summary == "数据包已导出，含附件 2 个；另有 1 个已损坏，未写入：照片.jpg");
    CHECK_FALSE(backup_age()); // the original may still be had: this was not yet the backup it should be

    disk.files().erase(base::sha256("proof"));
    package.clear();
    report = exported_with(package);
    CHECK(report.files == 1);
    CHECK(report.missing == std::vector<std::string>{"回证.pdf"});
    CHECK(report.damaged == std::vector<std::string>{"照片.jpg"});
    TestWorkspace other(2, "2023-06-16");
    auto const imported = other.import(package);
    CHECK(imported.files_new == 1);
    CHECK(imported.files_missing == 2);

    added(office, "照片.jpg", "photograph");
    package.clear();
    report = exported_with(package);
    CHECK(report.summary == "数据包已导出，含附件 2 个；另有 1 个不在本机，未写入：回证.pdf");
    CHECK(backup_age() == 0); // no backup of this machine could keep what is not here
}

TEST_CASE("a part of the workspace is no backup of it")
{
    TestWorkspace office;
    office.set_up();
    auto const record = office.registers();
    REQUIRE_OK(office.app().export_package({record}, [](std::string_view) {}));
    CHECK_FALSE(office.app().shell().storage.backup_age_days);
    REQUIRE_OK(office.app().export_package({}, [](std::string_view) {}));
    CHECK(office.app().shell().storage.backup_age_days == 0);
}

TEST_CASE("no export with files before it is known which are here; a list that failed is read again")
{
    LateFiles files;
    files.disk().put(base::sha256("proof"), bytes_of("proof"), [](store::PutStatus, std::string const&) {});
    TestWorkspace office(1, "2023-06-15", &files);
    office.set_up();
    domain::Attachment const proof{"回证.jpg", "image/jpeg", 5, base::to_hex(base::sha256("proof"))};
    auto const record = office.registers();
    office.does("add_attachments", record, {{"purpose", "OTHER"}, {"attachments", list_of({proof})}});

    SUBCASE("it has failed")
    {
        files.fail_next_list();
        office.reopen();
        files.fail_next_list(); // and once more
        std::string package;
        auto const refused = export_in_steps(office, files, package);
        REQUIRE(refused.is_error());
        CHECK(refused.error().message.find("磁盘没有回答") != std::string::npos);
    }
    SUBCASE("it has not come yet")
    {
        files.delay_next_list();
        office.reopen();
        std::string package;
        auto const refused = export_in_steps(office, files, package);
        REQUIRE(refused.is_error());
        CHECK(refused.error().message.find("还没有读到") != std::string::npos);
        CHECK(files.deliver());
    }
    std::string package;
    auto const whole = export_in_steps(office, files, package);
    REQUIRE_OK(whole);
    CHECK(whole.value().files == 1);
}

TEST_CASE("a sound copy in a package heals one that was found damaged here")
{
    store::MemoryAttachmentStore here;
    TestWorkspace office(1, "2023-06-15", &here);
    office.set_up();
    auto const record = with_files(office, {{"照片.jpg", "photograph"}});
    auto const package = exported(office, WITH);
    damage(here, "photograph");
    auto const file = file_of_case(office, record);
    CHECK(content_of(office, file).find("error") == 0);
    CHECK_FALSE(office.app().has_attachment(file.sha256));
    auto const report = office.import(package);
    CHECK(report.files_new == 1);
    CHECK(content_of(office, file) == "photograph");
}

TEST_CASE("a package may not bring files that no entry names")
{
    store::MemoryAttachmentStore disk;
    TestWorkspace office(1, "2023-06-15", &disk);
    office.set_up();
    auto const record = with_files(office, {{"照片.jpg", "photograph"}});
    // Only files, as a package has them whose entries are withheld or known.
    auto const package_of = [](std::string_view content) {
        std::string package;
        exchange::PackageWriter writer([&](std::string_view piece) { package += piece; });
        exchange::PackageHeader header;
        header.node = "a1";
        header.workspace = "别处";
        header.created_at = support::at("2023-06-15");
        header.file_count = 1;
        writer.begin(header);
        writer.add({base::sha256(content), {content.begin(), content.end()}});
        REQUIRE_OK(writer.finish());
        return package;
    };
    auto const refused = office.app().import_package(support::file_of(package_of("a game")));
    REQUIRE_OK(refused);
    CHECK_FALSE(refused.value().valid);
    REQUIRE(refused.value().problems.size() == 1);
    CHECK(refused.value().problems.front().where == "第 1 个附件");
    CHECK(refused.value().problems.front().message.find("没有记录提到") != std::string::npos);
    CHECK(disk.files().size() == 1);

    auto const file = file_of_case(office, record);
    damage(disk, "photograph");
    CHECK(content_of(office, file).find("error") == 0);
    CHECK(office.import(package_of("photograph")).files_new == 1); // the journal here names it
    CHECK(content_of(office, file) == "photograph");
}

TEST_CASE("data that was cleared under the program is called so, and not another window")
{
    LateFiles files;
    TestWorkspace office(1, "2023-06-15", &files);
    office.set_up();
    auto const refusal_after = [&](store::PutStatus status) {
        std::string message;
        files.fail_next(status);
        office.app().add_attachment("回证.jpg", bytes_of("proof"), [&](auto result) {
            REQUIRE(result.is_error());
            message = result.error().message;
        });
        CHECK(files.deliver());
        return message;
    };
    CHECK(refusal_after(store::PutStatus::Cleared).find("数据已被清除") != std::string::npos);
    CHECK(refusal_after(store::PutStatus::ReadOnly).find("另一个窗口正在写入") != std::string::npos);
    auto const failed = refusal_after(store::PutStatus::Failed);
    CHECK(failed.find("磁盘空间") != std::string::npos);
    CHECK(failed.find("injected") == std::string::npos); // nothing for a clerk to read
}

TEST_SUITE_END();

} // namespace attachments_tests
