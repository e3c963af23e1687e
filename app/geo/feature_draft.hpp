#pragma once
/// One feature's JSON read into what a pack needs of it, before anything is resolved.

#include "core/field_mapping.hpp"
#include "core/geometry.hpp"
#include "geo/pack_text.hpp"

#include <simdjson.h>

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class ForeignCrs;

/// The properties that ties are made of.
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
/// As packs spell it.
[[nodiscard]] std::string_view propertyName(Property property);

/// A text with its place in the document. The place is an offset in the feature's text.
struct PlacedText {
    std::string_view text; ///< unescaped; of a number or boolean as it is written
    std::uint32_t offset = 0;
    bool usable = true; ///< false for list elements that are neither text nor number
};

struct PropertyValue {
    enum class Type : std::uint8_t { absent, text, number, list, null, other };
    Type type = Type::absent;
    PlacedText written;          ///< of a text or number
    double number = 0.0;         ///< of a number
    std::uint32_t firstItem = 0; ///< of a list: in FeatureDraft::items
    std::uint32_t itemCount = 0;
};

/// What reading a GeoJSON geometry gave.
struct GeometryDraft {
    bool present = false; ///< there was something other than null
    Geometry geometry;    ///< type none where nothing of it can be used
    bool mixed = false;   ///< a collection of points, lines and areas; those of the highest dimension were kept
    std::string problem;  ///< one clause; empty where all is well
    std::string advice;   ///< what to do about it
    std::uint32_t problemOffset = 0;
    bool wrongWinding = false; ///< an outer ring runs clockwise, or a hole anticlockwise
    bool crossesSeam = false;  ///< an edge jumps from one side of 180 degrees to the other
    std::uint32_t offset = 0;
    const ForeignCrs* crs = nullptr; ///< of the positions, where they are not in degrees
};

/// Dates in one of the other standards, as EDTF texts.
struct WrittenTime {
    std::optional<std::string> start, end;
    [[nodiscard]] bool present() const { return start || end; }
};

/// Something wrong with a member of a feature, beside what its value tells.
struct MemberFault {
    enum class What : std::uint8_t { repeated, wrongType };
    What what = What::repeated;
    std::string_view member;
    std::uint32_t offset = 0;
};

/// Views are good until the next feature is read by the same parser.
struct FeatureDraft {
    std::array<PropertyValue, static_cast<std::size_t>(Property::count)> values;
    std::vector<PlacedText> items;
    std::optional<PlacedText> id; ///< of a string or number
    bool isFeature = false;       ///< "type" is "Feature"
    bool hasProperties = false;
    std::vector<MemberFault> faults;
    GeometryDraft geometry;
    const ForeignCrs* crs = nullptr; ///< of all geometries of the file; stays from feature to feature
    WrittenTime time;                ///< `when`, `time`, `times` or `coordTimes`

    // Of a file whose fields are mapped:
    std::vector<std::pair<FieldRole, PropertyValue>> mapped; ///< as read; applyMapping() makes `values` of them
    std::deque<std::string> texts;                           ///< what views of `values` are into
    bool blank = true;                                       ///< no property has a value
    std::optional<PlacedText> ambiguousDate;                 ///< day and month could be either
    std::optional<PlacedText> shortYear;                     ///< a date whose year has two digits

    [[nodiscard]] const PropertyValue& operator[](Property property) const {
        return values[static_cast<std::size_t>(property)];
    }
    void clear();
};

/// Why a feature's text could not be read.
struct JsonFault {
    std::string text;       ///< one clause for a person
    std::size_t offset = 0; ///< in the feature's text
};

/// Reads features one after the other; buffers are reused.
class FeatureParser {
  public:
    /// With a mapping (which must outlive the parser), properties are read by it and no others are.
    explicit FeatureParser(const FieldMapping* mapping = nullptr);
    /// Reads one object, of which kTextPadding bytes after the end may be touched. Every value in it is looked at,
    /// so that ill-formed JSON anywhere is found. nullopt: draft() is whole.
    [[nodiscard]] std::optional<JsonFault> readFeature(std::string_view text);
    /// The same where the whole object is a geometry.
    [[nodiscard]] std::optional<JsonFault> readBareGeometry(std::string_view text);
    [[nodiscard]] FeatureDraft& draft() { return draft_; }
    /// Where in the last text the first byte or escape was that no text can hold; it was read as readableJson() says.
    [[nodiscard]] std::optional<std::size_t> unreadable() const { return unreadable_; }

  private:
    void reserve(std::size_t bytes);
    template <class Read> std::optional<JsonFault> read(std::string_view text, const Read& readDocument);

    simdjson::ondemand::parser parser_;
    const FieldMapping* mapping_;
    FeatureDraft draft_;
    std::optional<std::size_t> unreadable_;
    std::string repaired_;
};

/// What a simdjson error means, in words for a person.
[[nodiscard]] std::string jsonErrorText(simdjson::error_code error);

} // namespace entente
