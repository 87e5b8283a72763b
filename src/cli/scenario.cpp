// chuxin scenario: plays a file of JSON lines against an empty workspace in memory, one line of JSON for each step.
// With --check the steps' expectations decide instead, and only what differs is printed.
#include "training/scenario.h"
#include "app/workspace.h"
#include "cli/verbs.h"
#include "exchange/json.h"
#include "exchange/json_cursor.h"
#include "platform/native/native_ports.h"
#include "store/memory_block_store.h"
#include "training/expectation.h"

#include <cstdio>

namespace cli {

namespace {

constexpr int UNREADABLE_FILE = 2;
constexpr std::string_view BYTE_ORDER_MARK = "\xEF\xBB\xBF";

struct Tally {
    int steps{0}, expectations{0}, failures{0};
};

// `ok` leads, the members follow in their order of names.
std::string to_line(training::Answer const& answer)
{
    std::string line = answer.ok ? "{\"ok\":true" : "{\"ok\":false,\"refused\":";
    if (!answer.ok)
        line += exchange::write_json(answer.refused) + ",\"why\":" + exchange::write_json(answer.why);
    auto const members = exchange::write_json(answer.members);
    return answer.members.is_empty() ? line + "}" : line + "," + members.substr(1);
}

base::Value to_value(training::Answer const& answer)
{
    auto value = answer.members;
    value.set("ok", answer.ok);
    if (!answer.ok) {
        value.set("refused", answer.refused);
        value.set("why", answer.why);
    }
    return value;
}

// A list of every act says nothing more after its first lines.
std::string shortened(std::string text)
{
    constexpr std::size_t LONGEST = 600;
    if (text.size() <= LONGEST)
        return text;
    auto end = LONGEST;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "…";
}

base::Result<training::Step> read_line(std::string_view line)
{
    exchange::JsonCursor cursor(line);
    base::Value value;
    if (!cursor.read_value(value) || !cursor.at_end()) {
        auto const reason = cursor.has_problem() ? cursor.problem() : std::string("一行只能有一个 JSON 对象");
        return base::invalid_input("第 " + std::to_string(cursor.offset() + 1) + " 个字节处：" + reason);
    }
    return training::read_step(value);
}

class Player {
public:
    Player(app::Application& application, platform::SettableClock& clock, bool is_check)
        : m_scenario(application, [&clock](base::Instant now) { clock.set(now); })
        , m_is_check(is_check)
    {
    }

    void play(std::string_view line, int number)
    {
        auto step = read_line(line);
        if (step.is_error()) {
            auto const why = "第 " + std::to_string(number) + " 行：" + step.error().message;
            return finish({}, training::refusal("SYNTAX", why), number);
        }
        if (step.value().is_note())
            return;
        auto answer = m_scenario.run(step.value());
        if (answer.refused == "SYNTAX")
            answer.why = "第 " + std::to_string(number) + " 行：" + answer.why;
        finish(step.value(), answer, number);
    }

    Tally const& tally() const { return m_tally; }

private:
    void finish(training::Step const& step, training::Answer const& answer, int number)
    {
        ++m_tally.steps;
        if (!m_is_check) {
            std::printf("%s\n", to_line(answer).c_str());
            return;
        }
        bool const is_expected = !step.expected.is_null() || !step.unexpected.is_null();
        if (!answer.ok && !is_expected) { // What a case builds on must have been done.
            ++m_tally.failures;
            std::printf("第 %d 行：没有办成\n    回答：%s\n", number, shortened(to_line(answer)).c_str());
        }
        check(step, answer, number);
    }

    void check(training::Step const& step, training::Answer const& answer, int number)
    {
        auto const value = to_value(answer);
        int differing = 0;
        if (!step.expected.is_null()) {
            ++m_tally.expectations;
            for (auto const& difference : training::differences(step.expected, value)) {
                ++differing;
                std::printf("第 %d 行：%s 应为 %s，实为 %s\n", number, difference.where.c_str(),
                    exchange::write_json(difference.expected).c_str(),
                    shortened(exchange::write_json(difference.actual)).c_str());
            }
        }
        if (!step.unexpected.is_null()) {
            ++m_tally.expectations;
            if (training::is_met(step.unexpected, value)) {
                ++differing;
                std::printf("第 %d 行：不应有 %s\n", number, exchange::write_json(step.unexpected).c_str());
            }
        }
        if (differing > 0) {
            m_tally.failures += 1;
            std::printf("    回答：%s\n", shortened(to_line(answer)).c_str());
        }
    }

    training::Scenario m_scenario;
    bool m_is_check;
    Tally m_tally;
};

void play_all(Player& player, std::string_view text)
{
    if (text.starts_with(BYTE_ORDER_MARK))
        text.remove_prefix(BYTE_ORDER_MARK.size());
    for (int number = 1; !text.empty(); ++number) {
        auto const end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.find_first_not_of(" \t\r") != std::string_view::npos)
            player.play(line, number);
    }
}

int verdict(Tally const& tally)
{
    std::printf("%d 步，%d 处期望，%d 处不符\n", tally.steps, tally.expectations, tally.failures);
    return tally.failures == 0 && tally.expectations > 0 ? SUCCESS : FAILURE;
}

// A workspace of its own for every run, with the same identifiers every time.
base::Result<int> play_file(std::string_view text, bool is_check)
{
    store::MemoryBlockStore blocks;
    platform::SettableClock clock(base::parse_instant(training::SCENARIO_START).value());
    platform::SeededRandom random(1);
    std::optional<base::Result<std::unique_ptr<app::Workspace>>> opened;
    app::Workspace::open(blocks, store::OpenMode::TakeOver, clock, random,
        [&](base::Result<std::unique_ptr<app::Workspace>> workspace) { opened = std::move(workspace); });
    CHECK(opened.has_value()); // Memory answers at once.
    auto const workspace = TRY(*opened);
    Player player(workspace->application(), clock, is_check);
    play_all(player, text);
    return is_check ? verdict(player.tally()) : SUCCESS;
}

} // namespace

int run_scenario(std::vector<std::string> const& words)
{
    if (words == std::vector<std::string>{"--acts"})
        return print_acts();
    bool is_check = false;
    std::vector<std::string> files;
    for (auto const& word : words) {
        if (word == "--check")
            is_check = true;
        else
            files.push_back(word);
    }
    if (files.size() != 1 || files.front().starts_with("--"))
        return report(bad_usage("scenario 要写一个情景文件。 scenario needs exactly one file."));
    auto const text = platform::read_file(files.front());
    if (text.is_error()) {
        report(text.error());
        return UNREADABLE_FILE;
    }
    auto const code = play_file(text.value(), is_check);
    return code.is_error() ? report(code.error()) : code.value();
}

} // namespace cli
