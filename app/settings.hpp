#pragma once
/// What a reader has chosen for good, in a text file with a setting a line: NAME, a blank, on or off.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

inline constexpr std::string_view kReducedMotion = "reduced-motion";

class Settings {
  public:
    /// Reads the file. An empty path: they are kept in memory alone. What cannot be read is not set.
    explicit Settings(std::filesystem::path file = {});

    [[nodiscard]] std::optional<bool> get(std::string_view name) const;
    /// Sets one and writes the file (beside, then renamed). One that cannot be written is no reason to trouble the
    /// reader.
    void set(std::string_view name, bool on);

  private:
    std::filesystem::path file_;
    std::map<std::string, std::string, std::less<>> values_; ///< those of later versions stay as they are
};

/// Whether the desktop asks for less motion: ENTENTE_REDUCED_MOTION is set and not 0, or GTK's settings.ini (version 4
/// or 3, in XDG_CONFIG_HOME or ~/.config) says gtk-enable-animations=false.
[[nodiscard]] bool desktopReducesMotion();

} // namespace entente
