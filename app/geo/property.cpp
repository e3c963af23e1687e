#include "geo/property.hpp"

#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, kPropertyCount> kNames{
    "about", "begin",   "by",     "by_party", "certainty",    "date",         "domain",  "end",
    "from",  "kind",    "layer",  "name",     "organization", "participants", "parties", "party",
    "role",  "sources", "stance", "start",    "status",       "to",           "weight"};

/// A hash that keeps the names apart: every key of every feature is looked up.
constexpr std::size_t kPlaces = 64;
constexpr std::uint8_t kNobody = kPropertyCount;

constexpr std::size_t placeOf(std::string_view name, std::size_t factor) {
    const auto at = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(name[i])); };
    return (at(0) * factor + at(name.size() - 1) * 7 + name.size() * 3 + at(name.size() / 2)) % kPlaces;
}

struct Table {
    std::array<std::uint8_t, kPlaces> property{};
    std::size_t factor = 0; ///< 0: none keeps them apart
};

consteval Table makeTable() {
    for (std::size_t factor = 1; factor < 256; ++factor) {
        Table table{{}, factor};
        table.property.fill(kNobody);
        bool apart = true;
        for (std::size_t i = 0; i < kNames.size() && apart; ++i) {
            auto& place = table.property[placeOf(kNames[i], factor)];
            apart = place == kNobody;
            place = static_cast<std::uint8_t>(i);
        }
        if (apart) {
            return table;
        }
    }
    return {};
}

constexpr Table kTable = makeTable();
static_assert(kTable.factor != 0, "no factor keeps the names apart: change placeOf()");

} // namespace

std::string_view propertyName(Property property) {
    return kNames[static_cast<std::size_t>(property)];
}

std::optional<Property> findProperty(std::string_view name) {
    if (name.empty()) {
        return std::nullopt;
    }
    const auto property = kTable.property[placeOf(name, kTable.factor)];
    if (property == kNobody || kNames[property] != name) {
        return std::nullopt;
    }
    return static_cast<Property>(property);
}

} // namespace entente
