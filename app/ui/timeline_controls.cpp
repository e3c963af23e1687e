#include "core/typed_date.hpp"
#include "ui/choices.hpp"
#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <vector>

namespace entente {

namespace {

constexpr float kTransport = 188; ///< where the controls after the buttons of playback begin
constexpr float kLock = 28, kLockEnd = 12;

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

/// A field or list with the word before it.
struct Control {
    std::string_view caption;
    float width = 0;
    std::function<void(const Box& box, std::string_view hint)> draw; ///< the caption is a hint where it has no room
    int unnamed = 0; ///< where there is little room, captions of 1 go first, then those of 2 and 3; 0 stays
};

/// How much the row of controls takes up.
struct Fit {
    float gap = 13;
    int unnamed = 0; ///< controls of this and less lose their captions
    bool lockNamed = true;
};

/// The controls after the buttons, from left to right, as roomy as the window allows.
class ControlRow {
  public:
    ControlRow(Frame& frame, const Box& controls) : canvas_(frame.canvas()), palette_(frame.palette), box_(controls) {}

    [[nodiscard]] float widthOf(TextStyle style, const std::string& text) const { return canvas_.width(style, text); }
    void add(Control control) { controls_.push_back(std::move(control)); }

    /// Draws them; returns where they end. `lockName`: of what stands after them.
    float draw(std::string_view lockName, Fit& fit) {
        constexpr std::array kFits{Fit{13, 0, true}, Fit{9, 0, false}, Fit{6, 0, false},
                                   Fit{6, 1, false}, Fit{6, 2, false}, Fit{6, 3, false}};
        const auto room = [&](const Fit& tried) {
            const float lock = kLock + kLockEnd + (tried.lockNamed ? canvas_.width(TextStyle::small, lockName) : 0);
            return box_.width() - kTransport - lock - needed(tried);
        };
        const auto* const found = std::find_if(kFits.begin(), kFits.end(), [&](const Fit& f) { return room(f) >= 0; });
        fit = found != kFits.end() ? *found : kFits.back();
        // Fields of long dates are narrower rather than out of sight.
        const float cut = std::max(0.0F, -room(fit)) / static_cast<float>(std::max<std::size_t>(1, controls_.size()));
        float x = box_.left + kTransport;
        const float top = box_.top + 8;
        for (const Control& control : controls_) {
            const bool named = isNamed(control, fit);
            if (named) {
                canvas_.text(TextStyle::small, {x, top + 13}, palette_.inkSecondary, control.caption);
                x += captionWidth(control);
            }
            const Box box = boxAt(x, top, control.width - cut, Metrics::control);
            control.draw(box, named ? std::string_view{} : control.caption);
            x = box.right + fit.gap;
        }
        return x;
    }

  private:
    static bool isNamed(const Control& control, const Fit& fit) {
        return control.unnamed == 0 || control.unnamed > fit.unnamed;
    }
    [[nodiscard]] float captionWidth(const Control& control) const {
        return canvas_.width(TextStyle::small, control.caption) + 6;
    }
    [[nodiscard]] float needed(const Fit& fit) const {
        return std::accumulate(controls_.begin(), controls_.end(), 0.0F, [&](float sum, const Control& control) {
            return sum + (isNamed(control, fit) ? captionWidth(control) : 0) + control.width + fit.gap;
        });
    }

    Canvas canvas_;
    const Palette& palette_;
    Box box_;
    std::vector<Control> controls_;
};

/// Adds a list of values of playback; at least `least` wide. `unnamed`: Control::unnamed.
template <class List, class Current, class Make>
void addList(Frame& frame, ControlRow& row, std::string_view caption, int unnamed, float least,
             const std::string& shown, const List& list, const Current& isCurrent, const Make& make) {
    const auto draw = [=, &frame](const Box& box, std::string_view hint) {
        Canvas canvas = frame.canvas();
        float width = box.width();
        for (const auto& choice : list) {
            width = std::max(width, canvas.width(TextStyle::body, choice.label) + 44);
        }
        combo(
            frame, caption, box, shown,
            [&] {
                for (const auto& choice : list) {
                    if (menuRow(frame, choice.label, isCurrent(choice), width)) {
                        frame.act(make(choice));
                    }
                }
            },
            hint);
    };
    row.add({caption, std::max(least, row.widthOf(TextStyle::body, shown) + 34), draw, unnamed});
}

/// A field for a date, wide enough for every day of all years, so that no step moves what stands after it.
void addDate(Frame& frame, ControlRow& row, std::string_view id, std::string_view caption, const std::string& text,
             DateFieldState& state, const std::function<void(const std::string&)>& entered) {
    float width = 99;
    const Window& whole = frame.model.timeline.whole;
    for (const std::string& shown : {text, isoDay(whole.first), isoDay(whole.last)}) {
        width = std::max(width, row.widthOf(TextStyle::bodyStrong, shown) + 20);
    }
    const auto draw = [=, &frame, &text, &state](const Box& box, std::string_view /*hint*/) {
        if (dateField(frame, id, box, text, state)) {
            entered(state.text);
        }
    };
    row.add({caption, width, draw});
}

void addDates(Frame& frame, TimelineState& state, ControlRow& row) {
    const Model& model = frame.model;
    if (model.comparing) {
        addDate(frame, row, "earlier", "From", model.earlierText, state.earlier,
                [&frame](const std::string& text) { frame.act(action::SetEarlierText{text}); });
    }
    addDate(frame, row, "date", model.comparing ? "To" : "Date", model.dateText, state.date,
            [&frame](const std::string& text) { frame.act(action::SetDateText{text}); });
}

void addWindows(Frame& frame, ControlRow& row) {
    const Model& model = frame.model;
    const PlaybackModel& playback = model.playback;
    if (model.comparing) {
        addList(
            frame, row, "Exercises of", 3, 116, windowText(model.comparedEvents), kWindows,
            [&model](const PeriodChoice& c) { return c.period == model.comparedEvents; },
            [](const PeriodChoice& c) { return action::SetComparedEvents{c.period}; });
    }
    const bool alike = !model.comparing || playback.earlierLength == playback.windowLength;
    addList(
        frame, row, "Window", 2, 116, alike ? windowText(playback.windowLength) : "A and B differ", kWindows,
        [alike, &playback](const PeriodChoice& c) { return alike && playback.windowLength == c.period; },
        [](const PeriodChoice& c) { return action::SetWindowLength{c.period}; });
}

struct LoopChoice {
    std::string label;
    LoopMode mode;
    bool shown;
};

void addLoops(Frame& frame, ControlRow& row) {
    const PlaybackModel& playback = frame.model.playback;
    const auto range = [&](bool shown) { return shown ? std::optional(frame.model.timeline.shown) : std::nullopt; };
    std::vector<LoopChoice> choices{{loopText(LoopMode::off), LoopMode::off, false}};
    for (const bool shown : {false, true}) {
        for (const LoopMode mode : {LoopMode::loop, LoopMode::bounce}) {
            choices.push_back({loopText(mode) + (shown ? ", what is shown" : ""), mode, shown});
        }
    }
    addList(
        frame, row, "Loop", 3, 96, loopText(playback.loop, range(playback.loopsShown)), choices,
        [&playback](const LoopChoice& c) { return c.mode == playback.loop && c.shown == playback.loopsShown; },
        [](const LoopChoice& c) {
            return action::SetLoop{c.mode, c.shown};
        });
}

/// Date, window, speed, step and loop.
void addSettings(Frame& frame, TimelineState& state, ControlRow& row) {
    const PlaybackModel& playback = frame.model.playback;
    addDates(frame, state, row);
    addWindows(frame, row);
    addList(
        frame, row, "Speed", 1, 110, speedText(playback.daysPerSecond), kSpeeds,
        [&playback](const SpeedChoice& c) { return speedText(playback.daysPerSecond) == c.label; },
        [](const SpeedChoice& c) { return action::SetSpeed{c.daysPerSecond}; });
    if (frame.model.comparing) {
        return;
    }
    addList(
        frame, row, "Step", 3, 92, stepText(playback.step), kSteps,
        [&playback](const PeriodChoice& c) { return c.period == playback.step; },
        [](const PeriodChoice& c) { return action::SetStep{c.period}; });
    addLoops(frame, row);
}

std::string_view lockName(const Frame& frame) {
    return frame.model.adaptScales ? "Scales adapted" : "Scales locked";
}

/// The lock of the scales; returns where it ends.
float lockToggle(Frame& frame, const Box& controls, float x, bool named) {
    Canvas canvas = frame.canvas();
    const bool adapt = frame.model.adaptScales;
    const float y = controls.top + 21;
    const float width = 22 + (named ? canvas.width(TextStyle::small, lockName(frame)) : 0);
    const Hit lock =
        hit(frame, "lock", boxAt(x, y - 13, width + 6, 26),
            adapt ? "Widths, shades and bars are scaled to what is shown. Click to lock them over all dates."
                  : "Widths, shades and bars have one scale for all dates. Click to adapt them to what is shown.");
    canvas.icon(adapt ? Icon::unlock : Icon::lock, {x + 9, y}, frame.palette.accent);
    if (named) {
        canvas.text(TextStyle::small, {x + 22, y}, lock.hovered ? frame.palette.ink : frame.palette.inkSecondary,
                    lockName(frame));
    }
    if (lock.clicked) {
        frame.act(action::SetAdaptScales{!adapt});
    }
    return x + width + kLockEnd;
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
    ControlRow row(frame, controls);
    addSettings(frame, state, row);
    Fit fit;
    const float end = row.draw(lockName(frame), fit);
    barLegend(frame, controls, lockToggle(frame, controls, end, fit.lockNamed) + 8, unit);
}

} // namespace entente
