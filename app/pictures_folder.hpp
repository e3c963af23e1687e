#pragma once
/// Where saved pictures go, and how a source is shown in the reader's browser.

#include "core/day.hpp"

#include <filesystem>
#include <string>

namespace entente {

/// A file that does not exist yet in the reader's pictures folder (XDG_PICTURES_DIR, else ~/Pictures, else the home
/// folder, else the working folder): "entente-2023-01-20.png", with a number where that name is taken.
[[nodiscard]] std::filesystem::path newPictureFile(const Window& window);

/// Opens an http or https address with xdg-open, without a shell. False for anything else, or where it cannot start.
[[nodiscard]] bool openInBrowser(const std::string& url);

} // namespace entente
