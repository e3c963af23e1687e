#pragma once
/// Work shared out to all processors.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace entente {

/// How many threads work, at least 1.
[[nodiscard]] inline unsigned processors() {
    static const unsigned known = std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
    return known;
}

/// Calls work(i) for each i < count, side by side on all processors.
template <class Work> void sideBySide(std::size_t count, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto share = [&] {
        for (auto i = next++; i < count; i = next++) {
            work(i);
        }
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < std::min<std::size_t>(processors(), count); ++i) {
        others.emplace_back(share);
    }
    share();
}

/// The same for work that is short: calls work(first, end) for parts of [0, count), none of them shorter than `least`.
template <class Work> void inParts(std::size_t count, std::size_t least, const Work& work) {
    constexpr std::size_t kPartsEach = 4; // so that no processor waits long for another
    const std::size_t parts = std::clamp<std::size_t>(count / least, 1, kPartsEach * processors());
    sideBySide(parts, [&](std::size_t i) { work(count * i / parts, count * (i + 1) / parts); });
}

} // namespace entente
