#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

constexpr float kRow = 17, kNames = 92;
constexpr float kBar = 5, kLane = 6, kAboveBars = 3;
constexpr std::uint32_t kMostLanes = 4; ///< of one track, until the reader asks for more
constexpr float kCodes = 26;            ///< of theirs, between the names and the bars

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

/// The lanes of the bars of one party in a row.
struct Lanes {
    std::uint32_t upper = 1, lower = 1; ///< that are drawn; room for one of each is always kept
    std::size_t left = 0;               ///< bars of further lanes

    Lanes(const std::vector<RelationHistory::Bar>& bars, std::uint32_t most) {
        for (const auto& bar : bars) {
            std::uint32_t& lanes = bar.inLowerTrack() ? lower : upper;
            lanes = std::max(lanes, std::min(bar.lane + 1, most));
            left += bar.lane >= most ? 1 : 0;
        }
    }
    [[nodiscard]] float height() const { return kAboveBars + kLane * static_cast<float>(upper + lower); }
    [[nodiscard]] bool shows(const RelationHistory::Bar& bar) const {
        return bar.lane < (bar.inLowerTrack() ? lower : upper);
    }
    /// From the top of the row to that of a bar.
    [[nodiscard]] float topOf(const RelationHistory::Bar& bar) const {
        return kAboveBars + kLane * static_cast<float>(bar.lane + (bar.inLowerTrack() ? upper : 0));
    }
    /// Memberships that never overlap are as high as both tracks.
    [[nodiscard]] float heightOf(const RelationHistory::Bar& bar) const {
        return bar.layer == Layer::organization && upper + lower == 2 ? kLane + kBar : kBar;
    }
};

void drawBar(Frame& frame, const RelationHistory::Row& row, const RelationHistory::Bar& bar, const TimeAxis& axis,
             float top, float height, const std::string& id) {
    const BarPlaces places = placesOf(axis, bar.interval);
    if (places.last < axis.left || places.first > axis.right) {
        return;
    }
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const Box box{std::max(places.first, axis.left), top, std::min(places.last, axis.right), top + height};
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
              const Lanes& lanes, const TimeAxis& axis, float top, const std::string& id) {
    for (std::size_t b = 0; b < bars.size(); ++b) {
        if (lanes.shows(bars[b])) {
            drawBar(frame, row, bars[b], axis, top + lanes.topOf(bars[b]), lanes.heightOf(bars[b]),
                    fmt::format("{}-{}", id, b));
        }
    }
}

/// Below a row's name, where not all of its lanes are drawn or the reader asked for all.
void lanesLink(Frame& frame, const RelationHistory::Row& row, std::size_t left, InspectorState& state, Vec at,
               const std::string& id) {
    const bool all = state.allLanes.contains(row.name);
    if (left == 0 && !all) {
        return;
    }
    if (textLink(frame, id + "-lanes", TextStyle::small, at, all ? "fewer" : fmt::format("+{} at once", left))) {
        if (state.allLanes.erase(row.name) == 0) {
            state.allLanes.insert(row.name);
        }
        frame.wantsAnother = true;
    }
}

/// One row; returns where it ends.
float drawRow(Frame& frame, const RelationHistory& history, std::size_t number, InspectorState& state,
              const TimeAxis& axis, float left, float y) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const RelationHistory::Row& row = history.rows[number];
    const std::string id = fmt::format("history{}", number);
    const bool two = !history.beside.empty() && !row.joint;
    const std::uint32_t most = state.allLanes.contains(row.name) ? ~std::uint32_t{0} : kMostLanes;
    const Lanes own(row.bars, most);
    const Lanes other(row.beside, most);
    const float height = two ? own.height() + other.height() + 1 : std::max(kRow, own.height() + 2);
    const float ends = own.upper + own.lower + other.upper + other.lower == 4 ? y + height : y + kRow;
    const Box name{left, y, left + kNames - 6, ends};
    const Hit onName = row.onClick ? hit(frame, id, name, row.name) : Hit{};
    canvas.textWithin(TextStyle::small, {left, name.middle().y}, name.width() - 2, onName.hovered ? p.accent : p.ink,
                      row.name);
    if (onName.clicked) {
        frame.actions.push_back(*row.onClick);
    }
    lanesLink(frame, row, own.left + other.left, state, {left, y + kRow + 6}, id);
    drawBars(frame, row, row.bars, own, axis, y, id);
    if (two) {
        const float codes = axis.left - kCodes - 2;
        canvas.text(TextStyle::small, {codes, y + 8}, p.inkTertiary, history.party);
        canvas.text(TextStyle::small, {codes, y + own.height() + 8}, p.inkTertiary, history.beside);
        drawBars(frame, row, row.beside, other, axis, y + own.height(), id + "b");
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

std::string historyRange(const Window& shown) {
    const std::int32_t first = civilFromDay(shown.first).year;
    const std::int32_t last = civilFromDay(shown.last).year;
    if (first != last) {
        return fmt::format("{} – {}", yearText(first), yearText(last));
    }
    const bool whole = shown == Window{dayFromCivil({first, 1, 1}), dayFromCivil({first, 12, 31})};
    return whole ? yearText(first) : shortDays(shown);
}

float drawHistory(Frame& frame, const RelationHistory& history, InspectorState& state, const Box& panel, float y) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const float left = panel.left + Metrics::inspectorPadding;
    const float right = panel.right - Metrics::inspectorPadding;
    const Window& shown = frame.model.timeline.shown;
    y = drawSectionHead(frame, "History", historyRange(shown), panel, y) + 1;
    if (!history.others.empty()) {
        besideChoice(frame, history, left, right, y + 2);
        y += Metrics::control + 8;
    }
    const TimeAxis axis{shown, left + kNames + (history.beside.empty() ? 0 : kCodes), right};
    const float top = y;
    constexpr std::size_t kFirstRows = 8;
    const std::size_t rows = state.wholeHistory ? history.rows.size() : std::min(history.rows.size(), kFirstRows);
    for (std::size_t r = 0; r < rows; ++r) {
        y = drawRow(frame, history, r, state, axis, left, y);
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
