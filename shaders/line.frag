noperspective in vec3 lineForm;
flat in vec4 lineColor;

out vec4 result;

void main() {
    result = lineColor * (lineCoverage(abs(lineForm.x), lineForm.y) * clamp(lineForm.z, 0.0, 1.0));
}
