#include "training/simulated_paths.h"

#include "training/simulated_arguments.h"

#include <algorithm>

namespace training {

namespace {

using Moves = std::vector<Move>;

Moves operator+(Moves left, Moves const& right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

Move special(Happening happening, int least = 0, int most = 0)
{
    return {{}, nullptr, least, most, nullptr, 100, happening};
}

Move with_chance(int percent, Move move)
{
    move.percent = percent;
    return move;
}

Moves registered()
{
    return {
        {"register_petition", &Cast::officer, 0, 0, say::registration}, {"triage", &Cast::officer, 0, 1, say::triage}};
}

Moves assigned()
{
    return {{"assign", &Cast::leader, 0, 1, say::assignment}};
}

Moves signed_for()
{
    return {{"sign_for", &Cast::unit_officer, 0, 2, say::receipt}};
}

Moves accepted()
{
    return {{"accept", &Cast::unit_leader, 1, 8, say::acceptance},
        {"start_handling", &Cast::unit_officer, 1, 4, say::contact},
        {"investigate", &Cast::unit_officer, 2, 8, say::investigation}};
}

Moves accepted_simply()
{
    return {{"accept_simple", &Cast::unit_leader, 0, 2, say::simple_acceptance},
        {"start_handling", &Cast::unit_officer, 0, 1, say::contact},
        {"investigate", &Cast::unit_officer, 0, 2, say::investigation}};
}

Moves submitted()
{
    return {{"submit_opinion", &Cast::unit_leader, 2, 10, say::opinion},
        {"take_for_verification", &Cast::officer, 0, 2, say::nothing}};
}

Moves issued()
{
    return {{"pass_verification", &Cast::leader, 0, 2, say::checks},
        with_chance(25, {"evaluate", &Cast::petitioner, 0, 1, say::evaluation_of_bureau}),
        {"deliver", &Cast::unit_officer, 1, 3, say::delivery}};
}

Moves closed()
{
    return {with_chance(30, {"evaluate", &Cast::petitioner, 0, 3, say::evaluation_of_unit}),
        {"close", &Cast::officer, 0, 3, say::closing}};
}

Moves followed_up()
{
    return {with_chance(8, {"follow_up", &Cast::officer, 1, 3, say::follow_up_in_vain}),
        {"follow_up", &Cast::officer, 2, 8, say::follow_up}};
}

Moves settled()
{
    return {special(Happening::Executions, 2, 20), {"settle", &Cast::leader, 1, 6, say::nothing},
        with_chance(30, {"archive", &Cast::officer, 1, 20, say::nothing})};
}

Moves answered()
{
    return submitted() + issued() + closed();
}

Moves to_the_end()
{
    return answered() + followed_up() + settled();
}

Moves at_the_unit()
{
    return registered() + assigned() + signed_for();
}

Moves in_hand()
{
    return at_the_unit() + accepted();
}

Moves approved(Move move)
{
    return {move, {"approve", &Cast::leader, 0, 1, say::approval}};
}

Moves archived_sometimes()
{
    return {with_chance(20, {"archive", &Cast::officer, 10, 60, say::nothing})};
}

Moves reviewed(base::ValueObject (*decision)(Scene const&))
{
    return {
        {"request_review", &Cast::petitioner, 2, 6, say::request}, {"issue_review", &Cast::reviewer, 8, 18, decision}};
}

void be_litigation(SimulatedMatter& matter)
{
    matter.route = "R1_JUDICIAL";
}

void be_accusation(SimulatedMatter& matter)
{
    matter.matter_class = "ACCUSATION";
    matter.route = "";
}

void be_arbitration(SimulatedMatter& matter)
{
    matter.route = "R2_ARBITRATION";
}

void be_suggestion(SimulatedMatter& matter)
{
    matter.matter_class = "SUGGESTION";
    matter.route = "";
}

void be_consultation(SimulatedMatter& matter)
{
    matter.matter_class = "CONSULT";
    matter.route = "";
}

void be_simple(SimulatedMatter& matter)
{
    matter.simple = true;
}

void be_skip_level(SimulatedMatter& matter)
{
    matter.channel = "VISIT";
    matter.source_level = "PROVINCE";
}

void be_to_beijing(SimulatedMatter& matter)
{
    matter.channel = "VISIT";
    matter.source_level = "NATION";
    matter.persons = 3;
}

void be_urgent(SimulatedMatter& matter)
{
    matter.urgent = true;
}

void be_collective(SimulatedMatter& matter)
{
    matter.persons = 8;
}

void be_anonymous(SimulatedMatter& matter)
{
    matter.channel = "LETTER";
    matter.anonymous = true;
}

// The township registers what it is competent for itself.
void be_own(SimulatedMatter& matter)
{
    auto& cast = matter.cast;
    cast.officer = cast.township_officer;
    cast.leader = cast.township_leader;
    cast.unit = cast.township;
    cast.unit_officer = cast.township_handler;
    cast.unit_leader = cast.township_head;
}

// Registered by the city's bureau; whoever relays it down stays in place of the inspector.
void be_relayed(SimulatedMatter& matter)
{
    auto& cast = matter.cast;
    be_suggestion(matter);
    cast.inspector = cast.officer;
    cast.officer = cast.city_officer;
    cast.leader = cast.city_leader;
}

void be_of_the_city(SimulatedMatter& matter)
{
    auto& cast = matter.cast;
    cast.officer = cast.city_officer;
    cast.leader = cast.city_leader;
    cast.unit = cast.city_unit;
    cast.unit_officer = cast.city_unit_officer;
    cast.unit_leader = cast.city_unit_leader;
}

// Registered by the city's bureau; the county's officer, who is delegated, stays in place of the inspector.
void be_delegated(SimulatedMatter& matter)
{
    auto& cast = matter.cast;
    cast.inspector = cast.officer;
    cast.officer = cast.city_officer;
    cast.leader = cast.city_leader;
}

void be_progress(SimulatedMatter& matter)
{
    matter.repeat_kind = "PROGRESS";
}

void be_linked(SimulatedMatter& matter)
{
    matter.repeat_kind = "LINKED";
}

std::vector<SimulatedPath> ordinary_paths()
{
    Move const guide{"guide", &Cast::officer, 0, 1, say::guidance};
    Move const transfer{"transfer", &Cast::officer, 0, 1, say::transfer};
    return {
        {"guided", 150, registered() + Moves{guide} + archived_sometimes(), be_consultation},
        {"simple", 150, at_the_unit() + accepted_simply() + to_the_end(), be_simple},
        {"by approval", 50,
            registered() + approved({"assign", &Cast::officer, 0, 1, say::assignment}) + signed_for() + accepted()
                + to_the_end()},
        {"transferred", 50, registered() + Moves{transfer} + signed_for() + accepted() + to_the_end(), be_suggestion},
        {"transferred appeal", 10, registered() + Moves{transfer} + signed_for() + accepted() + to_the_end()},
        {"own", 60,
            registered() + Moves{{"self_receive", &Cast::officer, 0, 2, say::responsible}} + accepted() + to_the_end(),
            be_own},
        {"left open", 60, in_hand() + to_the_end(), nullptr, false, true},
        {"unreachable", 10,
            in_hand() + answered()
                + Moves{{"follow_up", &Cast::officer, 1, 3, say::follow_up_in_vain},
                    {"follow_up", &Cast::officer, 1, 3, say::follow_up_in_vain},
                    {"follow_up", &Cast::officer, 1, 3, say::follow_up_in_vain}}
                + settled()},
        {"anonymous", 8, in_hand() + answered() + settled(), be_anonymous},
        {"of the city", 15, in_hand() + to_the_end(), be_of_the_city},
        {"collective", 5, in_hand() + to_the_end(), be_collective},
        {"helped", 4,
            in_hand()
                + Moves{{"record_education", &Cast::unit_officer, 1, 2, say::note},
                    {"record_assistance", &Cast::officer, 1, 2, say::assistance},
                    {"record_conduct", &Cast::officer, 0, 2, say::conduct}}
                + to_the_end()},
        {"published", 2,
            in_hand() + submitted() + issued()
                + Moves{{"publish_result", &Cast::officer, 0, 2, say::publication},
                    {"record_guidance", &Cast::officer, 0, 1, say::evaluation_guidance}}
                + closed() + followed_up() + settled()},
        {"undone", 2,
            registered() + assigned() + Moves{{"undo", &Cast::leader, 0, 0, say::undoing}} + assigned() + signed_for()
                + accepted() + to_the_end()},
        {"delegated", 2,
            in_hand() + answered()
                + Moves{{"delegate", &Cast::leader, 0, 1, say::delegation},
                    {"follow_up", &Cast::inspector, 1, 5, say::follow_up}}
                + settled(),
            be_delegated},
        {"urged", 2,
            in_hand()
                + Moves{{"urge", &Cast::inspector, 58, 62, say::urging},
                    {"acknowledge_alert", &Cast::unit_leader, 0, 1, say::acknowledgement},
                    {"explain_overdue", &Cast::unit_leader, 8, 12, say::explanation},
                    {"change_officer", &Cast::leader, 0, 1, say::new_officer},
                    {"decide_recusal", &Cast::leader, 0, 1, say::recusal}}
                + to_the_end()},
    };
}

std::vector<SimulatedPath> paths_elsewhere()
{
    auto const out = [](Move move) { return registered() + Moves{move} + archived_sometimes(); };
    Move const refusal{"not_accept", &Cast::officer, 0, 2, say::skip_level_refusal};
    return {
        {"to the courts", 40,
            registered()
                + Moves{{"refer_political_legal", &Cast::officer, 0, 2, say::to_courts},
                    with_chance(50, {"record_referral_result", &Cast::officer, 5, 30, say::referral_result})}
                + archived_sometimes(),
            be_litigation},
        {"to discipline", 30, out({"refer_discipline", &Cast::officer, 0, 2, say::to_discipline}), be_accusation},
        {"to arbitration", 20, out({"route_other", &Cast::officer, 0, 2, say::route}), be_arbitration},
        {"routed by the unit", 8, at_the_unit() + Moves{{"route_other", &Cast::unit_leader, 1, 5, say::unit_route}}},
        {"refused by the unit", 4,
            at_the_unit() + Moves{{"not_accept", &Cast::unit_leader, 1, 5, say::skip_level_refusal}}, be_skip_level},
        {"skip level", 15, registered() + approved(refusal), be_skip_level},
        {"ended before", 10, registered() + approved({"no_longer_accept", &Cast::officer, 0, 2, say::final_refusal}),
            be_litigation},
        {"withdrawn", 15, in_hand() + Moves{{"withdraw", &Cast::officer, 1, 6, say::statement}}},
        {"withdrawn at once", 5, registered() + Moves{{"withdraw", &Cast::officer, 0, 3, say::statement}}},
        {"void", 10, registered() + Moves{{"void", &Cast::leader, 0, 1, say::reason}}},
    };
}

std::vector<SimulatedPath> paths_of_objection()
{
    Moves const objection{{"object", &Cast::unit_leader, 0, 3, say::objection}};
    Moves const dispute{{"dispute_acceptance", &Cast::unit_leader, 1, 3, say::dispute},
        {"advance_dispute", &Cast::unit_leader, 1, 3, say::next_step},
        {"decide_acceptance", &Cast::conference, 1, 4, say::decision}, special(Happening::UnitChanges)};
    Moves const returned{{"consent_objection", &Cast::officer, 0, 2, say::reason}, special(Happening::UnitChanges),
        {"redispatch", &Cast::officer, 0, 2, say::redispatch}};
    Moves const relayed{
        {"transfer", &Cast::officer, 0, 1, say::transfer_to_bureau}, {"relay", &Cast::inspector, 0, 2, say::relay}};
    return {
        {"urgent", 10,
            registered() + Moves{{"report_up", &Cast::leader, 0, 0, say::report_up}} + assigned() + signed_for()
                + accepted() + to_the_end(),
            be_urgent},
        {"relayed", 15, registered() + relayed + signed_for() + accepted() + to_the_end(), be_relayed},
        {"objection upheld", 8, at_the_unit() + objection + returned + signed_for() + accepted() + to_the_end(),
            nullptr, true},
        {"objection rejected", 8,
            at_the_unit() + objection + Moves{{"reject_objection", &Cast::officer, 0, 2, say::reason}} + accepted()
                + to_the_end(),
            nullptr, true},
        {"disputed", 6, at_the_unit() + dispute + accepted() + to_the_end(), nullptr, true},
        {"split", 2,
            Moves{{"register_petition", &Cast::officer, 0, 0, say::registration},
                {"split_registration", &Cast::officer, 0, 1, say::split}, {"triage", &Cast::officer, 0, 1, say::triage}}
                + assigned() + signed_for() + accepted() + to_the_end()},
    };
}

std::vector<SimulatedPath> paths_of_handling()
{
    auto const handled = [](Moves const& moves) { return in_hand() + moves + to_the_end(); };
    Moves const sent_back{{"send_back", &Cast::officer, 0, 2, say::send_back},
        {"resubmit", &Cast::unit_leader, 2, 4, say::answers},
        {"take_for_verification", &Cast::officer, 0, 1, say::nothing}};
    Moves const reopened{{"follow_up", &Cast::officer, 2, 8, say::follow_up_unsolved},
        {"reopen", &Cast::leader, 0, 2, say::reason}, {"investigate", &Cast::unit_officer, 2, 5, say::investigation}};
    return {
        {"switched", 8,
            at_the_unit() + accepted_simply() + Moves{{"switch_to_ordinary", &Cast::unit_leader, 1, 4, say::reason}}
                + to_the_end(),
            be_simple},
        {"extended", 15, handled({{"extend", &Cast::unit_leader, 8, 15, say::extension}}), nullptr, true},
        {"heard", 5,
            handled({{"open_hearing", &Cast::unit_leader, 1, 4, say::on_that_day},
                {"conclude_hearing", &Cast::unit_leader, 0, 3, say::conclusion}})},
        {"mediated", 12,
            handled({{"open_mediation", &Cast::unit_officer, 1, 4, say::on_that_day},
                {"conclude_mediation", &Cast::unit_officer, 0, 5, say::agreement}})},
        {"sent back", 25, in_hand() + submitted() + sent_back + issued() + closed() + followed_up() + settled()},
        {"reopened", 8, in_hand() + answered() + reopened + to_the_end()},
        {"supervised", 8,
            handled({{"supervise", &Cast::inspector, 1, 4, say::supervision},
                {"answer_supervision", &Cast::unit_leader, 1, 5, say::supervision_reply}})},
        {"difficult", 4,
            handled({{"grade_difficulty", &Cast::unit_leader, 0, 1, say::difficulty},
                {"report_joint_conference", &Cast::unit_leader, 0, 2, say::proposal},
                {"assign_case_leader", &Cast::conference, 1, 3, say::led_case},
                {"record_consultation", &Cast::case_leader, 1, 3, say::consultation},
                {"record_leader_activity", &Cast::case_leader, 0, 2, say::activity},
                {"record_measure_progress", &Cast::unit_leader, 1, 5, say::progress}})},
        {"to Beijing", 3,
            handled({{"record_retrospect", &Cast::leader, 1, 5, say::retrospect},
                {"record_resolution", &Cast::leader, 1, 5, say::resolution}}),
            be_to_beijing},
        {"backlog", 2, in_hand() + Moves{{"mark_backlog", &Cast::conference, 20, 60, say::reason}}},
        {"corrected", 10,
            registered() + approved({"correct", &Cast::officer, 0, 1, say::correction}) + assigned() + signed_for()
                + accepted() + to_the_end()},
    };
}

std::vector<SimulatedPath> paths_of_relief()
{
    Moves const rechecked{{"request_recheck", &Cast::petitioner, 2, 8, say::request},
        {"open_recheck_hearing", &Cast::rechecker, 3, 6, say::on_that_day},
        {"conclude_recheck_hearing", &Cast::rechecker, 0, 2, say::conclusion},
        {"issue_recheck", &Cast::rechecker, 4, 12, say::upheld}};
    Moves const once_more{{"investigate", &Cast::unit_officer, 2, 5, say::investigation}};
    return {
        {"review", 6, in_hand() + answered() + reviewed(say::upheld) + followed_up() + settled(), nullptr, true},
        {"recheck", 6, in_hand() + answered() + reviewed(say::upheld) + rechecked + followed_up() + settled(), nullptr,
            true},
        {"review revokes", 3, in_hand() + answered() + reviewed(say::revoked) + once_more + to_the_end(), nullptr,
            true},
    };
}

// Two in a hundred come again: while it is being handled, after the closing, or found out later.
std::vector<SimulatedPath> paths_of_repeats()
{
    auto const again = special(Happening::ComesAgain, 1, 6);
    Moves const asked{again, {"supervise", &Cast::inspector, 3, 6, say::supervision_of_repeat},
        {"answer_supervision", &Cast::unit_leader, 1, 5, say::supervision_reply}};
    Moves const merged{{"guide", &Cast::officer, 0, 1, say::merging}};
    Moves const linked{{"link_repeat", &Cast::officer, 0, 2, say::link}};
    Moves const unlinked{{"unlink_repeat", &Cast::officer, 1, 3, say::reason}};
    return {
        {"again while handled", 5, in_hand() + asked + to_the_end(), nullptr, true, false, "repeat merged"},
        {"asks meanwhile", 2, in_hand() + Moves{again} + to_the_end(), nullptr, true, false, "repeat asks"},
        {"again refused", 3, in_hand() + Moves{again} + to_the_end(), nullptr, true, false, "repeat refused"},
        {"again after closing", 4, in_hand() + answered() + Moves{again} + followed_up() + settled(), nullptr, true,
            false, "repeat anew"},
        {"again after settling", 4, in_hand() + to_the_end() + Moves{special(Happening::ComesAgain, 5, 30)}, nullptr,
            true, false, "repeat linked"},
        {"wrongly linked", 2, in_hand() + Moves{again} + to_the_end(), nullptr, true, false, "repeat unlinked"},
        {"repeat merged", 0, registered() + merged, nullptr, true},
        {"repeat asks", 0, registered() + merged, be_progress, true},
        {"repeat refused", 0, registered() + approved({"not_accept", &Cast::officer, 0, 1, say::handled_refusal}),
            nullptr, true},
        {"repeat anew", 0, in_hand() + answered(), nullptr, true},
        {"repeat linked", 0, registered() + linked + assigned() + signed_for() + accepted() + answered(), be_linked,
            true},
        {"repeat unlinked", 0, registered() + linked + unlinked + assigned() + signed_for() + accepted() + answered(),
            be_linked},
    };
}

std::vector<SimulatedPath> all_paths()
{
    constexpr int PER_THOUSAND = 1000;
    std::vector<SimulatedPath> all;
    int given = 0;
    for (auto& some : {ordinary_paths(), paths_elsewhere(), paths_of_objection(), paths_of_handling(),
             paths_of_relief(), paths_of_repeats()})
        for (auto const& path : some) {
            given += path.again.empty() ? path.share : 2 * path.share; // the repeat counts too
            all.push_back(path);
        }
    CHECK(given < PER_THOUSAND);
    all.push_back({"ordinary", PER_THOUSAND - given, in_hand() + to_the_end()});
    return all;
}

} // namespace

std::vector<SimulatedPath> const& simulated_paths()
{
    static auto const ALL = all_paths();
    return ALL;
}

SimulatedPath const* find_simulated_path(std::string_view name)
{
    auto const& paths = simulated_paths();
    auto const found =
        std::find_if(paths.begin(), paths.end(), [&](SimulatedPath const& path) { return path.name == name; });
    return found == paths.end() ? nullptr : &*found;
}

} // namespace training
