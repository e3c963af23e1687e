#pragma once
/// OpenGL objects that are deleted with their owner. All need the context they were made in to be current.

#include <epoxy/gl.h>

#include <utility>

namespace entente {

/// The name of a GL object of one kind; movable, not copyable. `Traits` has create() and destroy(GLuint).
template <class Traits> class GlObject {
  public:
    GlObject() : id_(Traits::create()) {}
    GlObject(const GlObject&) = delete;
    GlObject& operator=(const GlObject&) = delete;
    GlObject(GlObject&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
    GlObject& operator=(GlObject&& other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    ~GlObject() {
        if (id_ != 0) {
            Traits::destroy(id_);
        }
    }
    [[nodiscard]] GLuint id() const { return id_; }

  private:
    GLuint id_;
};

struct BufferTraits {
    static GLuint create() {
        GLuint id = 0;
        glGenBuffers(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteBuffers(1, &id); }
};
struct TextureTraits {
    static GLuint create() {
        GLuint id = 0;
        glGenTextures(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteTextures(1, &id); }
};
struct VertexArrayTraits {
    static GLuint create() {
        GLuint id = 0;
        glGenVertexArrays(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteVertexArrays(1, &id); }
};
struct RenderbufferTraits {
    static GLuint create() {
        GLuint id = 0;
        glGenRenderbuffers(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteRenderbuffers(1, &id); }
};
struct FramebufferTraits {
    static GLuint create() {
        GLuint id = 0;
        glGenFramebuffers(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteFramebuffers(1, &id); }
};
struct ProgramTraits {
    static GLuint create() { return glCreateProgram(); }
    static void destroy(GLuint id) { glDeleteProgram(id); }
};

using GlBuffer = GlObject<BufferTraits>;
using GlTexture = GlObject<TextureTraits>;
using GlVertexArray = GlObject<VertexArrayTraits>;
using GlRenderbuffer = GlObject<RenderbufferTraits>;
using GlFramebuffer = GlObject<FramebufferTraits>;
using GlProgram = GlObject<ProgramTraits>;

} // namespace entente
