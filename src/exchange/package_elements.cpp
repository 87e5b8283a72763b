// Strict on purpose: a field that this version does not know is refused, so nothing is silently dropped.
#include "exchange/package_elements.h"

#include "base/base64.h"
#include "base/text.h"
#include "domain/workflow/acts.h"
#include "exchange/journal_codec.h"
#include "exchange/json.h"
#include "exchange/json_cursor.h"

#include <algorithm>
#include <array>
#include <span>

namespace exchange {

using base::ErrorCode;
using base::Value;
using base::ValueObject;

using Problem = std::optional<PartProblem>;

static Problem problem_at(std::string path, std::string reason)
{
    return PartProblem{.path = std::move(path), .reason = std::move(reason)};
}

static constexpr std::string_view HASH_EXPECTED = "应当是 64 位小写十六进制的摘要";

static bool is_lower_hex(std::string_view text, std::size_t length)
{
    auto const is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == length && std::all_of(text.begin(), text.end(), is_digit);
}

static bool parse_nonce(std::string_view text, domain::Nonce& out)
{
    if (!is_lower_hex(text, domain::NONCE_SIZE * 2))
        return false;
    auto const digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    for (std::size_t index = 0; index < domain::NONCE_SIZE; ++index)
        out[index] = static_cast<std::uint8_t>(digit(text[2 * index]) * 16 + digit(text[2 * index + 1]));
    return true;
}

// --- Header
// -----------------------------------------------------------------------------------------------------------

// Reads the fields of one object of the header; remembers the first problem.
class FieldReader {
public:
    FieldReader(ValueObject const& object, std::string path, Problem& problem)
        : m_object(object)
        , m_path(std::move(path))
        , m_problem(problem)
    {
    }

    void only(std::initializer_list<std::string_view> names)
    {
        for (auto const& [key, value] : m_object.fields()) {
            if (std::find(names.begin(), names.end(), key) == names.end())
                fail(key, "不认识这个字段");
        }
    }
    std::string text(std::string_view key, bool may_be_empty = false)
    {
        auto const* value = find(key);
        if (value && (!value->text() || (!may_be_empty && value->text()->empty())))
            fail(key, "应当是文字");
        return value && value->text() ? *value->text() : std::string{};
    }
    std::int64_t count(std::string_view key, std::int64_t least = 0)
    {
        auto const* value = find(key);
        if (value && (!value->integer() || *value->integer() < least))
            fail(key, "应当是不小于 " + std::to_string(least) + " 的整数");
        return value && value->integer() ? *value->integer() : 0;
    }
    base::Hash hash(std::string_view key)
    {
        base::Hash hash{};
        auto const* value = find(key);
        if (value && (!value->text() || !is_lower_hex(*value->text(), 64) || !base::parse_hash(*value->text(), hash)))
            fail(key, std::string(HASH_EXPECTED));
        return hash;
    }
    std::optional<base::Instant> instant_or_null(std::string_view key)
    {
        auto const* value = find(key);
        return !value || value->is_null() ? std::nullopt : std::optional(parse(key, *value));
    }
    base::Instant instant(std::string_view key)
    {
        auto const* value = find(key);
        return value ? parse(key, *value) : base::Instant{};
    }
    ValueObject object(std::string_view key)
    {
        auto const* value = find(key);
        if (value && !value->object())
            fail(key, "应当是一个对象");
        return value && value->object() ? *value->object() : ValueObject{};
    }
    base::ValueList list(std::string_view key)
    {
        auto const* value = find(key);
        if (value && !value->list())
            fail(key, "应当是一个列表");
        return value && value->list() ? *value->list() : base::ValueList{};
    }
    void fail(std::string_view key, std::string reason)
    {
        if (!m_problem)
            m_problem = problem_at(m_path + std::string(key), std::move(reason));
    }

private:
    Value const* find(std::string_view key)
    {
        auto const* value = m_object.find(key);
        if (!value)
            fail(key, "缺少这个字段");
        return value;
    }
    base::Instant parse(std::string_view key, Value const& value)
    {
        auto const instant = value.text() ? base::parse_instant(*value.text()) : std::nullopt;
        if (!instant)
            fail(key, "应当是 2026-06-16T01:00:00.000Z 这样的时间");
        return instant.value_or(base::Instant{});
    }

    ValueObject const& m_object;
    std::string m_path;
    Problem& m_problem;
};

static Problem parse_object(std::string_view text, ValueObject& out)
{
    JsonCursor cursor(text);
    Value value;
    if (!cursor.read_value(value) || !cursor.at_end())
        return PartProblem{
            .reason = cursor.has_problem() ? cursor.problem() : "不符合 JSON 格式", .offset = cursor.offset()};
    if (!value.object())
        return problem_at({}, "应当是一个对象");
    out = std::move(*value.object());
    return {};
}

static void read_selection(ValueObject const& object, PackageHeader& out, Problem& problem)
{
    FieldReader reader(object, "selection.", problem);
    auto const kind = reader.text("kind");
    if (kind == "ALL") {
        reader.only({"kind"});
        out.selection = PackageSelection::All;
    } else if (kind == "RECORDS") {
        reader.only({"kind", "records"});
        out.selection = PackageSelection::Records;
        for (auto const& item : reader.list("records")) {
            if (!item.text() || item.text()->empty())
                reader.fail("records", "应当是信访件标识的列表");
            else
                out.records.emplace_back(*item.text());
        }
    } else {
        reader.fail("kind", "应当是 ALL 或 RECORDS");
    }
}

static void read_heads(base::ValueList const& list, PackageHeader& out, Problem& problem)
{
    for (std::size_t index = 0; index < list.size(); ++index) {
        ValueObject const empty;
        FieldReader head(
            list[index].object() ? *list[index].object() : empty, "heads[" + std::to_string(index) + "].", problem);
        head.only({"node", "sequence", "hash"});
        auto& out_head = out.heads.emplace_back();
        out_head.node = head.text("node");
        out_head.sequence = head.count("sequence", 1);
        out_head.hash = head.hash("hash");
    }
}

Problem parse_header(std::string_view text, PackageHeader& out, std::string& canonical)
{
    ValueObject object;
    if (auto problem = parse_object(text, object))
        return problem;
    // Who wrote it and which version come first: the other fields of a later version may be anything.
    if (base::text_or(object, "format") != PACKAGE_FORMAT)
        return problem_at("format", "这不是初信的交换包，应当是“" + std::string(PACKAGE_FORMAT) + "”");
    Problem problem;
    FieldReader reader(object, {}, problem);
    auto const version = reader.count("version", 1);
    if (version > PACKAGE_VERSION_WITH_FILES)
        return PartProblem{ErrorCode::TooNew, "version",
            "交换包是第 " + std::to_string(version) + " 版，本程序只认识到第 "
                + std::to_string(PACKAGE_VERSION_WITH_FILES) + " 版，请升级程序后再导入",
            {}};
    reader.only({"format", "version", "node", "workspace", "created_at", "selection", "range", "counts", "heads"});
    out.node = reader.text("node");
    out.workspace = reader.text("workspace", true);
    out.created_at = reader.instant("created_at");
    read_selection(reader.object("selection"), out, problem);
    auto const range_object = reader.object("range");
    FieldReader range(range_object, "range.", problem);
    range.only({"from", "to"});
    out.from = range.instant_or_null("from");
    out.to = range.instant_or_null("to");
    auto const counts_object = reader.object("counts");
    FieldReader counts(counts_object, "counts.", problem);
    if (version == PACKAGE_VERSION_WITH_FILES) {
        counts.only({"entries", "references", "files"});
        out.file_count = counts.count("files");
    } else {
        counts.only({"entries", "references"});
    }
    out.entry_count = counts.count("entries");
    out.reference_count = counts.count("references");
    read_heads(reader.list("heads"), out, problem);
    canonical = write_json(object);
    return problem;
}

// --- References, entries and the trailer
// ---------------------------------------------------------------------------------

// Texts and integers of one flat object, straight from the cursor.
struct FlatField {
    std::string_view name;
    std::string* text{nullptr};
    std::int64_t* integer{nullptr};
    bool is_present{false};
};

static Problem read_flat_object(std::string_view text, std::span<FlatField> fields)
{
    JsonCursor cursor(text);
    std::string key, path;
    if (cursor.enter_object()) {
        while (cursor.next_key(key)) {
            path = key;
            auto const field = std::find_if(fields.begin(), fields.end(), [&](auto const& f) { return f.name == key; });
            if (field == fields.end())
                return problem_at(key, "不认识这个字段");
            if (std::exchange(field->is_present, true))
                return problem_at(key, "字段重复");
            if (!(field->text ? cursor.read_text(*field->text) : cursor.read_integer(*field->integer)))
                break;
            path.clear();
        }
    }
    if (cursor.has_problem() || !cursor.at_end())
        return PartProblem{.path = path,
            .reason = cursor.has_problem() ? cursor.problem() : "不符合 JSON 格式",
            .offset = cursor.offset()};
    return {};
}

static Problem missing_field(std::span<FlatField const> fields)
{
    for (auto const& field : fields) {
        if (!field.is_present)
            return problem_at(std::string(field.name), "缺少这个字段");
    }
    return {};
}

static Problem read_hash(std::string_view name, std::string const& text, base::Hash& out)
{
    if (!is_lower_hex(text, 64) || !base::parse_hash(text, out))
        return problem_at(std::string(name), std::string(HASH_EXPECTED));
    return {};
}

Problem parse_reference(std::string_view text, PackageReference& out)
{
    std::string sha256;
    std::array fields{FlatField{"kind", &out.kind}, FlatField{"version", &out.version}, FlatField{"sha256", &sha256},
        FlatField{"content", &out.content}};
    if (auto problem = read_flat_object(text, fields))
        return problem;
    if (auto problem = missing_field(fields))
        return problem;
    if (out.kind.empty())
        return problem_at("kind", "不能为空");
    if (auto problem = read_hash("sha256", sha256, out.sha256))
        return problem;
    if (base::sha256(out.content) != out.sha256)
        return problem_at("content", "内容与摘要不符，文件在传送中被改动或损坏");
    return {};
}

Problem parse_file(std::string_view text, PackageFile& out)
{
    std::string sha256, data;
    std::int64_t size = 0;
    std::array fields{FlatField{"sha256", &sha256}, FlatField{"size", nullptr, &size}, FlatField{"data", &data}};
    if (auto problem = read_flat_object(text, fields))
        return problem;
    if (auto problem = missing_field(fields))
        return problem;
    if (auto problem = read_hash("sha256", sha256, out.sha256))
        return problem;
    auto bytes = base::parse_base64(data);
    if (!bytes)
        return problem_at("data", "应当是 Base64 编码的文件内容，文件在传送中被改动或损坏");
    out.bytes = std::move(*bytes);
    if (size != static_cast<std::int64_t>(out.bytes.size()))
        return problem_at("size", "应当是 " + std::to_string(out.bytes.size()) + "，与附件内容的字节数不符");
    base::Sha256 hash;
    hash.update(out.bytes);
    if (hash.finish() != out.sha256)
        return problem_at("data", "附件内容与摘要不符，文件在传送中被改动或损坏");
    return {};
}

// Shape of the arguments this version knows; values are the fold's business, which never fails (J3).
static bool is_shape_of(ValueShape shape, domain::ArgumentType type)
{
    using enum domain::ArgumentType;
    switch (type) {
    case Integer:
        return shape == ValueShape::Integer;
    case Boolean:
        return shape == ValueShape::Boolean;
    case TextList:
        return shape == ValueShape::EmptyList || shape == ValueShape::TextList;
    case Object:
        return shape == ValueShape::Object;
    case ObjectList:
    case Files:
        return shape == ValueShape::EmptyList || shape == ValueShape::ObjectList;
    default:
        return shape == ValueShape::Text;
    }
}

static Problem check_payload(std::string_view act_name, PayloadShape const& shape)
{
    auto const* act = domain::find_act(act_name);
    if (!act)
        return {};
    // The new value of a correction has the type of the field it corrects.
    bool const corrects = act_name == "correct" || act_name == "correct_ledger_item";
    for (auto const& argument : act->arguments) {
        if (corrects && argument.name == "value")
            continue;
        auto const field = std::find_if(
            shape.begin(), shape.end(), [&](auto const& candidate) { return candidate.first == argument.name; });
        if (field != shape.end() && field->second != ValueShape::Null && !is_shape_of(field->second, argument.type))
            return problem_at(
                "bytes.payload." + std::string(argument.name), "“" + std::string(argument.label) + "”的内容种类不对");
    }
    return {};
}

static Problem check_bytes(KnowsAct const& knows_act, PackageEntry& out)
{
    if (domain::commitment_of(out.nonce, out.bytes) != out.commitment)
        return problem_at("bytes", "内容与摘要不符，文件在传送中被改动或损坏");
    static PayloadShape s_shape; // Kept for its memory: 300,000 entries are checked in a row.
    auto decoded = check_entry(out.bytes, base::EntryId(base::to_hex(out.hash)), s_shape);
    if (decoded.is_error()) {
        auto error = decoded.release_error();
        return PartProblem{error.code, error.where.empty() ? "bytes" : "bytes." + error.where,
            std::string(base::trimmed(error.message)), {}};
    }
    out.entry = decoded.release_value();
    if (out.entry.node != out.node)
        return problem_at("node", "应当与 bytes 中的“" + out.entry.node + "”一致");
    if (out.entry.sequence != out.sequence)
        return problem_at("sequence", "应当与 bytes 中的 " + std::to_string(out.entry.sequence) + " 一致");
    if (!knows_act(out.entry.act))
        return PartProblem{ErrorCode::TooNew, "bytes.act",
            "不认识行为“" + out.entry.act + "”，它由更新版本的程序写入，请升级程序后再导入", {}};
    return check_payload(out.entry.act, s_shape);
}

Problem parse_entry(std::string_view text, KnowsAct const& knows_act, PackageEntry& out)
{
    std::string prev, commitment, hash, nonce, absent;
    std::array fields{FlatField{"node", &out.node}, FlatField{"sequence", nullptr, &out.sequence},
        FlatField{"prev", &prev}, FlatField{"commitment", &commitment}, FlatField{"hash", &hash},
        FlatField{"nonce", &nonce}, FlatField{"bytes", &out.bytes}, FlatField{"absent", &absent}};
    if (auto problem = read_flat_object(text, fields))
        return problem;
    std::span const all = fields;
    if (auto problem = missing_field(all.first(5)))
        return problem;
    if (out.node.empty())
        return problem_at("node", "不能为空");
    if (out.sequence < 1)
        return problem_at("sequence", "应当是不小于 1 的整数");
    if (auto problem = read_hash("prev", prev, out.prev))
        return problem;
    if (auto problem = read_hash("commitment", commitment, out.commitment))
        return problem;
    if (auto problem = read_hash("hash", hash, out.hash))
        return problem;
    if (domain::entry_hash(out.prev, out.commitment) != out.hash)
        return problem_at("hash", "摘要与 prev 和 commitment 不符，文件在传送中被改动或损坏");
    if (fields[7].is_present) {
        if (fields[5].is_present || fields[6].is_present)
            return problem_at("absent", "内容在包中的记录不能标为未随包");
        if (absent != "WITHHELD" && absent != "ERASED")
            return problem_at("absent", "应当是 WITHHELD 或 ERASED");
        out.presence = absent == "WITHHELD" ? EntryPresence::Withheld : EntryPresence::Erased;
        return {};
    }
    if (auto problem = missing_field(all.subspan(5, 2)))
        return problem;
    if (!parse_nonce(nonce, out.nonce))
        return problem_at("nonce", "应当是 32 位小写十六进制数");
    return check_bytes(knows_act, out);
}

Problem parse_trailer(std::string_view text, PackageTrailer& out)
{
    std::string references, entries, all, files;
    std::array fields{FlatField{"references_sha256", &references}, FlatField{"entries_sha256", &entries},
        FlatField{"sha256", &all}, FlatField{"files_sha256", &files}};
    if (auto problem = read_flat_object(text, fields))
        return problem;
    std::span const all_fields = fields;
    if (auto problem = missing_field(all_fields.first(3)))
        return problem;
    if (fields[3].is_present)
        if (auto problem = read_hash("files_sha256", files, out.files.emplace()))
            return problem;
    if (auto problem = read_hash("references_sha256", references, out.references))
        return problem;
    if (auto problem = read_hash("entries_sha256", entries, out.entries))
        return problem;
    return read_hash("sha256", all, out.all);
}

} // namespace exchange
