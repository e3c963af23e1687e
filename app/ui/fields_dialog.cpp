#include "ui/dialog.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>

namespace entente {

namespace {

constexpr float kSide = 24; ///< from the card's edge to its content
constexpr float kRow = 30;  ///< of a role
constexpr float kLine = 17; ///< of what is read
constexpr float kLabel = 116, kColumn = 220, kSamples = 232, kTable = 160;
constexpr float kHead = 116; ///< above the roles
constexpr float kFoot = 214; ///< below them

/// The controls of the dialog in the order of Tab.
class Keyboard {
  public:
    Keyboard(DialogState& state, const FieldsModel& fields)
        : state_(state), directed_(fields.directed ? 1 : 0), tables_(fields.tables.empty() ? 0 : 1),
          count_(1 + directed_ + tables_ + fields.rows.size() + 3) {
        state_.fieldsFocus = std::min(state_.fieldsFocus, count_ - 1);
        free_ = GImGui->OpenPopupStack.Size == 0;
        state_.fieldsMoved = free_ && pressed(ImGuiKey_Tab);
        if (state_.fieldsMoved) {
            state_.fieldsFocus = (state_.fieldsFocus + (ImGui::GetIO().KeyShift ? count_ - 1 : 1)) % count_;
        }
    }
    [[nodiscard]] static std::size_t layer() { return 0; }
    [[nodiscard]] static std::size_t directed() { return 1; }
    [[nodiscard]] std::size_t table() const { return 1 + directed_; }
    [[nodiscard]] std::size_t row(std::size_t i) const { return 1 + directed_ + tables_ + i; }
    [[nodiscard]] std::size_t copy() const { return count_ - 3; }
    [[nodiscard]] std::size_t cancel() const { return count_ - 2; }
    [[nodiscard]] std::size_t apply() const { return count_ - 1; }
    [[nodiscard]] bool isAt(std::size_t control) const { return state_.fieldsFocus == control; }
    void goTo(std::size_t control) { state_.fieldsFocus = control; }
    [[nodiscard]] bool entered() const { return free_ && (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter)); }
    [[nodiscard]] bool spaced(std::size_t control) const { return free_ && isAt(control) && pressed(ImGuiKey_Space); }
    /// -1 or 1 where the arrows ask a list for its next entry.
    [[nodiscard]] int step(std::size_t control) const {
        return !free_ || !isAt(control) ? 0 : pressed(ImGuiKey_DownArrow) ? 1 : pressed(ImGuiKey_UpArrow) ? -1 : 0;
    }
    void mark(Canvas& canvas, const Palette& palette, std::size_t control, const Box& box) const {
        if (isAt(control)) {
            canvas.outline(box.shrunk(-2), palette.focus, Metrics::radius + 1, 1.5F);
        }
    }

  private:
    [[nodiscard]] static bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

    DialogState& state_;
    std::size_t directed_, tables_, count_; ///< how many there are
    bool free_ = true;
};

struct Option {
    std::string_view label, aside;
    bool current = false;
};

bool optionRow(Frame& frame, std::size_t number, const Option& option, float width) {
    const TypedList::Row typed = frame.list.next(option.label);
    if (!typed.shown) {
        return false;
    }
    const Vec at = frame.canvas().logical(ImGui::GetCursorScreenPos());
    const Box row = boxAt(at.x, at.y, width, Metrics::row);
    const Hit state = hit(frame, fmt::format("option{}", number), row);
    Canvas canvas = frame.canvas();
    if (state.hovered || typed.chosen) {
        canvas.fill(row, frame.palette.hover, Metrics::radius);
    }
    const float y = row.middle().y;
    if (option.current) {
        canvas.icon(Icon::check, {row.left + 12, y}, frame.palette.accent);
    }
    const float room = option.aside.empty() ? width - 32 : width * 0.5F - 24;
    canvas.textWithin(option.current ? TextStyle::bodyStrong : TextStyle::body, {row.left + 24, y}, room,
                      frame.palette.ink, option.label);
    canvas.textWithin(TextStyle::small, {row.left + width * 0.5F + 6, y}, width * 0.5F - 12, frame.palette.inkTertiary,
                      option.aside);
    ImGui::SetCursorScreenPos(canvas.device({at.x, row.bottom}));
    const bool taken = state.clicked || typed.entered;
    if (taken) {
        ImGui::CloseCurrentPopup();
    }
    return taken;
}

/// A field with a list that opens to where there is more room; the entry that was chosen.
std::optional<std::size_t> chooser(Frame& frame, Keyboard& keyboard, std::size_t control, const Box& box,
                                   std::string_view shown, const std::vector<Option>& options, float width) {
    Canvas canvas = frame.canvas();
    const std::string popup = fmt::format("list{}", control);
    const bool open = ImGui::IsPopupOpen(popup.c_str());
    const Hit state = hit(frame, fmt::format("field{}", control), box);
    canvas.fill(box, state.hovered || open ? frame.palette.hover : frame.palette.field, Metrics::radius);
    canvas.outline(box, frame.palette.fieldLine, Metrics::radius);
    keyboard.mark(canvas, frame.palette, control, box);
    canvas.textWithin(TextStyle::body, {box.left + 9, box.middle().y}, box.width() - 30, frame.palette.ink, shown);
    canvas.icon(Icon::chevronDown, {box.right - 13, box.middle().y}, frame.palette.inkSecondary);
    if (state.clicked) {
        keyboard.goTo(control);
        ImGui::OpenPopup(popup.c_str());
    }
    std::optional<std::size_t> chosen;
    const Box& all = frame.layout.window;
    const bool up = box.middle().y > all.middle().y;
    const float room = (up ? box.top - all.top : all.bottom - box.bottom) - 12;
    ImGui::SetNextWindowPos(canvas.device({box.left, up ? box.top - 3 : box.bottom + 3}), ImGuiCond_Always,
                            {0, up ? 1.0F : 0.0F});
    ImGui::SetNextWindowSizeConstraints({0, 0}, canvas.device({all.width(), std::min(room, 340.0F)}));
    if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove)) {
        frame.list.begin(frame);
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (optionRow(frame, i, options[i], width)) {
                chosen = i;
            }
        }
        frame.list.end(frame);
        ImGui::EndPopup();
    }
    if (const int step = keyboard.step(control); step != 0 && !options.empty()) {
        const auto now = std::find_if(options.begin(), options.end(), [](const Option& o) { return o.current; });
        const auto place = now == options.end() ? std::ptrdiff_t{0} : now - options.begin() + step;
        chosen = static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(place, 0, static_cast<std::ptrdiff_t>(options.size()) - 1));
        chosen = options[*chosen].current ? std::nullopt : chosen;
    }
    return chosen;
}

/// What every row of the file is.
void layerLine(Frame& frame, Keyboard& keyboard, const Box& box) {
    const FieldsModel& fields = *frame.model.fields;
    Canvas canvas = frame.canvas();
    const float y = box.top + 73;
    canvas.text(TextStyle::body, {box.left + kSide, y}, frame.palette.ink, "Each row is");
    std::vector<Option> options;
    std::string_view shown;
    for (const auto& [label, layer] : fields.layers) {
        options.push_back({label, {}, layer == fields.layer});
        shown = layer == fields.layer ? std::string_view(label) : shown;
    }
    const Box field = boxAt(box.left + kSide + kLabel, y - 13, kColumn, 26);
    if (const auto chosen = chooser(frame, keyboard, Keyboard::layer(), field, shown, options, kColumn - 8)) {
        frame.act(action::ReadRowsAs{fields.layers[*chosen].second});
    }
    if (!fields.directed) {
        return;
    }
    const Box line = boxAt(field.right + 16, y - 13, 260, 26);
    const Hit state = hit(frame, "directed", line);
    checkbox(canvas, frame.palette, {line.left + 9, y}, *fields.directed, state.hovered);
    keyboard.mark(canvas, frame.palette, Keyboard::directed(),
                  boxAround({line.left + 9, y}, Metrics::checkbox, Metrics::checkbox));
    canvas.text(TextStyle::body, {line.left + 26, y}, frame.palette.ink, "with a direction, from one to the other");
    if (state.clicked || keyboard.spaced(Keyboard::directed())) {
        frame.act(action::SetDirected{!*fields.directed});
    }
}

/// Which sheet or layer of the file is read, where it has several.
void tableChoice(Frame& frame, Keyboard& keyboard, const Box& box) {
    const FieldsModel& fields = *frame.model.fields;
    if (fields.tables.empty()) {
        return;
    }
    Canvas canvas = frame.canvas();
    std::vector<Option> options{{"the first that may hold ties", {}, fields.tablesRead.empty()}};
    std::string shown;
    for (const auto& table : fields.tables) {
        const bool read =
            std::find(fields.tablesRead.begin(), fields.tablesRead.end(), table) != fields.tablesRead.end();
        options.push_back({table, {}, read});
        shown += read ? (shown.empty() ? "" : ", ") + table : "";
    }
    constexpr std::string_view kCaption = "Table";
    const float y = box.top + 73;
    const Box field = boxAt(box.right - kSide - kTable, y - 13, kTable, 26);
    canvas.text(TextStyle::body, {field.left - 8 - canvas.width(TextStyle::body, kCaption), y}, frame.palette.ink,
                kCaption);
    if (const auto chosen = chooser(frame, keyboard, keyboard.table(), field, shown, options, kColumn)) {
        frame.act(action::ChooseTable{*chosen == 0 ? std::string() : fields.tables[*chosen - 1]});
    }
}

void chooseColumn(Frame& frame, const FieldsModel::Row& row, std::size_t option) {
    const FieldsModel& fields = *frame.model.fields;
    if (option == 0) {
        frame.act(action::ChooseField{row.role, {}});
        return;
    }
    const auto& name = fields.columns[option - 1].name;
    if (row.role != FieldRole::parties) {
        frame.act(action::ChooseField{row.role, {name}});
        return;
    }
    auto several = row.columns;
    if (std::erase(several, name) == 0) {
        several.push_back(name);
    }
    frame.act(action::ChooseField{row.role, std::move(several)});
}

void roleRow(Frame& frame, Keyboard& keyboard, std::size_t number, const Box& line) {
    const FieldsModel& fields = *frame.model.fields;
    const FieldsModel::Row& row = fields.rows[number];
    Canvas canvas = frame.canvas();
    const float y = line.middle().y;
    std::vector<Option> options{{"none", {}, row.columns.empty()}};
    std::string shown;
    for (const auto& column : fields.columns) {
        const bool current = std::find(row.columns.begin(), row.columns.end(), column.name) != row.columns.end();
        options.push_back({column.name, column.samples, current});
    }
    for (const auto& name : row.columns) {
        shown += (shown.empty() ? "" : ", ") + name;
    }
    const bool none = row.columns.empty();
    canvas.text(TextStyle::body, {line.left, y}, none ? frame.palette.inkTertiary : frame.palette.ink, row.label);
    const Box field = boxAt(line.left + kLabel, y - 13, kColumn, 26);
    if (const auto chosen =
            chooser(frame, keyboard, keyboard.row(number), field, none ? "none" : shown, options, 420)) {
        chooseColumn(frame, row, *chosen);
    }
    const float samples = field.right + 14;
    canvas.textWithin(TextStyle::body, {samples, y}, kSamples - 14, frame.palette.inkSecondary, row.samples);
    canvas.textWithin(TextStyle::small, {samples + kSamples, y}, line.right - samples - kSamples,
                      frame.palette.inkTertiary, row.why);
    const Box told{field.right + 8, line.top, line.right, line.bottom};
    (void)hit(frame, fmt::format("told{}", number), told,
              row.samples.empty() ? row.why : row.samples + (row.why.empty() ? "" : "\n" + row.why));
}

void roles(Frame& frame, DialogState& state, Keyboard& keyboard, const Box& area) {
    ScrollArea scroll(frame, "##roles", area);
    float y = scroll.top();
    for (std::size_t i = 0; i < frame.model.fields->rows.size(); ++i) {
        const Box line = boxAt(area.left + 4, y, area.width() - 20, kRow);
        roleRow(frame, keyboard, i, line);
        if (state.fieldsMoved && keyboard.isAt(keyboard.row(i))) {
            ImGui::SetScrollFromPosY(line.middle().y * frame.scale - ImGui::GetWindowPos().y, 0.5F);
        }
        y += kRow;
    }
    scroll.finish(y);
}

/// What would be read, and the command line that reads the same.
void outcome(Frame& frame, DialogState& state, Keyboard& keyboard, const Box& box) {
    const FieldsModel& fields = *frame.model.fields;
    const Palette& p = frame.palette;
    Canvas canvas = frame.canvas();
    const float left = box.left + kSide;
    const float width = box.width() - 2 * kSide;
    float y = box.bottom - kFoot + 8;
    canvas.horizontal(y - 8, box.left, box.right, p.line);
    const float used =
        canvas.textWithin(TextStyle::bodyStrong, {left, y + 9}, width, fields.busy ? p.inkTertiary : p.ink,
                          fields.summary.empty() ? "Reading…" : fields.summary);
    canvas.textWithin(TextStyle::body, {left + used + 12, y + 9}, std::max(0.0F, width - used - 12), p.oppose,
                      fields.warning);
    y += 24;
    for (const auto& row : fields.firstRows) {
        canvas.textWithin(TextStyle::body, {left, y + kLine / 2}, width, fields.busy ? p.inkTertiary : p.inkSecondary,
                          row);
        y += kLine;
    }
    y = box.bottom - kFoot + 8 + 24 + 3 * kLine + 8;
    canvas.text(TextStyle::small, {left, y + 6}, p.inkTertiary, "The same on the command line");
    y += 15;
    const Box line{left, y, box.right - kSide - 92, y + 28};
    canvas.fill(line, p.field, Metrics::radius);
    canvas.outline(line, p.fieldLine, Metrics::radius);
    canvas.textWithin(TextStyle::body, {line.left + 9, line.middle().y}, line.width() - 18, p.inkSecondary,
                      fields.command);
    (void)hit(frame, "command", line, fields.command);
    const Box copy = boxAt(line.right + 8, y, 84, 28);
    const bool copied = !fields.command.empty() && state.fieldsCopied == fields.command;
    if (textButton(frame, "copy", copy, copied ? "Copied" : "Copy") ||
        (keyboard.isAt(keyboard.copy()) && keyboard.entered()) || keyboard.spaced(keyboard.copy())) {
        state.fieldsCopied = fields.command;
        ImGui::SetClipboardText(fields.command.c_str());
        keyboard.goTo(keyboard.copy());
    }
    keyboard.mark(canvas, p, keyboard.copy(), copy);
}

} // namespace

void drawFieldsDialog(Frame& frame, DialogState& state) {
    const FieldsModel& fields = *frame.model.fields;
    const float height = kHead + kRow * static_cast<float>(std::max<std::size_t>(8, fields.rows.size())) + kFoot;
    const Dialog dialog(frame, "##fields", 880, height, "Fields");
    const Box& box = dialog.box;
    Keyboard keyboard(state, fields);
    Canvas canvas = frame.canvas();
    const float title = canvas.width(TextStyle::title, "Fields");
    canvas.textWithin(TextStyle::body, {box.left + kSide + title + 14, box.top + 34}, box.width() - title - 110,
                      frame.palette.inkSecondary, fields.file);
    layerLine(frame, keyboard, box);
    tableChoice(frame, keyboard, box);
    const float heads = box.top + kHead - 14;
    const float column = box.left + kSide + kLabel;
    canvas.text(TextStyle::smallStrong, {box.left + kSide, heads}, frame.palette.inkSecondary, "Read as");
    canvas.text(TextStyle::smallStrong, {column, heads}, frame.palette.inkSecondary, "Column");
    canvas.text(TextStyle::smallStrong, {column + kColumn + 14, heads}, frame.palette.inkSecondary, "Values");
    canvas.text(TextStyle::smallStrong, {column + kColumn + 14 + kSamples, heads}, frame.palette.inkSecondary, "Why");
    roles(frame, state, keyboard, {box.left + kSide - 4, box.top + kHead, box.right - 10, box.bottom - kFoot});
    outcome(frame, state, keyboard, box);
    const float buttons = box.bottom - 18 - 28;
    const Box apply = boxAt(box.right - kSide - 84, buttons, 84, 28);
    const Box cancel = boxAt(apply.left - 8 - 84, buttons, 84, 28);
    const bool wanted = textButton(frame, "apply", apply, "Apply", true);
    const bool unwanted = textButton(frame, "cancel", cancel, "Cancel");
    keyboard.mark(canvas, frame.palette, keyboard.apply(), apply);
    keyboard.mark(canvas, frame.palette, keyboard.cancel(), cancel);
    const bool entered = keyboard.entered() && !keyboard.isAt(keyboard.copy());
    if (unwanted || dialog.dismissed(frame) || (entered && keyboard.isAt(keyboard.cancel()))) {
        frame.act(action::CancelFields{});
    } else if (wanted || entered) {
        frame.act(action::ApplyFields{});
    }
    frame.wantsAnother = frame.wantsAnother || fields.busy;
}

} // namespace entente
