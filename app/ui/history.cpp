#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

constexpr float kRow = 17, kNames = 92;
constexpr float kHalf = 14;  ///< of a row with two parties, for each of them
constexpr float kCodes = 26; ///< of theirs, between the names and the bars

/// A day on the axis; what has no bound lies beyond its edge.
float placeOf(const TimeAxis& axis, Day day, int after) {
    if (day == kDayMin) {
        return axis.left - 4;
    }
    if (day == kDayMax) {
        return axis.right + 4;
    }
    return std::clamp(axis.x(static_cast<double>(day) + after), axis.left - 4, axis.right + 4);
}

/// Where a bar begins and ends, and between which places it is sure.
struct BarPlaces {
    float first, sureFirst, sureLast, last;
    [[nodiscard]] bool isSure() const { return sureFirst < sureLast; }
};

BarPlaces placesOf(const TimeAxis& axis, const Interval& interval) {
    constexpr float kLeast = 2; // pixels: a tie of one day is seen in any range
    BarPlaces places{placeOf(axis, interval.startEarliest, 0), 0, 0, placeOf(axis, interval.endLatest, 1)};
    places.last = std::max(places.last, places.first + kLeast);
    if (isOnlyPossible(interval)) {
        places.sureFirst = places.sureLast = places.first;
        return places;
    }
    places.sureFirst = placeOf(axis, interval.startLatest, 0);
    places.sureLast = placeOf(axis, interval.endEarliest, 1);
    if (interval.startEarliest == interval.startLatest && interval.endEarliest == interval.endLatest) {
        places.sureFirst = places.first;
        places.sureLast = places.last;
    }
    return places;
}

std::string endOf(Day earliest, Day latest) {
    if (earliest == latest) {
        return earliest == kDayMin || earliest == kDayMax ? "open" : shortDay(earliest);
    }
    const auto bound = [](Day day) {
        return day == kDayMin || day == kDayMax ? std::string("unknown") : shortDay(day);
    };
    return fmt::format("between {} and {}", bound(earliest), bound(latest));
}

std::string hintOf(const RelationHistory::Row& row, const RelationHistory::Bar& bar) {
    if (isOnlyPossible(bar.interval)) {
        return fmt::format("{}: {}, only possible\nfrom {}\nto {}", row.name, bar.kind,
                           endOf(bar.interval.startEarliest, bar.interval.startEarliest),
                           endOf(bar.interval.endLatest, bar.interval.endLatest));
    }
    return fmt::format("{}: {}\nfrom {}\nto {}", row.name, bar.kind,
                       endOf(bar.interval.startEarliest, bar.interval.startLatest),
                       endOf(bar.interval.endEarliest, bar.interval.endLatest));
}

void drawBar(Frame& frame, const RelationHistory::Row& row, const RelationHistory::Bar& bar, const TimeAxis& axis,
             float top, const std::string& id) {
    const BarPlaces places = placesOf(axis, bar.interval);
    if (places.last < axis.left || places.first > axis.right) {
        return;
    }
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    // Partnerships above, exercises and statements below, so that neither hides the other.
    const bool lower = bar.layer == Layer::exercise || bar.layer == Layer::statement;
    const bool whole = bar.layer == Layer::organization;
    const Box box{std::max(places.first, axis.left), top + (lower ? 8.0F : 3.0F), std::min(places.last, axis.right),
                  top + (lower || whole ? 13.0F : 8.0F)};
    const Color color = p.layers[static_cast<std::size_t>(bar.layer)];
    canvas.fill(box, faded(color, 0.4)); // soft ends: possible there
    if (places.isSure()) {
        canvas.fill({std::max(places.sureFirst, box.left), box.top, std::min(places.sureLast, box.right), box.bottom},
                    color);
    }
    const Hit state = hit(frame, id, box, hintOf(row, bar));
    if (state.hovered) {
        canvas.outline(box, p.ink);
    }
    if (state.clicked) {
        const Interval& interval = bar.interval;
        const Day day = isOnlyPossible(interval) ? interval.startEarliest : interval.startLatest;
        if (day != kDayMin && day != kDayMax) {
            frame.act(action::SetDay{day});
        }
    }
}

void drawBars(Frame& frame, const RelationHistory::Row& row, const std::vector<RelationHistory::Bar>& bars,
              const TimeAxis& axis, float top, const std::string& id) {
    for (std::size_t b = 0; b < bars.size(); ++b) {
        drawBar(frame, row, bars[b], axis, top, fmt::format("{}-{}", id, b));
    }
}

/// One row; returns where it ends.
float drawRow(Frame& frame, const RelationHistory& history, std::size_t number, const TimeAxis& axis, float left,
              float y) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const RelationHistory::Row& row = history.rows[number];
    const std::string id = fmt::format("history{}", number);
    const bool two = !history.beside.empty();
    const float height = two ? 2 * kHalf + 2 : kRow;
    const Box name{left, y, left + kNames - 6, y + height};
    const Hit onName = row.onClick ? hit(frame, id, name, row.name) : Hit{};
    canvas.textWithin(TextStyle::small, {left, name.middle().y}, name.width() - 2, onName.hovered ? p.accent : p.ink,
                      row.name);
    if (onName.clicked) {
        frame.actions.push_back(*row.onClick);
    }
    drawBars(frame, row, row.bars, axis, y, id);
    if (two) {
        const float codes = axis.left - kCodes - 2;
        canvas.text(TextStyle::small, {codes, y + 8}, p.inkTertiary, history.party);
        canvas.text(TextStyle::small, {codes, y + kHalf + 8}, p.inkTertiary, history.beside);
        drawBars(frame, row, row.beside, axis, y + kHalf, id + "b");
    }
    canvas.horizontal(y + height, axis.left, axis.right, p.line);
    return y + height;
}

/// Whose history stands beside that of the selected party.
void besideChoice(Frame& frame, const RelationHistory& history, float left, float right, float y) {
    Canvas canvas = frame.canvas();
    constexpr std::string_view kNobody = "nobody";
    canvas.text(TextStyle::small, {left, y + 13}, frame.palette.inkSecondary, "Beside it");
    const Box box = boxAt(left + kNames, y, std::min(180.0F, right - left - kNames), Metrics::control);
    combo(frame, "beside", box, history.beside.empty() ? kNobody : std::string_view(history.besideName), [&] {
        if (menuRow(frame, kNobody, history.beside.empty(), box.width())) {
            frame.act(action::SetBeside{});
        }
        for (const auto& [name, party] : history.others) {
            if (menuRow(frame, name, name == history.besideName, box.width())) {
                frame.act(action::SetBeside{party});
            }
        }
    });
}

} // namespace

float drawHistory(Frame& frame, const RelationHistory& history, InspectorState& state, const Box& panel, float y) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const float left = panel.left + Metrics::inspectorPadding;
    const float right = panel.right - Metrics::inspectorPadding;
    const Window& shown = frame.model.timeline.shown;
    const std::string years = fmt::format("{} – {}", civilFromDay(shown.first).year, civilFromDay(shown.last).year);
    y = drawSectionHead(frame, "History", years, panel, y) + 1;
    if (!history.others.empty()) {
        besideChoice(frame, history, left, right, y + 2);
        y += Metrics::control + 8;
    }
    const TimeAxis axis{shown, left + kNames + (history.beside.empty() ? 0 : kCodes), right};
    const float top = y;
    constexpr std::size_t kFirstRows = 8;
    const std::size_t rows = state.wholeHistory ? history.rows.size() : std::min(history.rows.size(), kFirstRows);
    for (std::size_t r = 0; r < rows; ++r) {
        y = drawRow(frame, history, r, axis, left, y);
    }
    const float playhead = axis.x(frame.model.timeline.window.last + 0.5);
    if (playhead >= axis.left && playhead <= axis.right) {
        canvas.vertical(playhead, top, y, p.accent, 1.4F);
    }
    if (history.rows.size() > kFirstRows) {
        if (textLink(frame, "history-more", TextStyle::smallStrong, {left, y + 10},
                     state.wholeHistory ? std::string("Fewer rows")
                                        : fmt::format("{} more rows", history.rows.size() - rows))) {
            state.wholeHistory = !state.wholeHistory;
            frame.wantsAnother = true;
        }
        y += 19;
    }
    if (history.more > 0 && state.wholeHistory) {
        canvas.text(TextStyle::small, {left, y + 9}, p.inkTertiary,
                    fmt::format("{} partners with fewer ties are left out", history.more));
        y += 18;
    }
    return y + 10;
}

} // namespace entente
