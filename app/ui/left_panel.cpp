#include "core/count_text.hpp"
#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr float kStateBlock = 58;
constexpr float kSwatchLeft = 27, kSwatchWidth = 36, kLabelLeft = 76;

void heading(Canvas& canvas, const Frame& frame, const Box& panel, float y, std::string_view text,
             std::string_view aside) {
    canvas.text(TextStyle::smallStrong, {panel.left + Metrics::padding, y}, frame.palette.inkSecondary, text);
    canvas.text(TextStyle::small, {panel.right - Metrics::padding, y}, frame.palette.inkTertiary, aside, Align::end);
}

float packRows(Frame& frame, const Box& panel, float y, DialogState& dialogs) {
    Canvas canvas = frame.canvas();
    y += 21;
    heading(canvas, frame, panel, y, "Packs", "");
    if (iconButton(frame, "open", Icon::plus, {panel.right - 19, y}, "Open a pack (Ctrl+O)")) {
        askForFile(frame, dialogs);
    }
    y += 12;
    if (frame.model.packs.empty()) {
        const float width = panel.width() - 2 * Metrics::padding;
        y += canvas.paragraph(TextStyle::small, {panel.left + Metrics::padding, y + 2}, width,
                              frame.palette.inkSecondary, "No packs open. Open a pack or drop one here.");
        if (textLink(frame, "open-pack", TextStyle::small, {panel.left + Metrics::padding, y + 14}, "Open a pack…")) {
            askForFile(frame, dialogs);
        }
        y += 24;
    }
    for (std::size_t i = 0; i < frame.model.packs.size(); ++i) {
        const PackRow& pack = frame.model.packs[i];
        const Box row = boxAt(panel.left, y, panel.width() - 1, Metrics::row);
        const std::string count = fmt::format("{}", pack.features);
        const float countWidth = std::max(14.0F, canvas.width(TextStyle::small, count));
        const float fields = panel.right - Metrics::padding - countWidth - 14;
        const float room = row.width() - 34 - 20 - countWidth - (pack.onFields ? 22.0F : 0.0F);
        const bool cut = canvas.isCut(TextStyle::body, room, pack.title);
        const bool overFields = pack.onFields && std::abs(frame.mouse().x - fields) < 11;
        const Hit state =
            hit(frame, fmt::format("pack{}", i), row,
                overFields ? "Fields… (what its columns are read as)"
                           : (cut ? pack.title + "\n" + pack.detail : pack.detail) +
                                 (pack.stale ? "\nThe file is broken; shown is what it was before." : ""));
        if (state.hovered) {
            canvas.fill(row, frame.palette.hover);
        }
        const float middle = row.middle().y;
        checkbox(canvas, frame.palette, {panel.left + Metrics::padding + 7, middle}, pack.on, state.hovered);
        canvas.textWithin(TextStyle::body, {panel.left + 34, middle}, room,
                          pack.on ? frame.palette.ink : frame.palette.inkTertiary, pack.title);
        if (state.hovered) {
            canvas.icon(Icon::close, {panel.right - 19, middle}, frame.palette.inkSecondary);
        } else if (pack.stale) {
            canvas.icon(Icon::warning, {panel.right - 19, middle}, frame.palette.oppose);
        } else {
            canvas.text(TextStyle::small, {panel.right - Metrics::padding, middle}, frame.palette.inkTertiary, count,
                        Align::end);
        }
        if (pack.onFields) {
            canvas.icon(Icon::columns, {fields, middle},
                        state.hovered && overFields ? frame.palette.accent : frame.palette.inkTertiary);
        }
        if (state.clicked && overFields) {
            frame.actions.push_back(*pack.onFields);
        } else if (state.clicked && frame.mouse().x > panel.right - 32) {
            frame.act(action::ClosePack{i});
        } else if (state.clicked) {
            frame.act(action::TogglePack{i});
        }
        y = row.bottom;
    }
    y += 10;
    canvas.horizontal(y, panel.left, panel.right, frame.palette.line);
    return y + 1;
}

float layerRow(Frame& frame, const LayerRow& entry, const std::string& id, const Box& panel, float y, bool groupOn) {
    Canvas canvas = frame.canvas();
    const Box row = boxAt(panel.left, y, panel.width() - 1, Metrics::rowSmall);
    const std::string count = countText(entry.count, entry.possible);
    const float room = row.width() - kLabelLeft - 20 - canvas.width(TextStyle::small, count);
    const bool on = entry.on && groupOn;
    const Hit state = hit(frame, id, row, canvas.isCut(TextStyle::body, room, entry.label) ? entry.label : "");
    if (state.hovered && entry.onClick) {
        canvas.fill(row, frame.palette.hover);
    }
    const float middle = row.middle().y;
    canvas.swatch(entry.swatch,
                  {panel.left + kSwatchLeft, row.top, panel.left + kSwatchLeft + kSwatchWidth, row.bottom},
                  on ? 1.0 : 0.35);
    canvas.textWithin(TextStyle::body, {panel.left + kLabelLeft, middle}, room,
                      on ? frame.palette.ink : frame.palette.inkTertiary, entry.label);
    if (entry.on) {
        canvas.text(TextStyle::small, {panel.right - Metrics::padding, middle}, frame.palette.inkTertiary, count,
                    Align::end);
    } else {
        canvas.icon(Icon::eyeOff, {panel.right - 19, middle}, frame.palette.inkTertiary);
    }
    if (state.clicked && entry.onClick) {
        frame.actions.push_back(*entry.onClick);
    }
    return row.bottom;
}

/// The row of a layer itself: fold, square, name, counts, eye.
float layerHead(Frame& frame, LeftPanelState& state, const LayerGroup& group, const Box& panel, float y) {
    Canvas canvas = frame.canvas();
    const Box row = boxAt(panel.left + 1, y, panel.width() - 2, Metrics::rowLayer);
    const bool folded = state.folded.count(group.layer) > 0;
    const std::string id = fmt::format("layer{}", static_cast<int>(group.layer));
    const Box eye{row.right - 32, row.top, row.right, row.bottom};
    const Hit fold = hit(frame, id + "-fold", {row.left, row.top, eye.left, row.bottom});
    const auto key = static_cast<std::size_t>(group.layer) + 1;
    const std::string hint = fmt::format("{}{}", group.on ? "Hide" : "Show", key <= 4 ? fmt::format(" ({})", key) : "");
    const Hit toggle = hit(frame, id + "-eye", eye, hint);
    canvas.fill(row, fold.hovered ? frame.palette.hover
                     : group.on   ? frame.palette.panelRaised
                                  : faded(frame.palette.panelRaised, 0));
    const float middle = row.middle().y;
    const Color ink = group.on ? frame.palette.ink : frame.palette.inkSecondary;
    canvas.icon(folded ? Icon::chevronRight : Icon::chevronDown, {panel.left + 15, middle}, frame.palette.inkSecondary);
    canvas.fill(boxAround({panel.left + 32, middle}, 10, 10),
                faded(frame.palette.layers[static_cast<std::size_t>(group.layer)], group.on ? 1.0 : 0.8),
                Metrics::swatchRadius);
    canvas.text(TextStyle::bodyStrong, {panel.left + 45, middle}, ink, group.label);
    const std::string shown = group.on ? countText(group.shown, group.possible) : std::string("off");
    const std::string ofAll = group.on ? fmt::format("{} / {}", shown, group.all) : shown;
    const float free = 218 - 45 - canvas.width(TextStyle::bodyStrong, group.label) - 8;
    const bool fits = canvas.width(TextStyle::small, ofAll) <= free;
    canvas.text(TextStyle::small, {panel.left + 218, middle}, frame.palette.inkSecondary, fits ? ofAll : shown,
                Align::end);
    canvas.icon(group.on ? Icon::eye : Icon::eyeOff, {panel.left + 233, middle},
                toggle.hovered ? frame.palette.accent
                : group.on     ? frame.palette.ink
                               : frame.palette.inkTertiary);
    if (fold.clicked) {
        if (folded) {
            state.folded.erase(group.layer);
        } else {
            state.folded.insert(group.layer);
        }
        frame.wantsAnother = true;
    }
    if (toggle.clicked) {
        frame.act(action::ToggleLayer{group.layer});
        // What was switched on is worth seeing, what was switched off is not.
        if (group.on) {
            state.folded.insert(group.layer);
        } else {
            state.folded.erase(group.layer);
        }
    }
    return row.bottom;
}

float layerGroup(Frame& frame, LeftPanelState& state, const LayerGroup& group, const Box& panel, float y) {
    y = layerHead(frame, state, group, panel, y);
    if (state.folded.count(group.layer) > 0) {
        return y + 4;
    }
    Canvas canvas = frame.canvas();
    const auto rows = [&](const std::vector<LayerRow>& list, const char* name) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            y = layerRow(frame, list[i], fmt::format("{}{}-{}", name, static_cast<int>(group.layer), i), panel, y,
                         group.on);
        }
    };
    y += 1;
    rows(group.rows, "kind");
    const bool open = state.unfoldedMore.count(group.layer) > 0;
    if (open) {
        rows(group.more, "more");
    }
    if (!group.more.empty()) {
        const Box row = boxAt(panel.left, y, panel.width() - 1, Metrics::rowSmall);
        const Hit more = hit(frame, fmt::format("unfold{}", static_cast<int>(group.layer)), row);
        canvas.text(TextStyle::small, {panel.left + kSwatchLeft, row.middle().y},
                    more.hovered ? frame.palette.accent : frame.palette.inkTertiary,
                    open ? std::string_view("Show fewer") : std::string_view(group.moreLabel));
        if (more.clicked) {
            if (open) {
                state.unfoldedMore.erase(group.layer);
            } else {
                state.unfoldedMore.insert(group.layer);
            }
            frame.wantsAnother = true;
        }
        y = row.bottom;
    }
    return y + 5;
}

void stateBlock(Frame& frame, const Box& panel) {
    Canvas canvas = frame.canvas();
    const float top = panel.bottom - kStateBlock;
    canvas.horizontal(top, panel.left, panel.right, frame.palette.line);
    heading(canvas, frame, panel, top + 17, "State", "");
    const float y = top + 40;
    const Color ink = frame.palette.inkSecondary;
    const float left = panel.left + Metrics::padding;
    canvas.fill({left, y - 2.5F, left + 30, y + 2.5F}, ink);
    canvas.text(TextStyle::small, {left + 37, y}, ink, "certain");
    canvas.fill({left + 96, y - 2.5F, left + 106, y + 2.5F}, ink);
    canvas.fill({left + 112, y - 2.5F, left + 122, y + 2.5F}, ink);
    canvas.text(TextStyle::small, {left + 133, y}, ink, "possible");
}

void wholePanel(Frame& frame, LeftPanelState& state, DialogState& dialogs, const Box& panel) {
    Canvas canvas = frame.canvas();
    canvas.fill(panel, frame.palette.panel);
    canvas.vertical(panel.right - 0.5F, panel.top, panel.bottom, frame.palette.line);
    const Box content{panel.left, panel.top, panel.right, panel.bottom - kStateBlock};
    {
        ScrollArea scroll(frame, "##layers", content);
        const Box column{panel.left, content.top, panel.right, content.bottom};
        float y = packRows(frame, column, scroll.top(), dialogs);
        Canvas inside = frame.canvas();
        if (!frame.model.layers.empty()) {
            y += 18;
            heading(inside, frame, column, y, "Layers", "shown / all");
            y += 13;
        }
        for (const LayerGroup& group : frame.model.layers) {
            y = layerGroup(frame, state, group, column, y);
        }
        scroll.finish(y + 8);
    }
    stateBlock(frame, panel);
}

/// What is shown of a layer, in two lines where it is too wide for one; returns the middle of the last.
float stripCount(Frame& frame, const LayerGroup& group, const Box& panel, float y) {
    Canvas canvas = frame.canvas();
    const Color color = group.on ? frame.palette.inkSecondary : frame.palette.inkTertiary;
    const std::string count = group.on ? countText(group.shown, group.possible) : "off";
    const auto space = count.rfind(' ');
    if (space == std::string::npos || canvas.width(TextStyle::small, count) <= panel.width() - 4) {
        canvas.text(TextStyle::small, {panel.middle().x, y}, color, count, Align::middle);
        return y;
    }
    constexpr float kLine = 11;
    canvas.text(TextStyle::small, {panel.middle().x, y}, color, count.substr(0, space), Align::middle);
    canvas.text(TextStyle::small, {panel.middle().x, y + kLine}, color, count.substr(space + 1), Align::middle);
    return y + kLine;
}

void strip(Frame& frame, LeftPanelState& state) {
    const Box& panel = frame.layout.left;
    Canvas canvas = frame.canvas();
    canvas.fill(panel, frame.palette.panel);
    canvas.vertical(panel.right - 0.5F, panel.top, panel.bottom, frame.palette.line);
    const float x = panel.middle().x;
    float y = panel.top + 20;
    if (iconButton(frame, "flyout", Icon::panel, {x, y}, state.flyout ? "Close the panel" : "Packs and layers")) {
        state.flyout = !state.flyout;
        frame.wantsAnother = true;
    }
    y += 20;
    canvas.horizontal(y, panel.left + 8, panel.right - 9, frame.palette.line);
    y += 20;
    for (const LayerGroup& group : frame.model.layers) {
        const Box box = boxAround({x, y}, 28, 28);
        const std::string hint = group.on ? fmt::format("{}: {} of {} shown\nClick to hide", group.label,
                                                        countText(group.shown, group.possible), group.all)
                                          : fmt::format("{}: off\nClick to show", group.label);
        const Hit state_ = hit(frame, fmt::format("strip{}", static_cast<int>(group.layer)), box, hint);
        if (state_.hovered) {
            canvas.fill(box, frame.palette.hover, Metrics::radius);
        }
        canvas.fill(boxAround({x, y - 3}, 12, 12),
                    faded(frame.palette.layers[static_cast<std::size_t>(group.layer)], group.on ? 1.0 : 0.3),
                    Metrics::swatchRadius);
        y = stripCount(frame, group, panel, y + 10);
        if (state_.clicked) {
            frame.act(action::ToggleLayer{group.layer});
        }
        y += 26;
    }
}

void foldThoseOff(LeftPanelState& state, const Model& model) {
    if (state.foldedSet || model.layers.empty()) {
        return;
    }
    state.foldedSet = true;
    for (const LayerGroup& group : model.layers) {
        if (!group.on) {
            state.folded.insert(group.layer);
        }
    }
}

} // namespace

void drawLeftPanel(Frame& frame, LeftPanelState& state, DialogState& dialogs) {
    foldThoseOff(state, frame.model);
    if (!frame.layout.leftIsStrip) {
        state.flyout = false;
        const PanelWindow window(frame, "##left", frame.layout.left);
        wholePanel(frame, state, dialogs, frame.layout.left);
        return;
    }
    {
        const PanelWindow window(frame, "##strip", frame.layout.left);
        strip(frame, state);
    }
    if (state.flyout) {
        Box panel = frame.layout.left;
        panel.left = panel.right;
        panel.right = panel.left + Metrics::leftPanel;
        const PanelWindow window(frame, "##flyout", panel, PanelWindow::Kind::over);
        wholePanel(frame, state, dialogs, panel);
        if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !panel.contains(frame.mouse()) &&
            frame.layout.map.contains(frame.mouse())) {
            state.flyout = false;
            frame.wantsAnother = true;
        }
    }
}

} // namespace entente
