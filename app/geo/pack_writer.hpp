#pragma once
/// Writing packs: the header, then one feature a line.

#include "core/pack.hpp"
#include "core/party.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// A feature to be written: its properties in order, each value as JSON text.
struct WrittenFeature {
    std::string id;                                              ///< none where empty
    std::vector<std::pair<std::string, std::string>> properties; ///< name, JSON
    std::string geometry = "null";                               ///< JSON
};

/// A JSON array of strings.
[[nodiscard]] std::string jsonStrings(std::span<const std::string> texts);

/// A feature as one line of JSON. A feature of a pack is its text without the white space around values, so that
/// nothing in it changes; one of a file whose fields were recognised has the properties of a pack, parties as codes,
/// and keeps all others as they were.
[[nodiscard]] std::string featureText(const Pack& pack, std::size_t localFeature, const PartyTable& parties);
[[nodiscard]] std::string featureText(const WrittenFeature& feature);
/// The same feature, taken apart; of a file whose fields were recognised.
[[nodiscard]] WrittenFeature recognizedFeature(const Pack& pack, std::size_t localFeature, const PartyTable& parties);

/// A pack of features that are given as JSON texts.
[[nodiscard]] std::string packText(const PackHeader& header, std::span<const std::string> features);

} // namespace entente
