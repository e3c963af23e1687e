// Lays pixels that were drawn by the processor over the picture.
uniform sampler2D layer;
uniform vec2 layerCorner;

out vec4 result;

void main() {
    vec2 pixel = gl_FragCoord.xy * fromFragment.xy + fromFragment.zw;
    result = texelFetch(layer, ivec2(pixel - layerCorner), 0);
}
