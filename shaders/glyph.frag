uniform sampler2D atlas;

noperspective in vec2 glyphTexel;
flat in vec4 glyphColor;

out vec4 result;

void main() {
    result = glyphColor * texelFetch(atlas, ivec2(glyphTexel), 0).r;
}
