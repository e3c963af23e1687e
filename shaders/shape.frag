noperspective in vec2 place;
flat in vec4 shapeForm;
flat in vec4 fillColor;
flat in vec4 strokeColor;
flat in vec4 bandColor;
flat in vec4 shapeMarks;

out vec4 result;

void main() {
    vec2 q = abs(place) - shapeForm.xy + shapeForm.z;
    float d = length(max(q, vec2(0.0))) + min(max(q.x, q.y), 0.0) - shapeForm.z;

    vec4 color = fillColor;
    if (shapeMarks.x > 0.0) {
        color = mix(color, bandColor, clamp(0.5 - markDistance(bandPosition(gl_FragCoord.xy) + shapeMarks.x, shapeMarks.x, shapeMarks.y), 0.0, 1.0));
    }
    color *= clamp(0.5 - d, 0.0, 1.0);

    float line = lineCoverage(abs(d), shapeForm.w);
    if (shapeMarks.z > 0.0) {
        float along = atan(place.y, place.x) * shapeForm.z;
        line *= clamp(0.5 - markDistance(along, shapeMarks.z, shapeMarks.w), 0.0, 1.0);
    }
    vec4 edge = strokeColor * line;
    result = edge + color * (1.0 - edge.a);
}
