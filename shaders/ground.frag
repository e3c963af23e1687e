flat in vec4 color0;
flat in vec4 color1;
flat in vec4 color2;
flat in vec4 bands; // where the second, third and again the first colour begin, and the pitch; pitch 0 = plain
noperspective in float across;

out vec4 result;

void main() {
    vec4 color = color0;
    if (bands.w > 0.0) {
        float t = bandPosition(gl_FragCoord.xy) - bands.x;
        t -= floor(t / bands.w) * bands.w;
        color = mix(color, color1, clamp(t - bands.x + 0.5, 0.0, 1.0));
        color = mix(color, color2, clamp(t - bands.y + 0.5, 0.0, 1.0));
        color = mix(color, color0, clamp(t - bands.z + 0.5, 0.0, 1.0));
    }
    result = color * (1.0 - abs(across));
}
