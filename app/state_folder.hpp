#pragma once
/// Where the program keeps what it remembers from run to run.

#include <filesystem>
#include <string_view>

namespace entente {

/// A file of this name in `entente` in the folder for states of programs (XDG_STATE_HOME, or else ~/.local/state).
/// Empty where there is no home.
[[nodiscard]] std::filesystem::path stateFile(std::string_view name);

} // namespace entente
