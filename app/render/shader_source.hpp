#pragma once
/// Where the text of shaders comes from: the program itself, or in a developer build the source folder.

#include <span>
#include <string>
#include <string_view>

namespace entente {

/// A shader that was put into the program when it was built.
struct EmbeddedShader {
    std::string_view name; ///< its file name: "stroke.frag"
    std::string_view text;
};

/// All of them; the build writes this function from the folder `shaders`.
[[nodiscard]] std::span<const EmbeddedShader> embeddedShaders();

/// The text of a shader by its file name, with common.glsl in front. Throws std::runtime_error where there is none.
[[nodiscard]] std::string shaderSource(std::string_view name);

} // namespace entente
