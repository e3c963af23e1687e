#pragma once
/// A map that can be worked out by hand: plate carrée, square countries, letters of equal width.

#include "core/ground.hpp"
#include "core/projection.hpp"
#include "core/scene.hpp"
#include "core/world.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>

namespace entente::test {

inline constexpr double kRadian = std::numbers::pi / 180.0;

/// Plate carrée: x is the longitude from the central meridian, y the latitude, in radians.
class FlatProjection : public Projection {
  public:
    explicit FlatProjection(double centralMeridian)
        : centralMeridian_(centralMeridian), turn_(SphereTurn::byMeridian(centralMeridian)) {}
    void forwardTurned(std::span<const LonLat> places, std::span<MapPoint> points) const override {
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double relative = places[i].x;
            const double turns = std::abs(relative) > 180.0 ? std::round(relative / 360.0) : 0.0;
            points[i] = {(relative - 360.0 * turns) * kRadian, places[i].y * kRadian};
        }
    }
    [[nodiscard]] LonLat inverse(MapPoint point) const override {
        ++inverses_;
        return {point.x / kRadian + centralMeridian_, point.y / kRadian};
    }
    [[nodiscard]] double centralMeridian() const { return centralMeridian_; }
    /// How often places under points were asked for.
    [[nodiscard]] std::size_t inverses() const { return inverses_; }
    [[nodiscard]] const SphereTurn& turn() const override { return turn_; }
    [[nodiscard]] std::span<const MapLobe> lobes() const override { return {&lobe_, 1}; }
    [[nodiscard]] bool isTorn() const override { return true; }
    [[nodiscard]] Rect bounds() const override {
        return {{-std::numbers::pi, -std::numbers::pi / 2.0}, {std::numbers::pi, std::numbers::pi / 2.0}};
    }
    [[nodiscard]] std::string description() const override { return "Plate carrée"; }
    [[nodiscard]] std::string key() const override { return "flat " + std::to_string(centralMeridian_); }

  private:
    double centralMeridian_;
    SphereTurn turn_;
    MapLobe lobe_;
    mutable std::size_t inverses_ = 0;
};

/// Every letter is 0.55 em wide.
class EqualLetters : public TextMeasure {
  public:
    [[nodiscard]] double width(std::string_view text, float size, FontWeight /*weight*/) const override {
        double letters = 0.0;
        for (const char c : text) {
            letters += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0.0 : 1.0;
        }
        return letters * 0.55 * static_cast<double>(size);
    }
    [[nodiscard]] bool canBend(std::string_view /*text*/) const override { return true; }
    /// All but letters beyond the basic plane, which begin with a byte of F0 and more.
    [[nodiscard]] bool canDraw(std::string_view text) const override {
        return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xF0U; });
    }
};

/// Counts how often it is asked, and for how many bytes.
class CountingLetters : public EqualLetters {
  public:
    [[nodiscard]] double width(std::string_view text, float size, FontWeight weight) const override {
        ++asked_;
        bytes_ += text.size();
        return EqualLetters::width(text, size, weight);
    }
    [[nodiscard]] std::size_t asked() const { return asked_; }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

  private:
    mutable std::size_t asked_ = 0;
    mutable std::size_t bytes_ = 0;
};

/// Parties of these names and places; codes are made of the first three letters.
struct Place {
    const char* name;
    LonLat at;
};
inline std::shared_ptr<Atlas> atlasOfPlaces(const std::vector<Place>& places) {
    auto atlas = std::make_shared<Atlas>();
    atlas->boundarySource = "squares";
    for (const auto& place : places) {
        Party party;
        party.name = place.name;
        for (const char c : party.name.substr(0, 3)) {
            party.code += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        }
        party.label = place.at;
        atlas->parties.add(std::move(party));
    }
    return atlas;
}

/// A square of `half` degrees round the label point of each party.
inline std::shared_ptr<Ground> squares(const PartyTable& parties, const Projection& projection, double half = 4.0) {
    auto ground = std::make_shared<Ground>();
    ground->key = projection.key();
    ground->bounds = projection.bounds();
    const Rect box = ground->bounds;
    ground->sphere = {{box.min.x, box.min.y}, {box.max.x, box.min.y}, {box.max.x, box.max.y}, {box.min.x, box.max.y}};
    for (std::size_t p = 0; p < parties.size(); ++p) {
        const Party& party = parties[static_cast<PartyId>(p)];
        MapPoint anchor;
        projection.forward(std::span(&party.label, 1), std::span(&anchor, 1));
        ground->anchors.push_back(anchor);
        if (party.status == PartyStatus::former) {
            continue;
        }
        const double r = half * kRadian;
        Ground::Territory territory;
        territory.party = static_cast<PartyId>(p);
        territory.name = party.name;
        territory.firstIndex = static_cast<std::uint32_t>(ground->indices.size());
        territory.indexCount = 6;
        territory.area = 4.0 * r * r;
        territory.bounds = {anchor - r, anchor + r};
        territory.anchor = anchor;
        const auto first = static_cast<std::uint32_t>(ground->vertices.size());
        const auto number = static_cast<std::uint32_t>(ground->territories.size());
        territory.firstPolygon = number;
        territory.polygonCount = 1;
        ground->polygons.push_back({number, 1});
        ground->rings.push_back({first, 4});
        for (const glm::dvec2 corner : {glm::dvec2{-r, -r}, {r, -r}, {r, r}, {-r, r}}) {
            ground->vertices.emplace_back(anchor + corner);
        }
        for (const std::uint32_t i : {0U, 1U, 2U, 0U, 2U, 3U}) {
            ground->indices.push_back(first + i);
        }
        ground->territories.push_back(territory);
    }
    return ground;
}

} // namespace entente::test
