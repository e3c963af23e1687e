#pragma once
/// Letters typed while a list is open: only entries with a word that begins with them stay, arrows choose among these,
/// and Enter takes the chosen one.

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

struct Frame;

/// Of the one list that is open; the interface keeps it from frame to frame.
struct TypedList {
    std::string typed;
    std::size_t chosen = 0;
    bool byKeys = false;  ///< an entry is chosen by keys: the first that passes, or one that arrows led to
    bool moved = false;   ///< in this frame: the chosen entry is to be scrolled to
    bool entered = false; ///< in this frame
    std::size_t rows = 0; ///< entries that pass, so far in this frame

    /// Reads the keys of a frame; called within the open list, before its entries.
    void begin(Frame& frame);
    struct Row {
        bool shown = true, chosen = false, entered = false;
    };
    /// Whether and how an entry is shown; asked once for each, in their order, where its row is going to be.
    [[nodiscard]] Row next(std::string_view label);
    /// Says so where nothing passes.
    void end(Frame& frame) const;
};

} // namespace entente
