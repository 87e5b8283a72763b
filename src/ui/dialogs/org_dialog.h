// Adds or changes an organisation, with the fields of define_org; its id is given by the program.
#pragma once

#include "ui/commands.h"
#include "ui/forms/act_form.h"

namespace ui {

class OrgDialog {
public:
    static constexpr FormId FORM = 5;

    // Null adds a new one below `parent`, in its region and on its level.
    void open(domain::Org const* org, domain::Org const* parent);
    void close() { m_open = false; }
    bool is_open() const { return m_open; }
    void draw(FormReferences const& references, Commands& commands);
    void show_problems(std::vector<base::Error> problems);

private:
    ActForm m_form;
    std::string m_id;
    bool m_open{false};
};

} // namespace ui
