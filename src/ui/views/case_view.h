// The page of one petition record: stages, responsibility, clocks with their explanation, next acts, timeline.
#pragma once

#include "ui/commands.h"
#include "ui/dialogs/act_dialog.h"

namespace ui {

struct CasePage {
    app::CaseSnapshot const& view;
    app::ShellSnapshot const& shell;
    FormReferences references;
    std::string as_of; // "YYYY-MM-DD" when an earlier day is shown; empty: now
};

class CaseView {
public:
    void draw(CasePage const& page, Commands& commands);
    ActDialog& dialog() { return m_dialog; }
    // Another record is shown from now on: nothing of the last one stays open.
    void reset();

private:
    void draw_header(CasePage const& page, Commands& commands);
    void draw_as_of(CasePage const& page, Commands& commands);
    void draw_facts(app::CaseSnapshot const& view);
    void draw_timeline(app::CaseSnapshot const& view, Commands& commands);
    void draw_papers(app::CaseSnapshot const& view, Commands& commands);
    void draw_clocks(app::CaseSnapshot const& view);
    void draw_clock(app::ClockLine const& clock);
    void draw_acts(CasePage const& page, Commands& commands);
    void draw_next_hands(CasePage const& page, std::string_view heading, Commands& commands);
    void draw_other_acts(app::CaseSnapshot const& view, Commands& commands);
    void draw_closed_acts(app::CaseSnapshot const& view);
    static void open_act(app::CaseSnapshot const& view, domain::ActDefinition const& act, Commands& commands);
    void draw_documents(app::CaseSnapshot const& view, Commands& commands);
    void draw_attachments(app::CaseSnapshot const& view, Commands& commands);
    void draw_related(
        std::string_view title, std::string_view none, std::vector<app::RecordRow> const& rows, Commands& commands);

    ActDialog m_dialog;
    std::string m_open_clock; // rule whose explanation is open; empty: the most urgent one
    bool m_all_clocks{false}; // stopped ones too
    bool m_whole_timeline{false}; // the earlier steps of a long one too
    bool m_closed_acts{false}; // why other acts are closed
    std::string m_as_of_text;
};

} // namespace ui
