// Lays pixels that were drawn by the processor over the picture.
uniform sampler2D layer;

in vec2 place; // of the layer, [0, 1]

out vec4 result;

void main() {
    result = texture(layer, place);
}
