#include "core/typed_date.hpp"
#include "ui/choices.hpp"
#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

constexpr float kRoomyControls = 1240; ///< wide enough for all names and gaps

void transport(Frame& frame, const Box& controls) {
    const float top = controls.top + 8;
    float x = controls.left + Metrics::padding;
    const auto button = [&](std::string_view id, Icon icon, float width, std::string_view hint, bool accent = false) {
        const bool clicked = framedIconButton(frame, id, icon, boxAt(x, top, width, Metrics::control), hint, accent);
        x += width + 4;
        return clicked;
    };
    if (button("start", Icon::toStart, 28, "First day (Home)")) {
        frame.act(action::GoToEdge{false});
    }
    if (button("back", Icon::stepBack, 28, "One step back (Left)")) {
        frame.act(action::StepTime{-1});
    }
    const bool playing = frame.model.playback.playing;
    if (button("play", playing ? Icon::pause : Icon::play, 37,
               playing ? "Pause (Space)" : "Play (Space); backwards with Shift", true)) {
        frame.act(action::TogglePlay{});
    }
    if (button("forward", Icon::stepForward, 28, "One step forward (Right)")) {
        frame.act(action::StepTime{1});
    }
    if (button("end", Icon::toEnd, 28, "Last day (End)")) {
        frame.act(action::GoToEdge{true});
    }
}

/// A field for a date that shows `value` while nobody types into it; true when another was entered. One that cannot be
/// read stays in the field to be mended; Escape or a click elsewhere gives it up.
bool dateField(Frame& frame, std::string_view id, const Box& box, const std::string& value, DateFieldState& state) {
    if (!state.editing) {
        state.text = value;
    }
    const FieldEvent event =
        textField(frame, id, box, state.text, {TextStyle::bodyStrong, 9, 6, "2023-01-20"}, state.again);
    state.again = (state.again && !event.active) || (event.entered && !readTypedDate(state.text).days);
    state.editing = event.active || state.again;
    return event.entered;
}

/// Chooses a value of playback from its list.
template <class List, class Current, class Make>
void choose(Frame& frame, std::string_view id, const Box& box, const std::string& shown, const List& list,
            const Current& isCurrent, const Make& make) {
    Canvas canvas = frame.canvas();
    float width = box.width();
    for (const auto& choice : list) {
        width = std::max(width, canvas.width(TextStyle::body, choice.label) + 44);
    }
    combo(frame, id, box, shown, [&] {
        for (const auto& choice : list) {
            if (menuRow(frame, choice.label, isCurrent(choice), width)) {
                frame.act(make(choice));
            }
        }
    });
}

/// Places controls from left to right.
class ControlRow {
  public:
    ControlRow(Frame& frame, const Box& controls)
        : canvas_(frame.canvas()), ink_(frame.palette.inkSecondary), top_(controls.top + 8),
          gap_(controls.width() >= kRoomyControls ? 13.0F : 9.0F), x_(controls.left + 188) {}

    void caption(std::string_view text) {
        canvas_.text(TextStyle::small, {x_, top_ + 13}, ink_, text);
        x_ += canvas_.width(TextStyle::small, text) + 6;
    }
    Box place(float width) {
        const Box box = boxAt(x_, top_, width, Metrics::control);
        x_ += width + gap_;
        return box;
    }
    Box placeDate(const std::string& text) {
        return place(std::max(99.0F, canvas_.width(TextStyle::bodyStrong, text) + 20));
    }
    /// Of a list that shows `text`.
    Box placeList(const std::string& text, float least) {
        return place(std::max(least, canvas_.width(TextStyle::body, text) + 34));
    }
    [[nodiscard]] float end() const { return x_; }

  private:
    Canvas canvas_;
    Color ink_;
    float top_, gap_, x_;
};

void dates(Frame& frame, TimelineState& state, ControlRow& row) {
    const Model& model = frame.model;
    if (model.comparing) {
        row.caption("From");
        if (dateField(frame, "earlier", row.placeDate(model.earlierText), model.earlierText, state.earlier)) {
            frame.act(action::SetEarlierText{state.earlier.text});
        }
    }
    row.caption(model.comparing ? "To" : "Date");
    if (dateField(frame, "date", row.placeDate(model.dateText), model.dateText, state.date)) {
        frame.act(action::SetDateText{state.date.text});
    }
}

void windows(Frame& frame, ControlRow& row) {
    const Model& model = frame.model;
    const PlaybackModel& playback = model.playback;
    if (model.comparing) {
        row.caption("Exercises of");
        choose(
            frame, "events", row.place(116), windowText(model.comparedEvents), kWindows,
            [&](const PeriodChoice& c) { return c.period == model.comparedEvents; },
            [](const PeriodChoice& c) { return action::SetComparedEvents{c.period}; });
    }
    row.caption("Window");
    const bool alike = !model.comparing || playback.earlierLength == playback.windowLength;
    const std::string length = alike ? windowText(playback.windowLength) : "A and B differ";
    choose(
        frame, "window", row.placeList(length, 116), length, kWindows,
        [&](const PeriodChoice& c) { return alike && playback.windowLength == c.period; },
        [](const PeriodChoice& c) { return action::SetWindowLength{c.period}; });
}

struct LoopChoice {
    std::string label;
    LoopMode mode;
    bool shown;
};

void loops(Frame& frame, ControlRow& row) {
    const PlaybackModel& playback = frame.model.playback;
    const auto range = [&](bool shown) { return shown ? std::optional(frame.model.timeline.shown) : std::nullopt; };
    std::vector<LoopChoice> choices{{loopText(LoopMode::off), LoopMode::off, false}};
    for (const bool shown : {false, true}) {
        for (const LoopMode mode : {LoopMode::loop, LoopMode::bounce}) {
            choices.push_back({loopText(mode) + (shown ? ", what is shown" : ""), mode, shown});
        }
    }
    row.caption("Loop");
    const std::string text = loopText(playback.loop, range(playback.loopsShown));
    choose(
        frame, "loop", row.placeList(text, 96), text, choices,
        [&](const LoopChoice& c) { return c.mode == playback.loop && c.shown == playback.loopsShown; },
        [](const LoopChoice& c) {
            return action::SetLoop{c.mode, c.shown};
        });
}

/// Date, window, speed, step and loop; returns where they end.
float settings(Frame& frame, TimelineState& state, const Box& controls) {
    const PlaybackModel& playback = frame.model.playback;
    ControlRow row(frame, controls);
    dates(frame, state, row);
    windows(frame, row);
    row.caption("Speed");
    choose(
        frame, "speed", row.place(110), speedText(playback.daysPerSecond), kSpeeds,
        [&](const SpeedChoice& c) { return speedText(playback.daysPerSecond) == c.label; },
        [](const SpeedChoice& c) { return action::SetSpeed{c.daysPerSecond}; });
    if (frame.model.comparing) {
        return row.end();
    }
    row.caption("Step");
    choose(
        frame, "step", row.place(92), stepText(playback.step), kSteps,
        [&](const PeriodChoice& c) { return c.period == playback.step; },
        [](const PeriodChoice& c) { return action::SetStep{c.period}; });
    loops(frame, row);
    return row.end();
}

/// The lock of the scales; returns where it ends.
float lockToggle(Frame& frame, const Box& controls, float x, bool named) {
    Canvas canvas = frame.canvas();
    const bool adapt = frame.model.adaptScales;
    const std::string_view label = adapt ? "Scales adapted" : "Scales locked";
    const float y = controls.top + 21;
    const float width = 22 + (named ? canvas.width(TextStyle::small, label) : 0);
    const Hit lock =
        hit(frame, "lock", boxAt(x, y - 13, width + 6, 26),
            adapt ? "Widths, shades and bars are scaled to what is shown. Click to lock them over all dates."
                  : "Widths, shades and bars have one scale for all dates. Click to adapt them to what is shown.");
    canvas.icon(adapt ? Icon::unlock : Icon::lock, {x + 9, y}, frame.palette.accent);
    if (named) {
        canvas.text(TextStyle::small, {x + 22, y}, lock.hovered ? frame.palette.ink : frame.palette.inkSecondary,
                    label);
    }
    if (lock.clicked) {
        frame.act(action::SetAdaptScales{!adapt});
    }
    return x + width + 12;
}

/// What the bars mean, from the right edge; only as much as has room.
void barLegend(Frame& frame, const Box& controls, float from, BinUnit unit) {
    if (frame.model.layers.empty()) {
        return;
    }
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const float y = controls.top + 21;
    const std::string lead = fmt::format("Begun per {}", binName(unit));
    constexpr std::string_view kUnknown = "day not known";
    float needed = canvas.width(TextStyle::small, lead);
    for (const LayerGroup& group : frame.model.layers) {
        needed += canvas.width(TextStyle::small, group.label) + 24;
    }
    const float unknown = canvas.width(TextStyle::small, kUnknown) + 24;
    const float right = controls.right - Metrics::padding;
    const bool all = right - needed - unknown >= from;
    if (!all && right - needed < from) {
        return;
    }
    float x = right - needed - (all ? unknown : 0);
    canvas.text(TextStyle::small, {x, y}, p.inkTertiary, lead);
    x += canvas.width(TextStyle::small, lead) + 14;
    const auto entry = [&](Color color, std::string_view label) {
        canvas.fill(boxAt(x, y - 5, 10, 10), color, 1);
        canvas.text(TextStyle::small, {x + 14, y}, p.inkSecondary, label);
        x += canvas.width(TextStyle::small, label) + 24;
    };
    for (const LayerGroup& group : frame.model.layers) {
        entry(faded(p.layers[static_cast<std::size_t>(group.layer)], group.on ? 1.0 : 0.4), group.label);
    }
    if (all) {
        entry(faded(p.layers[1], p.possibleOpacity), kUnknown);
    }
}

} // namespace

void drawTimelineControls(Frame& frame, TimelineState& state, const Box& controls, BinUnit unit) {
    transport(frame, controls);
    float x = settings(frame, state, controls);
    x = lockToggle(frame, controls, x, controls.width() >= kRoomyControls);
    barLegend(frame, controls, x + 8, unit);
}

} // namespace entente
