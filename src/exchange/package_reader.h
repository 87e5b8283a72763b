// Reads a chuxin.exchange package in steps, with memory bounded by its largest element, and checks everything: form,
// version, hashes, chains, acts. It changes nothing; whoever applies the entries must not keep them unless the report
// is valid at the end.
#pragma once

#include "exchange/json.h"
#include "exchange/package.h"
#include "exchange/package_elements.h"

#include <map>

namespace exchange {

// An error returned by any of these stops the reading and becomes the last problem.
class PackageHandler {
public:
    virtual ~PackageHandler() = default;
    virtual base::Result<void> on_header(PackageHeader const&) { return {}; }
    virtual base::Result<void> on_reference(PackageReference&&) { return {}; }
    // Sound entries in the order of the file, parents before children; the handler may move them out.
    virtual base::Result<void> on_entries(std::span<PackageEntry>) { return {}; }
    // A sound attachment, and where its element lies in the file: whoever wants the bytes later reads them from there.
    virtual base::Result<void> on_file(PackageFile&&, std::uint64_t /*offset*/, std::size_t /*size*/) { return {}; }
};

struct PackageReport {
    std::optional<PackageHeader> header;
    std::int64_t entries{0}; // read so far, withheld and erased ones included
    std::int64_t withheld{0};
    std::int64_t erased{0};
    std::int64_t references{0};
    std::int64_t files{0};
    std::int64_t chain_gaps{0}; // only with PackageSelection::Records
    std::vector<base::Error> problems; // in the order of the file; `where` is a path such as entries[11].hash
    bool has_more_problems{false}; // reading stopped at MAX_PROBLEMS
    bool is_complete{false}; // the end of the file was reached and all sums are right

    bool is_valid() const { return is_complete && problems.empty(); }
};

inline constexpr std::size_t MAX_PROBLEMS = 100;
inline constexpr std::size_t MAX_ELEMENT_SIZE = 16 * 1024 * 1024;

// Follows the hash chain of each node through the file (J1, J7). A fork is kept as two branches.
class ChainFollower {
public:
    enum class Link { Sound, Gap, Broken, Repeated };
    Link follow(PackageEntry const& entry);
    bool has_tip(PackageHead const& head) const;

private:
    struct Tip {
        std::int64_t sequence{0};
        base::Hash hash{};
    };
    std::map<std::string, std::vector<Tip>, std::less<>> m_tips;
};

class PackageReader {
public:
    // `knows_act` says which acts the fold of this program understands. The handler outlives the reader.
    PackageReader(ReadChunk read_chunk, PackageHandler& handler, KnowsAct knows_act);

    // Reads on for up to STEP_ELEMENTS elements; false when there is nothing left to do.
    bool step();
    std::uint64_t bytes_read() const { return m_base + m_position; } // for a progress bar
    std::size_t buffered_bytes() const { return m_buffer.size(); }
    PackageReport const& report() const { return m_report; }

    static constexpr std::size_t STEP_ELEMENTS = 200;

private:
    enum class Part { Start, References, Entries, Files, Finished };

    bool read_start();
    bool read_elements(void (PackageReader::*read_element)(std::string_view));
    bool read_end();
    void check_counts();
    void check_sums(PackageTrailer const& trailer);
    std::int64_t& elements_read(); // of the present part
    void read_reference(std::string_view text);
    void read_entry(std::string_view text);
    void read_file(std::string_view text);
    void check_chain(PackageEntry const& entry);
    void deliver_batch();

    bool fill(); // one more chunk; false at the end of the file
    bool peek(char& next); // past white space; false at the end of the file
    bool expect(char character);
    bool expect_key(std::string_view key);
    std::optional<std::string_view> take_value(std::string_view what);
    void stop_in_value(std::string_view what, std::size_t size);
    bool stop(std::string const& reason, std::string where = {}); // a problem after which nothing can be read
    void add_problem(base::Error error);
    void add_part_problem(PartProblem problem, std::string_view name, std::string where);
    std::string element_name() const; // 第 12 条记录
    std::string element_path() const; // entries[11]

    ReadChunk m_read_chunk;
    PackageHandler& m_handler;
    KnowsAct m_knows_act;
    PackageReport m_report;
    PackageDigest m_digest;
    ChainFollower m_chains;
    std::string m_canonical_header;
    std::vector<PackageEntry> m_batch;
    std::string m_buffer;
    std::size_t m_position{0}; // of the next byte in the buffer
    std::uint64_t m_base{0}; // bytes of the file before the buffer
    std::size_t m_value_begin{0}; // of the value taken last, in the buffer
    Part m_part{Part::Start};
    bool m_is_first_element{true};
    bool m_chains_are_lost{false}; // an unreadable entry: links after it cannot be judged
};

// All steps at once.
PackageReport read_package(ReadChunk read_chunk, PackageHandler& handler, KnowsAct knows_act);
// The acts of the act table; an application that writes others adds them.
bool is_act_of_table(std::string_view act);

} // namespace exchange
