#pragma once
/// A layer pack after reading: its header, its features, and the ties they resolve to, in columns.

#include "core/color.hpp"
#include "core/date.hpp"
#include "core/field_mapping.hpp"
#include "core/geometry.hpp"
#include "core/huge_buffer.hpp"
#include "core/pack_layer.hpp"
#include "core/party.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How certain the pack's author is of a feature (`certainty`).
enum class Certainty : std::uint8_t { certain, lessCertain, uncertain };

struct Source {
    std::string id, title, publisher, url, date, accessed;
};

/// What tells ties of one layer apart and is drawn alike: a kind of partnership, a role in organizations, the
/// domain of an exercise, the stance of a statement.
struct Kind {
    std::string id; ///< "alliance", "member", "air", "oppose"
    Layer layer = Layer::partnership;
    std::string label;          ///< for people; made from the id where the pack gives none
    std::optional<Color> color; ///< as the pack gives it; the theme decides otherwise
    double weight = 0.5;        ///< of a tie that gives none, [0, 1]
    friend bool operator==(const Kind&, const Kind&) = default;
};

struct Organization {
    std::string id;   ///< "SCO"
    std::string name; ///< for people; the id where the pack gives none
    std::optional<Color> color;
};

using KindId = std::uint16_t;
using OrganizationId = std::uint16_t;
using FeatureId = std::uint32_t; ///< a position in Pack::features, or in the world's joined list

struct PackHeader {
    std::string id, title, description, license, updated;
    std::string file; ///< as the user named it
    OmittedEnd omittedEnd = OmittedEnd::open;
    std::vector<Source> sources;
    std::vector<Kind> kinds;                 ///< those the header defines and those met in features; KindId
    std::vector<Organization> organizations; ///< likewise; OrganizationId
};

/// A feature's place in the text and the little that is needed of every feature at all times. Everything else
/// (note, sources, quote, forces, unknown properties) is read from the text when it is asked for.
struct Feature {
    std::uint64_t textOffset = 0; ///< of its `{` in Pack::text
    std::uint32_t textLength = 0;
    std::uint32_t position = 0; ///< in the file's "features" array
    Interval interval;
    std::int32_t geometry = -1; ///< in Pack::geometries; -1 none
    KindId kind = 0;
    Layer layer = Layer::overlay;
    Certainty certainty = Certainty::certain;
};

/// Ties in columns, one entry each. In a membership `to` is an OrganizationId, in all others a PartyId.
/// An undirected tie has from < to.
struct Ties {
    Column<std::uint16_t> from;
    Column<std::uint16_t> to;
    Column<KindId> kind;
    Column<std::uint8_t> directed; ///< 1 where the direction means something
    Column<std::uint16_t> weight;  ///< weight in [0, 1] times kWeightUnit: whole numbers, so sums are exact
    Column<Interval> interval;
    Column<FeatureId> feature;
    [[nodiscard]] std::size_t size() const { return from.size(); }
};
inline constexpr std::uint16_t kWeightUnit = 10000;

/// The bytes of a pack file, in memory of their own (a file may change under us).
using PackText = Column<char>;

struct Pack {
    PackHeader header;
    std::vector<Feature, HugeAllocator<Feature>> features;
    Ties ties;
    std::vector<Geometry> geometries;
    std::shared_ptr<const PackText> text;
    /// Of a file without a header: what its fields were read as. Null where its features are read as a pack's.
    std::shared_ptr<const FieldReport> fields;
};

/// One national contingent of an exercise.
struct Force {
    std::string party, text;
};

/// Everything a feature says, for the inspector, tables and tooltips. Texts are as written in the pack.
struct FeatureDetail {
    std::string id, label, note;
    Layer layer = Layer::overlay;
    std::string kind, organization, role; ///< as far as the layer has them
    std::vector<std::string> parties, from, to;
    std::string start, end; ///< as written; a statement's date is its start
    bool endWritten = false;
    std::optional<double> weight;
    std::string status, place, host, domain, personnel, stance, by, byParty, quote, certainty;
    std::vector<Force> forces;
    std::vector<std::string> about;
    std::vector<std::string> sources; ///< ids in PackHeader::sources
    std::vector<std::string> assertedBy, disputedBy;
    std::vector<std::pair<std::string, std::string>> others; ///< properties Entente does not know, as JSON text
};

} // namespace entente
