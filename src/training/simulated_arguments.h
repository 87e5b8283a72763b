// What is said in each act of a simulated matter, as a clerk would fill in the form.
#pragma once

#include "training/simulated_paths.h"

namespace training::say {

base::ValueObject nothing(Scene const& scene);
base::ValueObject registration(Scene const& scene);
base::ValueObject triage(Scene const& scene);
base::ValueObject assignment(Scene const& scene);
base::ValueObject transfer(Scene const& scene);
base::ValueObject transfer_to_bureau(Scene const& scene);
base::ValueObject relay(Scene const& scene);
base::ValueObject report_up(Scene const& scene);
base::ValueObject to_courts(Scene const& scene);
base::ValueObject to_discipline(Scene const& scene);
base::ValueObject route(Scene const& scene);
base::ValueObject unit_route(Scene const& scene);
base::ValueObject skip_level_refusal(Scene const& scene);
base::ValueObject handled_refusal(Scene const& scene);
base::ValueObject final_refusal(Scene const& scene);
base::ValueObject approval(Scene const& scene);
base::ValueObject guidance(Scene const& scene);
base::ValueObject merging(Scene const& scene);
base::ValueObject responsible(Scene const& scene);
base::ValueObject receipt(Scene const& scene);
base::ValueObject objection(Scene const& scene);
base::ValueObject reason(Scene const& scene);
base::ValueObject redispatch(Scene const& scene);
base::ValueObject dispute(Scene const& scene);
base::ValueObject next_step(Scene const& scene);
base::ValueObject decision(Scene const& scene);
base::ValueObject acceptance(Scene const& scene);
base::ValueObject simple_acceptance(Scene const& scene);
base::ValueObject contact(Scene const& scene);
base::ValueObject investigation(Scene const& scene);
base::ValueObject extension(Scene const& scene);
base::ValueObject on_that_day(Scene const& scene);
base::ValueObject conclusion(Scene const& scene);
base::ValueObject agreement(Scene const& scene);
base::ValueObject opinion(Scene const& scene);
base::ValueObject send_back(Scene const& scene);
base::ValueObject answers(Scene const& scene);
base::ValueObject checks(Scene const& scene);
base::ValueObject delivery(Scene const& scene);
base::ValueObject closing(Scene const& scene);
base::ValueObject follow_up(Scene const& scene);
base::ValueObject follow_up_in_vain(Scene const& scene);
base::ValueObject follow_up_unsolved(Scene const& scene);
base::ValueObject execution(Scene const& scene, std::size_t demand);
base::ValueObject request(Scene const& scene);
base::ValueObject upheld(Scene const& scene);
base::ValueObject revoked(Scene const& scene);
base::ValueObject evaluation_of_unit(Scene const& scene);
base::ValueObject evaluation_of_bureau(Scene const& scene);
base::ValueObject supervision(Scene const& scene);
base::ValueObject supervision_of_repeat(Scene const& scene);
base::ValueObject supervision_reply(Scene const& scene);
base::ValueObject difficulty(Scene const& scene);
base::ValueObject proposal(Scene const& scene);
base::ValueObject led_case(Scene const& scene);
base::ValueObject progress(Scene const& scene);
base::ValueObject consultation(Scene const& scene);
base::ValueObject activity(Scene const& scene);
base::ValueObject retrospect(Scene const& scene);
base::ValueObject resolution(Scene const& scene);
base::ValueObject note(Scene const& scene);
base::ValueObject assistance(Scene const& scene);
base::ValueObject delegation(Scene const& scene);
base::ValueObject undoing(Scene const& scene);
base::ValueObject new_officer(Scene const& scene);
base::ValueObject recusal(Scene const& scene);
base::ValueObject referral_result(Scene const& scene);
base::ValueObject publication(Scene const& scene);
base::ValueObject evaluation_guidance(Scene const& scene);
base::ValueObject conduct(Scene const& scene);
base::ValueObject urging(Scene const& scene);
base::ValueObject acknowledgement(Scene const& scene);
base::ValueObject explanation(Scene const& scene);
base::ValueObject link(Scene const& scene);
base::ValueObject statement(Scene const& scene);
base::ValueObject correction(Scene const& scene);
base::ValueObject split(Scene const& scene);
base::ValueObject substance(std::string const& rule);

} // namespace training::say
