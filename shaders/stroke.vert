// Strokes with a casing, an inlay, a pattern or round caps.
uniform samplerBuffer styleTable; // six texels a style, see stroke_style.hpp

layout(location = 0) in vec2 position;
layout(location = 1) in vec4 form; // along, length of the whole, across, half width; pixels
layout(location = 2) in uint style;

noperspective out vec4 strokeForm;
flat out vec4 bodyColor;   // these three with alpha multiplied in
flat out vec4 casingColor;
flat out vec4 inlayColor;
flat out vec4 body;  // form of the pattern, on, period, casing width
flat out vec4 inlay; // form of the pattern, on, period, half width
flat out vec2 ends;  // part of the length that has the inlay, 1 for round caps

void main() {
    int row = int(style) * 6;
    bodyColor = texelFetch(styleTable, row);
    casingColor = texelFetch(styleTable, row + 1);
    inlayColor = texelFetch(styleTable, row + 2);
    body = texelFetch(styleTable, row + 3);
    inlay = texelFetch(styleTable, row + 4);
    ends = texelFetch(styleTable, row + 5).xy;
    strokeForm = form;
    gl_Position = vec4(position * toClip.xy + toClip.zw, 0.0, 1.0);
}
