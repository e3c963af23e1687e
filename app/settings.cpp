#include "settings.hpp"

#include "export/whole_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace entente {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostLines = 500;

/// What GTK's settings say of animations; none where they say nothing.
std::optional<bool> gtkAnimations(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    for (std::size_t i = 0; i < kMostLines && std::getline(in, line); ++i) {
        std::erase_if(line, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
        constexpr std::string_view kKey = "gtk-enable-animations=";
        if (line.starts_with(kKey)) {
            const std::string value = line.substr(kKey.size());
            return value != "0" && value != "false" && value != "FALSE" && value != "False";
        }
    }
    return std::nullopt;
}

fs::path configFolder() {
    if (const char* config = std::getenv("XDG_CONFIG_HOME"); config != nullptr && fs::path(config).is_absolute()) {
        return config;
    }
    const char* home = std::getenv("HOME");
    return home == nullptr || *home == '\0' ? fs::path() : fs::path(home) / ".config";
}

} // namespace

Settings::Settings(fs::path file) : file_(std::move(file)) {
    std::ifstream in(file_);
    std::string line;
    while (!file_.empty() && values_.size() < kMostLines && std::getline(in, line)) {
        if (const auto blank = line.find(' '); blank != std::string::npos && blank > 0) {
            values_[line.substr(0, blank)] = line.substr(blank + 1);
        }
    }
}

std::optional<bool> Settings::get(std::string_view name) const {
    const auto found = values_.find(name);
    if (found == values_.end() || (found->second != "on" && found->second != "off")) {
        return std::nullopt;
    }
    return found->second == "on";
}

void Settings::set(std::string_view name, bool on) {
    values_.insert_or_assign(std::string(name), on ? "on" : "off");
    if (file_.empty()) {
        return;
    }
    std::error_code error;
    fs::create_directories(file_.parent_path(), error);
    std::string text;
    for (const auto& [key, value] : values_) {
        text += key + " " + value + "\n";
    }
    (void)writeWholeFile(file_, text);
}

bool desktopReducesMotion() {
    if (const char* wish = std::getenv("ENTENTE_REDUCED_MOTION"); wish != nullptr && *wish != '\0') {
        return std::string_view(wish) != "0";
    }
    const fs::path config = configFolder();
    if (config.empty()) {
        return false;
    }
    for (const char* const version : {"gtk-4.0", "gtk-3.0"}) {
        if (const auto animated = gtkAnimations(config / version / "settings.ini")) {
            return !*animated;
        }
    }
    return false;
}

} // namespace entente
