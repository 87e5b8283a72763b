// The rule files beside the deadlines: rows with value, source and clause; a number is changed in a small dialog, a
// table by a file; both after a preview of what changes.
#pragma once

#include "ui/commands.h"

#include <optional>

namespace ui {

class RuleFilesView {
public:
    void draw(app::RuleFileSnapshot const& file, Commands& commands); // one file
    // The dialog, wherever it was opened from; `today` is "YYYY-MM-DD".
    void draw_dialog(std::vector<app::RuleFileSnapshot> const& files,
        std::optional<app::RuleFilePreview> const& preview, std::string const& today, Commands& commands);
    // A file was chosen for adoption.
    void open_content(std::string const& file, std::string name, std::string content);
    void close() { m_open = false; }

private:
    enum class Mode { Values, Content, Restore };

    void draw_buttons(app::RuleFileSnapshot const& file, Commands& commands);
    void draw_rows(app::RuleFileSnapshot const& file);
    void draw_editions(app::RuleFileSnapshot const& file);
    void open(std::string const& file, Mode mode);
    void draw_values(bool& changed);
    void draw_preview(app::RuleFilePreview const& preview);
    std::optional<app::RuleFileChange> change(); // empty, with the error beside the field, while something is no value

    struct ValueField {
        domain::RuleFileValue value;
        std::string typed, error;
    };

    std::string m_file; // of the dialog
    Mode m_mode{Mode::Values};
    std::string m_row, m_row_name; // Values
    std::vector<ValueField> m_fields;
    std::string m_content, m_content_name; // Content
    std::string m_valid_from, m_date_error, m_reason;
    bool m_open{false};
    bool m_is_new{false}; // its first frame: the date is still to be set
    bool m_previewed{false}; // the preview belongs to what the fields hold
};

} // namespace ui
