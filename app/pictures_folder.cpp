#include "pictures_folder.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace entente {

namespace fs = std::filesystem;

namespace {

fs::path picturesFolder() {
    std::error_code error;
    if (const char* chosen = std::getenv("XDG_PICTURES_DIR"); chosen != nullptr && fs::is_directory(chosen, error)) {
        return chosen;
    }
    if (const char* home = std::getenv("HOME"); home != nullptr) {
        if (const fs::path pictures = fs::path(home) / "Pictures"; fs::is_directory(pictures, error)) {
            return pictures;
        }
        if (fs::is_directory(home, error)) {
            return home;
        }
    }
    return fs::current_path(error);
}

} // namespace

fs::path newFile(const std::string& name, const std::string& extension) {
    const fs::path folder = picturesFolder();
    std::error_code error;
    fs::path path = folder / fmt::format("entente-{}{}", name, extension);
    constexpr int kMost = 10000;
    for (int i = 2; fs::exists(path, error) && i < kMost; ++i) {
        path = folder / fmt::format("entente-{}-{}{}", name, i, extension);
    }
    return path;
}

std::string nameOf(const Window& window) {
    return window.isInstant() ? isoDay(window.last) : isoDay(window.first) + "-" + isoDay(window.last);
}

bool openInBrowser(const std::string& url) {
    if (!url.starts_with("https://") && !url.starts_with("http://")) {
        return false;
    }
    std::string program = "xdg-open";
    std::string address = url;
    const std::array<char*, 3> arguments{program.data(), address.data(), nullptr};
    pid_t child = 0;
    if (posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) != 0) {
        return false;
    }
    std::thread([child] { waitpid(child, nullptr, 0); }).detach(); // or it would stay as a zombie
    return true;
}

} // namespace entente
