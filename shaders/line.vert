// Plain lines and convex polygons: everything that is one colour with soft edges.
layout(location = 0) in vec2 position;
layout(location = 1) in vec3 form; // across the line, its half width, coverage at its ends; pixels
layout(location = 2) in vec4 color;

noperspective out vec3 lineForm;
flat out vec4 lineColor;

void main() {
    lineForm = form;
    lineColor = vec4(color.rgb * color.a, color.a);
    gl_Position = vec4(position * toClip.xy + toClip.zw, 0.0, 1.0);
}
