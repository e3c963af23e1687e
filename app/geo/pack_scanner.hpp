#pragma once
/// The walk of scanPack(): feature_scanner.cpp reads the document and its members, feature_elements.cpp the elements of
/// "features".

#include "geo/bracket_scanner.hpp"
#include "geo/feature_scanner.hpp"

namespace entente {

inline constexpr std::size_t kDeepest = 128; ///< levels of brackets in a feature or header

/// How the text of one bracketed value was walked over.
struct Walk {
    enum class Outcome : std::uint8_t { whole, broken, brokenOff };
    Outcome outcome = Outcome::whole;
    std::size_t end = 0;     ///< after the closing bracket; where it is broken otherwise
    std::size_t deepest = 0; ///< levels of brackets
    std::string_view reason; ///< what is broken, for a person
};

class PackScanner {
  public:
    PackScanner(std::string_view text, PackDiagnostics& diagnostics, const ScanProgress& goOn)
        : text_(text), diagnostics_(diagnostics), goOn_(goOn), brackets_(text) {}

    PackOutline run();

  private:
    using Place = PackDiagnostics::Place;

    /// Walks from the opening bracket at `begin` to its counterpart.
    Walk walk(std::size_t begin);
    [[nodiscard]] bool mayOpenHere(std::size_t offset, char container) const;

    [[nodiscard]] std::size_t startOfDocument();
    /// Reads the members of the object at `begin`; the offset behind it, or npos where the rest is of no use.
    std::size_t readMembers(std::size_t begin);
    /// Reads one object after the other, from `offset` to the end of the text.
    void readSequence(std::size_t offset);
    void readRest(std::size_t offset);
    /// Reads `"key": value` from `offset`; the offset behind it, or npos where the rest cannot be made sense of.
    std::size_t readMember(std::size_t offset);
    std::size_t readValue(std::size_t offset, std::string_view key);
    std::size_t skipString(std::size_t offset) const;
    std::size_t skipScalar(std::size_t offset) const;
    /// What is left of a broken document: its features, where they can be found.
    std::size_t lookForFeatures(std::size_t offset, std::string_view reason);
    void finishForm(std::size_t begin);
    void sayNoHeader(std::size_t offset);
    void sayNoFeatures(std::size_t begin);

    /// Reads the array that opens at `offset`; the offset behind it.
    std::size_t readFeatures(std::size_t offset);
    /// False where the walk is to stop.
    bool goesOn(std::size_t offset);
    std::size_t readFeature(std::size_t begin);
    std::size_t leaveOut(std::size_t begin, const Walk& walked);
    void keepFeature(std::size_t begin, const Walk& walked);
    /// The offset of the next thing that looks like a Feature after the one that begins at `begin`; npos if none.
    std::size_t nextFeature(std::size_t begin);
    std::size_t skipToElement(std::size_t offset);
    [[nodiscard]] std::size_t mostWasted() const { return (std::size_t{64} << 20U) + 4 * text_.size(); }
    void sayTruncated(std::size_t offset, std::optional<std::uint32_t> feature);

    std::string_view text_;
    PackDiagnostics& diagnostics_;
    const ScanProgress& goOn_;
    std::size_t nextReport_ = 0; ///< the offset from which goOn_ is asked again
    BracketScanner brackets_;
    std::vector<char> open_;
    PackOutline outline_;
    std::string_view type_;
    std::optional<std::size_t> typeOffset_, otherFeatures_; ///< `type`; `features` that are no array
    bool hasFeatures_ = false, hasGeometry_ = false, hasCoordinates_ = false, truncated_ = false;
    bool broken_ = false;       ///< a fault of the document itself was said
    bool afterElement_ = false; ///< in "features": a comma or the end has to follow
    bool afterComma_ = false;   ///< in "features": an element has to follow
    std::size_t wasted_ = 0;    ///< bytes walked over more than once, to keep hostile files linear
};

} // namespace entente
