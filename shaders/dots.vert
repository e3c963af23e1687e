// Rows of dots: strokes of that pattern without casing and inlay.
uniform samplerBuffer styleTable; // six texels a style, see stroke_style.hpp

layout(location = 0) in vec2 position;
layout(location = 1) in vec4 form; // along, length of the whole, across, half width; pixels
layout(location = 2) in uint style;

noperspective out vec3 place; // along, length of the whole, across
flat out vec4 color;          // with alpha multiplied in
flat out vec2 dots;           // diameter, period

void main() {
    int row = int(style) * 6;
    color = texelFetch(styleTable, row);
    dots = texelFetch(styleTable, row + 3).yz;
    place = form.xyz;
    gl_Position = vec4(position * toClip.xy + toClip.zw, 0.0, 1.0);
}
