// See test_screen.h.
#include "ui/test_screen.h"

#include "base/check.h"
#include "ui/widgets/dialog.h"

#include <imgui_internal.h>

#include "support/doctest.h" // last: its CHECK replaces that of base/check.h

namespace test {

namespace {

std::string& clipboard_text()
{
    static std::string s_text;
    return s_text;
}

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar)
{
    return true;
}

bool init_source(ImFontAtlas*, ImFontConfig*)
{
    return true;
}

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*)
{
    baked->Ascent = baked->Size * 0.8F;
    baked->Descent = -baked->Size * 0.2F;
    return true;
}

// Chinese characters are as wide as the em (7/8 of the line), everything else half of it. Nothing has ink.
bool load_glyph(
    ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar code_point, ImFontGlyph* glyph, float* advance)
{
    float em = baked->Size * 0.875F;
    float width = code_point >= 0x2E80 ? em : em / 2;
    if (advance != nullptr) {
        *advance = width;
        return true;
    }
    glyph->Codepoint = code_point;
    glyph->AdvanceX = width;
    return true;
}

ImFontLoader const& fixed_loader()
{
    static ImFontLoader const s_loader = [] {
        ImFontLoader loader;
        loader.Name = "fixed";
        loader.FontSrcInit = init_source;
        loader.FontSrcContainsGlyph = contains_glyph;
        loader.FontBakedInit = init_baked;
        loader.FontBakedLoadGlyph = load_glyph;
        return loader;
    }();
    return s_loader;
}

void accept_textures()
{
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate)
            texture->SetTexID(1);
        texture->SetStatus(
            texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
    }
}

} // namespace

Screen::Screen(float width, float height)
{
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(width, height);
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    io.ConfigInputTrickleEventQueue = false;
    for (int weight = 0; weight < 2; ++weight) {
        ImFontConfig config;
        config.FontLoader = &fixed_loader();
        config.SizePixels = 16;
        io.Fonts->AddFont(&config);
    }
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Platform_GetClipboardTextFn = [](ImGuiContext*) { return clipboard_text().c_str(); };
    platform.Platform_SetClipboardTextFn = [](ImGuiContext*, char const* text) { clipboard_text() = text; };
    ui::theme::set_zoom(1);
    ui::theme::apply();
}

Screen::~Screen()
{
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        texture->SetStatus(ImTextureStatus_Destroyed);
    ImGui::DestroyContext();
}

void Screen::show(std::function<void()> draw)
{
    m_draw = std::move(draw);
    m_bare = false;
    frame(3);
}

void Screen::show_bare(std::function<void()> draw)
{
    m_draw = std::move(draw);
    m_bare = true;
    frame(3);
}

void Screen::frame(int count)
{
    for (int i = 0; i < count; ++i) {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        ImGui::NewFrame();
        if (m_bare) {
            m_draw();
        } else {
            ui::recorder().begin_frame();
            ImGui::SetNextWindowPos(ImVec2(0, 0));
            ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
            ImGui::Begin("root", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBringToFrontOnFocus);
            m_draw();
            ImGui::End();
            ui::close_abandoned_popups();
            ui::recorder().finish_frame();
        }
        ImGui::Render();
        accept_textures();
    }
}

base::MirrorNode const* Screen::find(base::MirrorRole role, std::string_view name) const
{
    for (base::MirrorNode const& node : mirror().nodes) {
        if (node.role == role && node.name == name)
            return &node;
    }
    return nullptr;
}

base::MirrorNode const& Screen::node(base::MirrorRole role, std::string_view name) const
{
    static base::MirrorNode const s_missing{};
    base::MirrorNode const* found = find(role, name);
    if (found == nullptr)
        FAIL_CHECK("no node named " << std::string(name));
    return found != nullptr ? *found : s_missing;
}

bool Screen::has_text(std::string_view part) const
{
    for (base::MirrorNode const& node : mirror().nodes) {
        if (node.name.find(part) != std::string::npos)
            return true;
    }
    return false;
}

int Screen::count(base::MirrorRole role) const
{
    int count = 0;
    for (base::MirrorNode const& node : mirror().nodes)
        count += node.role == role ? 1 : 0;
    return count;
}

void Screen::click(base::MirrorRole role, std::string_view name)
{
    base::MirrorNode const& target = node(role, name);
    click_at(target.x + target.width / 2, target.y + target.height / 2);
}

void Screen::click_at(float x, float y)
{
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    frame(2);
    io.AddMouseButtonEvent(0, true);
    frame(1);
    io.AddMouseButtonEvent(0, false);
    frame(3);
}

void Screen::wheel(float x, float y, float steps)
{
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    frame(1);
    io.AddMouseWheelEvent(0, -steps);
    frame(2);
}

void Screen::press(ImGuiKeyChord chord)
{
    ImGuiIO& io = ImGui::GetIO();
    ImGuiKey key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    for (ImGuiKeyChord modifier : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt}) {
        if ((chord & modifier) != 0)
            io.AddKeyEvent(static_cast<ImGuiKey>(modifier), true);
    }
    io.AddKeyEvent(key, true);
    frame(1);
    io.AddKeyEvent(key, false);
    for (ImGuiKeyChord modifier : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt}) {
        if ((chord & modifier) != 0)
            io.AddKeyEvent(static_cast<ImGuiKey>(modifier), false);
    }
    frame(3);
}

void Screen::type(std::string_view utf8)
{
    ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
    frame(3);
}

std::string const& Screen::clipboard() const
{
    return clipboard_text();
}

} // namespace test
