// "程序性办理" in place of "实体性化解" (law.md 5.7): each rule found, PS-1…3 hold up T32, PS-4…6 hold up T43, and the
// first leader's word lets them pass.
#include "domain/workflow/milestones.h"
#include "domain/workflow/substance.h"
#include "support/domain/office.h"

#include "support/doctest.h"

namespace substance_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;

TEST_SUITE_BEGIN("substance_tests");

static std::string hits(Story const& story, char const* today)
{
    std::string text;
    for (auto const& hit : domain::procedural_hits(story.record(), story.surroundings(today)))
        text += hit.rule + (hit.is_confirmed ? "ok " : " ");
    return text;
}

static ValueObject short_opinion()
{
    auto text = with(with(opinion(), "request", "要车位。"), "facts", "属实。");
    for (auto& outcome : *text.find("outcomes")->list())
        outcome.object()->set("text", "同意。");
    return with(with(text, "legal_basis", ValueList{"《物业管理条例》"}), "remedy", "可申请复查。");
}

static ValueObject with_comment(std::string_view comment)
{
    auto checks = all_checks();
    (*checks.find("checks")->list())[15].object()->set("comment", comment); // Q16
    return checks;
}

TEST_CASE("PS-2: an opinion of less than 150 characters holds up T32 until the first leader gives a reason")
{
    Office office;
    Story story(office);
    story.investigated().does("submit_opinion", short_opinion(), "2023-07-10", "xu").under_verification();
    CHECK(hits(story, "2023-07-12") == "PS-2 ");
    CHECK(story.refusal("pass_verification", all_checks(), "2023-07-12", "wang") == "PS-2");
    SUBCASE("in the comment on Q16")
    {
        story.does("pass_verification", with_comment("案情简单，已全部查清"), "2023-07-12", "wang");
        REQUIRE(story.record().confirmations.size() == 1);
        CHECK(story.record().confirmations[0].rule == "PS-2");
        CHECK(story.record().confirmations[0].reason == "案情简单，已全部查清");
    }
    SUBCASE("as an act of its own")
    {
        ValueObject const word{{"rule", "PS-2"}, {"reason", "案情简单"}};
        CHECK(story.refusal("confirm_substantive", word, "2023-07-12", "li") == "confirm_substantive");
        CHECK(story.refusal("confirm_substantive", with(word, "rule", "PS-3"), "2023-07-12", "wang") == "PS-3");
        story.does("confirm_substantive", word, "2023-07-12", "wang");
        CHECK(hits(story, "2023-07-12") == "PS-2ok ");
        story.does("pass_verification", all_checks(), "2023-07-12", "wang");
    }
    SUBCASE("another opinion is looked at anew in the next round only")
    {
        office.config.opinion_min_characters = 20;
        CHECK(hits(story, "2023-07-12").empty());
    }
}

TEST_CASE("PS-2: an opinion like another one of the same unit")
{
    Office office;
    Story first(office, "r1");
    first.issued();
    Story second(office, "r2");
    second.under_verification();
    auto surroundings = second.surroundings("2023-07-12");
    surroundings.opinions_of_unit = [&](base::OrgId const& unit) {
        CHECK(unit == HOUSING);
        return std::vector<domain::PetitionRecord const*>{&first.record(), &second.record()};
    };
    auto const found = domain::procedural_hits(second.record(), surroundings);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == "PS-2");
    CHECK(found[0].text.find(first.record().petition_no) != std::string::npos);
}

TEST_CASE("PS-1: only 已转、已告知、已解释 and no new finding")
{
    Office office;
    Story story(office);
    auto passed_on = opinion();
    for (auto& item : *passed_on.find("outcomes")->list()) {
        item.object()->set("outcome", "EXPLAINED");
        item.object()->set("text", "已转送有关单位处理，已告知信访人向该单位了解办理进展情况，请信访人耐心等待。");
    }
    story.handling().does("investigate", {{"findings", "看过"}}, "2023-06-25", "he");
    story.does("submit_opinion", passed_on, "2023-07-10", "xu").under_verification();
    CHECK(hits(story, "2023-07-12") == "PS-1 ");
    CHECK(story.refusal("pass_verification", all_checks(), "2023-07-12", "wang") == "PS-1");
}

TEST_CASE("PS-3: an opinion within a day of acceptance without contact, in the ordinary procedure")
{
    Office office;
    Story story(office);
    story.signed_for("2023-06-16")
        .does("accept_simple", {{"notice_on", "2023-06-19"}, {"notice_form", "PHONE"}}, "2023-06-19", "xu")
        .does(
            "switch_to_ordinary", {{"reason", "复杂"}}, "2023-06-19", "xu") // handled without a word to the petitioner
        .does("investigate", {{"findings", "调阅了车位销售备案材料"}}, "2023-06-20", "he")
        .does("submit_opinion", opinion(), "2023-06-20", "xu");
    CHECK(hits(story, "2023-06-20") == "PS-3 ");
    Story later(office, "r2");
    later.submitted();
    CHECK(hits(later, "2023-07-10").empty());
}

TEST_CASE("TC23, PS-4: supported and not executed thirty days after delivery")
{
    Office office;
    Story story(office);
    story.delivered("2023-07-13");
    CHECK(hits(story, "2023-08-12").empty());
    CHECK(hits(story, "2023-08-13") == "PS-4 ");
    story.does("record_execution", {{"demand", 0}, {"executed_on", "2023-08-14"}, {"proof", "x"}}, "2023-08-14", "he");
    CHECK(hits(story, "2023-08-14").empty());
}

TEST_CASE("PS-5: a follow-up that says 未实际解决 holds up T43 until it is confirmed or followed up again")
{
    Office office;
    Story story(office);
    story.closed("2023-07-14")
        .does("record_execution", {{"demand", 0}, {"executed_on", "2023-07-18"}, {"proof", "x"}}, "2023-07-18", "he")
        .does("follow_up", follow_up("2023-07-20", false), "2023-07-20", "li");
    CHECK(story.refusal("settle", {}, "2023-07-20", "wang") == "PS-5");
    story
        .does("confirm_substantive", {{"rule", "PS-5"}, {"reason", "诉求已依法答复，信访人另有期望"}}, "2023-07-21",
            "wang")
        .does("settle", {}, "2023-07-21", "wang");
}

TEST_CASE("PS-6: a repeat within thirty days of the closing holds up T43")
{
    Office office;
    Story story(office, "r1");
    story.closed("2023-07-14")
        .followed_up("2023-07-20")
        .does("record_execution", {{"demand", 0}, {"executed_on", "2023-07-20"}, {"proof", "x"}}, "2023-07-20", "he");
    Story again(office, "r2");
    again.registered("2023-08-13"); // closed on 14 July
    office.records[base::RecordId{"r1"}].repeats.push_back(base::RecordId{"r2"});
    CHECK(story.refusal("settle", {}, "2023-08-14", "wang") == "PS-6");
    office.config.early_repeat_days = 29;
    CHECK(hits(story, "2023-08-14").empty());
}

TEST_SUITE_END();

TEST_CASE("S18: who was told no is spoken with before the matter is settled; an explanation only warns")
{
    Office office;
    auto const outcome_of = [](char const* second) {
        auto text = opinion();
        (*text.find("outcomes")->list())[1].object()->set("outcome", second);
        return text;
    };
    Story refused(office);
    refused.handling().investigated().does("submit_opinion", outcome_of("NOT_SUPPORTED"), "2023-07-10", "xu");
    refused.under_verification().issued().delivered().closed().followed_up();
    refused.does(
        "record_execution", {{"demand", 0}, {"executed_on", "2023-07-21"}, {"proof", "交接单"}}, "2023-07-21", "he");
    CHECK(refused.refusal("settle", {}, "2023-07-21", "wang") == "S18");
    refused.does("record_education", {{"on", "2023-07-21"}, {"text", "上门说明依据"}}, "2023-07-21", "he");
    CHECK(refused.refusal("settle", {}, "2023-07-21", "wang").empty());
    Story explained(office, "r2");
    explained.settled_on_the_usual_dates();
    CHECK(explained.record().settled_on == on("2023-07-21"));
}

TEST_CASE("S65: the result is made public after delivery, and the milestones the petitioner may ask for are there")
{
    Office office;
    Story story(office);
    story.handling().investigated();
    CHECK(story.refusal("publish_result", {{"on", "2023-06-22"}}, "2023-06-22", "he") == "S65");
    story.submitted().under_verification().issued().delivered();
    CHECK(story.refusal("publish_result", {{"on", "2023-07-12"}}, "2023-07-20", "he") == "publish_result");
    story.does("publish_result", {{"on", "2023-07-14"}}, "2023-07-14", "he");
    std::string labels;
    for (auto const& milestone : domain::public_milestones(story.record()))
        labels += milestone.label + " ";
    CHECK(labels == "登记 转送交办 责任单位收到 受理告知 出具处理意见 送达处理意见 ");
    Story accusation(office, "r2");
    accusation.does("register_petition", with(registration(), "matter_class", "ACCUSATION"), "2023-06-15", "li");
    CHECK(domain::public_milestones(accusation.record()).empty());
}

} // namespace substance_tests
