#include "file_watcher.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <set>
#include <sys/inotify.h>
#include <unistd.h>

namespace entente {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;

fs::path folderOf(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

} // namespace

FileWatcher::FileWatcher() : queue_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

FileWatcher::~FileWatcher() {
    if (queue_ >= 0) {
        close(queue_);
    }
}

void FileWatcher::watchName(const fs::path& place, const fs::path& file) {
    const fs::path folder = folderOf(place);
    auto known = folders_.find(folder);
    if (known == folders_.end()) {
        const int watch = inotify_add_watch(queue_, folder.c_str(), kEvents);
        if (watch < 0) {
            return; // the folder does not exist, or the system watches too many already: Ctrl+R is left
        }
        known = folders_.emplace(folder, watch).first;
    }
    names_.emplace(std::pair(known->second, place.filename().string()), file);
}

void FileWatcher::watch(const std::vector<fs::path>& files) {
    if (files == files_ || queue_ < 0) {
        return;
    }
    const auto before = std::exchange(folders_, {});
    names_.clear();
    files_ = files;
    for (const auto& file : files_) {
        watchName(file, file);
        std::error_code error;
        if (fs::is_symlink(file, error)) {
            if (const fs::path target = fs::canonical(file, error); !error) {
                watchName(target, file);
            }
        }
    }
    for (const auto& [folder, watch] : before) {
        const bool used = std::any_of(folders_.begin(), folders_.end(), [w = watch](const auto& f) {
            return f.second == w; // the same folder has the same watch, whatever it is called
        });
        if (!used) {
            inotify_rm_watch(queue_, watch);
        }
    }
}

std::vector<fs::path> FileWatcher::takeChanged() {
    std::set<fs::path> changed;
    alignas(inotify_event) std::array<char, 16384> buffer;
    for (;;) {
        const ssize_t got = queue_ < 0 ? 0 : read(queue_, buffer.data(), buffer.size());
        if (got <= 0) {
            return {changed.begin(), changed.end()};
        }
        for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof(event));
            if ((event.mask & IN_Q_OVERFLOW) != 0) {
                changed.insert(files_.begin(), files_.end());
            } else if (event.len > 0) {
                const std::string name(buffer.data() + at + sizeof(event)); // ends in a zero byte
                const auto [first, last] = names_.equal_range({event.wd, name});
                for (auto found = first; found != last; ++found) {
                    changed.insert(found->second);
                }
            }
            at += sizeof(event) + event.len;
        }
    }
}

} // namespace entente
