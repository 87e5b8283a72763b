// The message kinds between the page and the program in the worker: the C++ side of web/protocol.ts. A message is a
// kind, some numbers and one text; web/protocol.ts names the numbers. web/tests/protocol.test.mjs compares both files.
#pragma once

#include <cstdint>

namespace platform::browser {

// From the page to the program.
enum class ToProgram : std::uint32_t {
    Resize = 1, // css width, css height, device pixel ratio
    PointerMove = 2, // x, y
    PointerButton = 3, // x, y, button (0 left, 1 right, 2 middle), 1 down or 0 up
    Wheel = 4, // lines to the right, lines downwards
    PointerLeave = 5,
    Key = 6, // place in KEY_NAMES, 1 down or 0 up, modifiers (1 ctrl, 2 shift, 4 alt, 8 meta)
    Text = 7, // text: characters typed or a composition committed
    Preedit = 8, // caret in UTF-16 units; text: the composition so far, empty when it ends
    Paste = 9, // text: the clipboard
    Cut = 10, // the page has put the selection on the clipboard
    Focus = 11, // 1 the window got the focus, 0 it lost it: every key is released
    Activate = 12, // widget id: pressed through the mirror
    FocusWidget = 13, // widget id: focused through the mirror
    SetText = 14, // widget id; text: the whole text of that field was replaced through the mirror
    SetSelection = 15, // start, end in UTF-16 units of the active field, set through the text agent
    FileOpened = 16, // request, handle, size; text: name
    FontsChanged = 17, // a web font arrived: glyphs must be drawn again
    ContextRestored = 18, // the GPU lost every texture
    Environment = 19, // 1 on macOS
    Copy = 20, // Ctrl+C while no field has a selection: the program may have something to copy
    Wake = 21, // draw a frame
    Remembered = 22, // text: name, line feed, value; sent before the first frame
};

// From the program to the page.
enum class ToPage : std::uint32_t {
    TextInput = 1, // wanted, caret x, caret y, line height, widget id, multiline
    Cursor = 2, // place in CURSORS of web/protocol.ts
    FieldText = 3, // selection start, end in UTF-16 units; text: what the edited field holds
    Mirror = 4, // bytes: the nodes (mirror_encoder.cpp)
    Announce = 5, // 1 assertive; text
    OpenFile = 6, // request; text: accepted types
    SavePiece = 7, // number of the file; bytes: the next of it
    PrintHtml = 8, // text: title, line feed, document
    Crash = 9, // text: what failed, for the details of the panel
    LastSaved = 10, // text: the last act that is durable
    LeaveGuard = 11, // 1 arms the question before the page is left
    CopyText = 12, // text: put it on the clipboard
    Title = 13, // text: document title
    Frame = 14, // number of frames drawn
    Ready = 15, // the first frame is on screen
    NoWebGl = 16, // nothing can be drawn
    CanvasLost = 17, // the drawing context will not come back: a new canvas is needed
    Remember = 18, // 1 for this tab only; text: name, line feed, value
    SaveEnd = 19, // number of the file, 1 complete or 0 given up; text: name, line feed, mime type
    Rest = 20, // commands of the page handled so far; nothing is drawn now until something happens
};

} // namespace platform::browser
