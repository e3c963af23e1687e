#pragma once
/// Vertices that are made anew for every picture, and small tables that shaders look things up in.

#include "render/gl_objects.hpp"

#include <glm/vec4.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// One attribute of an interleaved vertex.
struct VertexAttribute {
    GLint size;
    GLenum type; ///< GL_FLOAT, GL_UNSIGNED_BYTE (a colour, scaled to [0, 1]) or GL_UNSIGNED_INT
    std::size_t offset;
};

/// Takes blocks of vertices in turn through a few buffers, so that the memory of one block is used for all and the
/// driver need not wait for one block to be drawn before the next is written.
class VertexStream {
  public:
    VertexStream(std::size_t stride, std::span<const VertexAttribute> attributes);
    /// Uploads the bytes of whole vertices and leaves the vertex array that reads them bound.
    void upload(std::span<const std::byte> bytes);

  private:
    struct Block {
        GlBuffer buffer;
        GlVertexArray array;
        std::size_t capacity = 0;
    };
    std::array<Block, 3> blocks_;
    std::size_t next_ = 0;
};

/// A table of vec4 for samplerBuffer.
class TexelTable {
  public:
    TexelTable();
    void upload(std::span<const glm::vec4> texels);
    /// Binds it to a texture unit.
    void bind(GLuint unit) const;

  private:
    GlBuffer buffer_;
    GlTexture texture_;
};

} // namespace entente
