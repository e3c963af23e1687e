// What stroke.frag draws of these strokes. A driver on a processor goes through all its cases for every pixel: without
// dots and round caps it is half the work.
noperspective in vec4 strokeForm;
flat in vec4 bodyColor;
flat in vec4 casingColor;
flat in vec4 inlayColor;
flat in vec4 marks;
flat in vec3 edges;

out vec4 result;

void main() {
    float along = strokeForm.x;
    float across = abs(strokeForm.z);
    float halfWidth = strokeForm.w;
    float visible = clamp(0.5 - max(-along, along - strokeForm.y), 0.0, 1.0);
    float inside = lineCoverage(across, halfWidth);
    float cased = max(lineCoverage(across, halfWidth + edges.x) - inside, 0.0);
    float mark = clamp(0.5 - marks.w * markDistance(along + marks.z * across, marks.x, marks.y), 0.0, 1.0);
    float cut = lineCoverage(across, min(edges.y, 0.6 * halfWidth)) * clamp(edges.z - along + 0.5, 0.0, 1.0);
    cut *= max(mark, step(marks.x, -0.5));
    vec4 color = mix(bodyColor, inlayColor + bodyColor * (1.0 - inlayColor.a), cut);
    result = (color * inside + casingColor * cased) * visible;
}
