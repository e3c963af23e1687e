#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace entente {

namespace {

/// Those of the marks that the pointer is on, the nearest first.
std::string eventsHint(std::span<const EventMark* const> seen, std::span<const std::size_t> near) {
    constexpr std::size_t kMost = 6;
    if (near.size() == 1) {
        return shortDay(seen[near.front()]->day) + "\n" + seen[near.front()]->label;
    }
    std::string text;
    for (const std::size_t i : near.first(std::min(near.size(), kMost))) {
        text += fmt::format("{}{}  {}", text.empty() ? "" : "\n", shortDay(seen[i]->day), seen[i]->label);
    }
    return near.size() > kMost ? text + fmt::format("\nand {} more", near.size() - kMost) : text;
}

void eventMark(Frame& frame, Vec at, bool lit) {
    const float r = lit ? 5.0F : 4.0F;
    const std::array<Vec, 4> diamond{at + Vec{0, -r}, at + Vec{r * 0.85F, 0}, at + Vec{0, r}, at + Vec{-r * 0.85F, 0}};
    frame.canvas().polygon(diamond, lit ? frame.palette.accent : frame.palette.inkSecondary);
}

} // namespace

void drawEventMarks(Frame& frame, const Box& box, const TimeAxis& axis, bool names) {
    constexpr float kReach = 5;
    constexpr float kBeside = 24; // names may run on there
    Canvas canvas = frame.canvas();
    std::vector<const EventMark*> seen;
    std::vector<NameRequest> requests;
    std::vector<float> x;
    for (const EventMark& event : frame.model.timeline.events) {
        if (event.day >= axis.shown.first && event.day <= axis.shown.last) {
            seen.push_back(&event);
            x.push_back(axis.x(event.day + 0.5));
            requests.push_back({x.back(), canvas.width(TextStyle::small, event.label) + 4});
        }
    }
    const auto places = placeNames(requests, box.left, box.right + kBeside);
    const float y = box.top + 5;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const NamePlace place = names ? places[i] : NamePlace{};
        if (place.row >= 0) {
            const float row = y + 12 + static_cast<float>(place.row) * Metrics::eventRow;
            canvas.vertical(x[i], y + 4, row + 5, frame.palette.fieldLine);
            canvas.text(TextStyle::small, {x[i] + (place.before ? -4.0F : 4.0F), row}, frame.palette.inkSecondary,
                        seen[i]->label, place.before ? Align::end : Align::start);
        }
        eventMark(frame, {x[i], y}, false);
    }
    const auto near = marksNear(x, frame.mouse().x, kReach);
    if (near.empty()) {
        return;
    }
    const Hit input = hit(frame, "events", {axis.left - 6, y - 6, axis.right + 6, y + 6});
    if (input.hovered) {
        frame.hint = eventsHint(seen, near);
        eventMark(frame, {x[near.front()], y}, true);
    }
    if (input.clicked) {
        frame.act(action::SetDay{seen[near.front()]->day});
        frame.act(action::SelectFeature{seen[near.front()]->feature});
    }
}

} // namespace entente
