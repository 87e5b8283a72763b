// First or repeat (FT-01 to FT-06) and the thresholds of W8; and the routing proposal of law.md 5.5.
#include "domain/matching/first_or_repeat.h"
#include "domain/workflow/routing_proposal.h"
#include "support/domain/office.h"

#include "support/doctest.h"

#include <algorithm>

namespace first_or_repeat_tests {

using namespace support;
using base::ValueList;
using base::ValueObject;
using domain::MatchVerdict;

TEST_SUITE_BEGIN("first_or_repeat_tests");

static domain::MatchingFacts facts(ValueObject petitioner, ValueObject changes = {})
{
    ValueObject fields{{"place", "320102"}, {"category", "030500"},
        {"demands", ValueList{"要求开发商按合同交付地下车位，停止捆绑销售"}}};
    ValueObject person{{"name", "刘德芳"}, {"phone", "13800002231"}, {"address", "南京市玄武区锁金村12号"}};
    for (auto const& [key, value] : petitioner.fields())
        person.set(key, value);
    fields.set("petitioners", ValueList{person});
    for (auto const& [key, value] : changes.fields())
        fields.set(key, value);
    auto result = domain::matching_facts(fields);
    result.id = base::RecordId{"old"};
    return result;
}

TEST_CASE("TC17, TC18 and the rows of FT-01")
{
    struct Row {
        char const* name;
        ValueObject petitioner;
        ValueObject changes;
        MatchVerdict verdict;
    };
    ValueObject const id{{"id_no", "11010519491231002X"}};
    auto other_name = id;
    other_name.set("name", "刘德方");
    Row const rows[]{
        {"same name and phone, same matter", {}, {}, MatchVerdict::Repeat},
        {"phone written otherwise", {{"phone", "+86 138 0000 2231"}}, {}, MatchVerdict::Repeat},
        {"another category: FT-03", {}, {{"category", "040300"}}, MatchVerdict::First},
        {"another county of the city", {}, {{"place", "320104"}}, MatchVerdict::Check},
        {"another city", {}, {{"place", "320200"}}, MatchVerdict::First},
        {"another text", {}, {{"demands", ValueList{"反映小区噪声扰民"}}}, MatchVerdict::First},
        {"another text, the same accused", {}, {{"demands", ValueList{"反映噪声"}}, {"accused", "某开发公司"}},
            MatchVerdict::Repeat},
        {"name and address only", {{"phone", "13900000000"}}, {}, MatchVerdict::Check},
        {"name only", {{"phone", "13900000000"}, {"address", "无锡市滨湖区"}}, {}, MatchVerdict::First},
        {"another person", {{"name", "王建国"}}, {}, MatchVerdict::First},
        {"anonymous: FT-05", {}, {{"anonymous", true}}, MatchVerdict::First},
    };
    auto const registration = facts({}, {{"accused", "某开发公司"}});
    for (auto const& row : rows) {
        INFO(std::string(row.name));
        auto const proposal = domain::propose(facts(row.petitioner, row.changes), registration);
        CHECK(proposal.verdict == row.verdict);
        CHECK(proposal.reasons.empty() == (row.verdict == MatchVerdict::First));
    }
    CHECK(domain::propose(facts(id), facts(other_name)).verdict == MatchVerdict::Repeat); // the ID number decides
}

TEST_CASE("the reasons are said as a clerk would say them")
{
    auto const proposal =
        domain::propose(facts({}), facts({}, {{"demands", ValueList{"要求开发商交付地下车位，停止捆绑销售"}}}));
    CHECK(proposal.verdict == MatchVerdict::Repeat);
    CHECK(proposal.reason_text() == "姓名＋电话一致；同属地；内容相似 0.86");
}

TEST_CASE("a common member of a group is weak evidence")
{
    auto group = facts({{"name", "王建国"}, {"phone", "13700000000"}, {"address", "x"}});
    group.petitioners.push_back({"刘德芳", "", "", "13800002231", ""});
    CHECK(domain::propose(group, facts({})).verdict == MatchVerdict::Check);
}

TEST_CASE("FT-06 one letter at several windows on one day is merged, no repeat")
{
    ValueObject const letter{{"channel", "LETTER"}, {"received_on", "2023-06-15"}};
    auto const with_change = [&](char const* key, char const* value) {
        return domain::propose(facts({}, letter), facts({}, with(letter, key, value)));
    };
    CHECK(with_change("channel", "LETTER").same_letter);
    CHECK(with_change("channel", "LETTER").reason_text().find("一信多投") != std::string::npos);
    CHECK_FALSE(with_change("channel", "VISIT").same_letter); // FT-02: a letter, then a visit, is a repeat
    CHECK_FALSE(with_change("received_on", "2023-06-16").same_letter);
    CHECK_FALSE(domain::propose(
        facts({}, letter), facts({}, with(letter, "demands", ValueList{"要求开发商交付地下车位，停止捆绑销售"})))
                    .same_letter);
}

TEST_CASE("candidates come best first, and those that are no match are left out")
{
    auto strong = facts({});
    strong.id = base::RecordId{"strong"};
    auto weak = facts({{"phone", "13900000000"}});
    weak.id = base::RecordId{"weak"};
    auto const none = facts({{"name", "王建国"}});
    auto const proposals = domain::propose(std::vector{none, weak, strong}, facts({}));
    REQUIRE(proposals.size() == 2);
    CHECK(proposals[0].candidate == base::RecordId{"strong"});
    CHECK(proposals[1].candidate == base::RecordId{"weak"});
}

TEST_CASE("routing: what the system suggests, first row that fits (RT-00 to RT-11)")
{
    struct Row {
        char const* name;
        void (*change)(domain::RoutingFacts&);
        char const* rule;
        char const* act;
        char const* destination;
    };
    Row const rows[]{
        {"a first-time appeal is assigned", [](auto&) {}, "RT-08", "assign", "交办 玄武区住建局"},
        {"a suggestion is transferred", [](auto& f) { f.matter_class = "SUGGESTION"; }, "RT-08", "transfer",
            "转送 玄武区住建局"},
        {"a repeat is transferred", [](auto& f) { f.first_time = domain::FirstTime::Repeat; }, "RT-08", "transfer",
            "转送 玄武区住建局"},
        {"litigation by letter", [](auto& f) { f.litigation = true; }, "RT-02", "refer_political_legal",
            "转同级政法部门 玄武区委政法委"},
        {"litigation by visit",
            [](auto& f) {
                f.litigation = true;
                f.channel = "VISIT";
            },
            "RT-02", "refer_political_legal", "转同级政法部门 玄武区委政法委"},
        {"a repeat of what is being handled", [](auto& f) { f.in_hand = true; }, "RT-05", "not_accept",
            "不予受理：已受理或者正在办理"},
        {"TC32: after the re-review opinion", [](auto& f) { f.finally_closed = true; }, "RT-01", "no_longer_accept",
            "不再受理"},
        {"a skip-level visit", [](auto& f) { f.skip_level = true; }, "RT-06", "not_accept",
            "不予受理：越级走访，告知有权处理的本级或者上一级"},
        {"a question", [](auto& f) { f.matter_class = "CONSULT"; }, "RT-11", "guide", "直接答复或者存"},
        {"cross-boundary", [](auto& f) { f.several_units = true; }, "RT-10", "assign", "交办 玄武区住建局"},
        {"an accusation", [](auto& f) { f.matter_class = "ACCUSATION"; }, "RT-03", "refer_discipline",
            "转纪检监察机关（按管理权限） 玄武区纪委监委"},
        {"arbitration", [](auto& f) { f.route = "R2_ARBITRATION"; }, "RT-07", "route_other",
            "导入仲裁或行政程序，告知信访人"},
        {"by the duty table",
            [](auto& f) {
                f.competent_unit = {};
                f.category = "030500";
                f.place = "320102";
            },
            "RT-08", "assign", "交办 玄武区住建局"},
        {"own powers", [](auto& f) { f.competent_unit = COUNTY_BUREAU; }, "RT-08", "self_receive", "自办"},
        {"a unit of a lower level", [](auto& f) { f.registering_unit = CITY_BUREAU; }, "RT-09", "assign",
            "交办 玄武区住建局"},
    };
    Office office;
    for (auto const& row : rows) {
        INFO(std::string(row.name));
        domain::RoutingFacts facts{.channel = "LETTER",
            .matter_class = "APPEAL",
            .registering_unit = COUNTY_BUREAU,
            .competent_unit = HOUSING};
        row.change(facts);
        auto const proposal = domain::propose_routing(facts, office.organisation, office.reference.work_rules);
        CHECK(proposal.rule == row.rule);
        CHECK(proposal.act == row.act);
        CHECK(proposal.destination == row.destination);
    }
    domain::RoutingFacts group{.matter_class = "APPEAL", .petitioner_count = 6};
    CHECK(domain::propose_routing(group, office.organisation, office.reference.work_rules).procedure
        == "普通（6 人集体，不适用简易）");
}

TEST_CASE("S131: a first appeal is reminded that a township may resolve it on the spot, where there is one")
{
    Office office;
    domain::RoutingFacts facts{.channel = "LETTER",
        .matter_class = "APPEAL",
        .place = "320102",
        .registering_unit = COUNTY_BUREAU,
        .competent_unit = HOUSING};
    auto const is_reminded = [&] {
        auto const notes = domain::propose_routing(facts, office.organisation, office.reference.work_rules).notes;
        return std::any_of(notes.begin(), notes.end(),
            [](std::string const& note) { return note.find("枫桥经验") != std::string::npos; });
    };
    CHECK_FALSE(is_reminded());
    office.organisation.put(domain::Org{base::OrgId("street"), "锁金村街道", domain::OrgLevel::Township, "320102007",
        domain::OrgKind::Unit, COUNTY_BUREAU});
    CHECK(is_reminded());
    facts.place = "320104"; // another district
    CHECK_FALSE(is_reminded());
    facts.place = "320102";
    facts.first_time = domain::FirstTime::Repeat;
    CHECK_FALSE(is_reminded());
}

TEST_SUITE_END();

} // namespace first_or_repeat_tests
