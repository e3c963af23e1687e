#include "render/huge_pages.hpp"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace entente {

void reserveHuge(std::vector<std::uint8_t>& bytes, std::size_t count) {
    bytes.reserve(count);
#ifdef __linux__
    constexpr std::uintptr_t kPage = 4096;
    const auto begin = (reinterpret_cast<std::uintptr_t>(bytes.data()) + kPage - 1) & ~(kPage - 1);
    const auto end = (reinterpret_cast<std::uintptr_t>(bytes.data()) + bytes.capacity()) & ~(kPage - 1);
    if (end > begin + (std::uintptr_t{1} << 21U)) {
        ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
    }
#endif
}

} // namespace entente
