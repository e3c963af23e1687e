#include "core/huge_buffer.hpp"

#include <cstdlib>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace entente {

namespace {
constexpr std::size_t kHugePage = std::size_t{2} << 20U;
constexpr std::size_t kCacheLine = 64;

std::size_t roundedUp(std::size_t bytes, std::size_t unit) {
    if (bytes > static_cast<std::size_t>(-1) - unit) {
        throw std::bad_alloc();
    }
    return (bytes + unit - 1) / unit * unit;
}
} // namespace

void* allocateHuge(std::size_t bytes) {
    const std::size_t unit = bytes >= kHugePage ? kHugePage : kCacheLine;
    const std::size_t rounded = roundedUp(bytes == 0 ? 1 : bytes, unit);
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): an allocator hands out raw memory
    void* const memory = std::aligned_alloc(unit, rounded);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
#ifdef MADV_HUGEPAGE
    if (unit == kHugePage) {
        // A kernel without huge pages refuses; the memory is good all the same.
        static_cast<void>(madvise(memory, rounded, MADV_HUGEPAGE));
    }
#endif
    return memory;
}

void freeHuge(void* memory, std::size_t /*bytes*/) noexcept {
    std::free(memory); // NOLINT(cppcoreguidelines-owning-memory): what allocateHuge gave
}

} // namespace entente
