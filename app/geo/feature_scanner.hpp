#pragma once
/// Where the header and the features of a pack lie in its text.

#include "core/pack.hpp"
#include "geo/pack_diagnostics.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {

/// A part of the text, [begin, end).
struct TextSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// textOffset, textLength and position are set; nothing else is.
using FoundFeatures = std::vector<Feature, HugeAllocator<Feature>>;

/// What a document consists of.
struct PackOutline {
    enum class Form : std::uint8_t {
        none,       ///< nothing that can be read; a diagnostic says why
        collection, ///< has an array "features"
        feature,    ///< one Feature or any object with a geometry or coordinates; features[0] is the whole document
        geometry    ///< a bare geometry, likewise
    };
    Form form = Form::none;
    std::optional<TextSpan> header; ///< the value of "entente"
    std::optional<TextSpan> crs;    ///< the value of "crs", of GeoJSON 2008
    FoundFeatures features;
    std::size_t featureCount = 0; ///< all that were found, those that were taken from `features` included
    std::uint32_t positions = 0;  ///< elements of "features", those left out included
    bool cancelled = false;
};

/// Walks over the text once without parsing what lies between brackets. What is broken is reported and left out,
/// and the next feature is looked for. `goOn` is called before the first feature and every megabyte or so, with what
/// was found so far, of which it may take the features; false stops.
using ScanProgress = std::function<bool(PackOutline& soFar, std::size_t bytes)>;
[[nodiscard]] PackOutline scanPack(std::string_view text, PackDiagnostics& diagnostics, const ScanProgress& goOn);

} // namespace entente
