// What is on screen while no workspace is open: loading, or the reason why it could not be opened and what helps.
#pragma once

#include "base/mirror.h"
#include "base/result.h"

#include <optional>
#include <string>

namespace ui {

enum class StartChoice { None, Retry, RestoreBackup, WorkInMemory };

class StartView {
public:
    void show_loading(std::string text) { m_loading = std::move(text), m_error.reset(); }
    void show_failure(base::Error error) { m_error = std::move(error); }
    // One frame, between ImGui::NewFrame() and ImGui::Render().
    StartChoice draw();
    base::Mirror const& mirror() const;

private:
    std::string m_loading;
    std::optional<base::Error> m_error;
};

} // namespace ui
