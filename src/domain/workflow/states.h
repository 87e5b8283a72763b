// States 10–95 of a petition record and the five stages of the closed loop (law.md 5.2).
#pragma once

#include <optional>
#include <string_view>

namespace domain {

enum class State {
    None = 0, // before registration
    Registered = 10,
    Triaged = 20,
    ReportedUp = 25,
    Dispatched = 30,
    Objected = 31,
    Returned = 32,
    UnitReceived = 35,
    AcceptDispute = 36,
    Accepted = 40,
    AcceptedSimple = 41,
    NotAccepted = 42,
    NoLongerAccepted = 43,
    ReferredPoliticalLegal = 44,
    ReferredDiscipline = 45,
    RoutedOther = 46,
    Guided = 47,
    Withdrawn = 48,
    Handling = 50,
    Mediation = 51,
    Hearing = 52,
    OpinionDrafted = 55,
    UnderVerification = 56,
    SentBack = 57,
    OpinionIssued = 60,
    Delivered = 65,
    Closed = 70,
    FollowUp = 75,
    Observe = 80,
    Review = 85,
    Recheck = 86,
    Final = 87,
    Settled = 90,
    Archived = 95,
    Void = 99, // 误登作废 (T48); the number stays and is never reused
};

enum class Stage { None = 0, Register = 1, Accept = 2, Handle = 3, Supervise = 4, Assess = 5 };

std::string_view to_code(State state); // "REGISTERED"
std::string_view to_chinese(State state); // 已登记
std::optional<State> parse_state(std::string_view code);
Stage stage_of(State state); // final and relief states keep the stage in which they lie
std::string_view to_chinese(Stage stage); // 登记
std::string_view to_code(Stage stage); // "REGISTER"
bool is_final(State state); // nothing more is expected of the unit (42–48, 87, 90, 95, 99)
bool is_open(State state); // not final and not None

} // namespace domain
