#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr float kLeft = 44, kRight = 24;
constexpr float kBarsTop = 52; ///< below the panel's top: controls and the date's tag
constexpr float kHandleWidth = 7, kHandleHeight = 18, kTagHeight = 17;

/// Where the blocks of the timeline are.
struct Blocks {
    Box panel, controls, bars, axis, events, overview;
};

Blocks blocksOf(const Layout& layout) {
    Blocks b;
    b.panel = layout.timeline;
    const float left = b.panel.left + kLeft;
    const float right = b.panel.right - kRight;
    b.controls = {b.panel.left, b.panel.top, b.panel.right, b.panel.top + Metrics::timelineControls};
    b.bars = {left, b.panel.top + kBarsTop, right, b.panel.top + kBarsTop + Metrics::bars};
    b.axis = {left, b.bars.bottom, right, b.bars.bottom + Metrics::axis};
    const float events = layout.eventNames ? 36.0F : 12.0F;
    b.events = {left, b.axis.bottom, right, b.axis.bottom + events};
    b.overview = {left, b.panel.bottom - 8 - Metrics::overview, right, b.panel.bottom - 8};
    return b;
}

/// A bar that is higher than the scale: cut off with a zigzag, with its number.
void cutBar(Canvas& canvas, const Palette& p, const Box& bar, std::uint32_t total) {
    std::array<Vec, 5> zigzag;
    for (std::size_t i = 0; i < zigzag.size(); ++i) {
        zigzag[i] = {bar.left + bar.width() * static_cast<float>(i) / 4, bar.top + (i % 2 == 0 ? 6.0F : 2.5F)};
    }
    canvas.polyline(zigzag, p.panel, 1.8F);
    const std::string number = fmt::format("{}", total);
    const float width = canvas.width(TextStyle::smallStrong, number);
    const Vec middle{bar.middle().x, bar.top + 17};
    if (width > bar.width() - 1) {
        canvas.fill(boxAround(middle, width + 4, 13), faded(p.panel, 0.85), 2);
        canvas.text(TextStyle::smallStrong, middle, p.ink, number, Align::middle);
    } else {
        canvas.text(TextStyle::smallStrong, middle, p.panel, number, Align::middle);
    }
}

void drawBin(Frame& frame, Canvas& canvas, const Bin& bin, const TimeAxis& axis, const Box& bars, std::uint32_t top) {
    const Palette& p = frame.palette;
    const float gap = axis.pixelsPerDay() * (bin.days.last - bin.days.first + 1) >= 6 ? 2.0F : 1.0F;
    const float left = std::max(bars.left, axis.x(bin.days.first) + gap / 2);
    const float right = std::min(bars.right, axis.x(bin.days.last + 1.0) - gap / 2);
    if (right - left < 0.5F) {
        return;
    }
    const float perOne = Metrics::bars / static_cast<float>(top);
    float base = bars.bottom;
    const auto segment = [&](std::uint32_t count, Color color) {
        if (count == 0 || base <= bars.top) {
            return;
        }
        const float height = static_cast<float>(count) * perOne;
        const float upper = std::max(bars.top, base - height);
        // A hair of the panel between segments, so that they can be told apart without their colour.
        canvas.fill({left, std::min(base, upper + (height > 3 ? 0.8F : 0)), right, base}, color);
        base = upper;
    };
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        segment(bin.exact[i], p.layers[i]);
        segment(bin.inexact[i], faded(p.layers[i], p.possibleOpacity));
    }
    if (bin.total() > top) {
        cutBar(canvas, p, {left, bars.top, right, bars.bottom}, bin.total());
    }
}

/// The bars of a unit, made anew where the days or the unit are others.
const BarsShown& barsOf(BarsShown& shown, const TimelineModel& timeline, BinUnit unit) {
    if (shown.revision != timeline.daysRevision || shown.unit != unit) {
        shown = {timeline.daysRevision, unit, binsOf(timeline.days, unit), 0, 1};
        shown.top = scaleTop(shown.bins);
        for (const Bin& bin : shown.bins) {
            shown.highest = std::max(shown.highest, bin.total());
        }
    }
    return shown;
}

std::string binHint(const Frame& frame, const Bin& bin) {
    std::string text = shortDays(bin.days);
    for (const LayerGroup& group : frame.model.layers) {
        const auto i = static_cast<std::size_t>(group.layer);
        const std::uint32_t count = bin.exact[i] + bin.inexact[i];
        if (count > 0) {
            text += fmt::format("\n{}: {} begin", group.label, count);
            if (bin.inexact[i] > 0) {
                text += fmt::format(", {} on a day not known", bin.inexact[i]);
            }
        }
    }
    return text;
}

void histogram(Frame& frame, TimelineState& state, const Blocks& blocks, const TimeAxis& axis, BinUnit unit,
               bool hovered) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const BarsShown& bars = barsOf(state.bars, frame.model.timeline, unit);
    const auto seen = binsIn(bars.bins, axis.shown);
    const std::uint32_t top = frame.model.adaptScales ? scaleTop(seen) : bars.top;
    for (std::uint32_t i = 1; i <= 3; ++i) {
        const float y = blocks.bars.bottom - Metrics::bars * static_cast<float>(i) / 3;
        canvas.horizontal(y, blocks.bars.left, blocks.bars.right, p.line);
        canvas.text(TextStyle::small, {blocks.bars.left - 8, y}, p.inkTertiary, fmt::format("{}", top / 3 * i),
                    Align::end);
    }
    for (const Bin& bin : seen) {
        drawBin(frame, canvas, bin, axis, blocks.bars, top);
        if (hovered && blocks.bars.contains(frame.mouse())) {
            const Day under = axis.dayAt(frame.mouse().x);
            if (under >= bin.days.first && under <= bin.days.last) {
                frame.hint = binHint(frame, bin);
            }
        }
    }
    if (const std::string& caption = frame.model.timeline.caption; !caption.empty()) {
        const Vec at{blocks.bars.left + 6, blocks.bars.top + 7};
        canvas.fill(boxAt(at.x - 4, at.y - 8, canvas.width(TextStyle::smallStrong, caption) + 8, 16),
                    faded(p.panel, 0.85), 2);
        canvas.text(TextStyle::smallStrong, at, p.inkSecondary, caption);
    }
}

void axisLine(Frame& frame, const Blocks& blocks, const TimeAxis& axis) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const float y = blocks.axis.top;
    canvas.horizontal(y, blocks.axis.left, blocks.axis.right, p.inkTertiary);
    float free = axis.left;
    for (const AxisTick& tick : axisTicks(axis)) {
        const float x = axis.x(tick.day);
        const float end = x + 5 + canvas.width(TextStyle::smallStrong, tick.label);
        const bool named = !tick.label.empty() && x >= free && end <= blocks.axis.right + 20;
        canvas.vertical(x, y, y + (named ? 17.0F : 4.0F), named ? p.inkTertiary : p.fieldLine);
        if (named) {
            canvas.text(TextStyle::smallStrong, {x + 5, y + 9}, p.inkSecondary, tick.label);
            free = end + 4;
        }
    }
}

/// Where looping begins anew or turns, while it goes over what is shown.
void loopBrackets(Frame& frame, const Blocks& blocks) {
    const PlaybackModel& playback = frame.model.playback;
    if (playback.loop == LoopMode::off || !playback.loopsShown) {
        return;
    }
    constexpr float kFoot = 6;
    Canvas canvas = frame.canvas();
    for (const float inwards : {1.0F, -1.0F}) {
        const float x = inwards > 0 ? blocks.bars.left - 2 : blocks.bars.right + 2;
        const std::array<Vec, 4> bracket{Vec{x + inwards * kFoot, blocks.bars.top}, Vec{x, blocks.bars.top},
                                         Vec{x, blocks.bars.bottom}, Vec{x + inwards * kFoot, blocks.bars.bottom}};
        canvas.polyline(bracket, frame.palette.accent, 2);
    }
}

void handle(Canvas& canvas, const Palette& p, Vec middle) {
    const Box box = boxAround(middle, kHandleWidth, kHandleHeight);
    canvas.fill(box, p.panel, 2);
    canvas.outline(box, p.accent, 2, 1.4F);
    canvas.vertical(middle.x - 1, middle.y - 4, middle.y + 4, p.accent);
    canvas.vertical(middle.x + 1, middle.y - 4, middle.y + 4, p.accent);
}

/// The tag of a date: over its line, or to one side of it (-1, 1).
struct DateTag {
    Day day = 0;
    std::string text;
    float side = 0;
};

DateTag plainTag(Day day) {
    return {day, shortDay(day), 0};
}
DateTag earlierTag(Day earlier, Day later) {
    return {earlier, "A  " + shortDay(earlier), earlier <= later ? -1.0F : 1.0F};
}
DateTag laterTag(Day earlier, Day later) {
    return {later, "B  " + shortDay(later), earlier <= later ? 1.0F : -1.0F};
}

Box boxOf(const DateTag& tag, Canvas& canvas, const Blocks& blocks, const TimeAxis& axis) {
    const float width = canvas.width(TextStyle::smallStrong, tag.text) + 14;
    const float middle = std::clamp(axis.x(tag.day + 0.5) + tag.side * (width / 2 - 1), axis.left + width / 2,
                                    axis.right + kRight - 4 - width / 2);
    return boxAround({middle, blocks.bars.top - 7}, width, kTagHeight);
}

/// The tag of a date that lies outside of what is shown: at the edge, pointing there.
void dateBeyond(Frame& frame, const Blocks& blocks, const TimeAxis& axis, const DateTag& tag) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    constexpr float kArrow = 5;
    const bool before = tag.day < axis.shown.first;
    const float width = canvas.width(TextStyle::smallStrong, tag.text) + 14;
    const float y = blocks.bars.top - 7;
    const float tip = before ? axis.left - kArrow : axis.right + kArrow;
    const Box box = before ? boxAt(axis.left, y - kTagHeight / 2, width, kTagHeight)
                           : boxAt(axis.right - width, y - kTagHeight / 2, width, kTagHeight);
    const float base = before ? box.left + 1 : box.right - 1;
    canvas.fill(box, p.panelRaised, Metrics::radius);
    canvas.polygon(std::array<Vec, 3>{Vec{tip, y}, Vec{base, y - kArrow}, Vec{base, y + kArrow}}, p.accent);
    canvas.text(TextStyle::smallStrong, box.middle(), p.accent, tag.text, Align::middle);
}

/// The line of a date across the bars, with its handle and its tag.
void dateLine(Frame& frame, const Blocks& blocks, const TimeAxis& axis, const DateTag& tag) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const float x = axis.x(tag.day + 0.5);
    if (x < axis.left - 1 || x > axis.right + 1) {
        dateBeyond(frame, blocks, axis, tag);
        return;
    }
    canvas.vertical(x, blocks.bars.top - 1, blocks.bars.bottom, p.accent, 2);
    handle(canvas, p, {x, blocks.bars.bottom - 13});
    const Box box = boxOf(tag, canvas, blocks, axis);
    canvas.fill(box, p.accent, Metrics::radius);
    canvas.text(TextStyle::smallStrong, box.middle(), p.accentInk, tag.text, Align::middle);
}

/// Of two dates: the time between them and both lines.
void twoPlayheads(Frame& frame, const Blocks& blocks, const TimeAxis& axis, const Window& earlier) {
    Canvas canvas = frame.canvas();
    const Day later = frame.model.timeline.window.last;
    const float from = std::max(axis.left, axis.x(std::min(earlier.last, later) + 0.5));
    const float to = std::min(axis.right, axis.x(std::max(earlier.last, later) + 0.5));
    if (to > from) {
        canvas.fill({from, blocks.bars.top, to, blocks.bars.bottom}, faded(frame.palette.accent, 0.1));
    }
    dateLine(frame, blocks, axis, earlierTag(earlier.last, later));
    dateLine(frame, blocks, axis, laterTag(earlier.last, later));
}

/// The window's tint, its two edges and the tag with the date.
void playhead(Frame& frame, const Blocks& blocks, const TimeAxis& axis) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const Window& window = frame.model.timeline.window;
    const float handleY = blocks.bars.bottom - 13;
    const float x = axis.x(window.last + 0.5);
    if (!window.isInstant()) {
        const float from = std::max(axis.left, axis.x(window.first));
        const float to = std::min(axis.right, x);
        if (to > from) {
            canvas.fill({from, blocks.bars.top, to, blocks.bars.bottom}, faded(p.accent, 0.14));
        }
        if (axis.x(window.first) >= axis.left - 1 && axis.x(window.first) <= axis.right) {
            canvas.vertical(axis.x(window.first), blocks.bars.top, blocks.bars.bottom, p.accent, 1.2F);
            handle(canvas, p, {axis.x(window.first), handleY});
        }
    }
    dateLine(frame, blocks, axis, plainTag(window.last));
}

/// The years of the strip, each on a patch that keeps the bars from it; the first one before the strip where it has
/// room there.
void overviewYears(Canvas& canvas, const Palette& p, const Box& strip, const TimeAxis& whole) {
    constexpr float kAround = 3;
    const auto year = [&](float middle, float width, const std::string& text) {
        canvas.fill(boxAround({middle, strip.middle().y}, width + 2 * kAround, strip.height()),
                    faded(p.panelRaised, 0.85), 2);
        canvas.text(TextStyle::small, {middle, strip.middle().y}, p.inkSecondary, text, Align::middle);
    };
    const std::string first = yearText(civilFromDay(whole.shown.first).year);
    const float width = canvas.width(TextStyle::small, first);
    float free = strip.left;
    if (width + 6 <= strip.left - 6) {
        canvas.text(TextStyle::small, {strip.left - 6, strip.middle().y}, p.inkSecondary, first, Align::end);
    } else {
        year(strip.left + 8 + width / 2, width, first);
        free += width + 8 + 2 * kAround;
    }
    for (const AxisTick& tick : axisTicks(whole, 130)) {
        const float x = whole.x(tick.day);
        const float half = canvas.width(TextStyle::small, tick.label) / 2 + 2;
        if (!tick.label.empty() && x - half > free && x + half < strip.right) {
            year(x, 2 * half - 4, tick.label);
        }
    }
}

void overview(Frame& frame, TimelineState& state, const Blocks& blocks, const TimeAxis& whole) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const Box& strip = blocks.overview;
    canvas.fill(strip, p.panelRaised);
    const BarsShown& bars = barsOf(state.overviewBars, frame.model.timeline, binUnitFor(whole, 12));
    for (const Bin& bin : bars.bins) {
        const float left = std::max(strip.left, whole.x(bin.days.first));
        const float right = std::min(strip.right, whole.x(bin.days.last + 1.0) - 1);
        const float height = std::max(
            1.0F, strip.height() * std::sqrt(static_cast<float>(bin.total()) / static_cast<float>(bars.highest)));
        canvas.fill({left, strip.bottom - height, right, strip.bottom}, faded(p.bar, 0.85));
    }
    overviewYears(canvas, p, strip, whole);
    const Window& shown = frame.model.timeline.shown;
    const Box bracket{whole.x(shown.first), strip.top - 1,
                      std::max(whole.x(shown.first) + 6, whole.x(shown.last + 1.0)), strip.bottom + 1};
    canvas.fill(bracket, faded(p.accent, 0.14), Metrics::radius);
    canvas.outline(bracket, p.accent, Metrics::radius, 1.4F);
    canvas.fill(boxAround({bracket.left + 1, strip.middle().y}, 4, 16), p.accent, 1.5F);
    canvas.fill(boxAround({bracket.right - 1, strip.middle().y}, 4, 16), p.accent, 1.5F);
    const Day last = frame.model.timeline.window.last;
    if (last >= whole.shown.first && last <= whole.shown.last) {
        canvas.vertical(whole.x(last), strip.top - 1, strip.bottom + 1, p.accent, 1.6F);
    }
}

bool near(float a, float b, float by) {
    return std::abs(a - b) <= by;
}

/// The playhead is dragged to a day: the window comes along, or with Shift its first day stays.
void scrub(Frame& frame, const TimelineState& state, Day day) {
    const TimelineModel& time = frame.model.timeline;
    const Window stretched{std::min(day, state.firstAtDrag), std::max(day, state.firstAtDrag)};
    if (ImGui::GetIO().KeyShift && !time.earlier) {
        if (stretched != time.window) {
            frame.act(action::SetWindow{stretched});
        }
    } else if (day != time.window.last) {
        frame.act(action::SetDay{day});
    }
}

/// Whether a press takes the earlier of two dates: its tag, or its line where that of the later one is not as near.
bool isOnEarlier(Frame& frame, const Blocks& blocks, const TimeAxis& axis) {
    const TimelineModel& time = frame.model.timeline;
    if (!time.earlier) {
        return false;
    }
    Canvas canvas = frame.canvas();
    const Day later = time.window.last;
    if (boxOf(laterTag(time.earlier->last, later), canvas, blocks, axis).contains(frame.mouse())) {
        return false;
    }
    return boxOf(earlierTag(time.earlier->last, later), canvas, blocks, axis).contains(frame.mouse()) ||
           (near(frame.mouse().x, axis.x(time.earlier->last + 0.5), 6) &&
            !near(frame.mouse().x, axis.x(later + 0.5), 4));
}

/// Drags and wheel over histogram and axis: scrubs the playhead, pulls the window's start, zooms the range.
bool timeInput(Frame& frame, TimelineState& state, const Blocks& blocks, const TimeAxis& axis) {
    const Box area{blocks.bars.left - 6, blocks.bars.top - 16, blocks.bars.right + 6, blocks.axis.bottom};
    const Hit input = hit(frame, "time", area);
    const TimelineModel& time = frame.model.timeline;
    const float mouse = frame.mouse().x;
    const float start = axis.x(time.window.first);
    const bool onEarlier = isOnEarlier(frame, blocks, axis);
    const bool onStart = !time.earlier && !time.window.isInstant() && near(mouse, start, 5) &&
                         !near(mouse, axis.x(time.window.last + 0.5), 4) && frame.mouse().y > blocks.bars.top;
    if (input.held && state.drag == TimelineState::Drag::none) {
        state.drag = onEarlier ? TimelineState::Drag::earlier
                     : onStart ? TimelineState::Drag::windowStart
                               : TimelineState::Drag::scrub;
        state.firstAtDrag = time.window.first;
    }
    if (input.held && state.drag == TimelineState::Drag::scrub) {
        scrub(frame, state, axis.dayAt(mouse));
    } else if (input.held && state.drag == TimelineState::Drag::earlier) {
        if (const Day day = axis.dayAt(mouse); time.earlier && day != time.earlier->last) {
            frame.act(action::SetEarlierDay{day});
        }
    } else if (input.held && state.drag == TimelineState::Drag::windowStart) {
        const Window window{std::min(axis.dayAt(mouse), time.window.last), time.window.last};
        if (window != time.window) {
            frame.act(action::SetWindow{window});
        }
    } else if (!input.held &&
               (state.drag == TimelineState::Drag::scrub || state.drag == TimelineState::Drag::windowStart ||
                state.drag == TimelineState::Drag::earlier)) {
        state.drag = TimelineState::Drag::none;
    }
    if (onStart || onEarlier || state.drag == TimelineState::Drag::windowStart ||
        state.drag == TimelineState::Drag::earlier) {
        if (input.hovered || input.held) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        }
    }
    const float wheel = ImGui::GetIO().MouseWheel;
    const float sideways = ImGui::GetIO().MouseWheelH;
    if (input.hovered && wheel != 0) {
        frame.act(
            action::SetTimelineRange{zoomedRange(axis, mouse, std::pow(0.8, static_cast<double>(wheel)), time.whole)});
    } else if (input.hovered && sideways != 0) {
        frame.act(action::SetTimelineRange{movedRange(time.shown, -sideways * axis.days() * 0.1, time.whole)});
    }
    return input.hovered && !input.held;
}

void overviewInput(Frame& frame, TimelineState& state, const Blocks& blocks, const TimeAxis& whole) {
    using Drag = TimelineState::Drag;
    const Box area{blocks.overview.left - 6, blocks.overview.top - 3, blocks.overview.right + 6,
                   blocks.overview.bottom + 5};
    const Hit input = hit(frame, "overview", area);
    const TimelineModel& time = frame.model.timeline;
    const float mouse = frame.mouse().x;
    const float start = whole.x(time.shown.first);
    const float end = whole.x(time.shown.last + 1.0);
    const bool onEdge = near(mouse, start, 5) || near(mouse, end, 5);
    if ((input.hovered || input.held) &&
        (onEdge || state.drag == Drag::overviewStart || state.drag == Drag::overviewEnd)) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
    const bool ours =
        state.drag == Drag::overviewMove || state.drag == Drag::overviewStart || state.drag == Drag::overviewEnd;
    if (input.held && state.drag == Drag::none) {
        state.drag = near(mouse, end, 5)     ? Drag::overviewEnd
                     : near(mouse, start, 5) ? Drag::overviewStart
                                             : Drag::overviewMove;
        state.rangeAtDrag = time.shown;
        state.mouseAtDrag = mouse;
        if (state.drag == Drag::overviewMove && (mouse < start || mouse > end)) {
            // A press beside the bracket brings its middle there.
            const double by = (mouse - (start + end) / 2) / whole.pixelsPerDay();
            state.rangeAtDrag = movedRange(time.shown, by, time.whole);
            frame.act(action::SetTimelineRange{state.rangeAtDrag});
        }
        return;
    }
    if (!input.held) {
        state.drag = ours ? Drag::none : state.drag;
        if (input.hovered && ImGui::GetIO().MouseWheel != 0) {
            const double factor = std::pow(0.8, static_cast<double>(ImGui::GetIO().MouseWheel));
            const TimeAxis shown{time.shown, start, end};
            frame.act(action::SetTimelineRange{zoomedRange(shown, (start + end) / 2, factor, time.whole)});
        }
        return;
    }
    Window range = time.shown;
    constexpr Day kShortest = kLeastDaysShown - 1;
    if (state.drag == Drag::overviewMove) {
        range = movedRange(state.rangeAtDrag, (mouse - state.mouseAtDrag) / whole.pixelsPerDay(), time.whole);
    } else if (state.drag == Drag::overviewStart) {
        range.first = std::min(whole.dayAt(mouse), range.last - kShortest);
    } else if (state.drag == Drag::overviewEnd) {
        range.last = std::max(whole.dayAt(mouse), range.first + kShortest);
    }
    if (range != time.shown) {
        frame.act(action::SetTimelineRange{range});
    }
}

} // namespace

void drawTimeline(Frame& frame, TimelineState& state) {
    const Blocks blocks = blocksOf(frame.layout);
    const PanelWindow window(frame, "##timeline", blocks.panel);
    Canvas canvas = frame.canvas();
    canvas.fill(blocks.panel, frame.palette.panel);
    canvas.horizontal(blocks.panel.top, blocks.panel.left, blocks.panel.right, frame.palette.line);
    const TimeAxis axis{frame.model.timeline.shown, blocks.bars.left, blocks.bars.right};
    const BinUnit unit = binUnitFor(axis);
    drawTimelineControls(frame, state, blocks.controls, unit);
    bookmarkHits(frame, blocks.bars, axis);
    const bool hovered = timeInput(frame, state, blocks, axis);
    histogram(frame, state, blocks, axis, unit, hovered);
    axisLine(frame, blocks, axis);
    bookmarkFlags(frame, blocks.bars, axis);
    drawEventMarks(frame, blocks.events, axis, frame.layout.eventNames);
    loopBrackets(frame, blocks);
    if (const auto& earlier = frame.model.timeline.earlier) {
        twoPlayheads(frame, blocks, axis, *earlier);
    } else {
        playhead(frame, blocks, axis);
    }
    if (frame.layout.overview) {
        const TimeAxis whole{frame.model.timeline.whole, blocks.overview.left, blocks.overview.right};
        overviewInput(frame, state, blocks, whole);
        overview(frame, state, blocks, whole);
    }
}

} // namespace entente
