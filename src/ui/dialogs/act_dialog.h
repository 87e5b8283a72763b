// The dialog of one act on one record: help with its clause, the arguments, the legal date, and why it was refused.
#pragma once

#include "ui/commands.h"
#include "ui/forms/act_form.h"

#include <array>

namespace ui {

class ActDialog {
public:
    static constexpr FormId FORM = 2;

    // `checks`: the review checklist that counts for the record.
    void open(domain::ActDefinition const& act, domain::PetitionRecord const& record, base::ValueObject const& initial,
        std::vector<app::CheckRow> checks, std::string const& today);
    void close() { m_open = false; }
    bool is_open() const { return m_open; }
    std::string draft_key() const;
    ActForm& form() { return m_form; }
    app::Command command() const; // as it stands
    // True once after a change that warnings and notes may depend on; the shell then asks the application again.
    bool take_advice_request() { return std::exchange(m_advice_wanted, false); }
    void set_advice(app::ActAdvice advice);
    void draw(domain::PetitionRecord const& record, FormReferences const& references, Commands& commands);
    void show_problems(std::vector<base::Error> problems);

private:
    void draw_notes() const;
    void draw_warnings() const;
    void set_repeat_aside();
    FormEvents draw_triage(FormReferences const& references);
    FormEvents draw_arguments(domain::PetitionRecord const& record, FormReferences const& references);
    FormEvents draw_outcomes(domain::PetitionRecord const& record, FormReferences const& references);
    void propose_execution(domain::PetitionRecord const& record, FormReferences const& references, std::size_t demand);
    FormEvents draw_opinion(domain::PetitionRecord const& record, FormReferences const& references);
    FormEvents draw_checks(FormReferences const& references);
    FormEvents draw_failed_checks(FormReferences const& references);
    FormEvents draw_answers(FormReferences const& references);
    FormEvents draw_follow_up(FormReferences const& references);
    FormEvents draw_correction(domain::PetitionRecord const& record, FormReferences const& references);
    FormEvents draw_execution(domain::PetitionRecord const& record, FormReferences const& references);
    FormEvents draw_approval(domain::PetitionRecord const& record, FormReferences const& references);
    void submit(Commands& commands);
    // act_offers.cpp
    void offer_choices(domain::PetitionRecord const& record, FormReferences const& references);
    FormEvents draw_split(domain::PetitionRecord const& record, FormReferences const& references);
    void set_parts(domain::PetitionRecord const& record, std::vector<std::string> const& units);
    void list_checks();
    app::CheckRow const* find_check(std::string const& id) const;
    base::ValueObject arguments() const;

    ActForm m_form;
    std::vector<app::CheckRow> m_checks;
    app::ActAdvice m_advice;
    bool m_advice_wanted{false};
    base::RecordId m_record;
    std::string m_occurred_on; // "YYYY-MM-DD"
    std::string m_occurred_on_error;
    static constexpr std::string_view OF_A_REPEAT[]{"repeat_of", "repeat_kind", "reason"};
    std::array<std::string, std::size(OF_A_REPEAT)> m_set_aside; // of the triage form, while it says FIRST
    bool m_open{false};
};

} // namespace ui
