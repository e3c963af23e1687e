#pragma once
/// One feature's JSON read into what a pack needs of it, before anything is resolved.

#include "core/field_mapping.hpp"
#include "core/geometry.hpp"
#include "geo/pack_text.hpp"
#include "geo/property.hpp"

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

/// A text with its place in the document. The place is an offset in the feature's text.
struct PlacedText {
    std::string_view text; ///< unescaped; of a number or boolean as it is written
    std::uint32_t offset = 0;
    bool usable = true; ///< false for list elements that are neither text nor number
};

struct PropertyValue {
    enum class Type : std::uint8_t { absent, text, number, list, null, other };
    PlacedText written;          ///< of a text or number
    double number = 0.0;         ///< of a number
    std::uint32_t firstItem = 0; ///< of a list: in FeatureDraft::items
    std::uint32_t itemCount = 0;
    Type type = Type::absent;

    /// Absent again. Member by member: GCC 12 makes a slow string instruction of a whole assignment.
    void reset() {
        written.text = {};
        written.offset = 0;
        written.usable = true;
        number = 0.0;
        firstItem = itemCount = 0;
        type = Type::absent;
    }
};

/// The values of a feature's properties, side by side: a feature has few of them.
class PropertyValues {
  public:
    /// One that is absent where the feature has none.
    [[nodiscard]] const PropertyValue& operator[](Property property) const {
        return values_[places_[static_cast<std::size_t>(property)]];
    }
    /// The value to be written, absent at first.
    /// The rest of it is what an earlier feature left there.
    [[nodiscard]] PropertyValue& set(Property property) {
        auto& place = places_[static_cast<std::size_t>(property)];
        if (place == 0) {
            place = ++used_;
            values_[place].type = PropertyValue::Type::absent;
        }
        return values_[place];
    }
    void clear() {
        places_.fill(0);
        used_ = 0;
    }

  private:
    std::array<std::uint8_t, kPropertyCount> places_{};    ///< in values_; 0: absent
    std::uint8_t used_ = 0;                                ///< of values_, beside the first
    std::array<PropertyValue, kPropertyCount + 1> values_; ///< the first one is always absent
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

/// Views are into the feature's text, and into what the draft itself keeps: they are good until the next feature is
/// read into it. A draft therefore stays where it is.
struct FeatureDraft {
    FeatureDraft() = default;
    FeatureDraft(const FeatureDraft&) = delete;
    FeatureDraft& operator=(const FeatureDraft&) = delete;
    FeatureDraft(FeatureDraft&&) = delete;
    FeatureDraft& operator=(FeatureDraft&&) = delete;
    ~FeatureDraft() = default;

    PropertyValues values;
    std::vector<PlacedText> items;
    std::optional<PlacedText> id; ///< of a string or number
    bool isFeature = false;       ///< "type" is "Feature"
    bool hasProperties = false;
    std::vector<MemberFault> faults;
    GeometryDraft geometry;
    WrittenTime time; ///< `when`, `time`, `times` or `coordTimes`
    /// Where in the text the first byte or escape was that no text can hold; it was read as readableJson() says.
    std::optional<std::size_t> unreadable;
    std::string repaired;          ///< the text as it was read then
    std::deque<std::string> texts; ///< texts that stand otherwise in the file: with escapes, or dates of another form

    // Of a file whose fields are mapped:
    std::vector<std::pair<FieldRole, PropertyValue>> mapped; ///< as read; applyMapping() makes `values` of them
    bool blank = true;                                       ///< no property has a value
    std::optional<PlacedText> ambiguousDate;                 ///< day and month could be either
    std::optional<PlacedText> shortYear;                     ///< a date whose year has two digits

    [[nodiscard]] const PropertyValue& operator[](Property property) const { return values[property]; }
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
    /// With a mapping, properties are read by it and no others are. `crs`: of the positions of all geometries, where
    /// they are not in degrees. Both must outlive the parser.
    explicit FeatureParser(const FieldMapping* mapping = nullptr, const ForeignCrs* crs = nullptr);
    /// Reads one object, of which kTextPadding bytes after the end may be touched. Every value in it is looked at,
    /// so that ill-formed JSON anywhere is found. nullopt: the draft is whole.
    [[nodiscard]] std::optional<JsonFault> readFeature(std::string_view text, FeatureDraft& draft);
    /// The same where the whole object is a geometry.
    [[nodiscard]] std::optional<JsonFault> readBareGeometry(std::string_view text, FeatureDraft& draft);

  private:
    void reserve(std::size_t bytes);
    template <class Read>
    std::optional<JsonFault> read(std::string_view text, FeatureDraft& draft, const Read& readDocument);

    simdjson::ondemand::parser parser_;
    const FieldMapping* mapping_;
    const ForeignCrs* crs_;
};

/// What a simdjson error means, in words for a person.
[[nodiscard]] std::string jsonErrorText(simdjson::error_code error);

} // namespace entente
