// The registration screen (T01): petitioner and matter on the left; duplicates, advice and deadlines on the right.
#pragma once

#include "ui/commands.h"
#include "ui/forms/act_form.h"

namespace ui {

struct RegisterSnapshot {
    app::ShellSnapshot const& shell;
    app::RegisterAdvice const& advice;
    FormReferences references;
    std::string first_unit, first_leader, first_officer; // who becomes responsible (S22)
};

class RegisterView {
public:
    static constexpr FormId FORM = 1;
    static constexpr char const* DRAFT_KEY = "register";

    // Starts with the defaults of a new registration, or goes on with a draft (null: none).
    void start(base::ValueObject defaults, base::ValueObject const* draft);
    bool is_started() const { return m_form.is_started(); }
    void draw(RegisterSnapshot const& snapshot, Commands& commands);

    // True once after a change that the advice depends on; the shell then asks the application again.
    bool take_advice_request();
    base::ValueObject arguments() const { return m_form.arguments(); }
    app::Command command() const;
    // What to think of before registering, though nothing forbids it; asked for with the advice.
    void set_warnings(std::vector<base::Error> warnings);
    ActForm& form() { return m_form; }
    // The decision made in the duplicates card, for the triage that follows: empty, or the older record.
    base::RecordId const& confirmed_repeat_of() const { return m_repeat_of; }
    void show_problems(std::vector<base::Error> problems);
    // Wrong fields found while typing: marked beside the field, the keyboard stays where it is.
    void add_problems(std::vector<base::Error> const& problems);

private:
    void draw_reception(RegisterSnapshot const& snapshot);
    void draw_petitioners(RegisterSnapshot const& snapshot);
    void draw_petitioner(RegisterSnapshot const& snapshot, std::size_t index);
    void draw_matter(RegisterSnapshot const& snapshot);
    void propose_class();
    void draw_accused(RegisterSnapshot const& snapshot);
    void draw_rare(RegisterSnapshot const& snapshot);
    void draw_flags(RegisterSnapshot const& snapshot);
    void draw_buttons(Commands& commands);
    void draw_duplicates(RegisterSnapshot const& snapshot, Commands& commands);
    void draw_same_person(RegisterSnapshot const& snapshot, Commands& commands);
    void draw_side_cards(RegisterSnapshot const& snapshot, Commands& commands);
    void take(FormEvents const& events) { m_events.add(events); }
    void submit(Commands& commands);

    ActForm m_form;
    base::ValueObject m_defaults; // channel, today's date, one petitioner
    FormEvents m_events; // of the frame being drawn
    base::RecordId m_repeat_of; // confirmed in the duplicates card
    std::vector<base::RecordId> m_not_same; // ruled out there
    std::vector<base::Error> m_warnings;
    std::string m_proposed_class; // from the purpose; a class that a person chose stays
    bool m_more{false}; // the rare fields are shown
    bool m_advice_wanted{false};
};

} // namespace ui
