#pragma once
/// Notices when files change on disk (Linux, inotify). Watches their folders: most editors save by writing beside
/// the file and renaming, after which a watch on the file itself would look at the old one.

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente {

class FileWatcher {
  public:
    FileWatcher();
    FileWatcher(const FileWatcher&) = delete;
    FileWatcher& operator=(const FileWatcher&) = delete;
    FileWatcher(FileWatcher&&) = delete;
    FileWatcher& operator=(FileWatcher&&) = delete;
    ~FileWatcher();

    /// Watches these files and no others; those that do not exist (yet) too, if their folder does. A link is
    /// watched, and the file that it leads to.
    void watch(const std::vector<std::filesystem::path>& files);
    /// The files that were written, replaced, moved or deleted since the last call, each once, named as they were
    /// given to watch(). Never waits. Where the system lost events: all files.
    [[nodiscard]] std::vector<std::filesystem::path> takeChanged();

  private:
    void watchName(const std::filesystem::path& place, const std::filesystem::path& file);

    int queue_; ///< of inotify; -1 where there is none, and then nothing is noticed
    std::vector<std::filesystem::path> files_;
    std::map<std::filesystem::path, int> folders_; ///< and their watches
    /// The watch of a folder and a name in it, and the file of files_ that is meant.
    std::multimap<std::pair<int, std::string>, std::filesystem::path> names_;
};

} // namespace entente
