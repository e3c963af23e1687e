#include "core/typed_date.hpp"
#include "ui/choices.hpp"
#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

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
    combo(frame, id, box, shown, [&] {
        for (const auto& choice : list) {
            if (menuRow(frame, choice.label, isCurrent(choice), box.width())) {
                frame.act(make(choice));
            }
        }
    });
}

struct LoopChoice {
    std::string label;
    LoopMode mode;
};

/// Date, window, speed, step and loop; returns where they end.
float settings(Frame& frame, TimelineState& state, const Box& controls) {
    Canvas canvas = frame.canvas();
    const PlaybackModel& playback = frame.model.playback;
    const bool roomy = controls.width() >= 1240;
    const float top = controls.top + 8;
    const float gap = roomy ? 13.0F : 9.0F;
    float x = controls.left + 188;
    const auto caption = [&](std::string_view text) {
        canvas.text(TextStyle::small, {x, top + 13}, frame.palette.inkSecondary, text);
        x += canvas.width(TextStyle::small, text) + 6;
    };
    const auto place = [&](float width) {
        const Box box = boxAt(x, top, width, Metrics::control);
        x += width + gap;
        return box;
    };
    const auto placeDate = [&](const std::string& text) {
        return place(std::max(99.0F, canvas.width(TextStyle::bodyStrong, text) + 20));
    };
    const Model& model = frame.model;
    if (model.comparing) {
        caption("From");
        if (dateField(frame, "earlier", placeDate(model.earlierText), model.earlierText, state.earlier)) {
            frame.act(action::SetEarlierText{state.earlier.text});
        }
    }
    caption(model.comparing ? "To" : "Date");
    if (dateField(frame, "date", placeDate(model.dateText), model.dateText, state.date)) {
        frame.act(action::SetDateText{state.date.text});
    }
    if (model.comparing) {
        caption("Exercises of");
        choose(
            frame, "events", place(116), windowText(model.comparedEvents), kWindows,
            [&](const PeriodChoice& c) { return c.period == model.comparedEvents; },
            [](const PeriodChoice& c) { return action::SetComparedEvents{c.period}; });
    }
    caption("Window");
    const bool alike = !model.comparing || playback.earlierLength == playback.windowLength;
    const std::string length = alike ? windowText(playback.windowLength) : "A and B differ";
    choose(
        frame, "window", place(std::max(116.0F, canvas.width(TextStyle::body, length) + 34)), length, kWindows,
        [&](const PeriodChoice& c) { return alike && c.period == playback.windowLength; },
        [](const PeriodChoice& c) { return action::SetWindowLength{c.period}; });
    caption("Speed");
    choose(
        frame, "speed", place(110), speedText(playback.daysPerSecond), kSpeeds,
        [&](const SpeedChoice& c) { return speedText(playback.daysPerSecond) == c.label; },
        [](const SpeedChoice& c) { return action::SetSpeed{c.daysPerSecond}; });
    if (model.comparing) {
        return x;
    }
    caption("Step");
    choose(
        frame, "step", place(92), stepText(playback.step), kSteps,
        [&](const PeriodChoice& c) { return c.period == playback.step; },
        [](const PeriodChoice& c) { return action::SetStep{c.period}; });
    caption("Loop");
    std::vector<LoopChoice> modes;
    for (const LoopMode mode : {LoopMode::off, LoopMode::loop, LoopMode::bounce}) {
        modes.push_back({std::string(loopText(mode)), mode});
    }
    choose(
        frame, "loop", place(96), std::string(loopText(playback.loop)), modes,
        [&](const LoopChoice& c) { return c.mode == playback.loop; },
        [](const LoopChoice& c) { return action::SetLoop{c.mode}; });
    return x;
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
    x = lockToggle(frame, controls, x, controls.width() >= 1240);
    barLegend(frame, controls, x + 8, unit);
}

} // namespace entente
