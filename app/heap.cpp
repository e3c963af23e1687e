#include "heap.hpp"

#if defined(__GLIBC__) || __has_include(<gnu/libc-version.h>)
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <memory>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace entente {

#if defined(M_ARENA_MAX)

void growHeapInHugePages() {
    constexpr int kStep = 256 << 20; // bytes; address space, not memory: only what is touched is there
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, kStep);
    mallopt(M_TOP_PAD, kStep);
    // The next allocation that does not fit moves the end of the heap by a whole step.
    constexpr std::size_t kMoreThanIsFree = 4U << 20U;
    struct Free {
        void operator()(void* memory) const { std::free(memory); } // NOLINT(cppcoreguidelines-no-malloc)
    };
    const std::unique_ptr<void, Free> first(std::malloc(kMoreThanIsFree)); // NOLINT(cppcoreguidelines-no-malloc)
    constexpr std::uintptr_t kHugePage = 2U << 20U;
    const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0)) / kHugePage * kHugePage;
    const auto begin = (reinterpret_cast<std::uintptr_t>(first.get()) + kHugePage - 1) / kHugePage * kHugePage;
    if (first && begin < end && end - begin <= 2ULL * static_cast<std::uintptr_t>(kStep)) {
        madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE); // NOLINT(performance-no-int-to-ptr)
    }
}

#else

void growHeapInHugePages() {}

#endif

} // namespace entente
