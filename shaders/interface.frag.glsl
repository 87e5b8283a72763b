// The atlas holds coverage only (Alpha8): glyphs, and a white pixel for plain shapes.
precision mediump float;
varying highp vec2 v_uv;
varying vec4 v_color;
uniform sampler2D atlas;

void main()
{
    gl_FragColor = vec4(v_color.rgb, v_color.a * texture2D(atlas, v_uv).a);
}
