#include "render/shader_source.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace entente {
namespace {

std::string shaderText(std::string_view name) {
#ifdef ENTENTE_SHADER_DIR
    const auto path = std::string(ENTENTE_SHADER_DIR "/").append(name);
    std::ifstream file(path, std::ios::binary);
    if (file) {
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }
    throw std::runtime_error("cannot read the shader " + path);
#else
    for (const auto& shader : embeddedShaders()) {
        if (shader.name == name) {
            return std::string(shader.text);
        }
    }
    throw std::runtime_error("there is no shader named " + std::string(name));
#endif
}

} // namespace

std::string shaderSource(std::string_view name) {
    return shaderText("common.glsl") + shaderText(name);
}

} // namespace entente
