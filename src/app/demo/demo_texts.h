// The words of the demo: organisation, people and petition texts of assets/demo, read once.
#pragma once

#include "base/result.h"
#include "base/value.h"
#include "domain/organisation.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace app::demo {

struct MatterText {
    std::string category, matter_class, purpose, route;
    base::OrgId unit;
    std::string summary, facts, history, findings;
    std::vector<std::string> demands;
    struct Result {
        std::string outcome, text;
    };
    std::vector<Result> results; // one per demand
    std::vector<std::string> basis;
};

struct Street {
    std::string name;
    base::OrgId org;
    std::vector<std::string> roads, estates;
};

struct SendBackText {
    std::string check, required, answer;
};

struct CorrectionText {
    std::string field, value, reason; // an empty value: a new address is made up
};

// One act of a ledger item: who does what, so many days before the end of the demo.
struct LedgerActText {
    std::string act, by;
    std::string record; // what sort of petition record the item is about from here on; empty: none, or as before
    int days_before{0};
    bool counts_of_day{false}; // the day's registrations are counted into it (S30)
    base::ValueObject arguments;
};

struct LedgerItemText {
    std::vector<LedgerActText> acts;
};

struct DemoTexts {
    std::string workspace_name;
    base::StaffId operator_id;
    std::vector<domain::Org> orgs;
    std::vector<domain::Staff> staff;

    std::vector<std::string> surnames, male_names, female_names, rare_names, companies;
    std::vector<Street> streets;
    std::vector<MatterText> matters;

    std::vector<std::string> contacts, supplements, guidance, not_assigned, extensions, reopenings, execution_proofs,
        withdrawals, voids, repeat_histories, causes;
    std::string unreachable_proof;
    std::vector<SendBackText> send_backs;
    std::vector<CorrectionText> corrections;
    std::vector<LedgerItemText> ledgers;
};

// Fails only when a file of assets/demo is malformed: a build mistake that a test finds.
base::Result<DemoTexts> load_demo_texts();

// Replaces {小区} and the like; names it does not know stay as they are.
std::string filled(std::string_view text, std::map<std::string, std::string, std::less<>> const& values);

} // namespace app::demo
