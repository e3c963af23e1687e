noperspective in vec3 place;
flat in vec4 color;
flat in vec2 dots;

out vec4 result;

void main() {
    float radius = 0.5 * dots.x;
    float center = floor((place.x - radius) / dots.y + 0.5) * dots.y + radius;
    float d = length(vec2(place.x - center, place.z));
    result = color * (center > place.y ? 0.0 : lineCoverage(d, radius));
}
