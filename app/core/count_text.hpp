#pragma once
/// How counts of what holds are written everywhere.

#include <fmt/format.h>

#include <cstdint>
#include <string>

namespace entente {

/// "15"; "12 to 15" where 3 of the 15 hold only possibly.
[[nodiscard]] inline std::string countText(std::uint32_t all, std::uint32_t possible) {
    return possible == 0 ? fmt::format("{}", all) : fmt::format("{} to {}", all - possible, all);
}

} // namespace entente
