#include "ui/dialog.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <array>
#include <optional>
#include <utility>

namespace entente {

namespace {

constexpr float kFlagWidth = 9, kFlagHeight = 8;

/// The top of the pole of a bookmark's flag; none where its day is out of sight.
std::optional<Vec> flagAt(const BookmarkMark& bookmark, const Box& bars, const TimeAxis& axis) {
    const Day day = bookmark.window.last;
    if (day < axis.shown.first || day > axis.shown.last) {
        return std::nullopt;
    }
    return Vec{axis.x(day + 0.5), bars.top + 2};
}

} // namespace

void bookmarkHits(Frame& frame, const Box& bars, const TimeAxis& axis) {
    const auto& bookmarks = frame.model.timeline.bookmarks;
    for (std::size_t i = 0; i < bookmarks.size(); ++i) {
        const auto at = flagAt(bookmarks[i], bars, axis);
        if (!at) {
            continue;
        }
        const Box box{at->x - 2, at->y - 2, at->x + kFlagWidth + 2, at->y + kFlagHeight + 2};
        const Hit input = hit(frame, fmt::format("bookmark{}", i), box);
        if (input.hovered) {
            frame.hint = shortDays(bookmarks[i].window) + "\n" + bookmarks[i].name + "\nRight click: remove";
        }
        if (input.clicked) {
            frame.act(action::GoToBookmark{i});
        } else if (input.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
            frame.act(action::RemoveBookmark{i});
        }
    }
}

void bookmarkFlags(Frame& frame, const Box& bars, const TimeAxis& axis) {
    Canvas canvas = frame.canvas();
    const Palette& p = frame.palette;
    for (const BookmarkMark& bookmark : frame.model.timeline.bookmarks) {
        if (const auto at = flagAt(bookmark, bars, axis)) {
            canvas.vertical(at->x, at->y, bars.bottom, p.accent, 1.2F);
            const std::array<Vec, 3> flag{*at, *at + Vec{kFlagWidth, kFlagHeight / 2}, *at + Vec{0, kFlagHeight}};
            canvas.polygon(flag, p.accent);
        }
    }
}

void askForBookmark(Frame& frame, DialogState& dialogs) {
    dialogs.bookmark = true;
    dialogs.bookmarkAppears = true;
    dialogs.bookmarkName.clear();
    frame.wantsAnother = true;
}

void drawBookmarkDialog(Frame& frame, DialogState& dialogs) {
    const Dialog dialog(frame, "##bookmark", 440, 150, "Bookmark");
    const Box& box = dialog.box;
    Canvas canvas = frame.canvas();
    canvas.text(TextStyle::body, {box.left + 24, box.top + 66}, frame.palette.inkSecondary,
                shortDays(frame.model.timeline.window));
    const float top = box.bottom - 24 - 30;
    const FieldEvent event =
        textField(frame, "bookmark-name", boxAt(box.left + 24, top, box.width() - 48 - 92, 30), dialogs.bookmarkName,
                  {TextStyle::body, 10, 10, "Name"}, std::exchange(dialogs.bookmarkAppears, false));
    const bool added = textButton(frame, "bookmark-add", boxAt(box.right - 24 - 84, top, 84, 30), "Add", true);
    const bool escaped = event.left && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape));
    if (event.entered || added) {
        frame.act(action::AddBookmark{dialogs.bookmarkName});
        dialogs.bookmark = false;
    } else if (escaped || dialog.dismissed(frame)) {
        dialogs.bookmark = false;
    }
}

} // namespace entente
