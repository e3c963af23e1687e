#pragma once
/// Four numbers at once, in the vector types of GCC and Clang.

#include <bit>
#include <cmath>
#include <cstdint>

namespace entente {

using FloatLanes = float __attribute__((vector_size(16)));
using IntLanes = std::int32_t __attribute__((vector_size(16))); ///< of a comparison: -1 where it holds, else 0
constexpr int kLanes = 4;

[[nodiscard]] inline FloatLanes lanesOf(float value) {
    return FloatLanes{} + value;
}
[[nodiscard]] inline FloatLanes lesser(FloatLanes a, FloatLanes b) {
    return a < b ? a : b;
}
[[nodiscard]] inline FloatLanes greater(FloatLanes a, FloatLanes b) {
    return a > b ? a : b;
}
/// Within [0, 1].
[[nodiscard]] inline FloatLanes part(FloatLanes a) {
    return lesser(greater(a, FloatLanes{}), lanesOf(1.0F));
}
[[nodiscard]] inline FloatLanes absolute(FloatLanes a) {
    return std::bit_cast<FloatLanes>(std::bit_cast<IntLanes>(a) & 0x7FFFFFFF);
}
/// Without what follows the point.
[[nodiscard]] inline IntLanes whole(FloatLanes a) {
    return __builtin_convertvector(a, IntLanes);
}
[[nodiscard]] inline FloatLanes floatsOf(IntLanes a) {
    return __builtin_convertvector(a, FloatLanes);
}
/// The largest whole number that is not greater.
[[nodiscard]] inline FloatLanes floorOf(FloatLanes a) {
    const FloatLanes cut = floatsOf(whole(a));
    return cut > a ? cut - 1.0F : cut;
}
[[nodiscard]] inline FloatLanes rootOf(FloatLanes a) {
    return FloatLanes{std::sqrt(a[0]), std::sqrt(a[1]), std::sqrt(a[2]), std::sqrt(a[3])};
}
/// The numbers where a mask is -1, elsewhere 0.
[[nodiscard]] inline FloatLanes where(IntLanes mask, FloatLanes a) {
    return std::bit_cast<FloatLanes>(std::bit_cast<IntLanes>(a) & mask);
}
/// Whether no lane of a mask holds.
[[nodiscard]] inline bool isNone(IntLanes mask) {
    using Halves = std::int64_t __attribute__((vector_size(16)));
    const auto halves = std::bit_cast<Halves>(mask);
    return (halves[0] | halves[1]) == 0;
}
/// How many lanes of a mask hold.
[[nodiscard]] inline int count(IntLanes mask) {
    return -(mask[0] + mask[1] + mask[2] + mask[3]);
}

[[nodiscard]] inline FloatLanes lengthOf(FloatLanes x, FloatLanes y) {
    return rootOf(x * x + y * y);
}
/// The part of pixels at a distance from the middle of a line that the line covers (a box filter), as common.glsl has
/// it.
[[nodiscard]] inline FloatLanes lineCoverage(FloatLanes distance, FloatLanes half) {
    return greater(lesser(part(half + 0.5F - distance), half + half), FloatLanes{});
}
/// How far places are from the nearest of the marks of length `on` that begin at every multiple of `period`; inside
/// negative.
[[nodiscard]] inline FloatLanes markDistance(FloatLanes place, float on, float period) {
    const FloatLanes fromMiddle = (place - 0.5F * on) * (1.0F / period);
    return absolute(fromMiddle - floorOf(fromMiddle + 0.5F)) * period - 0.5F * on;
}

} // namespace entente
