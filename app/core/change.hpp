#pragma once
/// How something differs between an earlier and a later date.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente {

enum class Change : std::uint8_t { gained, stronger, weaker, lost };
inline constexpr std::size_t kChangeCount = 4;
/// "gained", "stronger", "weaker", "lost".
[[nodiscard]] constexpr std::string_view changeName(Change change) {
    constexpr std::array<std::string_view, kChangeCount> kNames{"gained", "stronger", "weaker", "lost"};
    return kNames[static_cast<std::size_t>(change)];
}

/// How a list of changes is ordered within each kind of change: listedChanges().
enum class ChangeOrder : std::uint8_t {
    lasting, ///< what lasts before exercises and statements, the largest change first
    name,
    kind
};

} // namespace entente
