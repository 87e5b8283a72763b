// A workspace for tests: real SQLite over a memory block store, a clock that stands still, an office with its staff.
// The steps of the main job are done through Application::execute, as the screens do them.
#pragma once

#include "app/workspace.h"
#include "platform/native/native_ports.h"
#include "store/memory_block_store.h"

#include <string>
#include <string_view>

namespace support {

base::Date on(std::string_view iso);
base::Instant at(std::string_view iso_date, std::string_view time = "10:00");
std::string message_of(app::CommandResult const& result); // empty when it succeeded
app::WorkspaceSetup office_setup();
base::ValueObject with(base::ValueObject object, std::string key, base::Value value);
// A complete visit by that person; everybody has an own telephone.
base::ValueObject registration(std::string_view received_on, std::string_view name = "刘德芳");

class TestWorkspace {
public:
    // Without `files`, proof files live as long as the application does. `files` outlives the workspace.
    explicit TestWorkspace(
        std::uint64_t seed = 1, std::string_view today = "2023-06-15", store::AttachmentStore* files = nullptr);

    // Opens the stored bytes once more, as the next start of the program does.
    void reopen();
    app::Application& app() { return m_workspace->application(); }
    store::Database& database() { return m_workspace->database(); }
    platform::SettableClock& clock() { return m_clock; }
    void go_to(std::string_view date, std::string_view time = "10:00") { m_clock.set(at(date, time)); }

    void set_up(); // office_setup(), operated by li
    void act_as(std::string_view staff); // li stays the operator

    app::CommandResult attempt(std::string_view act, base::RecordId const& record, base::ValueObject arguments);
    // The same for an act that the test relies on.
    app::Outcome does(std::string_view act, base::RecordId const& record, base::ValueObject arguments);
    std::string refusal(std::string_view act, base::RecordId const& record, base::ValueObject arguments); // its id

    base::RecordId registers(std::string_view date = "2023-06-15", std::string_view name = "刘德芳");
    void triages(base::RecordId const& record);
    void assigns(base::RecordId const& record, std::string_view feedback_due = "2023-08-20");
    void signs_and_accepts(base::RecordId const& record, std::string_view date);
    void handles(base::RecordId const& record, std::string_view date); // contact and investigation
    void submits(base::RecordId const& record, std::string_view date);
    void verifies(base::RecordId const& record, std::string_view date);
    void delivers_and_closes(base::RecordId const& record, std::string_view date);
    void follows_up(base::RecordId const& record, std::string_view date);
    void settles(base::RecordId const& record, std::string_view date); // with the execution of the supported demand
    // From registration in summer 2023, on the dates of the usual story.
    void carries_to_acceptance(base::RecordId const& record);
    void carries_to_opinion(base::RecordId const& record);
    void carries_to_the_end(base::RecordId const& record); // from registration to settlement in summer 2023

    std::string digest();
    // The projections are what a rebuild makes of the journal (J15).
    bool is_rebuild_equal();
    std::string export_all();
    app::ImportReport import(std::string const& bytes);

private:
    store::AttachmentStore* m_files;
    store::MemoryBlockStore m_blocks;
    platform::SettableClock m_clock;
    platform::SeededRandom m_random;
    std::unique_ptr<app::Workspace> m_workspace;
};

platform::OpenedFile file_of(std::string const& bytes, std::string name = "包.json");

} // namespace support
