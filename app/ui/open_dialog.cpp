#include "ui/dialog.hpp"

#include "core/lower_case.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cctype>

namespace entente {

namespace {

constexpr float kSide = 190; ///< the column of recent files and bundled packs
constexpr float kRow = Metrics::row;

/// A text with a slash or a tilde is a path; any other is looked for in the names of the folder.
bool isPath(const std::string& typed) {
    return typed.find('/') != std::string::npos || typed.starts_with('~');
}

std::vector<const FileEntry*> matching(const FileChoice& files, const std::string& typed) {
    std::vector<const FileEntry*> found;
    const std::string wanted = isPath(typed) ? std::string() : lowerCase(typed);
    for (const auto& entry : files.entries) {
        if (wanted.empty() || lowerCase(entry.name).find(wanted) != std::string::npos) {
            found.push_back(&entry);
        }
    }
    return found;
}

void close(DialogState& state) {
    state.openPath = false;
    state.path.clear();
    ImGui::ClearActiveID();
}

void browse(Frame& frame, DialogState& state, const std::string& folder) {
    frame.act(action::BrowseFolder{folder});
    state.path.clear();
    state.chosen = 0;
    state.openPathAppears = true; // the field has the keyboard, and is empty
    ImGui::ClearActiveID();
}

void open(Frame& frame, DialogState& state, const std::string& path) {
    frame.act(action::OpenPath{path});
    close(state);
}

void choose(Frame& frame, DialogState& state, const FileEntry& entry) {
    if (entry.folder) {
        browse(frame, state, entry.path);
    } else {
        open(frame, state, entry.path);
    }
}

/// What Enter means.
void enter(Frame& frame, DialogState& state, const std::vector<const FileEntry*>& shown) {
    const FileChoice& files = frame.model.files;
    if (isPath(state.path)) {
        if (state.path.ends_with('/') || state.path == "~") {
            browse(frame, state, state.path);
        } else {
            const bool whole = state.path.starts_with('/') || state.path.starts_with('~') || files.folder.empty();
            open(frame, state, whole ? state.path : files.folder + "/" + state.path);
        }
    } else if (state.chosen < shown.size()) {
        choose(frame, state, *shown[state.chosen]);
    } else if (!state.path.empty()) {
        open(frame, state, files.folder.empty() ? state.path : files.folder + "/" + state.path);
    }
}

bool fileRow(Frame& frame, std::string_view id, const Box& row, const FileEntry& entry, bool chosen) {
    const Hit state = hit(frame, id, row, entry.path);
    Canvas canvas = frame.canvas();
    if (state.hovered || chosen) {
        canvas.fill(row, frame.palette.hover, Metrics::radius);
    }
    const float y = row.middle().y;
    const float detail = entry.detail.empty() ? 0 : canvas.width(TextStyle::small, entry.detail) + 12;
    if (entry.folder) {
        canvas.icon(Icon::chevronRight, {row.left + 12, y}, frame.palette.inkSecondary);
    }
    canvas.textWithin(entry.folder ? TextStyle::bodyStrong : TextStyle::body, {row.left + 24, y},
                      row.width() - 32 - detail, frame.palette.ink, entry.name);
    if (detail > 0) {
        canvas.text(TextStyle::small, {row.right - 8, y}, frame.palette.inkTertiary, entry.detail, Align::end);
    }
    return state.clicked;
}

void sideColumn(Frame& frame, DialogState& state, const Box& column) {
    ScrollArea scroll(frame, "##side", column);
    Canvas canvas = frame.canvas();
    float y = scroll.top();
    const auto list = [&](std::string_view heading, const char* id, const std::vector<FileEntry>& entries) {
        if (entries.empty()) {
            return;
        }
        canvas.text(TextStyle::smallStrong, {column.left + 8, y + 10}, frame.palette.inkSecondary, heading);
        y += 22;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const Box row = boxAt(column.left, y, column.width() - 10, kRow);
            const Hit hit_ = hit(frame, fmt::format("{}{}", id, i), row, entries[i].path);
            if (hit_.hovered) {
                canvas.fill(row, frame.palette.hover, Metrics::radius);
            }
            canvas.textWithin(TextStyle::body, {row.left + 8, row.middle().y}, row.width() - 12, frame.palette.ink,
                              entries[i].name);
            if (hit_.clicked) {
                open(frame, state, entries[i].path);
            }
            y += kRow;
        }
        y += 10;
    };
    list("Opened last", "recent", frame.model.files.recent);
    std::vector<FileEntry> bundled;
    for (const auto& name : frame.model.bundled) {
        bundled.push_back({name, name, {}, false});
    }
    list("With Entente", "bundled", bundled);
    scroll.finish(y);
}

void folderColumn(Frame& frame, DialogState& state, const Box& column, const std::vector<const FileEntry*>& shown) {
    const FileChoice& files = frame.model.files;
    ScrollArea scroll(frame, "##files", column);
    Canvas canvas = frame.canvas();
    float y = scroll.top();
    if (!files.parent.empty() && state.path.empty()) {
        const FileEntry up{"..", files.parent, {}, true};
        if (fileRow(frame, "up", boxAt(column.left, y, column.width() - 10, kRow), up, false)) {
            browse(frame, state, files.parent);
        }
        y += kRow;
    }
    const float begin = y;
    ImGuiListClipper clipper;
    ImGui::SetCursorScreenPos(canvas.device({column.left, y}));
    clipper.Begin(static_cast<int>(shown.size()), kRow * frame.scale);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const auto number = static_cast<std::size_t>(i);
            const Box row = boxAt(column.left, begin + kRow * static_cast<float>(i), column.width() - 10, kRow);
            if (fileRow(frame, fmt::format("file{}", i), row, *shown[number], number == state.chosen)) {
                choose(frame, state, *shown[number]);
            }
        }
    }
    clipper.End();
    y = begin + kRow * static_cast<float>(shown.size());
    const std::string note = !files.problem.empty() ? files.problem
                             : shown.empty()        ? "No files here that Entente knows by their names."
                                                    : "";
    if (!note.empty()) {
        y += canvas.paragraph(TextStyle::small, {column.left + 8, y + 6}, column.width() - 24,
                              frame.palette.inkTertiary, note) +
             12;
    }
    scroll.finish(y);
}

} // namespace

void askForFile(Frame& frame, DialogState& dialogs) {
    dialogs.openPath = true;
    dialogs.openPathAppears = true;
    dialogs.chosen = 0;
    frame.act(action::BrowseFolder{});
}

void drawOpenDialog(Frame& frame, DialogState& state) {
    const Dialog dialog(frame, "##open", 760, 520, "Open a file");
    const Box& box = dialog.box;
    const FileChoice& files = frame.model.files;
    Canvas canvas = frame.canvas();
    const FieldEvent event =
        textField(frame, "path", {box.left + 24, box.top + 56, box.right - 24, box.top + 86}, state.path,
                  {TextStyle::body, 10, 10, "A path, or a part of a name below"}, state.openPathAppears);
    state.openPathAppears = false;
    const auto shown = matching(files, state.path);
    if (event.edited) {
        state.chosen = 0;
    }
    if (event.active && !shown.empty()) {
        if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_DownArrow))) {
            state.chosen = std::min(state.chosen + 1, shown.size() - 1);
        } else if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_UpArrow)) && state.chosen > 0) {
            --state.chosen;
        }
    }
    canvas.textWithin(TextStyle::small, {box.left + 24 + kSide + 8, box.top + 102}, box.width() - kSide - 56,
                      frame.palette.inkTertiary, files.folder);
    const float top = box.top + 114;
    const float bottom = box.bottom - 64;
    sideColumn(frame, state, {box.left + 16, top, box.left + 16 + kSide, bottom});
    folderColumn(frame, state, {box.left + 24 + kSide, top, box.right - 14, bottom}, shown);
    canvas.vertical(box.left + 20 + kSide, top, bottom, frame.palette.line);
    canvas.horizontal(bottom + 6, box.left, box.right, frame.palette.line);
    canvas.textWithin(TextStyle::small, {box.left + 24, box.bottom - 38}, box.width() - 260, frame.palette.inkTertiary,
                      "Files can also be dropped on the window.");
    const float buttons = box.bottom - 18 - 28;
    const bool wanted = textButton(frame, "do-open", boxAt(box.right - 24 - 84, buttons, 84, 28), "Open", true);
    const bool cancel = textButton(frame, "cancel", boxAt(box.right - 24 - 84 - 8 - 84, buttons, 84, 28), "Cancel");
    if (wanted || event.entered) {
        enter(frame, state, shown);
    } else if (cancel || dialog.dismissed(frame) ||
               (event.left && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)))) {
        close(state);
    }
}

} // namespace entente
