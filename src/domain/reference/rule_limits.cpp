// What an office may not change when it adopts rules of its own. What rests on a statute stays as it is; a row of the
// office's own may make the work stricter, never add a reason for refusing a petition.
#include "domain/reference/rule_history.h"

#include "base/text.h"

#include <algorithm>

namespace domain {

namespace {

constexpr base::TimeOfDay EARLIEST_CLOSING{16 * 60 + 30};
constexpr base::TimeOfDay LATEST_CLOSING{20 * 60};

class Check {
public:
    Check(std::string file, std::string list)
        : m_file(std::move(file))
        , m_list(std::move(list))
    {
    }

    // `index` counts from 0.
    void refuse(std::size_t index, std::string_view field, std::string const& why)
    {
        if (!m_error)
            m_error = base::invalid_input(m_file + " 的 " + m_list + " 第 " + std::to_string(index + 1) + " 条的 "
                    + std::string(field) + "：" + why + "。",
                m_list + "[" + std::to_string(index) + "]." + std::string(field));
    }
    void refuse_missing(std::string const& why)
    {
        if (!m_error)
            m_error = base::invalid_input(m_file + " 的 " + m_list + "：" + why + "。", m_list);
    }
    std::optional<base::Error> take() { return std::move(m_error); }

private:
    std::string m_file, m_list;
    std::optional<base::Error> m_error;
};

template <typename Row> std::size_t place_of(std::vector<Row> const& rows, std::string_view id)
{
    auto const found = std::find_if(rows.begin(), rows.end(), [&](Row const& row) { return row.id == id; });
    return static_cast<std::size_t>(found - rows.begin());
}

bool is_statutory(RuleBasis const& basis)
{
    return basis.source != RuleSource::Config;
}

std::string fixed(std::string const& id, RuleBasis const& basis)
{
    return "“" + id + "”出自" + basis.basis + "，本单位不能改";
}

// A row of the office's own is CONFIG: it may not call itself law.
template <typename Row> void check_new_rows(Check& check, std::vector<Row> const& rows, std::vector<Row> const& shipped)
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (place_of(shipped, rows[i].id) == shipped.size() && is_statutory(rows[i].basis))
            check.refuse(i, "source", "“" + rows[i].id + "”是本单位自定的，来源应为 CONFIG");
}

void check_same_basis(
    Check& check, std::size_t index, std::string const& id, RuleBasis const& own, RuleBasis const& shipped)
{
    if (own.source != shipped.source)
        check.refuse(index, "source", fixed(id, shipped));
    if (own.basis != shipped.basis)
        check.refuse(index, "basis", fixed(id, shipped));
    if (own.valid_from != shipped.valid_from)
        check.refuse(index, "valid_from", fixed(id, shipped));
    if (own.valid_to != shipped.valid_to)
        check.refuse(index, "valid_to", fixed(id, shipped));
}

// 严格审查办理结果: what must be checked stays; the office may add checks and make others mandatory.
std::optional<base::Error> why_not(std::vector<CheckRule> const& own, RuleHistory const& history)
{
    auto const& shipped = history.checks.shipped();
    Check check("checklist.json", "checks");
    for (auto const& rule : shipped) {
        auto const at = place_of(own, rule.id);
        auto const because = "“" + rule.id + "”是必审项（" + rule.basis.basis + "）";
        if (at == own.size() && rule.is_mandatory)
            check.refuse_missing(because + "，不能删去");
        if (at == own.size())
            continue;
        if (rule.is_mandatory && !own[at].is_mandatory)
            check.refuse(at, "mandatory", because + "，不能改为选审");
        if (rule.is_mandatory && own[at].text != rule.text)
            check.refuse(at, "text", because + "，文字不能改，要补充的请另加一项");
        if (own[at].asked_at != rule.asked_at)
            check.refuse(at, "asked_at", "“" + rule.id + "”的审核时点不能改（" + rule.basis.basis + "）");
        if (own[at].stage != rule.stage)
            check.refuse(at, "stage", "“" + rule.id + "”的环节不能改（" + rule.basis.basis + "）");
        check_same_basis(check, at, rule.id, own[at].basis, rule.basis);
    }
    check_new_rows(check, own, shipped);
    return check.take();
}

// A statute's own words may be explained, not replaced.
void check_text(Check& check, std::size_t index, std::string const& own, std::string const& shipped,
    std::string const& id, RuleBasis const& basis)
{
    if (!own.starts_with(shipped))
        check.refuse(index, "text", fixed(id, basis) + "原有文字，可以在后面加说明");
}

// The Regulation lists the reasons for not accepting; an office has no right to further ones.
std::optional<base::Error> why_not(std::vector<GroundRule> const& own, RuleHistory const& history)
{
    auto const& shipped = history.grounds.shipped();
    Check check("grounds.json", "grounds");
    for (auto const& rule : shipped) {
        auto const at = place_of(own, rule.id);
        if (at == own.size()) {
            check.refuse_missing("“" + rule.id + "”出自" + rule.basis.basis + "，不能删去");
            continue;
        }
        check_text(check, at, own[at].text, rule.text, rule.id, rule.basis);
        if (own[at].kind != rule.kind)
            check.refuse(at, "kind", fixed(rule.id, rule.basis));
        if (own[at].document != rule.document)
            check.refuse(at, "document", fixed(rule.id, rule.basis));
        check_same_basis(check, at, rule.id, own[at].basis, rule.basis);
    }
    for (std::size_t i = 0; i < own.size(); ++i)
        if (place_of(shipped, own[i].id) == shipped.size())
            check.refuse(i, "id",
                "不予受理、不再受理的理由由条例规定（条例第十九条、第二十条、第三十六条），本单位不能增加“" + own[i].id
                    + "”");
    return check.take();
}

// The first row that fits counts, so the order of what the law routes is law too, and own rows come last.
std::optional<base::Error> why_not(std::vector<RoutingRule> const& own, RuleHistory const& history)
{
    auto const& shipped = history.routing.shipped();
    Check check("routing.json", "rules");
    for (std::size_t i = 0; i < shipped.size(); ++i) {
        auto const& rule = shipped[i];
        auto const at = place_of(own, rule.id);
        if (at == own.size()) {
            check.refuse_missing("“" + rule.id + "”出自" + rule.basis.basis + "，不能删去");
            continue;
        }
        if (at != i)
            check.refuse(at, "id",
                "“" + rule.id + "”应在第 " + std::to_string(i + 1) + " 条，法定去向的先后不能变（" + rule.basis.basis
                    + "）");
        if (own[at].condition != rule.condition)
            check.refuse(at, "condition", fixed(rule.id, rule.basis));
        if (own[at].act != rule.act)
            check.refuse(at, "act", fixed(rule.id, rule.basis));
        check_text(check, at, own[at].text, rule.text, rule.id, rule.basis);
        check_same_basis(check, at, rule.id, own[at].basis, rule.basis);
    }
    check_new_rows(check, own, shipped);
    return check.take();
}

std::optional<base::Error> why_not(std::vector<SubstanceRule> const& own, RuleHistory const& history)
{
    auto const& shipped = history.substance.shipped();
    Check check("substance.json", "rules");
    for (auto const& rule : shipped) {
        auto const at = place_of(own, rule.id);
        if (at == own.size()) {
            check.refuse_missing("“" + rule.id + "”不能删去（" + rule.basis.basis + "）");
            continue;
        }
        if (own[at].holds_up != rule.holds_up)
            check.refuse(at, "holds_up", "“" + rule.id + "”应为 " + rule.holds_up + "（" + rule.basis.basis + "）");
        check_text(check, at, own[at].text, rule.text, rule.id, rule.basis);
        check_same_basis(check, at, rule.id, own[at].basis, rule.basis);
        for (auto const& [name, value] : {std::pair{"characters", &SubstanceRule::characters},
                 std::pair{"percent", &SubstanceRule::percent}, std::pair{"days", &SubstanceRule::days}})
            if ((own[at].*value).has_value() != (rule.*value).has_value())
                check.refuse(at, name, (rule.*value) ? "“" + rule.id + "”缺少这个数" : "“" + rule.id + "”没有这个数");
    }
    for (std::size_t i = 0; i < own.size(); ++i)
        if (place_of(shipped, own[i].id) == shipped.size())
            check.refuse(i, "id", "程序没有“" + own[i].id + "”这种提示，应为 PS-1 至 PS-6");
    return check.take();
}

std::optional<base::Error> why_not(std::vector<UnitDuty> const& own, RuleHistory const& history)
{
    auto const& shipped = history.duties.shipped();
    Check check("unit_duties.json", "duties");
    auto const find = [](std::vector<UnitDuty> const& rows, std::string const& category) {
        return std::find_if(rows.begin(), rows.end(), [&](UnitDuty const& row) { return row.category == category; });
    };
    for (auto const& duty : shipped) {
        auto const found = find(own, duty.category);
        if (is_statutory(duty.basis) && (found == own.end() || found->unit != duty.unit))
            check.refuse_missing("“" + duty.category + " " + duty.unit + "”是法定职责（" + duty.basis.basis
                + "），本单位不能改也不能删");
    }
    for (std::size_t i = 0; i < own.size(); ++i) {
        auto const found = find(shipped, own[i].category);
        if (is_statutory(own[i].basis) && (found == shipped.end() || !is_statutory(found->basis)))
            check.refuse(i, "source", "“" + own[i].category + "”是本单位自定的，来源应为 CONFIG");
        // Another unit is the office's own word; for the same one the basis stays what it is.
        if (found != shipped.end() && own[i].unit == found->unit)
            check_same_basis(check, i, found->category, own[i].basis, found->basis);
        if (!history.categories.shipped().items().empty() && !history.categories.shipped().find(own[i].category))
            check.refuse(i, "category", "内容分类里没有“" + own[i].category + "”");
    }
    return check.take();
}

std::optional<base::Error> why_not(AlertRules const& own, RuleHistory const& history)
{
    Check check("alerts.json", "alerts");
    for (std::size_t i = 0; i < own.rows().size(); ++i) {
        auto const& rule = history.alerts.shipped().rows()[i];
        if (own.rows()[i].name != rule.name)
            check.refuse(i, "name", "“" + alert_code(rule.number) + "”的名称不能改（" + rule.basis + "）");
        if (own.rows()[i].basis != rule.basis)
            check.refuse(i, "basis", "“" + alert_code(rule.number) + "”的依据不能改（" + rule.basis + "）");
    }
    return check.take();
}

std::optional<base::Error> why_not(RiskRules const&, RuleHistory const&)
{
    return {}; // all of it is the office's own
}

// 通知三（四） names what is to be followed up; only from which value on is left open.
std::optional<base::Error> why_not(Thresholds const& own, RuleHistory const& history)
{
    Check check("thresholds.json", "thresholds");
    auto const& shipped = history.thresholds.shipped().rows;
    auto const find = [](std::vector<ThresholdRule> const& rows, ThresholdRule const& wanted) {
        return std::find_if(rows.begin(), rows.end(),
            [&](ThresholdRule const& row) { return row.id == wanted.id && row.test == wanted.test; });
    };
    for (std::size_t i = 0; i < own.rows.size(); ++i) {
        auto const& row = own.rows[i];
        auto const known = find(shipped, row);
        if (place_of(shipped, row.id) == shipped.size())
            check.refuse(i, "id", "“" + row.id + "”应为 ESC-1、ESC-2a、ESC-2b、ESC-3 之一");
        else if (known == shipped.end())
            check.refuse(i, "test", "“" + row.id + "”没有这种比法，比法不能改");
        else if (row.indicator != known->indicator)
            check.refuse(i, "indicator",
                "“" + row.id + "”应为 " + std::string(to_code(known->indicator)) + "（" + known->basis + "）");
        else if (row.basis != known->basis)
            check.refuse(i, "basis", "“" + row.id + "”的依据不能改（" + known->basis + "）");
    }
    for (auto const& rule : shipped)
        if (find(own.rows, rule) == own.rows.end())
            check.refuse_missing("“" + rule.id + "/" + std::string(to_code(rule.test)) + " " + rule.name + "”不能删去（"
                + rule.basis + "）");
    return check.take();
}

std::optional<base::Error> why_not(IndicatorRules const& own, RuleHistory const& history)
{
    Check check("indicators.json", "indicators");
    for (std::size_t i = 0; i < own.rows().size(); ++i) {
        auto const& rule = history.indicators.shipped().rows()[i];
        auto const& row = own.rows()[i];
        auto const why = "“" + std::string(to_code(rule.indicator)) + "”的口径由程序计算（" + rule.basis
            + "），只能改 channels、litigation、target";
        for (auto const& [field, value] :
            {std::pair{"name", &IndicatorRule::name}, std::pair{"formula", &IndicatorRule::formula},
                std::pair{"anchor", &IndicatorRule::anchor}, std::pair{"basis", &IndicatorRule::basis}})
            if (row.*value != rule.*value)
                check.refuse(i, field, why);
        if (row.unit != rule.unit)
            check.refuse(i, "unit", why);
        if (row.higher_is_better != rule.higher_is_better)
            check.refuse(i, "higher_is_better", why);
        if (row.target && (*row.target <= 0 || (rule.unit == IndicatorUnit::Percent && *row.target > 100)))
            check.refuse(i, "target", rule.unit == IndicatorUnit::Percent ? "应大于 0，不超过 100" : "应大于 0");
    }
    return check.take();
}

// The limits of each value were checked as it was read; none of them rests on a text.
std::optional<base::Error> why_not(WorkflowValues const&, RuleHistory const&)
{
    return {};
}

// A closing time in the middle of the day would turn 日收日清 into 次日清.
std::optional<base::Error> why_not(OfficeHours const& own, RuleHistory const&)
{
    if (own.closing.minutes >= EARLIEST_CLOSING.minutes && own.closing.minutes <= LATEST_CLOSING.minutes)
        return {};
    return base::invalid_input("office_hours.json 的 closing：应在 " + base::to_text(EARLIEST_CLOSING) + " 至 "
            + base::to_text(LATEST_CLOSING) + " 之间，下班前收到的须当日登记、转送（通知三（一）日收日清、即接即转）。",
        "closing");
}

// The national codes stay for the statistics and for the records that carry them; below them an office may add.
std::optional<base::Error> why_not(Dictionary const& own, RuleHistory const& history)
{
    auto const& shipped = history.categories.shipped();
    Check check("content_categories.json", "items");
    if (own.id() != shipped.id())
        return base::invalid_input("content_categories.json 的 id：应为 " + shipped.id() + "。", "id");
    for (auto const& item : shipped.items())
        if (!own.find(item.code))
            check.refuse_missing(
                "“" + item.code + " " + item.label + "”是全国统一分类，不能删去（" + shipped.basis() + "）");
    for (std::size_t i = 0; i < own.items().size(); ++i) {
        auto const& item = own.items()[i];
        auto const* known = shipped.find(item.code);
        if (known && item.label != known->label)
            check.refuse(i, "label", "“" + item.code + "”是全国统一分类，应为“" + known->label + "”");
        if (known && item.parent != known->parent)
            check.refuse(i, "parent", "“" + item.code + "”是全国统一分类，上级不能改");
        if (!known && item.parent.empty())
            check.refuse(i, "parent", "本单位增加的“" + item.code + "”应在全国统一分类之下，请写上级代码");
        auto const stem = item.parent.substr(0, item.parent.ends_with("0000") ? 2 : 4);
        if (!known && (item.code.size() != 6 || !item.code.starts_with(stem) || !base::is_ascii_digits(item.code)))
            check.refuse(i, "code",
                "“" + item.code + "”应为 6 位数字，与上级“" + item.parent + "”的前 " + std::to_string(stem.size())
                    + " 位相同");
    }
    return check.take();
}

} // namespace

std::optional<base::Error> why_not_adoptable(RuleFileContent const& own, RuleHistory const& history)
{
    return std::visit([&](auto const& rules) { return why_not(rules, history); }, own);
}

} // namespace domain
