#pragma once
/// The properties of a feature that ties are made of.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

enum class Property : std::uint8_t {
    about,
    begin,
    by,
    byParty,
    certainty,
    date,
    domain,
    end,
    from,
    kind,
    layer,
    name,
    organization,
    participants,
    parties,
    party,
    role,
    sources,
    stance,
    start,
    status,
    to,
    weight,
    count
};
inline constexpr std::size_t kPropertyCount = static_cast<std::size_t>(Property::count);

/// As packs spell it.
[[nodiscard]] std::string_view propertyName(Property property);
/// The property that packs spell so.
[[nodiscard]] std::optional<Property> findProperty(std::string_view name);

} // namespace entente
