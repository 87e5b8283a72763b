// Plain reading of five JSON files; a missing field is an empty text that the test of the texts refuses.
#include "app/demo/demo_texts.h"

#include "base/embedded.h"
#include "domain/workflow/acts.h"
#include "exchange/json.h"

namespace app::demo {

using base::ValueObject;

static base::Result<ValueObject> read_object(std::string_view path)
{
    auto value = TRY(exchange::parse_json(base::embedded_file(path)));
    if (!value.object())
        return base::Error{base::ErrorCode::Damaged, {}, std::string(path) + " 应当是一个对象。", {}};
    return std::move(*value.object());
}

static std::vector<std::string> texts(ValueObject const& object, std::string_view key)
{
    std::vector<std::string> result;
    for (auto const& item : base::list_or_empty(object, key)) {
        if (item.text())
            result.push_back(*item.text());
    }
    return result;
}

static std::vector<ValueObject> objects(ValueObject const& object, std::string_view key)
{
    std::vector<ValueObject> result;
    for (auto const& item : base::list_or_empty(object, key)) {
        if (item.object())
            result.push_back(*item.object());
    }
    return result;
}

static base::Error unknown_code(std::string const& code)
{
    return {base::ErrorCode::Damaged, {}, "演示数据中有不认识的代码“" + code + "”。", {}};
}

static base::Result<void> read_organisation(DemoTexts& out)
{
    auto const file = TRY(read_object("assets/demo/organisation.json"));
    out.workspace_name = base::text_or(file, "name");
    out.operator_id = base::StaffId(base::text_or(file, "operator"));
    for (auto const& row : objects(file, "orgs")) {
        auto const level = domain::parse_org_level(base::text_or(row, "level"));
        auto const kind = domain::parse_org_kind(base::text_or(row, "kind"));
        if (!level || !kind)
            return unknown_code(base::text_or(row, "id"));
        out.orgs.push_back({base::OrgId(base::text_or(row, "id")), base::text_or(row, "name"), *level,
            base::text_or(row, "region"), *kind, base::OrgId(base::text_or(row, "parent")),
            base::text_or(row, "party_leader"), base::text_or(row, "government_leader"),
            base::text_or(row, "main_leader"), base::text_or(row, "deputy_leader")});
    }
    for (auto const& row : objects(file, "staff")) {
        domain::Staff staff{base::StaffId(base::text_or(row, "id")), base::text_or(row, "name"),
            base::OrgId(base::text_or(row, "org")), {}, true};
        for (auto const& code : texts(row, "roles")) {
            auto const role = domain::parse_role(code);
            if (!role)
                return unknown_code(code);
            staff.roles.push_back(*role);
        }
        out.staff.push_back(std::move(staff));
    }
    return {};
}

static base::Result<void> read_people(DemoTexts& out)
{
    auto const file = TRY(read_object("assets/demo/people.json"));
    out.surnames = texts(file, "surnames");
    out.male_names = texts(file, "male");
    out.female_names = texts(file, "female");
    out.rare_names = texts(file, "rare");
    out.companies = texts(file, "companies");
    for (auto const& row : objects(file, "streets"))
        out.streets.push_back({base::text_or(row, "name"), base::OrgId(base::text_or(row, "org")), texts(row, "roads"),
            texts(row, "estates")});
    return {};
}

static base::Result<void> read_matters(DemoTexts& out)
{
    auto const file = TRY(read_object("assets/demo/matters.json"));
    for (auto const& row : objects(file, "matters")) {
        MatterText matter;
        matter.category = base::text_or(row, "category");
        matter.matter_class = base::text_or(row, "matter_class");
        matter.purpose = base::text_or(row, "purpose");
        matter.route = base::text_or(row, "route");
        matter.unit = base::OrgId(base::text_or(row, "unit"));
        matter.summary = base::text_or(row, "summary");
        matter.facts = base::text_or(row, "facts");
        matter.history = base::text_or(row, "history");
        matter.findings = base::text_or(row, "findings");
        matter.demands = texts(row, "demands");
        matter.basis = texts(row, "basis");
        for (auto const& result : objects(row, "results"))
            matter.results.push_back({base::text_or(result, "outcome"), base::text_or(result, "text")});
        out.matters.push_back(std::move(matter));
    }
    return {};
}

static base::Result<void> read_phrases(DemoTexts& out)
{
    auto const file = TRY(read_object("assets/demo/phrases.json"));
    out.contacts = texts(file, "contacts");
    out.supplements = texts(file, "supplements");
    out.guidance = texts(file, "guidance");
    out.not_assigned = texts(file, "not_assigned");
    out.extensions = texts(file, "extension");
    out.reopenings = texts(file, "reopen");
    out.execution_proofs = texts(file, "execution_proof");
    out.withdrawals = texts(file, "withdrawals");
    out.voids = texts(file, "voids");
    out.repeat_histories = texts(file, "repeat_histories");
    out.causes = texts(file, "causes");
    out.unreachable_proof = base::text_or(file, "unreachable_proof");
    for (auto const& row : objects(file, "send_back"))
        out.send_backs.push_back(
            {base::text_or(row, "check"), base::text_or(row, "required"), base::text_or(row, "answer")});
    for (auto const& row : objects(file, "corrections"))
        out.corrections.push_back(
            {base::text_or(row, "field"), base::text_or(row, "value"), base::text_or(row, "reason")});
    return {};
}

static base::Result<void> read_ledgers(DemoTexts& out)
{
    auto const file = TRY(read_object("assets/demo/ledgers.json"));
    for (auto const& row : objects(file, "items")) {
        LedgerItemText item;
        for (auto const& line : objects(row, "acts")) {
            LedgerActText act{base::text_or(line, "act"), base::text_or(line, "by"), base::text_or(line, "record"),
                static_cast<int>(base::integer_or(line, "on", 0)), base::boolean_or(line, "counts_of_day", false), {}};
            if (auto const* arguments = line.find("arguments"); arguments && arguments->object())
                act.arguments = *arguments->object();
            if (!domain::find_act(act.act))
                return unknown_code(act.act);
            item.acts.push_back(std::move(act));
        }
        out.ledgers.push_back(std::move(item));
    }
    return {};
}

base::Result<DemoTexts> load_demo_texts()
{
    DemoTexts texts;
    TRY(read_organisation(texts));
    TRY(read_people(texts));
    TRY(read_matters(texts));
    TRY(read_phrases(texts));
    TRY(read_ledgers(texts));
    return texts;
}

std::string filled(std::string_view text, std::map<std::string, std::string, std::less<>> const& values)
{
    std::string out;
    while (!text.empty()) {
        auto const open = text.find('{');
        auto const close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            out += text;
            break;
        }
        out += text.substr(0, open);
        auto const value = values.find(text.substr(open + 1, close - open - 1));
        out += value == values.end() ? text.substr(open, close - open + 1) : std::string_view(value->second);
        text.remove_prefix(close + 1);
    }
    return out;
}

} // namespace app::demo
