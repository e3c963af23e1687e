#pragma once
/// What the dialogs have in common.

#include "ui/panels.hpp"

#include <string>
#include <string_view>

namespace entente {

/// A card over a veil that covers the window.
class Dialog {
  public:
    Dialog(Frame& frame, const char* name, float width, float height, std::string_view title);
    /// Whether the reader wants it closed: by its button or by a click beside the card. After the content, which is
    /// hit first.
    [[nodiscard]] bool dismissed(Frame& frame) const;

    Box box;
    bool closed = false;

  private:
    PanelWindow window_;
};

struct ProblemCounts {
    std::size_t errors = 0, warnings = 0, notes = 0;
    /// "2 errors, 1 warning"; what there is none of is not named.
    [[nodiscard]] std::string inWords() const;
};
[[nodiscard]] ProblemCounts countProblems(const Model& model);

/// "1 error", "3 warnings".
[[nodiscard]] std::string countedInWords(std::size_t count, Severity severity);

[[nodiscard]] Color severityColor(const Palette& palette, Severity severity);

} // namespace entente
