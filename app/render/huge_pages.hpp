#pragma once
/// Huge pages for plain vectors: a large picture's first touch of small pages costs more than drawing it.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente {

/// Reserves room and, on Linux, asks for huge pages for it before it is touched.
void reserveHuge(std::vector<std::uint8_t>& bytes, std::size_t count);

} // namespace entente
