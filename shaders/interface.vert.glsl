// Vertices of Dear ImGui's draw lists: position in CSS pixels from the top left, place in the atlas, colour.
// scale is the number of device pixels per CSS pixel, size the drawing buffer in device pixels, white the place of the
// atlas's white pixel, which every untextured shape uses.
precision highp float;
attribute vec2 position;
attribute vec2 uv;
attribute vec4 color;
uniform float scale;
uniform vec2 size;
uniform vec2 white;
varying vec2 v_uv;
varying vec4 v_color;

void main()
{
    vec2 pixel = position * scale;
    // Text is rasterised for whole device pixels; its corners go there exactly, so that a texel is a pixel at 125 % too.
    if (abs(uv.x - white.x) + abs(uv.y - white.y) > 0.00001)
        pixel = floor(pixel + 0.5);
    gl_Position = vec4(pixel.x / size.x * 2.0 - 1.0, 1.0 - pixel.y / size.y * 2.0, 0.0, 1.0);
    v_uv = uv;
    v_color = color;
}
