// The printed notices: every section that law.md 5.4 asks for, dates as an office writes them, and nothing of what
// people typed taken for markup.
#include "documents/document.h"
#include "documents/template.h"

#include "exchange/reference_json.h"

#include "support/doctest.h"

namespace document_tests {

using base::ValueList;
using base::ValueObject;
using documents::Watermark;

static base::Date on(char const* iso)
{
    return *base::parse_date(iso);
}

struct Office {
    domain::Organisation organisation;
    domain::ReferenceData references = exchange::shipped_reference_data().release_value();
    domain::OfficeConfig config;

    Office()
    {
        organisation.put(domain::Org{
            base::OrgId("b"), "玄武区信访局", domain::OrgLevel::County, "320102", domain::OrgKind::Bureau, {}});
        organisation.put(domain::Org{base::OrgId("u"), "玄武区住房和城乡建设局", domain::OrgLevel::County, "320102",
            domain::OrgKind::Unit, {}, "龚正平", "凌卫东"});
        organisation.put(
            domain::Staff{base::StaffId("xu"), "徐建华", base::OrgId("u"), {domain::Role::UnitLeader}, true});
        organisation.put(
            domain::Staff{base::StaffId("ma"), "马俊", base::OrgId("u"), {domain::Role::UnitOfficer}, true});
    }
    domain::Surroundings surroundings() const
    {
        return {organisation, references.calendar, references.rules, config, on("2026-06-16"), {}, {}};
    }
};

static domain::PetitionRecord an_accepted_record()
{
    domain::PetitionRecord record;
    record.id = base::RecordId("R1");
    record.petition_no = "LF320102202604100001DM";
    record.state = domain::State::Accepted;
    record.channel = "VISIT";
    record.received_on = on("2026-04-10");
    record.petitioners = {{"𠮷永福", "111", "", "", "南京市玄武区"}};
    record.petitioner_count = 6;
    record.demands = {"补发过渡费", "说明<b>交房</b>时间"};
    record.summary = "过渡费未足额发放 & 其他";
    record.route = "R6_PETITION";
    record.first_unit = base::OrgId("b");
    record.unit = base::OrgId("u");
    record.disposal = "ASSIGN";
    record.unit_leader = base::StaffId("xu");
    record.unit_officer = base::StaffId("ma");
    record.unit_received_on = on("2026-04-14");
    record.accepted_on = record.notice_on = on("2026-04-17");
    record.procedure = domain::Procedure::Ordinary;
    record.query_code = "483920";
    record.timeline.push_back(
        {.act = "accept", .payload = ValueObject{{"document_no", "玄武区住建局信受〔2026〕6P-1号"}}});
    return record;
}

static domain::PetitionRecord a_record_with_opinion()
{
    auto record = an_accepted_record();
    record.contacted_on = on("2026-04-20");
    record.investigations = {"调阅台账，差额属实。", "走访邻居三户。"};
    record.opinion = domain::HandlingOpinion{"补发过渡费；说明交房时间。", "差额4200元，情况属实。",
        {{.demand = 0,
             .outcome = "SUPPORTED",
             .text = "一次性补发。",
             .execution_unit = "玄武区住房和城乡建设局",
             .execution_due = on("2026-07-01")},
            {.demand = 1, .outcome = "EXPLAINED", .text = "年底前交房。"}},
        {"《国有土地上房屋征收与补偿条例》第二十二条"}, "可以自收到之日起三十日内向玄武区人民政府申请复查。",
        on("2026-05-20")};
    record.opinion_issued_on = on("2026-05-25");
    record.timeline.push_back(
        {.act = "pass_verification", .payload = ValueObject{{"document_no", "玄武区住建局信意〔2026〕6P-2号"}}});
    return record;
}

static std::string rendered(
    char const* kind, domain::PetitionRecord const& record, Watermark watermark = Watermark::None)
{
    Office const office;
    auto html = documents::render_document(kind, record, office.surroundings(), watermark);
    REQUIRE_MESSAGE(!html.is_error(), (html.is_error() ? html.error().message : std::string()));
    return html.release_value();
}

static void check_contains(std::string const& html, std::initializer_list<char const*> parts)
{
    for (auto const* part : parts)
        CHECK_MESSAGE(html.find(part) != std::string::npos, part);
}

TEST_SUITE("documents/document_tests")
{
    TEST_CASE("the acceptance notice holds every section of D03")
    {
        auto const html = rendered("D03", an_accepted_record());
        check_contains(html,
            {"信访事项受理告知书", "玄武区住建局信受〔2026〕6P-1号", "483920", "𠮷永福等6人：", "2026年4月10日", "来访",
                "由玄武区信访局交办我单位，我单位于2026年4月14日收到", "补发过渡费", "诉求2", "玄武区住房和城乡建设局",
                "徐建华", "马俊", "信访程序", "普通程序", "六十日内", "不得超过三十日", "第十九条第三款",
                "查询办理进展", "满意度评价", "（印章）", "2026年4月17日", "附件"});
        check_contains(html, {"党委（党组）主要负责人</th><td>龚正平", "政府（行政）主要负责人</th><td>凌卫东"}); // S11
        // 60 days from 17 April end on Tuesday 16 June.
        check_contains(html, {"2026年6月16日前办结"});
        CHECK(html.find("{{") == std::string::npos);
        CHECK(html.find("已经批准延长") == std::string::npos);
    }

    TEST_CASE("a limit that ends on a holiday is printed as the working day after it")
    {
        auto record = an_accepted_record();
        record.accepted_on = record.notice_on = on("2026-04-20"); // nominal 19 June, 端午
        check_contains(rendered("D03", record), {"2026年6月22日前办结"});
    }

    TEST_CASE("an extension stands beside the sixty days, not in their place")
    {
        auto record = an_accepted_record();
        record.extension_days = 20;
        record.extended_on = on("2026-06-10");
        check_contains(rendered("D03", record), {"2026年6月16日前办结", "已经批准延长20日", "至2026年7月6日"});
    }

    TEST_CASE("the handling opinion holds the four parts of Art. 32, the remedy, the unit and the date")
    {
        auto const html = rendered("D16", a_record_with_opinion());
        check_contains(html,
            {"信访事项处理意见书</h1>", "玄武区住建局信意〔2026〕6P-2号", "一、投诉请求", "二、事实和理由",
                "三、处理意见", "四、法律法规依据", "五、救济途径", "2026年4月17日受理", "2026年4月20日与您",
                "差额4200元", "调查情况（2）：走访邻居三户。", "（1）关于“补发过渡费”：予以支持。一次性补发。",
                "执行单位：玄武区住房和城乡建设局；执行期限：2026年7月1日。",
                "（2）关于“说明&lt;b&gt;交房&lt;/b&gt;时间”：解释说明。", "《国有土地上房屋征收与补偿条例》第二十二条",
                "玄武区人民政府申请复查", "三十日内", "（印章）", "2026年5月25日"});
        CHECK(html.find("{{") == std::string::npos);
        CHECK(html.find("送审稿") == std::string::npos);
    }

    TEST_CASE("what the reasons say already is not said again as a finding")
    {
        auto record = a_record_with_opinion();
        record.investigations.push_back("差额4200元，情况属实。");
        auto const html = rendered("D16", record);
        CHECK(html.find("调查情况（2）") != std::string::npos);
        CHECK(html.find("调查情况（3）") == std::string::npos);
    }

    TEST_CASE("an opinion that is not issued yet is a draft without a date")
    {
        auto record = a_record_with_opinion();
        record.opinion_issued_on.reset();
        auto const html = rendered("D16", record);
        check_contains(html, {"（送审稿）", "　　　　年　　月　　日"});
        CHECK(html.find("6P-2号") == std::string::npos); // J9: a draft has no number
    }

    TEST_CASE("what people typed is text, not markup")
    {
        auto const html = rendered("D03", an_accepted_record());
        CHECK(html.find("<b>") == std::string::npos);
        check_contains(html, {"说明&lt;b&gt;交房&lt;/b&gt;时间", "过渡费未足额发放 &amp; 其他"});
        CHECK(documents::escape_html("<a href='x'>\"&") == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;");
    }

    TEST_CASE("a document is refused before its act is done")
    {
        Office const office;
        auto record = an_accepted_record();
        CHECK(documents::render_document("D16", record, office.surroundings(), Watermark::None).error().id == "D16");
        record.accepted_on.reset();
        CHECK(documents::render_document("D03", record, office.surroundings(), Watermark::None).error().id == "D03");
        CHECK(documents::render_document("D99", record, office.surroundings(), Watermark::None).is_error());
    }

    TEST_CASE("the demo prints its watermark, an office does not")
    {
        CHECK(rendered("D03", an_accepted_record()).find("<body class=\"demo\">") == std::string::npos);
        check_contains(rendered("D03", an_accepted_record(), Watermark::Demo), {"<body class=\"demo\">", ">演示<"});
    }

    TEST_CASE("a section of a template is repeated, nested and left out")
    {
        ValueObject const fields{{"title", "甲&乙"},
            {"rows",
                ValueList{base::Value{ValueObject{{"n", 1}, {"more", ValueObject{{"x", "是"}}}}},
                    base::Value{ValueObject{{"n", 2}}}}}};
        CHECK(documents::fill_template(
                  "{{title}}|{{{title}}}|{{#rows}}[{{n}}{{#more}}{{x}}{{title}}{{/more}}]{{/rows}}{{none}}", fields)
            == "甲&amp;乙|甲&乙|[1是甲&amp;乙][2]");
    }
}

} // namespace document_tests
