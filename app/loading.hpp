#pragma once
/// From file names to a finished world.

#include "core/result.hpp"
#include "core/world.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace entente {

/// How far loading has come; written by the loading thread, read by others.
struct LoadProgress {
    std::atomic<std::uint64_t> bytesDone{0}, bytesAll{0}, features{0};
    std::atomic<bool> cancel{false}; ///< set from outside to stop
};

struct LoadedWorld {
    std::shared_ptr<const World> world; ///< with the packs that could be read; null only when none could or cancelled
    std::vector<Diagnostic> diagnostics;
    std::size_t unreadable = 0; ///< packs that gave nothing at all
};

/// Reads packs one after the other and joins them. A pack that cannot be read is left out and said. `fields` is for
/// files without a header.
[[nodiscard]] LoadedWorld loadWorld(const std::shared_ptr<const Atlas>& atlas,
                                    const std::vector<std::filesystem::path>& packs, LoadProgress* progress = nullptr,
                                    const FieldChoices& fields = {});

/// What a feature of a world says in full.
[[nodiscard]] FeatureDetail detailOf(const World& world, FeatureId feature);

/// The number of different sources behind the ties of the given strands that hold and the given features. At most
/// `most` features are looked at; nullopt where there are more.
[[nodiscard]] std::optional<std::size_t> countSources(const World& world, const std::vector<FeatureId>& features,
                                                      std::size_t most = 5000);

} // namespace entente
