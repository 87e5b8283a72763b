// Who sees a record (PR-01, PR-02) and who keeps out of it (PR-03): 条例第二十八条第三款、第三十条.
#include "domain/workflow/routing_proposal.h"
#include "domain/workflow/visibility.h"
#include "support/doctest.h"
#include "support/domain/office.h"

namespace visibility_tests {

using namespace support;
using base::ValueObject;

TEST_SUITE_BEGIN("visibility_tests");

static ValueObject accusation(char const* accused = "玄武区住建局")
{
    return with(with(registration(), "purpose", "03"), "accused", accused);
}

static bool sees(Office const& office, Story const& story, char const* staff)
{
    return domain::may_see(
        *office.organisation.find_staff(base::StaffId{staff}), domain::access_of(story.record()), office.organisation);
}

static std::string refused(Story const& story, char const* act, char const* date, char const* staff)
{
    return story.availability(act, date, staff).refused;
}

TEST_CASE("PR-02, law 1.4: the purpose alone makes an accusation, until triage decides")
{
    Office office;
    Story story(office);
    story.does("register_petition", accusation(), "2023-06-15", "li");
    CHECK(domain::class_of(story.record()) == "ACCUSATION");
    CHECK(domain::is_confidential(story.record()));
    CHECK(domain::routing_facts(story.record(), nullptr).matter_class == "ACCUSATION"); // RT-03
    Story contradicted(office, "r2"); // a form that says both keeps it secret
    contradicted.does("register_petition", with(accusation(), "matter_class", "APPEAL"), "2023-06-15", "li");
    CHECK(domain::is_confidential(contradicted.record()));
    contradicted.triaged();
    CHECK_FALSE(domain::is_confidential(contradicted.record()));
    Story named(office, "r3");
    named.does("register_petition", with(registration(), "matter_class", "ACCUSATION"), "2023-06-15", "li");
    CHECK(domain::is_confidential(named.record()));
    Story appeal(office, "r4");
    appeal.registered("2023-06-15")
        .does("triage", {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R3_PARTY_APPEAL"}},
            "2023-06-15", "li");
    CHECK(domain::is_confidential(appeal.record())); // TC14
    CHECK(domain::class_of_purpose("01") == "APPEAL");
    CHECK(domain::class_of_purpose("04") == "SUGGESTION");
    CHECK(domain::class_of_purpose("99").empty());
}

TEST_CASE("PR-01: only the first unit, the organs it was given to and those above them see a matter")
{
    Office office;
    Story story(office);
    story.triaged();
    for (auto const* staff : {"li", "qian", "wang", "tang", "fang", "du"})
        CHECK_MESSAGE(sees(office, story, staff), staff);
    for (auto const* staff : {"he", "zhu", "fu", "he2", "liu"})
        CHECK_FALSE_MESSAGE(sees(office, story, staff), staff);
    story.delivered();
    CHECK(sees(office, story, "he"));
    CHECK_FALSE(sees(office, story, "zhu")); // an uninvolved unit of the same bureau
    CHECK(sees(office, story, "fu")); // may be asked for a review now
    CHECK(sees(office, story, "he2"));
}

TEST_CASE("TC14, TC31, PR-02: what is confidential is seen in the line and by the organ it was referred to")
{
    Office office;
    Story story(office);
    story.does("register_petition", accusation("玄武区住建局徐晓东"), "2023-06-15", "li")
        .does("triage", {{"first_time", "FIRST"}, {"matter_class", "ACCUSATION"}}, "2023-06-15", "li");
    for (auto const* staff : {"li", "wang", "fang"})
        CHECK_MESSAGE(sees(office, story, staff), staff);
    for (auto const* staff : {"he", "xu", "zhu", "fu"})
        CHECK_FALSE_MESSAGE(sees(office, story, staff), staff);
    office.organisation.put(domain::Staff{base::StaffId{"ji"}, "季文", DISCIPLINE, {domain::Role::Discipline}, true});
    CHECK_FALSE(sees(office, story, "ji")); // not given to it yet
    story.does("refer_discipline", {{"org", DISCIPLINE.value}, {"reason", "ACCUSATION"}}, "2023-06-15", "li");
    CHECK(sees(office, story, "ji"));
}

TEST_CASE("PR-01, PR-02: the discipline organ sees what was referred to it and nothing else")
{
    Office office;
    office.organisation.put(domain::Staff{base::StaffId{"ji"}, "季文", DISCIPLINE, {domain::Role::Discipline}, true});
    office.organisation.put(
        domain::Staff{base::StaffId{"ji2"}, "纪明", CITY_DISCIPLINE, {domain::Role::Discipline}, true});
    Story ordinary(office);
    ordinary.delivered();
    Story elsewhere(office, "r2");
    elsewhere.does("register_petition", accusation(), "2023-06-15", "li")
        .does("triage", {{"first_time", "FIRST"}, {"matter_class", "ACCUSATION"}}, "2023-06-15", "li");
    Story appeal(office, "r3");
    appeal.does("register_petition", registration(), "2023-06-15", "li")
        .does("triage", {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R3_PARTY_APPEAL"}},
            "2023-06-15", "li");
    for (auto const* staff : {"ji", "ji2"})
        for (auto const* story : {&ordinary, &elsewhere, &appeal})
            CHECK_FALSE_MESSAGE(sees(office, *story, staff), staff);
    elsewhere.does("refer_discipline", {{"org", CITY_DISCIPLINE.value}, {"reason", "ACCUSATION"}}, "2023-06-15", "li");
    CHECK(sees(office, elsewhere, "ji2"));
    CHECK_FALSE(sees(office, elsewhere, "ji")); // by management authority: another organ has it
    appeal.does("refer_discipline", {{"org", DISCIPLINE.value}, {"reason", "DISCIPLINE_APPEAL"}}, "2023-06-15", "li");
    CHECK(sees(office, appeal, "ji"));
    CHECK_FALSE(sees(office, appeal, "xu"));
}

TEST_CASE("PR-02: neither the accused nor anybody of the accused unit sees the accusation, wherever they serve")
{
    Office office;
    Story leader(office);
    leader.does("register_petition", accusation("信访局王海峰"), "2023-06-15", "li");
    CHECK(sees(office, leader, "li"));
    CHECK(sees(office, leader, "fang"));
    CHECK_FALSE(sees(office, leader, "wang")); // leader of the first unit
    Story unit(office, "r2");
    unit.does("register_petition", accusation("南京市信访局"), "2023-06-15", "li");
    CHECK(sees(office, unit, "li"));
    for (auto const* staff : {"shi", "tang", "fang"})
        CHECK_FALSE_MESSAGE(sees(office, unit, staff), staff);
}

TEST_CASE("PR-02: the words for the accused: a name, a unit, a person of a unit, several of them")
{
    Office office;
    auto const& organisation = office.organisation;
    auto const& xu = *organisation.find_staff(base::StaffId{"xu"});
    auto const& housing = *organisation.find_org(HOUSING);
    for (auto const* words : {"徐晓东", "住建局徐晓东局长", "玄武区住建局徐晓东", "何平、徐晓东", "李某；徐晓东"})
        CHECK_MESSAGE(domain::names_person(words, xu, organisation), words);
    for (auto const* words : {"", "徐东", "玄武区住建局", "玄武区城管局徐晓东"}) // the last one is somebody else
        CHECK_FALSE_MESSAGE(domain::names_person(words, xu, organisation), words);
    for (auto const* words : {"玄武区住建局", "住建局", "玄武区住建局工作人员", "徐晓东，玄武区住建局"})
        CHECK_MESSAGE(domain::names_unit(words, housing, organisation), words);
    for (auto const* words : {"", "局", "玄武区住建局徐晓东", "玄武区城管局"})
        CHECK_FALSE_MESSAGE(domain::names_unit(words, housing, organisation), words);
}

TEST_CASE("PR-03: who is accused neither handles the matter nor is named to, in an appeal either (条例第二十八条)")
{
    Office office;
    Story story(office);
    story.does("register_petition", with(registration(), "accused", "徐晓东"), "2023-06-15", "li")
        .triaged()
        .does("assign", {{"unit", HOUSING.value}, {"feedback_due", "2023-08-15"}}, "2023-06-15", "wang");
    CHECK(story.refusal("sign_for", {{"unit_leader", "xu"}, {"unit_officer", "he"}}, "2023-06-16", "he") == "PR-03");
    story.does("sign_for", {{"unit_officer", "he"}}, "2023-06-16", "he");
    CHECK(refused(story, "accept", "2023-06-16", "xu") == "PR-03");
    CHECK(refused(story, "accept", "2023-06-16", "he") != "PR-03");
}

TEST_CASE("PR-03: whoever bears the petitioner's name leaves the matter to others")
{
    Office office;
    office.organisation.put(
        domain::Staff{base::StaffId{"ld"}, "刘德芳", COUNTY_BUREAU, {domain::Role::FirstOfficer}, true});
    Story story(office);
    story.registered();
    CHECK(refused(story, "triage", "2023-06-15", "ld") == "PR-03");
    CHECK(refused(story, "triage", "2023-06-15", "li").empty());
    CHECK(story.refusal("change_officer", {{"officer", "ld"}, {"reason", "调动"}}, "2023-06-15", "wang") == "PR-03");
}

static ValueObject on_recusal(char const* staff, char const* decision)
{
    return {{"staff", staff}, {"decision", decision}, {"basis", "已核对身份证号码"}};
}

TEST_CASE("PR-03: a namesake of the petitioner says that he is somebody else, and goes on")
{
    Office office;
    office.organisation.put(
        domain::Staff{base::StaffId{"ld"}, "刘德芳", COUNTY_BUREAU, {domain::Role::FirstOfficer}, true});
    Story story(office);
    story.registered();
    CHECK(story.refusal("decide_recusal", on_recusal("li", "NOT_THE_SAME"), "2023-06-15", "li") == "PR-03");
    CHECK(refused(story, "triage", "2023-06-15", "ld") == "PR-03");
    story.does("decide_recusal", on_recusal("ld", "NOT_THE_SAME"), "2023-06-15", "ld");
    CHECK(refused(story, "triage", "2023-06-15", "ld").empty());
    CHECK(story.record().recusals.size() == 1);
    CHECK(story.record().recusals.front().basis == "已核对身份证号码");
    // Another person in the matter, another question.
    story.does("correct", {{"field", "petitioners[0].id_no"}, {"value", "320102195703140823"}, {"reason", "笔误"}},
        "2023-06-15", "wang");
    CHECK(refused(story, "triage", "2023-06-15", "ld") == "PR-03");
}

TEST_CASE("PR-02, PR-03: a namesake of the accused is found to be somebody else by another leader only")
{
    Office office;
    office.organisation.put(
        domain::Staff{base::StaffId{"zhou"}, "周立", COUNTY_BUREAU, {domain::Role::FirstLeader}, true});
    Story story(office);
    story.does("register_petition", accusation("王海峰"), "2023-06-15", "li");
    CHECK_FALSE(sees(office, story, "wang"));
    CHECK(story.refusal("decide_recusal", on_recusal("wang", "NOT_THE_SAME"), "2023-06-15", "wang") == "PR-03");
    CHECK(story.refusal("decide_recusal", on_recusal("wang", "NOT_THE_SAME"), "2023-06-15", "li") == "PR-03");
    CHECK_FALSE(sees(office, story, "wang"));
    story.does("decide_recusal", on_recusal("wang", "NOT_THE_SAME"), "2023-06-15", "zhou");
    CHECK(sees(office, story, "wang"));
    CHECK(refused(story, "void", "2023-06-15", "wang").empty());
    story.does("correct", {{"field", "accused"}, {"value", "王海峰、李四"}, {"reason", "补充"}}, "2023-06-15", "zhou");
    CHECK_FALSE(sees(office, story, "wang"));
}

TEST_CASE("PR-03: whoever has an interest in the matter stands back, by himself or by a leader's decision")
{
    Office office;
    Story story(office);
    story.registered();
    CHECK(story.refusal("decide_recusal", on_recusal("qian", "RECUSE"), "2023-06-15", "li") == "PR-03");
    story.does("decide_recusal", on_recusal("li", "RECUSE"), "2023-06-15", "li");
    CHECK(refused(story, "triage", "2023-06-15", "li") == "PR-03");
    CHECK(refused(story, "decide_recusal", "2023-06-15", "li") == "PR-03"); // not by himself again
    CHECK(refused(story, "triage", "2023-06-15", "qian").empty());
    CHECK(story.refusal("decide_recusal", on_recusal("qian", "LIFT"), "2023-06-15", "wang") == "PR-03");
    CHECK(story.refusal("decide_recusal", on_recusal("li", "NOT_THE_SAME"), "2023-06-15", "wang") == "PR-03");
    story.does("decide_recusal", on_recusal("li", "LIFT"), "2023-06-15", "wang");
    CHECK(refused(story, "triage", "2023-06-15", "li").empty());
}

TEST_CASE("PR-03, S22: nobody registers an accusation of himself or of his own office, and its leader is another one")
{
    Office office;
    Story story(office);
    CHECK(story.refusal("register_petition", accusation("李敏"), "2023-06-15", "li") == "PR-03");
    CHECK(story.refusal("register_petition", accusation("玄武区信访局"), "2023-06-15", "li") == "PR-03");
    // A complaint about the office that asks for something stays an ordinary matter.
    Story appeal(office, "r2");
    CHECK(appeal.refusal("register_petition", with(registration(), "accused", "玄武区信访局"), "2023-06-15", "li")
              .empty());
    story.does("register_petition", accusation("王海峰"), "2023-06-15", "li");
    CHECK(story.record().first_leader.is_empty()); // A-21 says so
    office.organisation.put(
        domain::Staff{base::StaffId{"zhou"}, "周立", COUNTY_BUREAU, {domain::Role::BureauLeader}, true});
    Story with_another(office, "r3");
    with_another.does("register_petition", accusation("王海峰"), "2023-06-15", "li");
    CHECK(with_another.record().first_leader == base::StaffId{"zhou"});
}

TEST_CASE("S103: what a township took in, its county's bureau dispatches, and both see it")
{
    Office office;
    base::OrgId const street{"street"};
    office.organisation.put(domain::Org{
        street, "锁金村街道", domain::OrgLevel::Township, "320102007", domain::OrgKind::Unit, COUNTY_BUREAU});
    office.organisation.put(domain::Staff{base::StaffId{"zhong"}, "钟华", street,
        {domain::Role::FirstOfficer, domain::Role::UnitOfficer, domain::Role::UnitLeader}, true});
    Story story(office);
    story.does("register_petition", registration(), "2023-06-15", "zhong");
    story.does("triage",
        {{"first_time", "FIRST"}, {"matter_class", "APPEAL"}, {"route", "R6_PETITION"},
            {"competent_unit", HOUSING.value}},
        "2023-06-15", "zhong");
    base::ValueObject const assign{{"unit", HOUSING.value}, {"feedback_due", "2023-08-01"}};
    CHECK(story.refusal("assign", assign, "2023-06-15", "fang") == "T05"); // the city is not next above
    CHECK(story.refusal("triage", {}, "2023-06-15", "li") == "T02"); // only the dispatch is shared
    story.does("assign", assign, "2023-06-15", "wang");
    CHECK(story.record().first_unit == street);
    CHECK(story.record().dispatched_by == COUNTY_BUREAU);
    auto const access = domain::access_of(story.record());
    auto const sees = [&](char const* staff) {
        return domain::may_see(*office.organisation.find_staff(base::StaffId{staff}), access, office.organisation);
    };
    CHECK(sees("zhong"));
    CHECK(sees("li"));
    CHECK(sees("he")); // of the unit that it was given to
    CHECK_FALSE(sees("zhu")); // another unit of the county
}

TEST_CASE("PR-05: an evaluation shows query code and end of the ID number, and no member of staff keys it in")
{
    Office office;
    auto fields = registration();
    ValueObject const person{{"name", "刘德芳"}, {"id_type", "111"}, {"id_no", "320102195703140823"},
        {"phone", "15400000001"}, {"address", "南京市玄武区锁金村12号"}};
    fields.set("petitioners", base::ValueList{person});
    Story story(office);
    story.does("register_petition", fields, "2023-06-15", "li").assigned();
    ValueObject const good{
        {"side", "BUREAU"}, {"value", "SATISFIED"}, {"query_code", story.record().query_code}, {"id_tail", "0823"}};
    CHECK(story.refusal("evaluate", without(good, "query_code"), "2023-06-15", "liu") == "PR-05");
    CHECK(story.refusal("evaluate", without(good, "id_tail"), "2023-06-15", "liu") == "PR-05");
    CHECK(story.refusal("evaluate", with(good, "id_tail", "0822"), "2023-06-15", "liu") == "PR-05");
    auto payload = good;
    auto const* act = domain::find_act("evaluate");
    auto const keyed_in_by = [&](char const* staff) {
        auto const decided = domain::decide(*act, payload, on("2023-06-15"), &story.record(),
            {base::StaffId{staff}, base::StaffId{"liu"}}, story.surroundings("2023-06-15"));
        return decided.is_error() ? decided.error().id : std::string();
    };
    CHECK(keyed_in_by("he") == "PR-05");
    CHECK(keyed_in_by("li") == "PR-05");
    CHECK(keyed_in_by("liu").empty());
    story.does("evaluate", good, "2023-06-15", "liu");
}

TEST_SUITE_END();

} // namespace visibility_tests
