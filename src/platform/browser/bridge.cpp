// Every function JavaScript may call. They only pass on: messages to the canvas or the ports, answers to who asked.
#include "platform/browser/bridge.h"

#include "base/check.h"
#include "platform/browser/browser_platform.h"
#include "platform/browser/canvas.h"

#include <cstdlib>
#include <emscripten.h>
#include <map>
#include <string>
#include <utility>

namespace platform::browser {

static std::map<std::uint32_t, ResponseHandler>& handlers()
{
    static std::map<std::uint32_t, ResponseHandler> s_handlers;
    return s_handlers;
}

std::uint32_t expect_response(ResponseHandler handler)
{
    static std::uint32_t s_next_request = 0;
    handlers().emplace(++s_next_request, std::move(handler));
    return s_next_request;
}

void post(
    ToPage kind, std::initializer_list<double> numbers, std::string_view text, std::span<std::uint8_t const> bytes)
{
    js_post(static_cast<std::uint32_t>(kind), numbers.begin(), numbers.size(), text.data(), text.size(), bytes.data(),
        bytes.size());
}

} // namespace platform::browser

using namespace platform::browser;

extern "C" {

EMSCRIPTEN_KEEPALIVE void* chuxin_allocate(std::uint32_t size)
{
    auto* memory = std::malloc(size);
    CHECK(memory || size == 0);
    return memory;
}

EMSCRIPTEN_KEEPALIVE void chuxin_release(void* memory)
{
    std::free(memory);
}

// One message from the page, see ToProgram.
EMSCRIPTEN_KEEPALIVE void chuxin_receive(
    std::uint32_t kind, double const* numbers, std::uint32_t number_count, char const* text, std::uint32_t text_length)
{
    Message const message{static_cast<ToProgram>(kind), {numbers, number_count}, {text, text_length}};
    if (message.kind == ToProgram::FileOpened)
        receive_opened_file(message);
    else if (message.kind == ToProgram::Remembered)
        receive_remembered(message);
    else
        canvas().receive(message);
}

// Draws one frame. Returns the milliseconds after which the next one is due: 0 at once, negative never.
EMSCRIPTEN_KEEPALIVE double chuxin_frame(double now)
{
    return canvas().frame(now);
}

// The answer to an import that was given a request number.
EMSCRIPTEN_KEEPALIVE void chuxin_respond(
    std::uint32_t request, std::int32_t status, std::uint8_t const* bytes, std::uint32_t byte_count)
{
    auto found = handlers().find(request);
    if (found == handlers().end())
        return;
    // The handler may expect further responses, so it must not run inside the map.
    auto handler = std::move(found->second);
    handlers().erase(found);
    if (handler(status, {bytes, byte_count}) == AfterResponse::Keep)
        handlers().emplace(request, std::move(handler));
}

} // extern "C"
