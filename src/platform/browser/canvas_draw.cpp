// Drawing: draw lists and textures handed to web/renderer.ts, and the font loader that asks web/fonts.ts (Canvas2D) for
// every glyph the first time it is shown, so that no font is shipped and every character the machine knows is drawn.
#include "platform/browser/canvas.h"

#include "platform/browser/bridge.h"
#include "platform/browser/canvas_internal.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace platform::browser {

// A font size is a line height in Dear ImGui; the em is this part of it: size 16 gives 14-pixel text.
static constexpr double EM_OF_SIZE = 0.875;
static constexpr float DEFAULT_SIZE = 16;
// Glyphs are at most this many device pixels wide and high.
static constexpr std::uint32_t LARGEST_GLYPH = 256;
static constexpr int WEIGHTS[] = {400, 700}; // by ImFontConfig::FontNo

static double raster_density(ImFontConfig const* source, ImFontBaked const* baked)
{
    return static_cast<double>(source->RasterizerDensity) * baked->RasterizerDensity;
}

static double em_pixels(ImFontConfig const* source, ImFontBaked const* baked)
{
    return baked->Size * EM_OF_SIZE * raster_density(source, baked);
}

static std::uint32_t weight_of(ImFontConfig const* source)
{
    return WEIGHTS[source->FontNo];
}

static bool font_contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar)
{
    return true; // a character the machine lacks is drawn as a box
}

static bool init_font(ImFontAtlas*, ImFontConfig*)
{
    return true;
}

static bool init_baked_font(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*)
{
    double const density = raster_density(source, baked);
    // The baseline that puts Chinese characters in the middle of the line, on a whole device pixel.
    double const middle = js_font_baseline(em_pixels(source, baked), weight_of(source));
    baked->Ascent = static_cast<float>(std::max(1.0, std::round(baked->Size * density / 2 + middle)) / density);
    baked->Descent = std::min(0.0f, baked->Ascent - baked->Size);
    return true;
}

// Advances are whole device pixels: glyphs stay sharp in a line of text at any scale.
static float glyph_advance(ImFontConfig const* source, ImFontBaked const* baked, ImWchar code_point)
{
    double const pixels = js_glyph_advance(code_point, em_pixels(source, baked), weight_of(source));
    return static_cast<float>(std::round(pixels) / raster_density(source, baked));
}

static bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code_point,
    ImFontGlyph* glyph, float* advance_only)
{
    if (advance_only) {
        *advance_only = glyph_advance(source, baked, code_point);
        return true;
    }
    static std::uint8_t s_alpha[LARGEST_GLYPH * LARGEST_GLYPH];
    std::int32_t box[4]{}; // left and top from pen and baseline, width, height, in device pixels
    glyph->Codepoint = code_point;
    glyph->AdvanceX = glyph_advance(source, baked, code_point);
    if (js_glyph_draw(code_point, em_pixels(source, baked), weight_of(source), box, s_alpha, sizeof(s_alpha)) == 0)
        return true; // no ink, such as a space
    auto const pack_id = ImFontAtlasPackAddRect(atlas, box[2], box[3]);
    if (pack_id == ImFontAtlasRectId_Invalid)
        return true; // the atlas is full: a gap of the right width
    auto* rect = ImFontAtlasPackGetRect(atlas, pack_id);
    auto const density = static_cast<float>(raster_density(source, baked));
    glyph->X0 = static_cast<float>(box[0]) / density;
    glyph->Y0 = static_cast<float>(box[1]) / density + baked->Ascent;
    glyph->X1 = glyph->X0 + static_cast<float>(box[2]) / density;
    glyph->Y1 = glyph->Y0 + static_cast<float>(box[3]) / density;
    glyph->Visible = true;
    glyph->PackId = pack_id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, s_alpha, ImTextureFormat_Alpha8, box[2]);
    return true;
}

void Canvas::create_fonts()
{
    static ImFontLoader s_loader;
    s_loader.Name = "canvas2d";
    s_loader.FontSrcInit = init_font;
    s_loader.FontSrcContainsGlyph = font_contains_glyph;
    s_loader.FontBakedInit = init_baked_font;
    s_loader.FontBakedLoadGlyph = load_glyph;

    auto& atlas = *ImGui::GetIO().Fonts;
    atlas.TexDesiredFormat = ImTextureFormat_Alpha8;
    // Growing doubles the texture and repacks everything, so it starts large enough for a day's work.
    atlas.TexMinWidth = atlas.TexMinHeight = 1024;
    atlas.TexMaxWidth = atlas.TexMaxHeight = 4096;
    atlas.TexGlyphPadding = 1;
    atlas.Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    for (int weight = 0; weight < static_cast<int>(std::size(WEIGHTS)); weight++) {
        ImFontConfig config;
        config.FontLoader = &s_loader;
        config.FontNo = weight;
        config.SizePixels = DEFAULT_SIZE;
        std::strcpy(config.Name, weight == 0 ? "Regular" : "Bold");
        atlas.AddFont(&config);
    }
    ImGui::GetStyle().FontSizeBase = DEFAULT_SIZE;
}

void Canvas::discard_glyphs()
{
    ImFontAtlasBuildDiscardBakes(ImGui::GetIO().Fonts, 0);
}

void Canvas::update_textures()
{
    for (auto* texture : ImGui::GetPlatformIO().Textures) {
        auto const id = static_cast<std::uint32_t>(texture->UniqueID) + 1;
        auto const width = static_cast<std::uint32_t>(texture->Width);
        switch (texture->Status) {
        case ImTextureStatus_WantCreate:
            js_texture_create(id, width, texture->Height, static_cast<std::uint8_t const*>(texture->GetPixels()));
            texture->SetTexID(id);
            texture->SetStatus(ImTextureStatus_OK);
            m_must_draw = true;
            break;
        case ImTextureStatus_WantUpdates: {
            // WebGL1 cannot skip pixels within a row, so whole rows are sent: no copy, a few kilobytes.
            auto const& rect = texture->UpdateRect;
            js_texture_update(
                id, width, rect.y, rect.h, static_cast<std::uint8_t const*>(texture->GetPixelsAt(0, rect.y)));
            texture->SetStatus(ImTextureStatus_OK);
            m_must_draw = true;
            break;
        }
        case ImTextureStatus_WantDestroy:
            if (texture->UnusedFrames > 0) {
                js_texture_destroy(id);
                texture->SetTexID(ImTextureID_Invalid);
                texture->SetStatus(ImTextureStatus_Destroyed);
            }
            break;
        default:
            break;
        }
    }
}

// After a lost context the GPU holds nothing: the next frame sends every texture again.
void Canvas::forget_textures()
{
    m_must_draw = true;
    for (auto* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_OK || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_WantCreate);
        }
    }
}

static void put_bytes(std::vector<std::uint64_t>& picture, void const* data, std::size_t bytes)
{
    auto const at = picture.size();
    picture.resize(at + (bytes + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t));
    if (bytes > 0)
        std::memcpy(picture.data() + at, data, bytes);
}

// Whether the frame shows anything else than the one before. After each event a few frames settle the layout, most of
// them alike, and without a graphics card drawing one takes 40 ms (measured) against 0.1 ms for this.
bool Canvas::is_new_picture()
{
    static std::vector<std::uint64_t> s_picture; // keeps its memory between frames
    s_picture.clear();
    put_bytes(s_picture, m_draw_words.data(), m_draw_words.size() * sizeof(m_draw_words.front()));
    for (auto const* list : ImGui::GetDrawData()->CmdLists) {
        put_bytes(s_picture, list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
        put_bytes(s_picture, list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
    }
    bool const is_new = std::exchange(m_must_draw, false) || s_picture != m_picture;
    std::swap(s_picture, m_picture);
    return is_new;
}

static std::uint32_t address_of(void const* pointer)
{
    return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(pointer));
}

// For each list: vertices, their number, indices, their number, number of commands; for each command: clip rectangle
// (left, top, right, bottom in device pixels), texture, first index, index count, first vertex. Read by
// web/renderer.ts.
void Canvas::draw_lists()
{
    auto const& data = *ImGui::GetDrawData();
    m_draw_words.clear();
    for (auto const* list : data.CmdLists) {
        m_draw_words.insert(m_draw_words.end(),
            {address_of(list->VtxBuffer.Data), static_cast<std::uint32_t>(list->VtxBuffer.Size),
                address_of(list->IdxBuffer.Data), static_cast<std::uint32_t>(list->IdxBuffer.Size), 0});
        auto const count_at = m_draw_words.size() - 1;
        for (auto const& command : list->CmdBuffer) {
            if (command.UserCallback || command.ElemCount == 0)
                continue;
            auto const edge = [&](float value) {
                return static_cast<std::uint32_t>(std::max(0.0, std::round(value * m_scale)));
            };
            m_draw_words.insert(m_draw_words.end(),
                {edge(command.ClipRect.x), edge(command.ClipRect.y), edge(command.ClipRect.z), edge(command.ClipRect.w),
                    static_cast<std::uint32_t>(command.GetTexID()), command.IdxOffset, command.ElemCount,
                    command.VtxOffset});
            m_draw_words[count_at]++;
        }
    }
    if (!is_new_picture())
        return;
    auto const white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    static_assert(sizeof(ImDrawIdx) == 2 && sizeof(ImDrawVert) == 20);
    js_draw(m_draw_words.data(), m_draw_words.size(), m_scale, white.x, white.y);
}

} // namespace platform::browser

// Dear ImGui is built with its test hooks; a test program that wants them defines its own.
extern "C++" {
__attribute__((weak)) void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID, ImRect const&, ImGuiLastItemData const*)
{
}
__attribute__((weak)) void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, char const*, ImGuiItemStatusFlags) { }
__attribute__((weak)) void ImGuiTestEngineHook_Log(ImGuiContext*, char const*, ...) { }
__attribute__((weak)) char const* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID)
{
    return nullptr;
}
}
