#pragma once
/// From file names to a finished world.

#include "background_task.hpp"
#include "core/result.hpp"
#include "core/world.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace entente {

/// A file of ties, and what a person says of its fields where it has no header.
struct PackFile {
    std::filesystem::path path;
    FieldChoices fields{};
};
/// Files whose fields a person says the same of.
[[nodiscard]] std::vector<PackFile> packFiles(const std::vector<std::filesystem::path>& paths,
                                              const FieldChoices& fields = {});

struct LoadedWorld {
    std::shared_ptr<const World> world; ///< with the packs that could be read; null only when none could or cancelled
    std::vector<Diagnostic> diagnostics;
    std::size_t unreadable = 0; ///< packs that gave nothing at all
    bool cancelled = false;     ///< the rest says nothing then
    /// Files that are broken as a whole: not to be read, cut off, or ill-formed outside of their features.
    std::vector<std::filesystem::path> broken;
    std::vector<std::filesystem::path> kept; ///< of these, those read from their last good text
};

/// Texts of packs as they were when they could last be read, by path.
using LastGood = std::map<std::filesystem::path, std::shared_ptr<const PackText>>;

/// Reads packs one after the other and joins them. A pack that cannot be read is left out and said. A file that is
/// broken as a whole and has a text in `lastGood` is read from there; the diagnostics are those of the file.
[[nodiscard]] LoadedWorld loadWorld(const std::shared_ptr<const Atlas>& atlas, const std::vector<PackFile>& packs,
                                    Progress* progress = nullptr, const LastGood& lastGood = {});

/// What a feature of a world says in full.
[[nodiscard]] FeatureDetail detailOf(const World& world, FeatureId feature);

} // namespace entente
