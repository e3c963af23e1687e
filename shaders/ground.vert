// Territories: triangles in map units, and the soft edges round them in device pixels.
uniform vec4 mapCenter;          // what is subtracted first, as two floats a coordinate: xy + zw
uniform vec4 mapToPixel;         // then position = map * xy + zw
uniform samplerBuffer fillTable; // four texels a territory: three colours, edges of the bands

layout(location = 0) in vec2 position;
layout(location = 1) in uint territory;
layout(location = 2) in float edge; // -1 to 1 across a soft edge, 0 in a triangle

flat out vec4 color0;
flat out vec4 color1;
flat out vec4 color2;
flat out vec4 bands;
noperspective out float across;

void main() {
    int row = int(territory) * 4;
    color0 = texelFetch(fillTable, row);
    color1 = texelFetch(fillTable, row + 1);
    color2 = texelFetch(fillTable, row + 2);
    bands = texelFetch(fillTable, row + 3);
    across = edge;
    vec2 pixel = ((position - mapCenter.xy) - mapCenter.zw) * mapToPixel.xy + mapToPixel.zw;
    gl_Position = vec4(pixel * toClip.xy + toClip.zw, 0.0, 1.0);
}
