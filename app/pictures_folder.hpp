#pragma once
/// Where saved pictures go, and how a source is shown in the reader's browser.

#include "core/day.hpp"

#include <filesystem>
#include <string>

namespace entente {

/// A file that does not exist yet in the reader's pictures folder (XDG_PICTURES_DIR, else ~/Pictures, else the home
/// folder, else the working folder): "entente-NAME.png" for the extension ".png", with a number where that is taken.
[[nodiscard]] std::filesystem::path newFile(const std::string& name, const std::string& extension);

/// "2023-01-20", "2022-01-21-2023-01-20".
[[nodiscard]] std::string nameOf(const Window& window);

/// Opens an http or https address with xdg-open, without a shell. False for anything else, or where it cannot start.
[[nodiscard]] bool openInBrowser(const std::string& url);

} // namespace entente
