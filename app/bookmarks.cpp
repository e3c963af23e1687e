#include "bookmarks.hpp"

#include "core/date.hpp"
#include "export/whole_file.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <system_error>
#include <tuple>

namespace entente {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostLines = 2000;

std::optional<Day> dayIn(const std::string& text) {
    const auto parsed = parseDate(text);
    return parsed.date && parsed.date->isExact() ? std::optional(parsed.date->latest) : std::nullopt;
}

std::optional<Bookmark> bookmarkIn(const std::string& line) {
    const auto slash = line.find('/');
    const auto tab = line.find('\t');
    if (slash == std::string::npos || tab == std::string::npos || slash > tab) {
        return std::nullopt;
    }
    const auto first = dayIn(line.substr(0, slash));
    const auto last = dayIn(line.substr(slash + 1, tab - slash - 1));
    std::string name = line.substr(tab + 1);
    if (!first || !last || *first > *last || name.empty()) {
        return std::nullopt;
    }
    return Bookmark{{*first, *last}, std::move(name)};
}

std::string lineOf(const Bookmark& bookmark) {
    return isoDay(bookmark.window.first) + "/" + isoDay(bookmark.window.last) + "\t" + bookmark.name + "\n";
}

} // namespace

Bookmarks::Bookmarks(fs::path file) : file_(std::move(file)) {
    read();
}

void Bookmarks::read() {
    std::ifstream in(file_);
    if (file_.empty() || !in) {
        return;
    }
    all_.clear();
    unread_.clear();
    std::string line;
    while (all_.size() + unread_.size() < kMostLines && std::getline(in, line)) {
        if (auto bookmark = bookmarkIn(line)) {
            all_.push_back(std::move(*bookmark));
        } else if (!line.empty()) {
            unread_.push_back(line);
        }
    }
    std::stable_sort(all_.begin(), all_.end(), [](const Bookmark& a, const Bookmark& b) {
        return std::tie(a.window.last, a.window.first, a.name) < std::tie(b.window.last, b.window.first, b.name);
    });
}

std::string Bookmarks::add(Bookmark bookmark) {
    read();
    std::replace_if(
        bookmark.name.begin(), bookmark.name.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    if (std::find(all_.begin(), all_.end(), bookmark) == all_.end()) {
        const auto place = std::find_if(all_.begin(), all_.end(),
                                        [&](const Bookmark& b) { return b.window.last > bookmark.window.last; });
        all_.insert(place, std::move(bookmark));
    }
    return write();
}

std::string Bookmarks::remove(std::size_t place) {
    if (place >= all_.size()) {
        return {};
    }
    const Bookmark gone = all_[place];
    read();
    std::erase(all_, gone);
    return write();
}

std::string Bookmarks::write() const {
    if (file_.empty()) {
        return {};
    }
    std::error_code error;
    fs::create_directories(file_.parent_path(), error);
    std::string text;
    for (const Bookmark& bookmark : all_) {
        text += lineOf(bookmark);
    }
    for (const std::string& line : unread_) {
        text += line + "\n";
    }
    return writeWholeFile(file_, text);
}

} // namespace entente
