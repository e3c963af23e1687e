# cmake -DOUTPUT=FILE.cpp -DDIRECTORY=DIR -P embed.cmake: writes a source file that holds the text of every shader
# in DIR as a table of names and texts, in the order of their names.
file(GLOB shaders ${DIRECTORY}/*.vert ${DIRECTORY}/*.frag ${DIRECTORY}/*.glsl)
list(SORT shaders)
set(text "#include \"render/shader_source.hpp\"\n\nnamespace entente {\n\nstd::span<const EmbeddedShader> embeddedShaders() {\n    static constexpr EmbeddedShader kShaders[] = {\n")
foreach(shader IN LISTS shaders)
  get_filename_component(name ${shader} NAME)
  file(READ ${shader} source)
  string(APPEND text "{\"${name}\", R\"glsl(${source})glsl\"},\n")
endforeach()
string(APPEND text "};\n    return kShaders;\n}\n\n} // namespace entente\n")
file(WRITE ${OUTPUT} "${text}")
