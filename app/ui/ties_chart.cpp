#include "core/count_text.hpp"
#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

constexpr float kHeight = 52;
constexpr float kNumbers = 28; ///< room for the scale at the right

std::string_view layerWord(Layer layer) {
    switch (layer) {
    case Layer::organization:
        return "organizations";
    case Layer::partnership:
        return "partnerships";
    case Layer::exercise:
        return "exercises";
    case Layer::statement:
        return "statements";
    default:
        return "overlays";
    }
}

/// Certain ones and those that are only possible, of all layers.
LayerCounts sumOf(const TiesChart::Bar& bar, const std::vector<Layer>& layers) {
    LayerCounts sum;
    for (const Layer layer : layers) {
        sum.certain += bar.certain[static_cast<std::size_t>(layer)];
        sum.possible += bar.possible[static_cast<std::size_t>(layer)];
    }
    return sum;
}

std::string barHint(const TiesChart& chart, const TiesChart::Bar& bar) {
    const auto counted = [](std::uint32_t certain, std::uint32_t possible) {
        return countText(certain + possible, possible);
    };
    std::string text = shortDays(bar.days);
    for (const Layer layer : chart.layers) {
        const auto i = static_cast<std::size_t>(layer);
        if (bar.certain[i] + bar.possible[i] > 0) {
            text += fmt::format("\n{}: {}", layerWord(layer), counted(bar.certain[i], bar.possible[i]));
        }
    }
    const LayerCounts sum = sumOf(bar, chart.layers);
    return chart.layers.size() > 1 ? text + fmt::format("\ntogether: {}", counted(sum.certain, sum.possible)) : text;
}

void bars(Frame& frame, const TiesChart& chart, const Box& box, float perTie) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const Hit input = hit(frame, "ties-chart", box);
    const float pitch = box.width() / static_cast<float>(chart.bars.size());
    const float gap = pitch >= 3 ? 1.0F : 0.0F;
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const float left = box.left + pitch * static_cast<float>(i);
        float base = box.bottom;
        const auto segment = [&](std::uint32_t count, Color color) {
            if (count > 0) {
                const float top = base - static_cast<float>(count) * perTie;
                canvas.fill({left, top, left + pitch - gap, base}, color);
                base = top;
            }
        };
        for (const Layer layer : chart.layers) {
            const auto l = static_cast<std::size_t>(layer);
            segment(chart.bars[i].certain[l], p.layers[l]);
            segment(chart.bars[i].possible[l], faded(p.layers[l], p.possibleOpacity));
        }
        if (input.hovered && frame.mouse().x >= left && frame.mouse().x < left + pitch) {
            frame.hint = barHint(chart, chart.bars[i]);
        }
    }
}

/// The line of the date with a head above the bars, set off from them, so that it is none of them.
void playhead(Frame& frame, const Box& box, float x) {
    constexpr float kHead = 4;
    Canvas canvas = frame.canvas();
    canvas.vertical(x, box.top - 3, box.bottom, faded(frame.palette.panel, 0.8), 4);
    canvas.vertical(x, box.top - 3, box.bottom, frame.palette.accent, 1.6F);
    const std::array<Vec, 3> head{Vec{x - kHead, box.top - 8}, Vec{x + kHead, box.top - 8}, Vec{x, box.top - 2}};
    canvas.polygon(head, frame.palette.accent);
}

void years(Frame& frame, const TimeAxis& axis, float foot, float right) {
    Canvas canvas = frame.canvas();
    for (const AxisTick& tick : axisTicks(axis, 60)) {
        const float x = axis.x(tick.day);
        const float half = canvas.width(TextStyle::small, tick.label) / 2;
        if (!tick.label.empty() && x - half >= axis.left && x + half <= right) {
            canvas.vertical(x, foot, foot + 3, frame.palette.inkTertiary);
            canvas.text(TextStyle::small, {x, foot + 11}, frame.palette.inkSecondary, tick.label, Align::middle);
        }
    }
}

/// The colours and their words, in as many lines as they need; returns how far the last one is below the first.
float names(Frame& frame, const TiesChart& chart, Vec at, float right) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    constexpr float kLine = 15;
    const Vec first = at;
    const auto entry = [&](Color color, std::string_view word) {
        if (at.x > first.x && at.x + 12 + canvas.width(TextStyle::small, word) > right) {
            at = {first.x, at.y + kLine};
        }
        canvas.fill(boxAt(at.x, at.y - 4, 8, 8), color, 1);
        canvas.text(TextStyle::small, {at.x + 12, at.y}, p.inkSecondary, word);
        at.x += 12 + canvas.width(TextStyle::small, word) + 10;
    };
    for (const Layer layer : chart.layers) {
        entry(p.layers[static_cast<std::size_t>(layer)], layerWord(layer));
    }
    if (std::any_of(chart.bars.begin(), chart.bars.end(),
                    [&](const auto& bar) { return sumOf(bar, chart.layers).possible > 0; })) {
        entry(faded(p.layers[static_cast<std::size_t>(chart.layers.front())], p.possibleOpacity), "possible");
    }
    return at.y - first.y;
}

} // namespace

float drawTiesChart(Frame& frame, const TiesChart& chart, const Box& panel, float y) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const float left = panel.left + Metrics::inspectorPadding;
    const float edge = panel.right - Metrics::inspectorPadding;
    canvas.text(TextStyle::smallStrong, {left, y + 7}, p.inkSecondary, chart.heading);
    y += 24;
    const Box box{left, y, edge - kNumbers + 4, y + kHeight};
    std::uint32_t highest = 1;
    for (const auto& bar : chart.bars) {
        const LayerCounts sum = sumOf(bar, chart.layers);
        highest = std::max(highest, sum.certain + sum.possible);
    }
    const RoundScale scale = roundScale(highest);
    const float perTie = kHeight / static_cast<float>(scale.top());
    for (std::uint32_t i = 1; i <= scale.lines; ++i) {
        const float line = box.bottom - static_cast<float>(scale.step * i) * perTie;
        canvas.horizontal(line, box.left, box.right, p.line);
        canvas.text(TextStyle::small, {edge, line}, p.inkTertiary, fmt::format("{}", scale.step * i), Align::end);
    }
    bars(frame, chart, box, perTie);
    canvas.horizontal(box.bottom, box.left, box.right, p.inkTertiary);
    const TimeAxis axis{{chart.bars.front().days.first, chart.bars.back().days.last}, box.left, box.right};
    const Day day = frame.model.timeline.window.last;
    if (day >= axis.shown.first && day <= axis.shown.last) {
        playhead(frame, box, axis.x(day + 0.5));
    }
    years(frame, axis, box.bottom, edge);
    return box.bottom + 42 + names(frame, chart, {left, box.bottom + 28}, edge);
}

} // namespace entente
