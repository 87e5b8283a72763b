// What a deadline says about itself: each line as a clerk reads it.
#include "exchange/reference_json.h"

#include "support/doctest.h"

#include <algorithm>

namespace explanation_tests {

using base::TimeOfDay;
using domain::Deadline;
using domain::DeadlineAdjustments;
using domain::StepKind;

static domain::ReferenceData const& reference()
{
    static auto const data = exchange::shipped_reference_data().release_value();
    return data;
}

static base::Date day(std::string_view text)
{
    auto const date = base::parse_date(text);
    REQUIRE_MESSAGE(date.has_value(), text);
    return *date;
}

static Deadline explained(std::string_view rule_id, std::string_view start, DeadlineAdjustments const& adjustments = {},
    std::optional<TimeOfDay> at = TimeOfDay{9 * 60})
{
    auto const* rule = reference().rules.find(rule_id, day("2024-01-01"));
    REQUIRE_MESSAGE(rule, rule_id);
    auto const deadline =
        domain::explain_deadline(*rule, {day(start), at}, adjustments, reference().calendar, reference().office_hours);
    REQUIRE(deadline.has_value());
    return *deadline;
}

static std::vector<std::string> lines(Deadline const& deadline)
{
    std::vector<std::string> result;
    for (auto const& step : deadline.explanation)
        result.push_back(step.text);
    return result;
}

using Lines = std::vector<std::string>;

TEST_SUITE("domain/deadline/explanation_tests")
{
    TEST_CASE("sixty calendar days across a holiday, ending on a working day")
    {
        CHECK(lines(explained("L10", "2023-04-21"))
            == Lines{"受理之日 4月21日（不计入）＋60日＝6月20日 星期二", "条例第三十四条・法定时限・自然日",
                "期间劳动节放假 4-29 至 5-3 照计", "未延期（可延 ≤30日，须负责人批准并告知）", "末日为工作日，不顺延"});
    }

    TEST_CASE("a last day inside 国庆 and 中秋 is moved, and the explanation says past what")
    {
        CHECK(lines(explained("L10", "2025-08-08"))
            == Lines{"受理之日 8月8日（不计入）＋60日＝10月7日 星期二", "条例第三十四条・法定时限・自然日",
                "期间国庆节、中秋节放假 10-1 至 10-7 照计", "未延期（可延 ≤30日，须负责人批准并告知）",
                "末日 10月7日 星期二为国庆节放假，顺延至 10月9日 星期四"});
    }

    TEST_CASE("working days name each run of skipped days and each make-up day")
    {
        CHECK(lines(explained("L20", "2025-01-20"))
            == Lines{"受理之日 1月20日（不计入）＋10个工作日＝2月8日 星期六",
                "国信办发〔2022〕17号《信访事项简易办理办法》・国家规定时限・工作日", "1-25 周末，不计",
                "1-28 至 2-4 春节放假，不计", "1-26 星期日 春节调休上班，计入", "2-8 星期六 春节调休上班，计入"});
    }

    TEST_CASE("an extension names its approver, and a make-up Sunday is no reason to move")
    {
        DeadlineAdjustments adjustments;
        adjustments.extension_days = 30;
        adjustments.extension_approver = "徐晓东";
        adjustments.extension_approved_on = day("2024-08-20");
        auto const text = lines(explained("L10", "2024-07-01", adjustments));
        CHECK(text.front() == "受理之日 7月1日（不计入）＋60日＋延期30日＝9月29日 星期日");
        CHECK(text[text.size() - 2] == "延期30日，徐晓东批准（8月20日）");
        CHECK(text.back() == "末日国庆节调休上班，不顺延");
    }

    TEST_CASE("a hearing says how many days it took")
    {
        DeadlineAdjustments adjustments;
        adjustments.pauses = {{day("2023-06-05"), day("2023-06-12"), "听证"}};
        auto const text = lines(explained("L16", "2023-06-01", adjustments));
        CHECK(text.front() == "收到复核申请之日 6月1日（不计入）＋30日＋暂停8日＝7月9日 星期日");
        CHECK(std::count(text.begin(), text.end(), "听证 6-5 至 6-12，8日不计入") == 1);
        adjustments.pauses = {{day("2023-06-05"), {}, "听证"}};
        CHECK(lines(explained("L16", "2023-06-01", adjustments)).back() == "自 6月5日 起听证，暂停计时，届满日待定");
    }

    TEST_CASE("the same day says why it moved")
    {
        CHECK(lines(explained("L03", "2024-05-12"))[2] == "5月12日为周末，移至下一工作日 5月13日 星期一");
        CHECK(lines(explained("L03", "2023-06-15", {}, TimeOfDay{18 * 60}))[2]
            == "17:30 下班以后收到，移至下一工作日 6月16日 星期五");
        CHECK(lines(explained("L03", "2023-06-15")).size() == 2);
    }

    TEST_CASE("an office's own target is never called a statutory limit")
    {
        for (auto const& rule : reference().rules.rules()) {
            if (rule.source != domain::RuleSource::Config || rule.unit == domain::DeadlineUnit::Document)
                continue;
            CAPTURE(rule.rule_id);
            auto const deadline = domain::explain_deadline(rule, {day("2023-06-15"), {}}, {}, reference().calendar);
            REQUIRE(deadline.has_value());
            auto const text = deadline->explanation[1].text;
            CHECK(text.find("内部目标（可配置）") != std::string::npos);
            CHECK(text.find("法定时限") == std::string::npos);
        }
        // TC39
        CHECK(lines(explained("L25", "2023-06-15"))[1].find("非法定") != std::string::npos);
    }

    TEST_CASE("a year without data and the last week before it are spoken of")
    {
        CHECK(lines(explained("L02", "2026-12-20")).back() == "2027年放假安排尚未导入，顺延待定");
        CHECK(lines(explained("L02", "2026-12-20")).front()
            == "收到之日 2026年12月20日（不计入）＋15日＝2027年1月4日 星期一");
        CHECK(lines(explained("L08", "2026-12-30")).back() == "2027年放假安排尚未导入，暂按周一至周五推算，顺延待定");
        CHECK(lines(explained("L02", "2026-12-14")).back() == "12月25日以后是否放假以2027年放假安排为准，暂定");
    }

    TEST_CASE("months, hours, documents and periods read naturally")
    {
        CHECK(lines(explained("L22", "2023-12-31")).front()
            == "责任单位收到之日 2023年12月31日＋2个月＝2024年2月29日 星期四（该月无此日，以月末为准）");
        CHECK(lines(explained("L17", "2023-06-15", {}, TimeOfDay{10 * 60})).front()
            == "知悉之时 6月15日 10:00＋2小时＝6月15日 12:00");
        CHECK(lines(explained("L12", "2023-04-17", {.document_due = day("2023-06-20")})).front()
            == "文书载明的期限：6月20日 星期二");
        CHECK(lines(explained("L31", "2023-06-30")).front() == "期末之日 6月30日，次月10日前＝7月10日 星期一");
    }

    TEST_CASE("explaining changes no date")
    {
        for (auto const& rule : reference().rules.rules()) {
            for (auto date = day("2022-06-01"); date < day("2027-01-31"); date = base::add_days(date, 17)) {
                auto const plain = domain::compute_deadline(rule, {date, {}}, {}, reference().calendar);
                auto const full = domain::explain_deadline(rule, {date, {}}, {}, reference().calendar);
                REQUIRE(plain.has_value() == full.has_value());
                if (!plain)
                    continue;
                CHECK(plain->nominal == full->nominal);
                CHECK(plain->effective == full->effective);
                CHECK(full->explanation.front().kind == StepKind::Count);
                CHECK(plain->explanation.empty());
            }
        }
    }
}

} // namespace explanation_tests
