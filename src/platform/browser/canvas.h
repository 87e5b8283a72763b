// The Dear ImGui context in the worker: receives the page's messages, draws frames on demand, hands the draw lists, the
// mirror and the state of the text field to JavaScript. imgui.h stays inside canvas*.cpp.
#pragma once

#include "platform/browser/browser_platform.h"
#include "platform/browser/protocol.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace platform::browser {

struct Message {
    ToProgram kind;
    std::span<double const> numbers;
    std::string_view text;

    double number(std::size_t place) const { return place < numbers.size() ? numbers[place] : 0; }
};

class Canvas {
public:
    void start(Program program);
    void receive(Message const& message);
    double frame(double now); // milliseconds until the next frame: 0 at once, negative never
    void request_frame();

private:
    // canvas.cpp
    void begin_frame(double now);
    void draw_preedit();
    void send_mirror();
    void send_field();
    void send_cursor();
    bool is_fitting();
    double next_delay();

    // canvas_input.cpp
    bool must_wait(ToProgram kind) const;
    void handle(Message const& message);
    void replay_held_messages();
    void receive_key(Message const& message);
    void apply_field_requests();
    void drop_text_for_lost_field();
    void insert_text(std::string_view text);
    void replace_text(std::string_view text);
    static void press_with_control(int key);

    // canvas_draw.cpp
    void create_fonts();
    void discard_glyphs();
    void update_textures();
    void forget_textures();
    void draw_lists();
    bool is_new_picture();

    // What the mirror asked of a text field: carried out as soon as Dear ImGui has made the field active.
    struct FieldRequest {
        std::uint32_t id{0};
        int frames_left{0};
        std::optional<std::string> text; // nothing: only to be edited
    };
    struct SelectionRequest {
        bool pending{false};
        int start{0}, end{0};
    };

    // A message kept until what came before it has reached its field.
    struct HeldMessage {
        ToProgram kind;
        std::vector<double> numbers;
        std::string text;
    };

    Program m_program;
    double m_previous_time{0};
    double m_width{0}, m_height{0}, m_scale{1};
    int m_settle_frames{3};
    std::uint32_t m_frame_count{0};
    std::string m_clipboard;
    std::string m_preedit;
    int m_preedit_caret{0}; // UTF-16 units
    FieldRequest m_field_request;
    SelectionRequest m_selection_request;
    bool m_text_on_its_way{false}; // text is queued in Dear ImGui and not yet in its field
    std::deque<HeldMessage> m_held;
    std::vector<std::uint32_t> m_draw_words;
    std::vector<std::uint64_t> m_picture; // what the frame before showed
    bool m_must_draw{true}; // what the canvas or its textures held is gone or changed
    std::vector<std::uint8_t> m_mirror_bytes;
    std::string m_sent_field;
    std::vector<double> m_sent_text_input;
    int m_sent_cursor{-1};
    std::vector<float> m_fitted_sizes;

    friend struct CanvasClipboard;
};

Canvas& canvas();

// Writes the nodes for web/protocol.ts decodeMirror(). `active_field` is the text field being edited, 0 when none is.
void encode_mirror(base::Mirror const& mirror, std::uint32_t active_field, std::vector<std::uint8_t>& bytes);

} // namespace platform::browser
