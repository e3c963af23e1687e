#include "geo/bracket_scanner.hpp"

#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace entente {
namespace {

constexpr std::size_t kBlock = 64;

/// One bit a byte of a block.
struct BlockBits {
    std::uint64_t quote = 0;
    std::uint64_t backslash = 0;
    std::uint64_t bracket = 0;
    std::uint64_t control = 0; ///< below 0x20
    std::uint64_t follows = 0; ///< may follow a string: white space, comma, colon, closing bracket
};

#if defined(__SSE2__)

BlockBits classify(const char* bytes) {
    BlockBits bits;
    const auto same = [](__m128i data, char c) { return _mm_cmpeq_epi8(data, _mm_set1_epi8(c)); };
    for (unsigned part = 0; part < 4; ++part) {
        const __m128i data = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + std::size_t{16} * part));
        const auto mask = [part](__m128i compared) {
            return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(compared))) << (16 * part);
        };
        // '[' and '{', ']' and '}' differ in bit 0x20 alone.
        const __m128i folded = _mm_or_si128(data, _mm_set1_epi8(0x20));
        const __m128i closing = same(folded, '}');
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(data, _mm_set1_epi8(0x1F)), data);
        bits.quote |= mask(same(data, '"'));
        bits.backslash |= mask(same(data, '\\'));
        bits.bracket |= mask(_mm_or_si128(same(folded, '{'), closing));
        bits.control |= mask(control);
        const __m128i separator = _mm_or_si128(same(data, ','), same(data, ':'));
        const __m128i space = _mm_or_si128(same(data, ' '), control);
        bits.follows |= mask(_mm_or_si128(_mm_or_si128(separator, space), closing));
    }
    return bits;
}

#else

BlockBits classify(const char* bytes) {
    BlockBits bits;
    for (unsigned i = 0; i < kBlock; ++i) {
        const char c = bytes[i];
        const auto bit = [i](bool set) { return static_cast<std::uint64_t>(set) << i; };
        const bool closing = c == '}' || c == ']';
        const bool control = static_cast<unsigned char>(c) < 0x20;
        bits.quote |= bit(c == '"');
        bits.backslash |= bit(c == '\\');
        bits.bracket |= bit(c == '{' || c == '[' || closing);
        bits.control |= bit(control);
        bits.follows |= bit(c == ',' || c == ':' || c == ' ' || control || closing);
    }
    return bits;
}

#endif

/// Bit i is the exclusive or of bits 0..i.
std::uint64_t prefixXor(std::uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift *= 2) {
        bits ^= bits << shift;
    }
    return bits;
}

/// The bytes that a backslash before them makes ordinary; `carry` is 1 where that is so of the block's first byte.
std::uint64_t escapedBytes(std::uint64_t backslash, std::uint64_t& carry) {
    std::uint64_t escaped = carry;
    auto rest = backslash & ~carry;
    carry = 0;
    while (rest != 0) {
        const auto at = static_cast<unsigned>(std::countr_zero(rest));
        rest &= rest - 1;
        if (at == kBlock - 1) {
            carry = 1;
            break;
        }
        const auto next = std::uint64_t{1} << (at + 1);
        escaped |= next;
        rest &= ~next;
    }
    return escaped;
}

} // namespace

void BracketScanner::seek(std::size_t offset) {
    block_ = base_ = offset;
    events_ = breaks_ = 0;
    inString_ = escaped_ = closedBefore_ = 0;
}

void BracketScanner::loadBlock() {
    base_ = block_;
    std::array<char, kBlock> tail;
    const char* bytes = text_.data() + block_;
    if (text_.size() - block_ < kBlock) {
        tail.fill(' ');
        std::memcpy(tail.data(), bytes, text_.size() - block_);
        bytes = tail.data();
        block_ = text_.size();
    } else {
        block_ += kBlock;
    }
    const auto bits = classify(bytes);
    auto quote = bits.quote;
    if ((bits.backslash | escaped_) != 0) {
        quote &= ~escapedBytes(bits.backslash, escaped_);
    }
    // A bit is set from an opening quote up to the byte before the closing one.
    const auto inString = prefixXor(quote) ^ inString_;
    inString_ = (inString >> 63U) != 0 ? ~std::uint64_t{0} : 0;
    const auto closing = quote & ~inString;
    const auto afterClosing = (closing << 1U) | closedBefore_;
    closedBefore_ = closing >> 63U;
    breaks_ = (bits.control & inString) | (afterClosing & ~bits.follows);
    events_ = (bits.bracket & ~inString) | breaks_;
}

BracketScanner::Event BracketScanner::next() {
    while (events_ == 0) {
        if (block_ >= text_.size()) {
            return {Found::end, text_.size()};
        }
        loadBlock();
    }
    const auto bit = events_ & (~events_ + 1);
    const auto offset = base_ + static_cast<std::size_t>(std::countr_zero(events_));
    events_ ^= bit;
    return {(breaks_ & bit) != 0 ? Found::badString : Found::bracket, offset};
}

std::size_t skipSpace(std::string_view text, std::size_t offset) {
    while (offset < text.size() &&
           (text[offset] == ' ' || text[offset] == '\n' || text[offset] == '\r' || text[offset] == '\t')) {
        ++offset;
    }
    return offset;
}

} // namespace entente
