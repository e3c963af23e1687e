#include "render/programs.hpp"

#include "render/shader_source.hpp"

#include <cassert>
#include <stdexcept>
#include <string>

namespace entente {
namespace {

constexpr std::array<const char*, static_cast<std::size_t>(ProgramId::count)> kNames{"line", "stroke", "cased",
                                                                                     "dots", "shape",  "glyph"};

std::string infoLog(GLuint id, bool program) {
    GLint length = 0;
    program ? glGetProgramiv(id, GL_INFO_LOG_LENGTH, &length) : glGetShaderiv(id, GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(length), '\0');
    program ? glGetProgramInfoLog(id, length, nullptr, log.data())
            : glGetShaderInfoLog(id, length, nullptr, log.data());
    return log;
}

void attach(GLuint program, GLenum type, const std::string& name) {
    const auto source = shaderSource(name);
    const char* text = source.c_str();
    const GLuint shader = glCreateShader(type);
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    GLint done = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
    if (done != GL_TRUE) {
        const auto log = infoLog(shader, false);
        glDeleteShader(shader);
        throw std::runtime_error("the shader " + name + " does not compile: " + log);
    }
    glAttachShader(program, shader);
    glDeleteShader(shader);
}

GlProgram link(const std::string& name) {
    GlProgram program;
    attach(program.id(), GL_VERTEX_SHADER, name + ".vert");
    attach(program.id(), GL_FRAGMENT_SHADER, name + ".frag");
    glLinkProgram(program.id());
    GLint done = GL_FALSE;
    glGetProgramiv(program.id(), GL_LINK_STATUS, &done);
    if (done != GL_TRUE) {
        throw std::runtime_error("the program " + name + " does not link: " + infoLog(program.id(), true));
    }
    return program;
}

} // namespace

void Programs::use(ProgramId id, const Surface& surface) {
    const auto index = static_cast<std::size_t>(id);
    auto& program = programs_.at(index);
    if (!program) {
        program = link(kNames.at(index));
    }
    glUseProgram(program->id());
    const auto clip = surface.toClip();
    const auto fragment = surface.fromFragment();
    glUniform4f(uniform(id, "toClip"), clip.x, clip.y, clip.z, clip.w);
    glUniform4f(uniform(id, "fromFragment"), fragment.x, fragment.y, fragment.z, fragment.w);
}

GLint Programs::uniform(ProgramId id, const char* name) const {
    const auto& program = programs_.at(static_cast<std::size_t>(id));
    assert(program);
    return glGetUniformLocation(program->id(), name);
}

} // namespace entente
