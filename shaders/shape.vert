// Rounded rectangles, discs and rings.
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 local;  // from the middle
layout(location = 2) in vec4 form;   // half size, radius of the corners, half width of the stroke
layout(location = 3) in vec4 fill;
layout(location = 4) in vec4 stroke;
layout(location = 5) in vec4 band;
layout(location = 6) in vec4 marks;  // width and pitch of the bands, dash and period of the stroke

noperspective out vec2 place;
flat out vec4 shapeForm;
flat out vec4 fillColor;
flat out vec4 strokeColor;
flat out vec4 bandColor;
flat out vec4 shapeMarks;

vec4 premultiplied(vec4 color) {
    return vec4(color.rgb * color.a, color.a);
}

void main() {
    place = local;
    shapeForm = form;
    fillColor = premultiplied(fill);
    strokeColor = premultiplied(stroke);
    bandColor = premultiplied(band);
    shapeMarks = marks;
    gl_Position = vec4(position * toClip.xy + toClip.zw, 0.0, 1.0);
}
