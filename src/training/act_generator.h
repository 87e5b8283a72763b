// Lawful arguments for any act, drawn at random: what the argument table says of each field, what the office and the
// record offer to choose from, and the guards' own answers where a choice was wrong. Property tests and generated
// histories draw from it; an act that is added to the table needs nothing here.
#pragma once

#include "app/application.h"
#include "app/demo/demo_random.h"
#include "domain/workflow/engine.h"

#include <optional>
#include <vector>

namespace training {

class ActGenerator {
public:
    ActGenerator(app::Application& application, std::uint64_t seed);

    // Arguments that the guards accept for the present identity, today; empty when none were found. `record` is null
    // for an act that creates one. `others` are the records that a link may name.
    std::optional<app::Command> command(domain::ActDefinition const& act, domain::PetitionRecord const* record,
        std::vector<base::RecordId> const& others);
    // The same without asking the guards whether they would do.
    base::ValueObject arguments(domain::ActDefinition const& act, domain::PetitionRecord const* record,
        std::vector<base::RecordId> const& others);

    // What an act on a ledger is about; empty where it opens an item.
    void choose_item(std::string id) { m_item = std::move(id); }

    app::demo::DemoRandom& random() { return m_random; }

private:
    struct Subject {
        domain::ActDefinition const& act;
        domain::PetitionRecord const* record;
        std::vector<base::RecordId> const& others;
    };
    base::Value draw(Subject const& subject, domain::ArgumentDefinition const& argument);
    std::optional<base::Value> draw_by_name(Subject const& subject, domain::ArgumentDefinition const& argument);
    base::ValueObject draw_fields(Subject const& subject, std::span<domain::ArgumentDefinition const> fields);
    base::Value draw_files();
    base::Value draw_list(Subject const& subject, domain::ArgumentDefinition const& argument);
    base::Value draw_date(Subject const& subject, domain::ArgumentDefinition const& argument);
    base::Value draw_staff(Subject const& subject, domain::ArgumentDefinition const& argument);
    base::ValueList draw_outcomes(Subject const& subject);
    void draw_correction(Subject const& subject, base::ValueObject& fields);
    void finish(Subject const& subject, base::ValueObject& fields);
    void repair(Subject const& subject, std::vector<base::Error> const& problems, base::ValueObject& fields);
    std::string words(domain::ArgumentDefinition const& argument);
    std::string report();
    base::ValueObject draw_person();

    app::Application& m_application;
    app::demo::DemoRandom m_random;
    std::vector<app::PickerItem> m_places, m_categories;
    std::string m_item;
};

} // namespace training
