// The buffer holds the unread rest of the last pieces of the file; a value is cut out of it by counting brackets and
// then parsed as a whole, so a package of 300 MB is read with the memory of its largest entry.
#include "exchange/package_reader.h"
#include "exchange/package_places.h"

#include "domain/workflow/acts.h"
#include "exchange/json_cursor.h"

#include <algorithm>

namespace exchange {

using base::Error;
using base::ErrorCode;

// --- Bytes
// ------------------------------------------------------------------------------------------------------------

PackageReader::PackageReader(ReadChunk read_chunk, PackageHandler& handler, KnowsAct knows_act)
    : m_read_chunk(std::move(read_chunk))
    , m_handler(handler)
    , m_knows_act(std::move(knows_act))
{
}

bool PackageReader::fill()
{
    if (m_part == Part::Finished)
        return false;
    auto chunk = m_read_chunk();
    if (chunk.is_error()) {
        add_problem(chunk.release_error());
        m_part = Part::Finished;
        return false;
    }
    if (chunk.value().empty())
        return false;
    m_base += m_position;
    m_buffer.erase(0, m_position);
    m_position = 0;
    m_buffer += chunk.value();
    return true;
}

bool PackageReader::peek(char& next)
{
    while (true) {
        while (m_position < m_buffer.size()) {
            next = m_buffer[m_position];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t')
                return true;
            ++m_position;
        }
        if (!fill())
            return false;
    }
}

bool PackageReader::expect(char character)
{
    char next = 0;
    if (!peek(next))
        return stop("内容到此中断，文件不完整");
    if (next != character)
        return stop(std::string("此处应当是“") + character + "”，不符合 JSON 格式");
    ++m_position;
    return true;
}

// Where a value ends, found in pieces as the buffer grows.
struct ExtentScan {
    std::size_t position{0};
    int depth{0};
    bool is_in_text{false};
    bool is_escaped{false};

    // True when the value is complete; `position` is then behind it.
    bool advance(std::string_view buffer)
    {
        while (position < buffer.size()) {
            char const c = buffer[position];
            if (is_in_text) {
                if (is_escaped)
                    is_escaped = false;
                else if (c == '\\')
                    is_escaped = true;
                else if (c == '"')
                    is_in_text = false;
                ++position;
                if (!is_in_text && depth == 0)
                    return true;
                continue;
            }
            bool const ends_scalar =
                c == ',' || c == '}' || c == ']' || c == ':' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (depth == 0 && ends_scalar)
                return true;
            ++position;
            if (c == '"')
                is_in_text = true;
            else if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0)
                return true;
        }
        return false;
    }
};

// A value that does not end is either cut off or has a quote or bracket too few: the strict reader finds the place.
void PackageReader::stop_in_value(std::string_view what, std::size_t size)
{
    JsonCursor cursor(std::string_view(m_buffer).substr(m_position));
    cursor.skip_value();
    m_position += cursor.offset();
    stop(std::string(what) + (size > MAX_ELEMENT_SIZE ? "超过 16 MB：" : "没有结束：") + cursor.problem());
}

std::optional<std::string_view> PackageReader::take_value(std::string_view what)
{
    char next = 0;
    if (!peek(next)) {
        stop("内容到此中断，文件不完整");
        return {};
    }
    ExtentScan scan{.position = m_position};
    while (!scan.advance(m_buffer)) {
        std::size_t const read = scan.position - m_position;
        if (read > MAX_ELEMENT_SIZE || !fill()) {
            stop_in_value(what, read);
            return {};
        }
        scan.position = m_position + read;
    }
    m_value_begin = m_position;
    m_position = scan.position;
    return std::string_view(m_buffer).substr(m_value_begin, m_position - m_value_begin);
}

bool PackageReader::expect_key(std::string_view key)
{
    auto const wrong = [&] {
        return stop(
            "此处应当是" + package_place(key) + "；包内依次是文件头、基础数据、办理记录、（有附件的）附件、文件尾");
    };
    char next = 0;
    if (!peek(next))
        return stop("内容到此中断，文件不完整");
    if (next != '"')
        return wrong();
    auto const text = take_value("字段名");
    if (!text)
        return false;
    if (*text != "\"" + std::string(key) + "\"") {
        m_position = m_value_begin;
        return wrong();
    }
    return expect(':');
}

// --- Problems
// ---------------------------------------------------------------------------------------------------------

void PackageReader::add_problem(Error error)
{
    m_report.problems.push_back(std::move(error));
    if (m_report.problems.size() >= MAX_PROBLEMS && m_part != Part::Finished) {
        m_report.has_more_problems = true;
        m_part = Part::Finished;
    }
}

bool PackageReader::stop(std::string const& reason, std::string where)
{
    if (m_part != Part::Finished)
        add_problem({ErrorCode::Damaged, {}, "文件第 " + std::to_string(bytes_read() + 1) + " 字节：" + reason + "。",
            std::move(where)});
    m_part = Part::Finished;
    return false;
}

void PackageReader::add_part_problem(PartProblem problem, std::string_view name, std::string where)
{
    std::uint64_t const byte = m_base + m_value_begin + problem.offset.value_or(0) + 1;
    std::string place = std::string(name) + "（文件第 " + std::to_string(byte) + " 字节" + (problem.offset ? "" : "起");
    if (!problem.path.empty()) {
        place += "，" + package_place(problem.path);
        where += "." + problem.path;
    }
    while (problem.reason.ends_with("。"))
        problem.reason.resize(problem.reason.size() - std::string_view("。").size());
    add_problem({problem.code, {}, place + "）：" + problem.reason + "。", std::move(where)});
}

std::string PackageReader::element_name() const
{
    if (m_part == Part::Entries)
        return "第 " + std::to_string(m_report.entries) + " 条记录";
    if (m_part == Part::Files)
        return "第 " + std::to_string(m_report.files) + " 个附件";
    return "第 " + std::to_string(m_report.references) + " 份基础数据";
}

std::string PackageReader::element_path() const
{
    if (m_part == Part::Entries)
        return "entries[" + std::to_string(m_report.entries - 1) + "]";
    if (m_part == Part::Files)
        return "files[" + std::to_string(m_report.files - 1) + "]";
    return "references[" + std::to_string(m_report.references - 1) + "]";
}

// --- Parts
// ------------------------------------------------------------------------------------------------------------

// What people hand in by mistake, told apart by the first bytes.
static std::string_view foreign_file_reason(std::string_view begin)
{
    if (begin.empty())
        return "文件是空的，不是初信的交换包";
    if (begin.starts_with("SQLite format 3"))
        return "这是数据库备份文件，不是交换包；请在“设置”中恢复备份";
    if (begin.starts_with("PK"))
        return "这是压缩文件或 Office 文件，不是初信的交换包；压缩文件请先解压";
    if (begin.starts_with("%PDF"))
        return "这是 PDF 文件，不是初信的交换包";
    if (begin.starts_with("\xFF\xFE") || begin.starts_with("\xFE\xFF"))
        return "文件是 UTF-16 编码，不是初信的交换包；交换包是 UTF-8 编码的 JSON 文件";
    return "这不是初信的交换包，应当是以 { 开头的 JSON 文件";
}

bool PackageReader::read_start()
{
    char next = 0;
    if (peek(next) && m_base == 0 && m_position == 0 && m_buffer.starts_with("\xEF\xBB\xBF"))
        m_position = 3;
    if (!peek(next) || next != '{')
        return stop(std::string(foreign_file_reason(std::string_view(m_buffer).substr(m_position))));
    ++m_position;
    if (!peek(next) || next != '"')
        return stop("这不是初信的交换包，开头应当是文件头");
    auto const key = take_value("字段名");
    if (!key)
        return false;
    if (*key != "\"header\"") {
        m_position = m_value_begin;
        return stop("这不是初信的交换包，开头应当是文件头，现为 " + std::string(key->substr(0, 60)));
    }
    if (!expect(':'))
        return false;
    auto const text = take_value("文件头");
    if (!text)
        return false;
    auto& header = m_report.header.emplace();
    if (auto problem = parse_header(*text, header, m_canonical_header)) {
        m_report.header.reset();
        add_part_problem(std::move(*problem), "文件头", "header");
        m_part = Part::Finished;
        return false;
    }
    if (auto result = m_handler.on_header(header); result.is_error()) {
        add_problem(result.release_error());
        m_part = Part::Finished;
        return false;
    }
    if (!expect(',') || !expect_key("references") || !expect('['))
        return false;
    m_part = Part::References;
    m_is_first_element = true;
    return true;
}

std::int64_t& PackageReader::elements_read()
{
    return m_part == Part::Entries ? m_report.entries : m_part == Part::Files ? m_report.files : m_report.references;
}

// True when the array has ended; false while there is more or after a problem.
bool PackageReader::read_elements(void (PackageReader::*read_element)(std::string_view))
{
    // An attachment may have megabytes.
    auto const limit = m_part == Part::Files ? 1 : STEP_ELEMENTS;
    for (std::size_t count = 0; count < limit && m_part != Part::Finished; ++count) {
        char next = 0;
        if (!peek(next))
            return stop("内容到此中断，文件不完整");
        if (next == ']') {
            ++m_position;
            return true;
        }
        if (!std::exchange(m_is_first_element, false) && !expect(','))
            return false;
        ++elements_read();
        if (auto const text = take_value(element_name()))
            (this->*read_element)(*text);
    }
    return false;
}

void PackageReader::read_reference(std::string_view text)
{
    PackageReference reference;
    if (auto problem = parse_reference(text, reference)) {
        add_part_problem(std::move(*problem), element_name(), element_path());
        return;
    }
    m_digest.add(reference);
    if (auto result = m_handler.on_reference(std::move(reference)); result.is_error()) {
        add_problem(result.release_error());
        m_part = Part::Finished;
    }
}

void PackageReader::read_entry(std::string_view text)
{
    auto& entry = m_batch.emplace_back();
    if (auto problem = parse_entry(text, m_knows_act, entry)) {
        m_chains_are_lost = true;
        m_batch.pop_back();
        add_part_problem(std::move(*problem), element_name(), element_path());
        return;
    }
    m_digest.add(entry);
    m_report.withheld += entry.presence == EntryPresence::Withheld;
    m_report.erased += entry.presence == EntryPresence::Erased;
    check_chain(entry);
}

void PackageReader::read_file(std::string_view text)
{
    PackageFile file;
    if (auto problem = parse_file(text, file)) {
        add_part_problem(std::move(*problem), element_name(), element_path());
        return;
    }
    m_digest.add(file);
    if (auto result = m_handler.on_file(std::move(file), m_base + m_value_begin, text.size()); result.is_error()) {
        add_problem(result.release_error());
        m_part = Part::Finished;
    }
}

void PackageReader::check_chain(PackageEntry const& entry)
{
    if (m_chains_are_lost)
        return;
    std::string const place = "节点“" + entry.node + "”的第 " + std::to_string(entry.sequence) + " 号";
    bool const may_have_gaps = m_report.header->selection == PackageSelection::Records || m_report.header->from;
    switch (m_chains.follow(entry)) {
    case ChainFollower::Link::Sound:
        return;
    case ChainFollower::Link::Gap:
        ++m_report.chain_gaps;
        if (!may_have_gaps)
            add_part_problem({.path = "sequence", .reason = place + "之前缺少记录，包不完整", .offset = {}},
                element_name(), element_path());
        return;
    case ChainFollower::Link::Broken:
        add_part_problem(
            {.path = "prev", .reason = place + "与它的前一条记录接不上，内容被改动或缺少记录", .offset = {}},
            element_name(), element_path());
        return;
    case ChainFollower::Link::Repeated:
        add_part_problem(
            {.path = "hash", .reason = place + "在包中出现了两次", .offset = {}}, element_name(), element_path());
        return;
    }
}

void PackageReader::deliver_batch()
{
    if (m_batch.empty())
        return;
    auto result = m_handler.on_entries(m_batch);
    m_batch.clear();
    if (result.is_error()) {
        add_problem(result.release_error());
        m_part = Part::Finished;
    }
}

bool PackageReader::read_end()
{
    if (!expect(',') || !expect_key("trailer"))
        return false;
    auto const text = take_value("文件尾");
    if (!text)
        return false;
    PackageTrailer trailer;
    if (auto problem = parse_trailer(*text, trailer)) {
        add_part_problem(std::move(*problem), "文件尾", "trailer");
        return false;
    }
    if (!expect('}'))
        return false;
    char next = 0;
    if (peek(next))
        return stop("包在此已经结束，后面还有多余的内容");
    check_counts();
    if (m_report.problems.empty())
        check_sums(trailer);
    m_report.is_complete = m_report.problems.empty();
    return false;
}

void PackageReader::check_counts()
{
    auto const& header = *m_report.header;
    auto const count_problem = [&](std::string_view what, std::int64_t promised, std::int64_t found,
                                   char const* where) {
        if (promised != found)
            add_problem({ErrorCode::Damaged, {},
                "文件头说有 " + std::to_string(promised) + std::string(what) + "，实际有 " + std::to_string(found)
                    + std::string(what) + "，包不完整。",
                where});
    };
    count_problem(" 条记录", header.entry_count, m_report.entries, "header.counts.entries");
    count_problem(" 份基础数据", header.reference_count, m_report.references, "header.counts.references");
    count_problem(" 个附件", header.file_count.value_or(0), m_report.files, "header.counts.files");
}

// Sums over damaged parts would say nothing new.
void PackageReader::check_sums(PackageTrailer const& trailer)
{
    auto const& header = *m_report.header;
    if (header.selection == PackageSelection::All && !header.from && !header.to) {
        for (auto const& head : header.heads) {
            if (!m_chains.has_tip(head))
                add_problem({ErrorCode::Damaged, {},
                    "包中缺少节点“" + head.node + "”的末条记录（第 " + std::to_string(head.sequence)
                        + " 号），包不完整。",
                    "header.heads"});
        }
    }
    auto const hashes = m_digest.finish(
        m_canonical_header, header.file_count ? PackageDigest::Files::Present : PackageDigest::Files::Absent);
    auto const sum_problem = [&](base::Hash const& promised, base::Hash const& found, std::string_view what,
                                 char const* where) {
        if (promised != found)
            add_problem(
                {ErrorCode::Damaged, {}, std::string(what) + "与文件尾的摘要不符，文件在传送中被改动或损坏。", where});
    };
    sum_problem(trailer.references, hashes.references, "基础数据部分", "trailer.references_sha256");
    sum_problem(trailer.entries, hashes.entries, "记录部分", "trailer.entries_sha256");
    if (trailer.files.has_value() != header.file_count.has_value())
        add_problem({ErrorCode::Damaged, {},
            header.file_count ? "文件尾缺少附件部分的摘要，包不完整。"
                              : "包中没有附件部分，文件尾却有它的摘要，文件被改动或损坏。",
            "trailer.files_sha256"});
    else if (trailer.files)
        sum_problem(*trailer.files, hashes.files, "附件部分", "trailer.files_sha256");
    sum_problem(trailer.all, hashes.all, "整个包", "trailer.sha256");
}

bool PackageReader::step()
{
    switch (m_part) {
    case Part::Start:
        return read_start();
    case Part::References:
        if (read_elements(&PackageReader::read_reference) && expect(',') && expect_key("entries") && expect('[')) {
            m_part = Part::Entries;
            m_is_first_element = true;
        }
        break;
    case Part::Entries: {
        bool const is_over = read_elements(&PackageReader::read_entry);
        deliver_batch();
        if (!is_over || m_part == Part::Finished)
            break;
        if (m_report.header->file_count && expect(',') && expect_key("files") && expect('[')) {
            m_part = Part::Files;
            m_is_first_element = true;
        } else if (!m_report.header->file_count) {
            read_end();
            m_part = Part::Finished;
        }
        break;
    }
    case Part::Files:
        if (read_elements(&PackageReader::read_file)) {
            read_end();
            m_part = Part::Finished;
        }
        break;
    case Part::Finished:
        break;
    }
    return m_part != Part::Finished;
}

PackageReport read_package(ReadChunk read_chunk, PackageHandler& handler, KnowsAct knows_act)
{
    PackageReader reader(std::move(read_chunk), handler, std::move(knows_act));
    while (reader.step()) { }
    return reader.report();
}

bool is_act_of_table(std::string_view act)
{
    return domain::find_act(act) != nullptr;
}

} // namespace exchange
