#include "recent_files.hpp"

#include "export/whole_file.hpp"

#include <fstream>
#include <string>

namespace entente {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMost = 12;

} // namespace

RecentFiles::RecentFiles(fs::path list) : list_(std::move(list)) {
    std::ifstream in(list_);
    std::string line;
    while (files_.size() < kMost && std::getline(in, line)) {
        if (!line.empty()) {
            files_.emplace_back(line);
        }
    }
}

void RecentFiles::add(const fs::path& file) {
    if (file.string().find('\n') != std::string::npos) {
        return; // a line of the list is one path
    }
    std::erase(files_, file);
    files_.insert(files_.begin(), file);
    if (files_.size() > kMost) {
        files_.resize(kMost);
    }
    if (list_.empty()) {
        return;
    }
    std::error_code error;
    fs::create_directories(list_.parent_path(), error);
    std::string text;
    for (const auto& path : files_) {
        text += path.string() + '\n';
    }
    (void)writeWholeFile(list_, text); // a list that cannot be kept is no reason to trouble anybody
}

} // namespace entente
