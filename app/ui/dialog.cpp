#include "ui/dialog.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>

namespace entente {

Dialog::Dialog(Frame& frame, const char* name, float width, float height, std::string_view title)
    : window_(frame, name, frame.layout.window, PanelWindow::Kind::over) {
    if (GImGui->OpenPopupStack.Size == 0) { // a list of its own lies over it
        ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    }
    Canvas canvas = frame.canvas();
    const Box& all = frame.layout.window;
    box = boxAround(all.middle(), std::min(width, all.width() - 32), std::min(height, all.height() - 32));
    canvas.fill(all, frame.palette.scrim);
    canvas.fill(box, frame.palette.panel, 6);
    canvas.outline(box, frame.palette.line, 6);
    canvas.text(TextStyle::title, {box.left + 24, box.top + 32}, frame.palette.ink, title);
    closed = iconButton(frame, "close", Icon::close, {box.right - 28, box.top + 30}, "Close (Esc)");
}

bool Dialog::dismissed(Frame& frame) const {
    const Hit veil = hit(frame, "veil", frame.layout.window);
    return closed || (veil.clicked && !box.contains(frame.mouse()));
}

ProblemCounts countProblems(const Model& model) {
    ProblemCounts counts;
    for (const ProblemGroup& group : model.problems) {
        (group.severity == Severity::error     ? counts.errors
         : group.severity == Severity::warning ? counts.warnings
                                               : counts.notes) += group.count;
    }
    return counts;
}

std::string countedInWords(std::size_t count, Severity severity) {
    const char* word = severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
    return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

std::string ProblemCounts::inWords() const {
    std::string words;
    for (const auto& [count, severity] : {std::pair(errors, Severity::error), std::pair(warnings, Severity::warning),
                                          std::pair(notes, Severity::note)}) {
        if (count > 0) {
            words += (words.empty() ? "" : ", ") + countedInWords(count, severity);
        }
    }
    return words;
}

Color severityColor(const Palette& p, Severity severity) {
    switch (severity) {
    case Severity::error:
        return p.oppose;
    case Severity::warning:
        return p.layers[static_cast<std::size_t>(Layer::exercise)];
    default:
        return p.inkTertiary;
    }
}

} // namespace entente
