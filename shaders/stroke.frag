noperspective in vec4 strokeForm;
flat in vec4 bodyColor;
flat in vec4 casingColor;
flat in vec4 inlayColor;
flat in vec4 body;
flat in vec4 inlay;
flat in vec2 ends;

out vec4 result;

const float kDash = 0.5; // forms: 0 solid, 1 dash, 2 dots, 3 chevrons
const float kDots = 1.5;
const float kChevrons = 2.5;

void main() {
    float along = strokeForm.x;
    float across = abs(strokeForm.z);
    float halfWidth = strokeForm.w;
    float beyond = max(-along, along - strokeForm.y);

    float d = across;
    float visible = 1.0;
    if (ends.y > 0.5) {
        d = length(vec2(max(beyond, 0.0), across));
    } else {
        visible = clamp(0.5 - beyond, 0.0, 1.0);
    }

    if (body.x > kDots && body.x < kChevrons) {
        float center = (floor((along - 0.5 * body.y) / body.z + 0.5)) * body.z + 0.5 * body.y;
        d = length(vec2(along - center, across));
        halfWidth = 0.5 * body.y;
        visible = center > strokeForm.y ? 0.0 : 1.0;
    } else if (body.x > kDash) {
        float place = body.x > kChevrons ? along + across : along;
        visible *= clamp(0.5 - markDistance(place, body.y, body.z), 0.0, 1.0);
    }
    float inside = lineCoverage(d, halfWidth);
    float cased = max(lineCoverage(d, halfWidth + body.w) - inside, 0.0);

    float h = min(inlay.w, 0.6 * halfWidth);
    float cut = 0.0;
    if (h > 0.0) {
        cut = lineCoverage(across, h) * clamp(ends.x * strokeForm.y - along + 0.5, 0.0, 1.0);
        if (inlay.x > kChevrons) {
            cut *= clamp(0.5 - 0.7 * markDistance(along + across, inlay.y, inlay.z), 0.0, 1.0);
        } else if (inlay.x > kDots) {
            float gap = markDistance(along - 0.5 * inlay.z, 0.0, inlay.z);
            cut = lineCoverage(length(vec2(gap, across)), h) * step(along, ends.x * strokeForm.y);
        } else if (inlay.x > kDash) {
            cut *= clamp(0.5 - markDistance(along, inlay.y, inlay.z), 0.0, 1.0);
        }
    }
    vec4 color = mix(bodyColor, inlayColor + bodyColor * (1.0 - inlayColor.a), cut);
    result = (color * inside + casingColor * cased) * visible;
}
