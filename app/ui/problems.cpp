#include "ui/dialog.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>

namespace entente {

namespace {

constexpr float kHead = 30;  ///< of a file
constexpr float kGroup = 26; ///< of a code
constexpr float kGap = 10;   ///< below a problem

std::string textOf(const Diagnostic& d) {
    return d.advice.empty() ? d.text : d.text + " " + d.advice;
}

/// "line 7, column 12 · feature 3 · property party".
std::string placeOf(const Diagnostic& d) {
    std::string text;
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
    if (d.line > 0) {
        add(d.column > 0 ? fmt::format("line {}, column {}", d.line, d.column) : fmt::format("line {}", d.line));
    }
    if (d.feature) {
        add(fmt::format("feature {}", *d.feature));
    }
    if (!d.property.empty()) {
        add("property " + d.property);
    }
    return text;
}

/// All of them, for a mail or an issue.
std::string asText(const Model& model) {
    std::string all;
    for (const ProblemGroup& group : model.problems) {
        all += fmt::format("{}: {} ({})\n", group.path, group.code, countedInWords(group.count, group.severity));
        for (std::size_t i = group.first; i < group.first + group.count; ++i) {
            const Diagnostic& d = model.diagnostics[i];
            const std::string place = placeOf(d);
            all += fmt::format("  {}{}{}\n", place, place.empty() ? "" : ": ", textOf(d));
        }
    }
    return all;
}

std::string keyOf(const ProblemGroup& group) {
    return fmt::format("{}\n{}\n{}", group.path, static_cast<int>(group.severity), group.code);
}

using Row = ProblemRow;

/// Measuring thousands of texts takes a while: done once for a list, a width and what is folded.
const std::vector<Row>& rowsOf(const Frame& frame, DialogState& state, float width) {
    auto& kept = state.problemRows;
    if (kept.revision == frame.model.problemsRevision && kept.width == width && kept.scale == frame.scale &&
        kept.folded == state.folded) {
        return kept.rows;
    }
    kept = {frame.model.problemsRevision, width, frame.scale, state.folded, {}};
    const Canvas measure = frame.measure();
    float y = 0;
    const auto add = [&](Row::Form form, std::size_t group, std::size_t number, float height) {
        kept.rows.push_back({form, number, group, y, height});
        y += height;
    };
    const auto& groups = frame.model.problems;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (g == 0 || groups[g].path != groups[g - 1].path) {
            add(Row::Form::file, g, g, kHead);
        }
        add(Row::Form::group, g, g, kGroup);
        for (std::size_t i = 0; i < groups[g].count && state.folded.count(keyOf(groups[g])) == 0; ++i) {
            const Diagnostic& d = frame.model.diagnostics[groups[g].first + i];
            add(Row::Form::problem, g, groups[g].first + i,
                measure.paragraphHeight(TextStyle::body, width - 36, textOf(d)) + 16 + kGap);
        }
    }
    return kept.rows;
}

void groupRow(Frame& frame, DialogState& state, const ProblemGroup& group, const Box& row) {
    Canvas canvas = frame.canvas();
    const std::string key = keyOf(group);
    const bool folded = state.folded.count(key) > 0;
    const Hit head = hit(frame, key, row);
    if (head.hovered) {
        canvas.fill(row, frame.palette.hover, Metrics::radius);
    }
    const float y = row.middle().y;
    canvas.icon(folded ? Icon::chevronRight : Icon::chevronDown, {row.left + 10, y}, frame.palette.inkSecondary);
    canvas.disc({row.left + 25, y}, 3.5F, severityColor(frame.palette, group.severity));
    canvas.text(TextStyle::bodyStrong, {row.left + 36, y}, frame.palette.ink, group.code);
    canvas.text(TextStyle::small, {row.right - 8, y}, frame.palette.inkTertiary,
                countedInWords(group.count, group.severity), Align::end);
    if (head.clicked) {
        if (folded) {
            state.folded.erase(key);
        } else {
            state.folded.insert(key);
        }
        frame.wantsAnother = true;
    }
}

void problemRow(Frame& frame, DialogState& state, std::size_t number, const ProblemGroup& group, const Box& row) {
    Canvas canvas = frame.canvas();
    const Diagnostic& d = frame.model.diagnostics[number];
    const float left = row.left + 36;
    float y = row.top;
    y += canvas.paragraph(TextStyle::body, {left, y}, row.width() - 36, frame.palette.ink, textOf(d));
    const std::string place = placeOf(d);
    canvas.text(TextStyle::small, {left, y + 8}, frame.palette.inkTertiary, place);
    if (d.feature) {
        const float after = place.empty() ? 0 : canvas.width(TextStyle::small, place) + 12;
        if (textLink(frame, fmt::format("show{}", number), TextStyle::smallStrong, {left + after, y + 8}, "Show it")) {
            frame.act(action::ShowProblem{number});
            state.problems = false;
        }
    } else if (group.onFields &&
               textLink(frame, fmt::format("fields{}", number), TextStyle::smallStrong, {left, y + 8}, "Fields…")) {
        frame.actions.push_back(*group.onFields);
        state.problems = false;
    }
}

void list(Frame& frame, DialogState& state, const Box& box) {
    ScrollArea scroll(frame, "##list", box);
    const float width = box.width() - 14;
    const auto& rows = rowsOf(frame, state, width);
    const float top = scroll.top();
    const auto first = std::lower_bound(rows.begin(), rows.end(), box.top - top,
                                        [](const Row& row, float y) { return row.top + row.height < y; });
    for (auto row = first; row != rows.end() && top + row->top < box.bottom; ++row) {
        const Box place = boxAt(box.left, top + row->top, width, row->height);
        if (row->form == Row::Form::problem) {
            problemRow(frame, state, row->number, frame.model.problems[row->group], place);
        } else if (row->form == Row::Form::group) {
            groupRow(frame, state, frame.model.problems[row->number], place);
        } else {
            Canvas canvas = frame.canvas();
            const ProblemGroup& group = frame.model.problems[row->number];
            canvas.text(TextStyle::bodyStrong, {place.left + 4, place.middle().y}, frame.palette.inkSecondary,
                        group.file);
            (void)hit(frame, "file" + group.path, place, group.path);
        }
    }
    scroll.finish(rows.empty() ? top : top + rows.back().top + rows.back().height);
}

} // namespace

void drawProblems(Frame& frame, DialogState& state) {
    const auto& all = frame.model.diagnostics;
    const Dialog dialog(frame, "##problems", 820, frame.layout.window.height() - 120,
                        countProblems(frame.model).inWords());
    const float width = frame.measure().width(TextStyle::smallStrong, "Copy as text");
    const Vec place{dialog.box.right - 56 - width, dialog.box.top + 32};
    if (textLink(frame, "copy", TextStyle::smallStrong, place, "Copy as text")) {
        ImGui::SetClipboardText(asText(frame.model).c_str());
    }
    list(frame, state, {dialog.box.left + 20, dialog.box.top + 58, dialog.box.right - 10, dialog.box.bottom - 12});
    if (dialog.dismissed(frame) || all.empty()) {
        state.problems = false;
    }
}

} // namespace entente
