#pragma once
/// The shader programs. Compiling one is dear on a software driver, so each is made when it is first used.

#include "render/gl_objects.hpp"
#include "render/surface.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace entente {

enum class ProgramId : std::uint8_t { line, stroke, cased, dots, shape, glyph, count };

class Programs {
  public:
    /// Makes the program the current one and tells it about the surface. Throws std::runtime_error with the
    /// driver's words where a shader does not compile.
    void use(ProgramId id, const Surface& surface);
    /// The place of a uniform in a program that has been used.
    [[nodiscard]] GLint uniform(ProgramId id, const char* name) const;

  private:
    std::array<std::optional<GlProgram>, static_cast<std::size_t>(ProgramId::count)> programs_;
};

} // namespace entente
