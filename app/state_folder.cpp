#include "state_folder.hpp"

#include <cstdlib>

namespace entente {

namespace fs = std::filesystem;

fs::path stateFile(std::string_view name) {
    if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && fs::path(state).is_absolute()) {
        return fs::path(state) / "entente" / name;
    }
    const char* home = std::getenv("HOME");
    return home == nullptr || *home == '\0' ? fs::path() : fs::path(home) / ".local" / "state" / "entente" / name;
}

} // namespace entente
