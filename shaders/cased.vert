// Strokes that are whole from end to end, with or without a casing and an inlay: most strands.
uniform samplerBuffer styleTable; // six texels a style, see stroke_style.hpp

layout(location = 0) in vec2 position;
layout(location = 1) in vec4 form; // along, length of the whole, across, half width; pixels
layout(location = 2) in uint style;

noperspective out vec4 strokeForm;
flat out vec4 bodyColor;   // these three with alpha multiplied in
flat out vec4 casingColor;
flat out vec4 inlayColor;
flat out vec4 marks; // of the inlay: length of each, period; how far they lean back, how soft they are; length -1 = whole
flat out vec3 edges; // width of the casing, half width of the inlay, where the inlay ends

void main() {
    int row = int(style) * 6;
    bodyColor = texelFetch(styleTable, row);
    casingColor = texelFetch(styleTable, row + 1);
    inlayColor = texelFetch(styleTable, row + 2);
    vec4 inlay = texelFetch(styleTable, row + 4);
    bool leaning = inlay.x > 2.5;
    marks = vec4(inlay.x > 0.5 ? inlay.y : -1.0, inlay.z, leaning ? vec2(1.0, 0.7) : vec2(0.0, 1.0));
    edges = vec3(texelFetch(styleTable, row + 3).w, inlay.w, texelFetch(styleTable, row + 5).x * form.y);
    strokeForm = form;
    gl_Position = vec4(position * toClip.xy + toClip.zw, 0.0, 1.0);
}
