// A rectangle over the whole surface; the scissor test cuts it. Its pixels are the layer's: one lies on the other.
uniform sampler2D layer;
uniform vec2 layerCorner;

out vec2 place;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    vec2 pixel = (corner - toClip.zw) / toClip.xy;
    place = (pixel - layerCorner) / vec2(textureSize(layer, 0));
    gl_Position = vec4(corner, 0.0, 1.0);
}
