// The ways a matter can go, each a list of moves in legal order with the days between them. What is said in an act is
// made when it is done; who does it follows from the cast of the matter.
#pragma once

#include "app/demo/demo_texts.h"
#include "domain/petition_record.h"
#include "training/simulated_office.h"

#include <map>
#include <string>
#include <vector>

namespace training {

struct SimulatedPath;

struct SimulatedMatter {
    SimulatedPath const* path{nullptr};
    Cast cast;
    app::demo::MatterText const* text{nullptr};
    std::map<std::string, std::string, std::less<>> words;
    std::string channel, name, address, phone, id_no;
    int persons{1};
    bool anonymous{false}, urgent{false}, simple{false};
    std::string matter_class{"APPEAL"}, route{"R6_PETITION"}, source_level, repeat_kind;
    base::RecordId repeat_of;
    domain::PetitionRecord record;
};

struct Scene {
    SimulatedMatter const& matter;
    base::Date on;
    app::demo::DemoRandom& random;
};

enum class Happening {
    Act,
    UnitChanges, // the other unit has it from now on
    ComesAgain, // the petitioner does: the repeat of this path begins
    Executions, // of every supported demand, one act each
};

struct Move {
    std::string_view act;
    base::StaffId Cast::*actor{nullptr};
    int least{0}, most{0}; // working days after the move before
    base::ValueObject (*arguments)(Scene const&){nullptr};
    int percent{100}; // how often it happens at all
    Happening happening{Happening::Act};
};

struct SimulatedPath {
    std::string name;
    int share{0}; // of a thousand matters
    std::vector<Move> moves;
    void (*prepare)(SimulatedMatter&){nullptr};
    bool is_punctual{false}; // its steps lie in windows of the law; elsewhere a few are late
    bool stops_anywhere{false}; // left open somewhere on its way
    std::string again{}; // path of the repeat that ComesAgain begins
};

// Shares sum up to a thousand less the repeats; paths of repeats have none of their own.
std::vector<SimulatedPath> const& simulated_paths();
SimulatedPath const* find_simulated_path(std::string_view name);

} // namespace training
