#pragma once
/// Resolves features to parties, kinds and intervals, and makes their ties.

#include "core/pack.hpp"
#include "core/party.hpp"
#include "geo/feature_draft.hpp"
#include "geo/pack_diagnostics.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace entente {

/// A feature of more parties would make ties by the ten thousand.
inline constexpr std::size_t kMostParties = 256;

/// A hash for looking texts up by views.
struct TextHash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T> using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

/// Feature ids met so far: hashes with the number of the feature, open addressing in one column.
class FeatureIds {
  public:
    /// Remembers an id; the number of the first feature whose id hashes alike, where there is one.
    [[nodiscard]] std::optional<FeatureId> insert(std::string_view id, FeatureId feature);
    [[nodiscard]] std::optional<FeatureId> find(std::string_view id) const;
    /// Makes room for about so many ids at once.
    void reserve(std::size_t count);
    /// An id that will be inserted soon: its place comes into the processor's cache meanwhile.
    void expect(std::string_view id) const;

  private:
    struct Slot {
        std::uint64_t hash = 0; ///< 0: free
        FeatureId feature = 0;
    };
    [[nodiscard]] std::size_t place(std::uint64_t hash) const;
    void grow(std::size_t slots);
    Column<Slot> slots_;
    std::size_t used_ = 0;
};

/// Fills a pack's features and ties, one feature after the other.
class PackBuilder {
  public:
    /// `hasHeader`: the file is a pack, so that what is odd in it is worth a word.
    /// `mapping`, where the fields of the file are mapped, must outlive the builder.
    PackBuilder(Pack& pack, const PartyTable& parties, PackDiagnostics& diagnostics, bool hasHeader,
                FieldMapping* mapping = nullptr);

    /// Makes room for so many features.
    void expect(std::size_t features);
    /// Prepares for a draft that will be added soon.
    void expect(const FeatureDraft& draft) const;
    /// Reads a draft into the feature that will be number `number` in the pack; its place in the text is set
    /// already.
    void add(Feature& feature, FeatureId number, FeatureDraft& draft);
    /// Statements about features by id, which may have come later in the file. Call once, after the last add().
    void finish();

  private:
    struct ResolvedParty {
        PartyId id = kNoParty;
        PlacedText written;
    };
    struct KnownParty {
        PartyId id = kNoParty;
        std::string remark; ///< still to be said
    };
    /// A statement that waits for the feature it is about.
    struct Waiting {
        FeatureId statement;
        PartyId by;
        std::uint16_t weight;
        std::uint32_t offset; ///< of the id in the feature's text
        std::string about;
    };
    using Place = PackDiagnostics::Place;

    void addMembership();
    void addPartnership();
    void addExercise();
    void addStatement();
    void addOverlay();
    void readId();
    void readLayer();
    void readCertainty();
    void readGeometry();
    void checkSources();
    /// True where the feature numbered `other`, which came before, has that id.
    [[nodiscard]] bool hasId(FeatureId other, std::string_view id);
    void pushAbout(PartyId by, const std::vector<ResolvedParty>& about, std::uint16_t weight);
    [[nodiscard]] bool readAbout(PartyId by, std::uint16_t weight);
    /// The parties named by the feature that hasId() looked at last.
    [[nodiscard]] std::vector<ResolvedParty> partiesOfOther();

    /// Sets the layer of a feature of a mapped file; false where the row is empty.
    bool readMappedLayer();
    /// Weights of a mapped file, once the greatest of them is known.
    void scaleWeights();
    /// A property as the file names it.
    [[nodiscard]] std::string_view nameOf(Property property) const;

    [[nodiscard]] Place at(std::uint32_t offset, std::string_view property = {}) const;
    [[nodiscard]] Place at(Property property) const;
    void missing(Property property, Severity severity, std::string_view done);
    /// The text of a property; nullopt where it is absent, null or of another type (which is reported).
    [[nodiscard]] std::optional<PlacedText> text(Property property);
    /// Appends the parties of a text or list to `parties_`.
    void readParties(Property property, std::vector<ResolvedParty>& into);
    /// The party of a text, kNoParty where it is not known, which resolveParty() reports. What is to be said of how
    /// the text was read is said once.
    [[nodiscard]] PartyId readParty(const PlacedText& written, std::string_view property);
    [[nodiscard]] PartyId resolveParty(const PlacedText& written, std::string_view property);
    [[nodiscard]] PartyId knownParty(std::string_view written);
    [[nodiscard]] KnownParty& remembered(std::string_view written);
    void sayUnknownParty(const PlacedText& written, std::string_view property);
    /// Says where the feature's dates lie outside of those of a former state.
    void sayOutsideState(PartyId id, const PlacedText& written, std::string_view property);
    [[nodiscard]] KindId kindOf(Layer layer, std::string_view id, const PlacedText* written);
    [[nodiscard]] KindId makeKind(Layer layer, std::string_view id);
    void sayNewKind(Layer layer, std::string_view id, const PlacedText& written);
    [[nodiscard]] std::optional<OrganizationId> organizationOf(std::string_view id);
    [[nodiscard]] std::uint16_t weight();
    void readInterval(std::optional<std::string_view> start, std::optional<std::string_view> end,
                      Property startProperty, Property endProperty, OmittedEnd omittedEnd);
    /// start/begin/date and end of the feature, or its time by another standard.
    void readDates(bool startNeeded, OmittedEnd omittedEnd);
    [[nodiscard]] bool mayNotBe() const;
    void pushTie(std::uint16_t from, std::uint16_t to, bool directed, std::uint16_t weight);
    void pushPairs(std::vector<ResolvedParty>& parties, std::uint16_t weight);
    void pushPair(const ResolvedParty& a, const ResolvedParty& b, bool directed, std::uint16_t weight,
                  std::string_view property);

    Pack& pack_;
    const PartyTable& table_;
    PackDiagnostics& diagnostics_;
    bool hasHeader_;
    FieldMapping* mapping_;
    /// Of a mapped file: the weight of each feature that gives one, as written.
    std::unordered_map<FeatureId, double> writtenWeights_;
    TextMap<KnownParty> knownParties_;
    TextMap<std::string> advice_; ///< on unknown parties
    std::array<TextMap<KindId>, kLayerCount> kinds_;
    TextMap<OrganizationId> organizations_;
    std::unordered_set<std::string, TextHash, std::equal_to<>> sources_;
    FeatureIds ids_;
    std::vector<Waiting> waiting_;
    FeatureParser otherParser_; ///< to look at the id of an earlier feature
    FeatureDraft otherFeature_; ///< likewise

    // The feature at hand.
    Feature* feature_ = nullptr;
    FeatureId number_ = 0;
    FeatureDraft* draft_ = nullptr;
    std::optional<PlacedText> layerText_;
    std::vector<ResolvedParty> partiesA_, partiesB_;
};

} // namespace entente
