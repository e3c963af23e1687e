#include "render/vertex_stream.hpp"

#include <algorithm>

namespace entente {

VertexStream::VertexStream(std::size_t stride, std::span<const VertexAttribute> attributes) {
    for (auto& block : blocks_) {
        glBindVertexArray(block.array.id());
        glBindBuffer(GL_ARRAY_BUFFER, block.buffer.id());
        GLuint index = 0;
        for (const auto& a : attributes) {
            const auto* offset = reinterpret_cast<const void*>(a.offset);
            glEnableVertexAttribArray(index);
            if (a.type == GL_UNSIGNED_INT) {
                glVertexAttribIPointer(index, a.size, a.type, static_cast<GLsizei>(stride), offset);
            } else {
                glVertexAttribPointer(index, a.size, a.type, a.type == GL_UNSIGNED_BYTE ? GL_TRUE : GL_FALSE,
                                      static_cast<GLsizei>(stride), offset);
            }
            ++index;
        }
    }
}

void VertexStream::upload(std::span<const std::byte> bytes) {
    auto& block = blocks_.at(next_);
    next_ = (next_ + 1) % blocks_.size();
    glBindVertexArray(block.array.id());
    glBindBuffer(GL_ARRAY_BUFFER, block.buffer.id());
    if (bytes.size() > block.capacity) {
        constexpr std::size_t kSmallest = 1U << 16U;
        block.capacity = std::max({bytes.size(), 2 * block.capacity, kSmallest});
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(block.capacity), nullptr, GL_STREAM_DRAW);
    }
    glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(bytes.size()), bytes.data());
}

TexelTable::TexelTable() {
    glBindBuffer(GL_TEXTURE_BUFFER, buffer_.id());
    glBindTexture(GL_TEXTURE_BUFFER, texture_.id());
    glTexBuffer(GL_TEXTURE_BUFFER, GL_RGBA32F, buffer_.id());
}

void TexelTable::upload(std::span<const glm::vec4> texels) {
    glBindBuffer(GL_TEXTURE_BUFFER, buffer_.id());
    glBufferData(GL_TEXTURE_BUFFER, static_cast<GLsizeiptr>(texels.size_bytes()), texels.data(), GL_STREAM_DRAW);
}

void TexelTable::bind(GLuint unit) const {
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(GL_TEXTURE_BUFFER, texture_.id());
}

} // namespace entente
