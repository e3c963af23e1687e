#pragma once
/// Memory for large columns. A first touch of small pages costs more than the work done on them, so blocks of
/// 2 MiB and more ask the kernel for huge pages (Linux, madvise); elsewhere this is plain aligned memory.

#include <cstddef>
#include <new>
#include <vector>

namespace entente {

/// Allocates `bytes`; from 2 MiB on aligned to 2 MiB with huge pages asked for. Throws std::bad_alloc.
[[nodiscard]] void* allocateHuge(std::size_t bytes);
void freeHuge(void* memory, std::size_t bytes) noexcept;

template <class T> struct HugeAllocator {
    using value_type = T;
    HugeAllocator() = default;
    template <class U> explicit HugeAllocator(const HugeAllocator<U>& /*other*/) {}
    [[nodiscard]] T* allocate(std::size_t count) { return static_cast<T*>(allocateHuge(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) noexcept { freeHuge(memory, count * sizeof(T)); }
    /// Values are left unset by resize(): columns are filled right after, and zeroing would touch them twice.
    template <class U> void construct(U* place) noexcept { ::new (static_cast<void*>(place)) U; }
    template <class U, class... A> void construct(U* place, A&&... arguments) {
        ::new (static_cast<void*>(place)) U(static_cast<A&&>(arguments)...);
    }
    friend bool operator==(const HugeAllocator&, const HugeAllocator&) { return true; }
};

/// A column of a table that may have millions of rows.
template <class T> using Column = std::vector<T, HugeAllocator<T>>;

} // namespace entente
