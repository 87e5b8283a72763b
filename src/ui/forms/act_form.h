// ActForm: edits the arguments of one act with the widgets that the act table calls for. Used by the registration
// screen and by every act dialog. Keeps what was typed exactly, right or wrong, until the act succeeds.
#pragma once

#include "app/snapshots.h"
#include "domain/workflow/acts.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ui {

// Lists the pickers choose from; views of data that outlives the frame.
struct FormReferences {
    std::span<app::PickerItem const> places, categories, orgs, staff, records;
    std::span<app::PickerItem const> alerts{}; // that stand on the record, for the acts that answer one
    std::span<app::PickerItem const> indicators{}; // K01 …, for an assessment scheme
    std::span<app::PickerItem const> case_leaders{}; // who hold the role, for T39
    std::span<app::LabelledText const> opinion{}; // part by part, for who reviews it
};

struct ArgumentLook {
    std::string_view label{}; // instead of the table's
    std::string_view help{};
    std::string_view hint{};
    bool required{false}; // in addition to the table's
    float height{0}; // of a text area, screen pixels
};

struct FormEvents {
    bool changed{false}; // something was typed or chosen in this frame
    bool committed{false}; // a field was left with a change: check and save the draft
    bool submitted{false}; // Ctrl+Enter or Enter in a single line

    void add(FormEvents const& other)
    {
        changed |= other.changed;
        committed |= other.committed;
        submitted |= other.submitted;
    }
};

class ActForm {
public:
    // `scope` makes the widget ids of two forms different.
    void start(domain::ActDefinition const& act, base::ValueObject const& initial, std::string scope);
    bool is_started() const { return m_act != nullptr; }
    // Another one with every start(): whoever hands something in later tells by it whether this is still his form.
    std::uint32_t serial() const { return m_serial; }
    // Makes a text, number or list argument a choice: `path` without indexes ("alert", "parts.demands"). A list of few
    // is ticked, of many picked one by one. `none` is said where there is nothing to choose from.
    void offer(std::string path, std::vector<app::PickerItem> items, std::string none = {});
    domain::ActDefinition const& act() const { return *m_act; }

    // The arguments as typed: empty optional fields are left out, numbers that are none stay text.
    base::ValueObject arguments() const;
    // Problems of the last check or refused act; `where` is the argument path. Those without a field are general.
    void set_problems(std::vector<base::Error> problems);
    // What the choices made so far call for, before anything was sent: marked until the next answer says otherwise.
    void set_asked(std::vector<base::Error> asked) { m_asked = std::move(asked); }
    void forget_problem(std::string_view path);
    std::vector<base::Error> const& problems() const { return m_problems; }
    std::string_view problem_at(std::string_view path) const;
    // Problems that no drawn field shows, as sentences for the top of the form.
    std::vector<std::string> general_problems() const;
    // Puts the keyboard into the first field with a problem, in the order in which they are drawn.
    void focus_first_problem() { m_focus_problem = true; }

    // One argument by its path, such as "received_on" or "petitioners[0].name".
    FormEvents draw(std::string_view path, FormReferences const& references, ArgumentLook const& look = {});
    // An argument in the shape of another one: the value of a correction is that of the corrected field.
    FormEvents draw_as(std::string_view path, domain::ArgumentDefinition const& shape, FormReferences const& references,
        ArgumentLook const& look);
    // All arguments of the act, in the table's order.
    FormEvents draw_all(FormReferences const& references);

    std::string const& text(std::string const& path) const;
    void set_text(std::string const& path, std::string value);
    std::size_t list_size(std::string const& path) const;
    void set_list_size(std::string const& path, std::size_t size); // keeps what longer lists held until dropped
    void remove_list_item(std::string const& path, std::size_t index);

    // --- Files: choosing and storing one takes several frames; the shell does it (ChooseAttachment) ---
    // The argument for which the person wants to choose a file, once; empty: none.
    std::string take_wanted_file() { return std::exchange(m_wanted_file, {}); }
    void file_is_coming(std::string const& path) { m_coming_file = path; } // it is read and stored now
    void add_file(std::string const& path, domain::Attachment const& file);
    void refuse_file(std::string const& path, base::Error error);
    bool is_storing_file() const { return !m_coming_file.empty(); }
    // While a file is being stored: says so in the form and answers true, because the act would go without it (J12).
    bool refuses_to_submit();

private:
    using Definition = domain::ArgumentDefinition;
    void load(std::span<Definition const> definitions, base::ValueObject const& values, std::string const& prefix);
    void load_one(Definition const& definition, base::Value const& value, std::string const& path);
    base::ValueObject compose(std::span<Definition const> definitions, std::string const& prefix) const;
    base::Value compose_one(Definition const& definition, std::string const& path) const;
    Definition const* find(std::string_view path) const;
    FormEvents draw_argument(Definition const& definition, std::string const& path, FormReferences const& references,
        ArgumentLook const& look);
    FormEvents draw_boolean(Definition const& definition, std::string const& path, ArgumentLook const& look);
    FormEvents draw_text_list(Definition const& definition, std::string const& path, ArgumentLook const& look);
    FormEvents draw_object_list(
        Definition const& definition, std::string const& path, FormReferences const& references);
    FormEvents draw_files(Definition const& definition, std::string const& path, ArgumentLook const& look);
    struct Offer {
        std::vector<app::PickerItem> items;
        std::string none;
    };
    Offer const* offer_at(std::string_view path) const;
    FormEvents draw_ticked_list(
        Definition const& definition, std::string const& path, ArgumentLook const& look, Offer const& offer);
    FormEvents draw_picked_list(
        Definition const& definition, std::string const& path, ArgumentLook const& look, Offer const& offer);
    // The buttons below a list and beside its items.
    bool draw_add_button(std::string const& path, std::string const& label, std::string_view description);
    bool draw_remove_button(std::string const& item, std::string_view description);

    void forget_waiting();
    bool is_asked(std::string_view path) const;
    void take_problem_focus(std::string const& id, std::string_view error);

    domain::ActDefinition const* m_act{nullptr};
    std::uint32_t m_serial{0};
    std::string m_scope;
    std::map<std::string, std::string, std::less<>> m_texts; // argument path -> what was typed
    std::map<std::string, std::size_t, std::less<>> m_sizes; // list path -> number of items
    std::map<std::string, Offer, std::less<>> m_offers; // argument path without indexes -> what may be chosen
    std::vector<base::Error> m_problems, m_asked;
    std::string m_wanted_file, m_coming_file; // argument paths
    bool m_focus_problem{false}; // the next field that is drawn with a problem takes the keyboard
    bool m_file_came{false}; // since the last frame: the draft is to be saved
};

} // namespace ui
