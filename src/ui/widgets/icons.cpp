// Each icon is a few strokes on a unit square (-0.5 .. 0.5), so that it stays sharp at every zoom.
#include "ui/widgets/icons.h"

#include <initializer_list>

namespace ui {

namespace {

struct Pen {
    ImDrawList& list;
    ImVec2 centre;
    float size;
    ImU32 colour;

    ImVec2 at(float x, float y) const { return ImVec2(centre.x + x * size, centre.y + y * size); }
    float width() const { return size > 20 ? 2.0F : 1.5F; }
    void line(float x0, float y0, float x1, float y1) const { list.AddLine(at(x0, y0), at(x1, y1), colour, width()); }
    void path(std::initializer_list<ImVec2> points, ImDrawFlags flags = 0) const
    {
        for (ImVec2 const& point : points)
            list.PathLineTo(at(point.x, point.y));
        list.PathStroke(colour, flags, width());
    }
    void frame(float x0, float y0, float x1, float y1) const
    {
        list.AddRect(at(x0, y0), at(x1, y1), colour, size * 0.1F, 0, width());
    }
    void circle(float radius) const { list.AddCircle(centre, radius * size, colour, 0, width()); }
    void dot(float x, float y, float radius) const { list.AddCircleFilled(at(x, y), radius * size, colour); }
};

void draw_navigation_icon(Pen const& pen, Icon icon)
{
    switch (icon) {
    case Icon::Today:
        pen.circle(0.42F);
        pen.path({ImVec2(0, -0.24F), ImVec2(0, 0.02F), ImVec2(0.18F, 0.14F)});
        break;
    case Icon::Register:
        pen.path({ImVec2(-0.38F, 0.38F), ImVec2(-0.32F, 0.12F), ImVec2(0.18F, -0.38F), ImVec2(0.38F, -0.18F),
                     ImVec2(-0.12F, 0.32F)},
            ImDrawFlags_Closed);
        break;
    case Icon::Ledger:
        for (float y : {-0.3F, 0.0F, 0.3F}) {
            pen.line(-0.16F, y, 0.42F, y);
            pen.dot(-0.36F, y, 0.06F);
        }
        break;
    case Icon::Folder:
        pen.path({ImVec2(-0.42F, 0.34F), ImVec2(-0.42F, -0.32F), ImVec2(-0.1F, -0.32F), ImVec2(0.02F, -0.16F),
                     ImVec2(0.42F, -0.16F), ImVec2(0.42F, 0.34F)},
            ImDrawFlags_Closed);
        break;
    case Icon::Bell:
        pen.path({ImVec2(-0.36F, 0.24F), ImVec2(-0.24F, 0.08F), ImVec2(-0.24F, -0.14F), ImVec2(0, -0.4F),
                     ImVec2(0.24F, -0.14F), ImVec2(0.24F, 0.08F), ImVec2(0.36F, 0.24F)},
            ImDrawFlags_Closed);
        pen.dot(0, 0.38F, 0.08F);
        break;
    case Icon::Chart:
        pen.line(-0.4F, 0.4F, 0.42F, 0.4F);
        pen.line(-0.26F, 0.4F, -0.26F, 0.08F);
        pen.line(0, 0.4F, 0, -0.16F);
        pen.line(0.26F, 0.4F, 0.26F, -0.38F);
        break;
    case Icon::Exchange:
        pen.path({ImVec2(-0.42F, -0.18F), ImVec2(0.38F, -0.18F), ImVec2(0.2F, -0.36F)});
        pen.path({ImVec2(0.42F, 0.18F), ImVec2(-0.38F, 0.18F), ImVec2(-0.2F, 0.36F)});
        break;
    case Icon::Rules: // an hourglass
        pen.path({ImVec2(-0.3F, -0.42F), ImVec2(0.3F, -0.42F), ImVec2(-0.3F, 0.42F), ImVec2(0.3F, 0.42F)},
            ImDrawFlags_Closed);
        break;
    case Icon::Settings:
        for (float y : {-0.26F, 0.26F})
            pen.line(-0.42F, y, 0.42F, y);
        pen.list.AddCircleFilled(pen.at(-0.14F, -0.26F), pen.size * 0.14F, pen.colour);
        pen.list.AddCircleFilled(pen.at(0.16F, 0.26F), pen.size * 0.14F, pen.colour);
        break;
    case Icon::Person:
        pen.list.AddCircle(pen.at(0, -0.2F), pen.size * 0.2F, pen.colour, 0, pen.width());
        pen.path({ImVec2(-0.36F, 0.42F), ImVec2(-0.26F, 0.14F), ImVec2(0.26F, 0.14F), ImVec2(0.36F, 0.42F)});
        break;
    default:
        break;
    }
}

void draw_tool_icon(Pen const& pen, Icon icon)
{
    switch (icon) {
    case Icon::Search:
        pen.list.AddCircle(pen.at(-0.08F, -0.08F), pen.size * 0.3F, pen.colour, 0, pen.width());
        pen.line(0.14F, 0.14F, 0.42F, 0.42F);
        break;
    case Icon::Plus:
        pen.line(-0.4F, 0, 0.4F, 0);
        pen.line(0, -0.4F, 0, 0.4F);
        break;
    case Icon::Check:
        pen.path({ImVec2(-0.38F, 0.02F), ImVec2(-0.1F, 0.3F), ImVec2(0.4F, -0.28F)});
        break;
    case Icon::Cross:
        pen.line(-0.32F, -0.32F, 0.32F, 0.32F);
        pen.line(-0.32F, 0.32F, 0.32F, -0.32F);
        break;
    case Icon::Calendar:
        pen.frame(-0.4F, -0.34F, 0.4F, 0.4F);
        pen.line(-0.4F, -0.08F, 0.4F, -0.08F);
        pen.line(-0.18F, -0.46F, -0.18F, -0.26F);
        pen.line(0.18F, -0.46F, 0.18F, -0.26F);
        break;
    case Icon::Warning:
        pen.path({ImVec2(0, -0.4F), ImVec2(0.44F, 0.38F), ImVec2(-0.44F, 0.38F)}, ImDrawFlags_Closed);
        pen.line(0, -0.12F, 0, 0.12F);
        pen.dot(0, 0.24F, 0.05F);
        break;
    case Icon::Info:
        pen.circle(0.42F);
        pen.line(0, -0.02F, 0, 0.22F);
        pen.dot(0, -0.2F, 0.06F);
        break;
    case Icon::Printer:
        pen.frame(-0.42F, -0.12F, 0.42F, 0.24F);
        pen.frame(-0.24F, -0.42F, 0.24F, -0.12F);
        pen.frame(-0.24F, 0.08F, 0.24F, 0.42F);
        break;
    default:
        break;
    }
}

void draw_arrow_icon(Pen const& pen, Icon icon)
{
    switch (icon) {
    case Icon::ChevronDown:
        pen.path({ImVec2(-0.3F, -0.14F), ImVec2(0, 0.16F), ImVec2(0.3F, -0.14F)});
        break;
    case Icon::ChevronLeft:
        pen.path({ImVec2(0.16F, -0.32F), ImVec2(-0.16F, 0), ImVec2(0.16F, 0.32F)});
        break;
    case Icon::ChevronRight:
        pen.path({ImVec2(-0.16F, -0.32F), ImVec2(0.16F, 0), ImVec2(-0.16F, 0.32F)});
        break;
    case Icon::SortUp:
        pen.list.AddTriangleFilled(pen.at(-0.3F, 0.18F), pen.at(0.3F, 0.18F), pen.at(0, -0.22F), pen.colour);
        break;
    case Icon::SortDown:
        pen.list.AddTriangleFilled(pen.at(-0.3F, -0.18F), pen.at(0.3F, -0.18F), pen.at(0, 0.22F), pen.colour);
        break;
    default:
        break;
    }
}

} // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour)
{
    Pen pen{list, centre, size, colour};
    draw_navigation_icon(pen, icon);
    draw_tool_icon(pen, icon);
    draw_arrow_icon(pen, icon);
}

} // namespace ui
