#pragma once
/// Finds the brackets of JSON text that are not inside strings, 64 bytes at a time.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente {

/// Walks over JSON text and reports its brackets, and two kinds of breaks that show where a quote is missing
/// before the damage spreads: a control character inside a string, and a string that is not followed by a comma,
/// colon, closing bracket or white space. Nothing else is checked.
///
/// How strings are told from the rest is the method of Langdale and Lemire, "Parsing gigabytes of JSON per second"
/// (VLDB Journal 28, 2019), section 3.1: a running exclusive or over the bits of unescaped quotes.
class BracketScanner {
  public:
    enum class Found : std::uint8_t {
        bracket,   ///< one of `{ [ ] }`
        badString, ///< a control character in a string, or a string in a place where none can end
        end        ///< of the text; offset is its size
    };
    struct Event {
        Found found = Found::end;
        std::size_t offset = 0;
    };

    explicit BracketScanner(std::string_view text) : text_(text) {}

    /// Begins anew at an offset that is outside of strings.
    void seek(std::size_t offset);
    /// The next event at or after the present place.
    [[nodiscard]] Event next();
    /// True where the end came inside a string.
    [[nodiscard]] bool endedInString() const { return inString_ != 0; }

  private:
    void loadBlock();

    std::string_view text_;
    std::size_t block_ = 0;          ///< offset of the block after the one that events_ is of
    std::size_t base_ = 0;           ///< offset of the block that events_ is of
    std::uint64_t events_ = 0;       ///< brackets and breaks not yet reported
    std::uint64_t breaks_ = 0;       ///< those of them that are breaks
    std::uint64_t inString_ = 0;     ///< all ones where the block before ended in a string
    std::uint64_t escaped_ = 0;      ///< 1 where the block before ended in a backslash that counts
    std::uint64_t closedBefore_ = 0; ///< 1 where the last byte of the block before closed a string
};

/// The next offset at or after `offset` that is not JSON white space; the size of the text where there is none.
[[nodiscard]] std::size_t skipSpace(std::string_view text, std::size_t offset);

} // namespace entente
