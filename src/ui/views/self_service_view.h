// 自助评价: the one page of the self-service identity (PR-05). The petitioner enters query code and the end of the ID
// number, and then sees the dates that are public and the evaluation of that matter, nothing else.
#pragma once

#include "ui/commands.h"
#include "ui/forms/act_form.h"

#include <optional>
#include <string>

namespace ui {

class SelfServiceView {
public:
    static constexpr FormId FORM = 7;

    void draw(Commands& commands);
    // The answer to LookUpEvaluation.
    void show(app::SelfServiceSnapshot snapshot);
    void show_error(std::string message);
    void show_problems(std::vector<base::Error> problems);
    void clear(); // for the next petitioner
    LookUpEvaluation look_up() const { return {m_query_code, m_id_tail}; }

private:
    void draw_entry(Commands& commands);
    void draw_matter();
    void draw_evaluation(Commands& commands);
    void submit(Commands& commands);

    std::string m_query_code, m_id_tail, m_error;
    std::optional<app::SelfServiceSnapshot> m_matter;
    ActForm m_form;
};

} // namespace ui
