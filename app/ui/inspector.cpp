#include "ui/panels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr float kNameLeft = 52; ///< from the panel's edge
constexpr float kLine = 14;

float head(Frame& frame, const Inspection& shown, const Box& panel, float y) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const float left = panel.left + Metrics::inspectorPadding;
    const float right = panel.right - Metrics::inspectorPadding;
    const float code = shown.code.empty() ? 0 : canvas.width(TextStyle::small, shown.code) + 12 + 10;
    const float room = right - left - code - 26;
    const auto chip = [&](float x, float middle) {
        if (!shown.code.empty()) {
            const Box box = boxAt(x, middle - 9, code - 10, 18);
            canvas.fill(box, p.panelRaised, Metrics::radius);
            canvas.outline(box, p.line, Metrics::radius);
            canvas.text(TextStyle::small, box.middle(), p.inkSecondary, shown.code, Align::middle);
        }
    };
    y += 25;
    if (canvas.isCut(TextStyle::title, room, shown.title)) {
        // A long name takes several lines of the smaller face instead of losing its end.
        y += canvas.paragraph(TextStyle::bodyStrong, {left, y - 9}, room + code, p.ink, shown.title) - 12;
        if (!shown.code.empty()) {
            y += 24;
            chip(left, y - 1);
        }
    } else {
        chip(left + canvas.textWithin(TextStyle::title, {left, y}, room, p.ink, shown.title) + 10, y);
    }
    y += 17;
    for (std::string_view rest = shown.subtitle; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        y += canvas.paragraph(TextStyle::small, {left, y}, right - left, p.inkSecondary, line);
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    float linkLeft = left;
    for (std::size_t i = 0; i < shown.links.size(); ++i) {
        float width = canvas.width(TextStyle::smallStrong, shown.links[i].first);
        if (linkLeft > left && linkLeft + width > right) {
            linkLeft = left;
            y += 17;
        }
        if (textLink(frame, fmt::format("headlink{}", i), TextStyle::smallStrong, {linkLeft, y + 10},
                     shown.links[i].first, &width)) {
            frame.actions.push_back(shown.links[i].second);
        }
        linkLeft += width + 14;
    }
    return y + (shown.links.empty() ? 6 : 24);
}

class RowDrawer {
  public:
    RowDrawer(Frame& frame, const Box& panel, InspectorState& state)
        : frame_(frame), canvas_(frame.canvas()), palette_(frame.palette), state_(state),
          left_(panel.left + Metrics::inspectorPadding), right_(panel.right - Metrics::inspectorPadding),
          name_(panel.left + kNameLeft), panel_(panel) {}

    float draw(const InspectorRow& row, std::size_t section, std::size_t place, float y) {
        id_ = fmt::format("{}-{}", section, place);
        unfolded_ = state_.unfolded.count({section, place}) > 0;
        const float height = measure(row);
        const bool more = canUnfold(row);
        const Box box{panel_.left, y, panel_.right - 1, y + height + (unfolded_ && more ? measureDetails(row) : 0)};
        const bool cut =
            row.form == InspectorRow::Form::tie && canvas_.isCut(TextStyle::bodyStrong, roomForName(row), row.name);
        const Box line{box.left, y, right_ - 18, y + height};
        const Hit hit_ = more || cut ? hit(frame_, id_, line, cut ? row.name : "") : Hit{};
        if ((hit_.hovered && more) || (unfolded_ && more)) {
            canvas_.fill(box, unfolded_ ? palette_.panelRaised : palette_.hover);
        }
        if (hit_.clicked && more) {
            if (unfolded_) {
                state_.unfolded.erase({section, place});
            } else {
                state_.unfolded.insert({section, place});
            }
            frame_.wantsAnother = true;
        }
        switch (row.form) {
        case InspectorRow::Form::tie:
            y = tie(row, y);
            break;
        case InspectorRow::Form::statement:
            y = statement(row, y);
            break;
        case InspectorRow::Form::text:
            y += canvas_.paragraph(TextStyle::small, {left_, y + 3}, right_ - left_, palette_.ink, row.name) + 6;
            break;
        case InspectorRow::Form::property:
            y = property(row.name, row.note, left_, y);
            break;
        }
        if (unfolded_ && more) {
            details(row, y);
        }
        return box.bottom;
    }

  private:
    [[nodiscard]] static bool canUnfold(const InspectorRow& row) {
        return !row.dates.empty() || !row.certainty.empty() || !row.featureId.empty() || !row.properties.empty() ||
               !row.links.empty() || !row.sources.empty();
    }

    [[nodiscard]] float propertyHeight(std::string_view value, float left) const {
        return std::max(kLine + 3, canvas_.paragraphHeight(TextStyle::small, right_ - left - 84, value) + 3);
    }
    float property(std::string_view caption, std::string_view value, float left, float y) {
        canvas_.textWithin(TextStyle::small, {left, y + 8}, 80, palette_.inkTertiary, caption);
        canvas_.paragraph(TextStyle::small, {left + 84, y + 1}, right_ - left - 84, palette_.ink, value);
        return y + propertyHeight(value, left);
    }

    /// Captions and values of an unfolded row, in one place for measuring and drawing.
    template <class Each> static void eachDetail(const InspectorRow& row, const Each& each) {
        const auto add = [&each](std::string_view caption, std::string_view value) {
            if (!value.empty()) {
                each(caption, value);
            }
        };
        add("Dates", row.dates);
        add("State", row.certainty);
        if (row.form != InspectorRow::Form::statement) {
            add("Asserted by", row.assertedBy);
            add("Quote", row.quote);
        }
        add("Disputed by", row.disputedBy);
        for (const auto& [caption, value] : row.properties) {
            add(caption, value);
        }
        add("Record", row.featureId);
    }

    [[nodiscard]] float measure(const InspectorRow& row) const {
        float height = 0;
        switch (row.form) {
        case InspectorRow::Form::tie:
            height = Metrics::rowSmall - 1;
            if (const std::string below = belowName(row); !below.empty()) {
                height += canvas_.paragraphHeight(TextStyle::small, right_ - name_, below) + 2;
            }
            break;
        case InspectorRow::Form::statement:
            height = 25;
            if (!row.quote.empty()) {
                height += canvas_.paragraphHeight(TextStyle::small, right_ - left_, "“" + row.quote + "”");
            }
            if (!row.note.empty()) {
                height += canvas_.paragraphHeight(TextStyle::small, right_ - left_, row.note);
            }
            height += 4;
            break;
        case InspectorRow::Form::text:
            height = canvas_.paragraphHeight(TextStyle::small, right_ - left_, row.name) + 6;
            break;
        case InspectorRow::Form::property:
            height = propertyHeight(row.note, left_);
            break;
        }
        return height;
    }

    [[nodiscard]] float measureDetails(const InspectorRow& row) const {
        float height = static_cast<float>(row.links.size()) * 18 + 8;
        eachDetail(row, [&](std::string_view, std::string_view value) { height += propertyHeight(value, name_); });
        for (const SourceLink& source : row.sources) {
            height += propertyHeight(source.title, name_);
        }
        return height;
    }

    void sourceArrow(const InspectorRow& row, float y) {
        if (row.sources.empty()) {
            return;
        }
        const SourceLink& source = row.sources.front();
        const Box box = boxAround({right_ - 5, y}, 18, 18);
        const std::string hint = source.url.empty() ? source.title : source.title + "\n" + source.url;
        const Hit state = hit(frame_, id_ + "-source", box, hint);
        canvas_.icon(Icon::external, box.middle(), source.url.empty() ? palette_.inkTertiary : palette_.accent);
        if (state.hovered && !source.url.empty()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        if (state.clicked && !source.url.empty()) {
            frame_.act(action::OpenUrl{source.url});
        }
    }

    [[nodiscard]] float roomForName(const InspectorRow& row) const {
        return right_ - 17 - canvas_.width(TextStyle::small, row.when) - 8 - name_;
    }
    [[nodiscard]] bool kindFits(const InspectorRow& row) const {
        return canvas_.width(TextStyle::bodyStrong, row.name) + 8 + canvas_.width(TextStyle::small, row.kind) <=
               roomForName(row);
    }
    /// Beside a long name there is no room for the kind: it goes below.
    [[nodiscard]] std::string belowName(const InspectorRow& row) const {
        if (kindFits(row)) {
            return row.note;
        }
        return row.kind + (row.kind.empty() || row.note.empty() ? "" : " · ") + row.note;
    }

    float tie(const InspectorRow& row, float y) {
        const float middle = y + 10.5F;
        Box mark{left_, y, left_ + 28, y + 21};
        if (row.swatch.form == Swatch::Form::ring) {
            mark.left += 3;
        }
        canvas_.swatch(row.swatch, mark);
        const float whenRight = right_ - 17;
        const float room = roomForName(row);
        const float used = canvas_.textWithin(TextStyle::bodyStrong, {name_, middle}, room, palette_.ink, row.name);
        if (kindFits(row)) {
            canvas_.text(TextStyle::small, {name_ + used + 8, middle}, palette_.inkSecondary, row.kind);
        }
        canvas_.text(TextStyle::small, {whenRight, middle}, palette_.inkSecondary, row.when, Align::end);
        sourceArrow(row, middle);
        y += Metrics::rowSmall - 1;
        if (const std::string below = belowName(row); !below.empty()) {
            y += canvas_.paragraph(TextStyle::small, {name_, y - 2}, right_ - name_, palette_.inkSecondary, below) + 2;
        }
        return y;
    }

    float statement(const InspectorRow& row, float y) {
        const float middle = y + 12;
        constexpr std::string_view kPrefix = "asserted: ";
        const float prefix = canvas_.width(TextStyle::small, kPrefix);
        const std::string_view word = row.stance == Stance::oppose    ? "opposes"
                                      : row.stance == Stance::support ? "supports"
                                      : row.stance == Stance::neutral ? "neutral"
                                                                      : "";
        const float stance = word.empty() ? 0 : canvas_.width(TextStyle::smallStrong, word) + 22;
        const float when = canvas_.width(TextStyle::small, row.when);
        const float room = right_ - 17 - when - 8 - stance - left_ - prefix - 14;
        const float by = std::min(room, canvas_.width(TextStyle::small, row.assertedBy));
        const Box chip = boxAt(left_, middle - 9, prefix + by + 14, 18);
        canvas_.fill(chip, palette_.panelRaised, Metrics::radius);
        canvas_.outline(chip, palette_.line, Metrics::radius);
        canvas_.text(TextStyle::small, {chip.left + 7, middle}, palette_.inkSecondary, kPrefix);
        canvas_.textWithin(TextStyle::small, {chip.left + 7 + prefix, middle}, by + 0.5F, palette_.ink, row.assertedBy);
        stanceMark(row.stance, word, {chip.right + 13, middle});
        canvas_.text(TextStyle::small, {right_ - 17, middle}, palette_.inkSecondary, row.when, Align::end);
        sourceArrow(row, middle);
        y += 25;
        if (!row.quote.empty()) {
            y += canvas_.paragraph(TextStyle::small, {left_, y}, right_ - left_, palette_.ink, "“" + row.quote + "”");
        }
        if (!row.note.empty()) {
            y += canvas_.paragraph(TextStyle::small, {left_, y}, right_ - left_, palette_.inkSecondary, row.note);
        }
        return y + 4;
    }

    void stanceMark(Stance stance, std::string_view word, Vec at) {
        const Color color = stance == Stance::oppose    ? palette_.oppose
                            : stance == Stance::support ? palette_.support
                                                        : palette_.neutral;
        if (stance == Stance::oppose) {
            const std::array<Vec, 3> shape{at + Vec{-4, -3}, at + Vec{4, -3}, at + Vec{0, 4}};
            canvas_.polygon(shape, color);
        } else if (stance == Stance::support) {
            const std::array<Vec, 3> shape{at + Vec{0, -4}, at + Vec{4, 3}, at + Vec{-4, 3}};
            canvas_.polygon(shape, color);
        } else if (stance == Stance::neutral) {
            canvas_.fill(boxAround(at, 8, 2), color);
        }
        canvas_.text(TextStyle::smallStrong, at + Vec{9, 0}, color, word);
    }

    void details(const InspectorRow& row, float y) {
        eachDetail(row,
                   [&](std::string_view caption, std::string_view value) { y = property(caption, value, name_, y); });
        for (std::size_t i = 0; i < row.sources.size(); ++i) {
            const SourceLink& source = row.sources[i];
            const float height = propertyHeight(source.title, name_);
            canvas_.text(TextStyle::small, {name_, y + 8}, palette_.inkTertiary, i == 0 ? "Source" : "");
            const Box link{name_ + 84, y, right_, y + height};
            const bool opens = !source.url.empty();
            const Hit state = opens ? hit(frame_, fmt::format("{}-link{}", id_, i), link, source.url) : Hit{};
            canvas_.paragraph(TextStyle::small, {link.left, y + 1}, link.width(),
                              opens ? palette_.accent : palette_.ink, source.title);
            if (state.hovered) {
                ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            }
            if (state.clicked) {
                frame_.act(action::OpenUrl{source.url});
            }
            y += height;
        }
        for (std::size_t i = 0; i < row.links.size(); ++i) {
            if (textLink(frame_, fmt::format("{}-act{}", id_, i), TextStyle::smallStrong, {name_, y + 10},
                         row.links[i].first)) {
                frame_.actions.push_back(row.links[i].second);
            }
            y += 18;
        }
    }

    Frame& frame_;
    Canvas canvas_;
    const Palette& palette_;
    InspectorState& state_;
    float left_, right_, name_;
    Box panel_;
    std::string id_;
    bool unfolded_ = false;
};

float section(Frame& frame, InspectorState& state, const InspectorSection& shown, std::size_t number, const Box& panel,
              float y) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const float left = panel.left + Metrics::inspectorPadding;
    const float right = panel.right - Metrics::inspectorPadding;
    y = drawSectionHead(frame, shown.heading, shown.aside, panel, y);
    if (!shown.note.empty()) {
        y += canvas.paragraph(TextStyle::small, {left, y}, right - left, p.inkSecondary, shown.note) + 3;
    }
    if (shown.rows.empty() && !shown.empty.empty()) {
        y += canvas.paragraph(TextStyle::small, {left, y + 2}, right - left, p.inkTertiary, shown.empty) + 4;
    }
    RowDrawer rows(frame, panel, state);
    for (std::size_t i = 0; i < shown.rows.size(); ++i) {
        y = rows.draw(shown.rows[i], number, i, y);
    }
    if (shown.more) {
        if (textLink(frame, fmt::format("more{}", number), TextStyle::smallStrong, {panel.left + kNameLeft, y + 10},
                     shown.more->first)) {
            frame.actions.push_back(shown.more->second);
        }
        y += 18;
    }
    return y + 6;
}

} // namespace

float drawSectionHead(Frame& frame, std::string_view heading, std::string_view aside, const Box& panel, float y) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    const float left = panel.left + Metrics::inspectorPadding;
    const float right = panel.right - Metrics::inspectorPadding;
    canvas.horizontal(y, panel.left, panel.right, p.line);
    y += 15;
    const float room = right - left - canvas.width(TextStyle::small, aside) - 8;
    canvas.textWithin(TextStyle::smallStrong, {left, y}, room, p.inkSecondary, heading);
    canvas.text(TextStyle::small, {right, y}, p.inkTertiary, aside, Align::end);
    return y + 9;
}

void drawInspector(Frame& frame, InspectorState& state) {
    if (!frame.model.inspection) {
        state = {};
        return;
    }
    const Inspection& shown = *frame.model.inspection;
    const bool anew = state.id != shown.id;
    if (anew) {
        state = {};
        state.id = shown.id;
    }
    const Box& panel = frame.layout.inspector;
    const PanelWindow window(frame, "##inspector", panel,
                             frame.layout.inspectorOverMap ? PanelWindow::Kind::over : PanelWindow::Kind::ground);
    Canvas canvas = frame.canvas();
    canvas.fill(panel, frame.palette.panel);
    canvas.vertical(panel.left + 0.5F, panel.top, panel.bottom, frame.palette.line);
    const Box content{panel.left + 1, panel.top, panel.right, panel.bottom};
    {
        ScrollArea scroll(frame, "##inspected", content);
        if (anew) {
            ImGui::SetScrollY(0);
        }
        float y = head(frame, shown, panel, scroll.top());
        if (shown.chart && !shown.chart->bars.empty()) {
            y = drawTiesChart(frame, *shown.chart, panel, y);
        }
        if (!shown.history.rows.empty()) {
            y = drawHistory(frame, shown.history, state, panel, y);
        }
        for (std::size_t i = 0; i < shown.sections.size(); ++i) {
            y = section(frame, state, shown.sections[i], i, panel, y);
        }
        if (iconButton(frame, "close", Icon::close, {panel.right - 21, scroll.top() + 25}, "Close (Esc)")) {
            frame.actions.push_back(shown.onClose);
        }
        scroll.finish(y + 8);
    }
}

} // namespace entente
