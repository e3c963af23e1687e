#version 330 core
// Put in front of every shader. Positions are device pixels of the picture, from its top left corner.

uniform vec4 toClip;       // clip = position * xy + zw
uniform vec4 fromFragment; // position = gl_FragCoord * xy + zw

// The part of a pixel at distance d from the middle of a line that the line of half width h covers (a box filter).
float lineCoverage(float d, float h) {
    return min(clamp(h + 0.5 - d, 0.0, 1.0), 2.0 * h);
}

// How far x is from the nearest of the marks of length `on` that begin at every multiple of `period`; inside < 0.
float markDistance(float x, float on, float period) {
    return abs(fract((x - 0.5 * on) / period + 0.5) - 0.5) * period - 0.5 * on;
}

// Position across bands at 45 degrees that rise to the right, anchored to the picture's origin.
float bandPosition(vec2 fragment) {
    vec2 p = fragment * fromFragment.xy + fromFragment.zw;
    return (p.x + p.y) * 0.70710678;
}
