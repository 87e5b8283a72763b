// The edge between C++ and JavaScript: every function wasm imports is declared here, every function it exports is
// defined in bridge.cpp and listed in web/exports.txt. Across go numbers, UTF-8 text and byte spans; never a 64-bit
// integer.
#pragma once

#include "platform/browser/protocol.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string_view>

// Imports, implemented in web/bridge.ts under the name without "js_". tools/generate_js_library.mjs links the two.
extern "C" {
void js_post(std::uint32_t kind, double const* numbers, std::uint32_t number_count, char const* text,
    std::uint32_t text_length, std::uint8_t const* bytes, std::uint32_t byte_count);
void js_request_frame(void);
void js_draw(std::uint32_t const* words, std::uint32_t word_count, double scale, double white_u, double white_v);
void js_texture_create(std::uint32_t id, std::uint32_t width, std::uint32_t height, std::uint8_t const* pixels);
void js_texture_update(std::uint32_t id, std::uint32_t width, std::uint32_t first_row, std::uint32_t row_count,
    std::uint8_t const* pixels);
void js_texture_destroy(std::uint32_t id);
double js_glyph_advance(std::uint32_t code_point, double pixels, std::uint32_t weight);
std::uint32_t js_glyph_draw(std::uint32_t code_point, double pixels, std::uint32_t weight, std::int32_t* box,
    std::uint8_t* alpha, std::uint32_t capacity);
double js_font_baseline(double pixels, std::uint32_t weight);
double js_file_read(std::uint32_t handle, double offset, std::uint8_t* bytes, std::uint32_t count);
void js_file_close(std::uint32_t handle);
std::uint32_t js_storage_open(char const* name, std::uint32_t length);
void js_storage_close(std::uint32_t handle);
void js_storage_read_header(std::uint32_t handle, std::uint32_t request);
void js_storage_load(std::uint32_t handle, std::uint32_t request);
void js_storage_take_over(std::uint32_t handle, std::uint32_t request);
void js_storage_commit(std::uint32_t handle, std::uint32_t request, std::uint8_t const* header,
    std::uint32_t const* blocks, std::uint32_t count);
void js_storage_watch(std::uint32_t handle, std::uint32_t request);
void js_storage_find_writer(char const* name, std::uint32_t length, std::uint32_t request);
// Attachments; `name` is the hash in 64 hex digits.
void js_storage_put_file(
    std::uint32_t handle, std::uint32_t request, char const* name, std::uint8_t const* bytes, std::uint32_t byte_count);
void js_storage_get_file(std::uint32_t handle, std::uint32_t request, char const* name);
void js_storage_list_files(std::uint32_t handle, std::uint32_t request);
}

namespace platform::browser {

// Sends one message to the page.
void post(ToPage kind, std::initializer_list<double> numbers = {}, std::string_view text = {},
    std::span<std::uint8_t const> bytes = {});

// For imports that finish later: JavaScript answers with chuxin_respond(request, status, bytes). A handler that answers
// `Keep` is called again for the next answer to the same request; `bytes` live only during the call.
enum class AfterResponse { Keep, Forget };
using ResponseHandler = std::function<AfterResponse(std::int32_t status, std::span<std::uint8_t const> bytes)>;
std::uint32_t expect_response(ResponseHandler handler); // the request number to pass to JavaScript

} // namespace platform::browser
