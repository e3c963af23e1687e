// Glyphs and their halos, copied pixel by pixel from the atlas.
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 color;

noperspective out vec2 glyphTexel;
flat out vec4 glyphColor;

void main() {
    glyphTexel = texel;
    glyphColor = vec4(color.rgb * color.a, color.a);
    gl_Position = vec4(position * toClip.xy + toClip.zw, 0.0, 1.0);
}
