// Proof files as the law core sees them: named by hash in the acts that may carry them, listed by the fold for acts in
// force, as good as words where a guard asks for proof (J12).
#include "domain/workflow/correction.h"
#include "support/domain/office.h"

#include "support/doctest.h"

#include <algorithm>

namespace attachment_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;
using domain::State;

TEST_SUITE_BEGIN("attachment_tests");

static domain::Attachment file(char digit, std::string name = "回证.jpg")
{
    return {std::move(name), "image/jpeg", 1000, std::string(64, digit)};
}

static base::Value files(std::vector<domain::Attachment> const& attachments)
{
    ValueList list;
    for (auto const& one : attachments)
        list.emplace_back(domain::to_value(one));
    return list;
}

TEST_CASE("where a guard asks for proof in words, a file will do as well (S47, Q19)")
{
    Office office;
    Story story(office);
    story.issued();
    ValueObject const refused{{"delivered_on", "2023-07-13"}, {"method", "IN_PERSON"}, {"signed", false}};
    CHECK(story.refusal("deliver", refused, "2023-07-13", "he") == "Q19");
    CHECK(story.refusal("deliver", with(refused, "attachments", ValueList{}), "2023-07-13", "he") == "Q19");
    story.does("deliver", with(refused, "attachments", files({file('a')})), "2023-07-13", "he");
    story.does("close", {{"petitioner_opinion", "NONE"}}, "2023-07-14", "li");
    ValueObject const vain{{"on", "2023-07-17"}, {"method", "PHONE"}, {"reached", false}};
    story.does("follow_up", vain, "2023-07-17", "li");
    story.does("follow_up", with(vain, "on", "2023-07-18"), "2023-07-18", "li");
    CHECK(story.refusal("follow_up", with(vain, "on", "2023-07-19"), "2023-07-19", "li") == "T35");
    story.does(
        "follow_up", with(with(vain, "on", "2023-07-19"), "attachments", files({file('b')})), "2023-07-19", "li");
    CHECK(story.record().unreachable);
    auto const& listed = story.record().attachments;
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].act == "deliver");
    CHECK(listed[0].file == file('a'));
    CHECK(listed[1].act == "follow_up");
}

TEST_CASE(
    "what is added later changes no state, whoever of the office adds it, and an undone act takes its files along")
{
    Office office;
    Story story(office);
    story.closed("2023-07-14");
    ValueObject const added{{"purpose", "DELIVERY"}, {"attachments", files({file('a'), file('b')})}};
    story.does("add_attachments", added, "2023-07-14", "li");
    CHECK(story.record().state == State::Closed);
    CHECK(story.record().attachments.size() == 2);
    CHECK(story.record().attachments.front().purpose == "DELIVERY");
    story.does("undo", {{"of", story.record().timeline.back().entry.value}}, "2023-07-14", "li");
    CHECK(story.record().attachments.empty());
}

TEST_CASE("W9: the parts of a split registration all have its files")
{
    Office office;
    Story story(office);
    story.does("register_petition", with(registration(), "attachments", files({file('a')})), "2023-06-15", "li");
    auto const part = [](char const* demand, base::OrgId const& unit) {
        return ValueObject{{"demands", ValueList{demand}}, {"competent_unit", unit.value}};
    };
    story.does("split_registration",
        {{"parts", ValueList{part("要求交付地下车位", HOUSING), part("要求停止捆绑销售", URBAN)}}}, "2023-06-16", "li");
    CHECK(story.record().attachments.size() == 1);
    auto const sibling =
        domain::fold_record(base::RecordId("r1-2"), {story.entries().back()}, story.surroundings("2023-06-16"));
    REQUIRE(sibling.attachments.size() == 1);
    CHECK(sibling.attachments.front().file == file('a'));
}

TEST_CASE("what a file argument must say, and what T47 may not touch")
{
    auto const* act = domain::find_act("add_attachments");
    auto const problem = [&](base::Value value) {
        auto const errors = domain::validate_arguments(*act, {{"purpose", "OTHER"}, {"attachments", std::move(value)}});
        return errors.empty() ? std::string() : errors.front().where + " " + errors.front().message;
    };
    CHECK(problem(files({file('a'), file('b')})) == "");
    CHECK(problem(files({})).find("没有填写") != std::string::npos);
    CHECK(problem("a").find("列表") != std::string::npos);
    CHECK(problem(files({file('a'), file('A')})).find("attachments[1] ") == 0); // upper case
    CHECK(problem(files({file('g')})).find("64 位小写") != std::string::npos);
    CHECK(problem(files({file('a'), file('a')})).find("内容相同") != std::string::npos);
    CHECK(problem(ValueList{ValueObject{{"name", "x"}}}).find("attachments[0] ") == 0);
    auto negative = file('a');
    negative.size = -1;
    CHECK(problem(files({negative})).find("小于 0") != std::string::npos);
    std::vector<domain::Attachment> many;
    for (char digit : std::string("0123456789abcdef"))
        for (char other : std::string("01"))
            many.push_back({"x", "text/plain", 1, std::string(63, digit) + other});
    CHECK(problem(files(many)).find("最多 20 个文件") != std::string::npos);

    Office office;
    Story story(office);
    story.does("register_petition", with(registration(), "attachments", files({file('a')})), "2023-06-15", "li");
    auto const correctable = domain::correctable_fields(story.record());
    CHECK(std::none_of(
        correctable.begin(), correctable.end(), [](auto const& field) { return field.path == "attachments"; }));
    CHECK(domain::find_correctable("attachments") == nullptr);
    CHECK(domain::find_correctable("attachments[0].name") == nullptr);
}

TEST_CASE("what is wrong with a field of a file is said at the file, which is drawn in one line")
{
    auto const* act = domain::find_act("add_attachments");
    REQUIRE(act);
    auto nameless = domain::to_value(file('a'));
    nameless.set("name", "");
    auto const problems = domain::validate_arguments(*act,
        {{"purpose", "OTHER"},
            {"attachments", ValueList{base::Value(domain::to_value(file('b'))), base::Value(nameless)}}});
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().where == "attachments[1]");
}

TEST_CASE("hashes are read in lower case, whoever wrote them")
{
    auto const shouted = file('A');
    auto const read = domain::attachments_in({{"attachments", files({shouted})}});
    REQUIRE(read.size() == 1);
    CHECK(read.front().sha256 == std::string(64, 'a'));
}

TEST_CASE("a file above the limit is refused with its size")
{
    Office office;
    Story story(office);
    story.closed("2023-07-14");
    auto large = file('a');
    auto const refusal = [&](std::int64_t size) {
        large.size = size;
        return story.refusal(
            "add_attachments", {{"purpose", "OTHER"}, {"attachments", files({large})}}, "2023-07-14", "li");
    };
    CHECK(refusal(10 * 1024 * 1024 + 1) == "J12");
    CHECK(refusal(10 * 1024 * 1024).empty());
}

TEST_CASE("an objection without a file is warned of, not refused (T14)")
{
    Office office;
    Story story(office);
    auto const warned = [&](ValueObject payload) {
        auto const warnings =
            domain::warnings(*domain::find_act("object"), payload, nullptr, office.surroundings(on("2023-06-20")));
        return std::any_of(warnings.begin(), warnings.end(),
            [](base::Error const& warning) { return warning.where == "attachments"; });
    };
    CHECK(warned({{"reason", "不属于本单位职责"}}));
    CHECK_FALSE(warned({{"reason", "不属于本单位职责"}, {"attachments", files({file('a')})}}));
}

TEST_CASE("media types and sizes are those people know")
{
    CHECK(domain::media_type_of("来信.JPG") == "image/jpeg");
    CHECK(domain::media_type_of("a.tar.pdf") == "application/pdf");
    CHECK(domain::media_type_of("没有后缀") == "application/octet-stream");
    CHECK(domain::size_text(11) == "11 字节");
    CHECK(domain::size_text(300000) == "293 KB");
    CHECK(domain::size_text(2516583) == "2.4 MB");
    CHECK(domain::size_text(10 * 1024 * 1024) == "10.0 MB");
}

TEST_SUITE_END();

} // namespace attachment_tests
