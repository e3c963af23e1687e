// What each layer makes of a feature's properties.

#include "geo/field_names.hpp"
#include "geo/pack_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {
constexpr std::string_view kUnspecified = "unspecified";
constexpr std::string_view kTie = "tie"; ///< of a file without kinds

constexpr std::array<std::string_view, 6> kRoles{"member",    "observer",  "dialogue partner",
                                                 "associate", "candidate", "suspended"};
constexpr std::array<std::string_view, 4> kDomains{"air", "sea", "land", "joint"};
constexpr std::array<std::string_view, 3> kStances{"support", "oppose", "neutral"};
/// Statuses of what has not begun to hold.
constexpr std::array<std::string_view, 4> kNotInForce{"signed", "announced", "proposed", "planned"};

template <std::size_t n> bool isOneOf(std::string_view text, const std::array<std::string_view, n>& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// The role in the spelling of the list above, where it is one of them written with other separators.
std::string_view canonicalRole(std::string_view role) {
    if (role.find_first_of("_-") == std::string_view::npos) {
        return role;
    }
    for (const auto known : kRoles) {
        const bool same = std::equal(role.begin(), role.end(), known.begin(), known.end(),
                                     [](char a, char b) { return a == b || (b == ' ' && (a == '_' || a == '-')); });
        if (same) {
            return known;
        }
    }
    return role;
}

} // namespace

void PackBuilder::sayNewKind(Layer layer, std::string_view id, const PlacedText& written) {
    if (layer == Layer::organization && !isOneOf(id, kRoles)) {
        if (auto* d = diagnostics_.open(Severity::note, "unknown-role", at(written.offset, "role"))) {
            d->text = fmt::format("The role {} is none that is known by itself; it was made.", inQuotes(id));
        }
    } else if (layer == Layer::partnership && hasHeader_) {
        if (auto* d = diagnostics_.open(Severity::note, "unknown-kind", at(written.offset, "kind"))) {
            d->text = fmt::format("The header does not define the kind {}; it was made.", inQuotes(id));
            d->advice = "Define it under \"kinds\" to give it a label, colour and weight.";
        }
    } else if (layer == Layer::statement && !isOneOf(id, kStances)) {
        if (auto* d = diagnostics_.open(Severity::warning, "unknown-value", at(written.offset, "stance"))) {
            d->text = fmt::format("The stance {} is neither support, oppose nor neutral; it is a kind of its own.",
                                  inQuotes(id));
        }
    }
}

bool PackBuilder::mayNotBe() const {
    const auto& status = (*draft_)[Property::status];
    return feature_->certainty == Certainty::uncertain ||
           (status.type == PropertyValue::Type::text && isOneOf(status.written.text, kNotInForce));
}

void PackBuilder::expect(const FeatureDraft& draft) const {
    if (draft.id) {
        ids_.expect(draft.id->text);
    }
}

void PackBuilder::add(Feature& feature, FeatureId number, FeatureDraft& draft) {
    feature_ = &feature;
    number_ = number;
    draft_ = &draft;
    readId();
    if (mapping_ != nullptr) {
        if (!readMappedLayer()) {
            return;
        }
    } else {
        readLayer();
    }
    readCertainty();
    switch (feature.layer) {
    case Layer::organization:
        addMembership();
        break;
    case Layer::partnership:
        addPartnership();
        break;
    case Layer::exercise:
        addExercise();
        break;
    case Layer::statement:
        addStatement();
        break;
    case Layer::overlay:
        addOverlay();
        break;
    }
    if (!sources_.empty() || hasHeader_) {
        checkSources();
    }
    readGeometry();
}

bool PackBuilder::hasId(FeatureId other, std::string_view id) {
    const auto& feature = pack_.features[other];
    const std::string_view all(pack_.text->data(), pack_.text->size());
    const auto fault = otherParser_.readFeature(all.substr(feature.textOffset, feature.textLength), otherFeature_);
    return !fault && otherFeature_.id && otherFeature_.id->text == id;
}

void PackBuilder::readId() {
    if (!draft_->id || draft_->id->text.empty()) {
        return;
    }
    const auto earlier = ids_.insert(draft_->id->text, number_);
    if (!earlier || !hasId(*earlier, draft_->id->text)) {
        return;
    }
    if (auto* d = diagnostics_.open(Severity::warning, "duplicate-id", at(draft_->id->offset, "id"))) {
        d->text = fmt::format("The id {} is that of feature {} too; both were kept.", inQuotes(draft_->id->text),
                              pack_.features[*earlier].position);
    }
}

bool PackBuilder::readMappedLayer() {
    feature_->layer = mapping_->layer;
    feature_->certainty = Certainty::certain;
    feature_->geometry = -1;
    if (!draft_->blank || draft_->geometry.present) {
        return true;
    }
    feature_->layer = Layer::overlay;
    feature_->kind = kindOf(Layer::overlay, "overlay", nullptr);
    feature_->interval = Interval{};
    if (draft_->hasProperties) {
        diagnostics_.add(Severity::note, "empty-feature", at(0), "The feature has no values and no geometry.");
    } else {
        diagnostics_.add(Severity::note, "empty-feature", at(0), "The feature has neither properties nor a geometry.");
    }
    return false;
}

void PackBuilder::readLayer() {
    feature_->layer = Layer::overlay;
    const auto& value = (*draft_)[Property::layer];
    if (value.type == PropertyValue::Type::text) {
        if (const auto known = parseLayer(value.written.text)) {
            feature_->layer = *known;
            return;
        }
    }
    const bool drawn = draft_->geometry.present;
    if (!hasHeader_) {
        return; // a file by others may mean anything by "layer"
    }
    if (value.type == PropertyValue::Type::absent || value.type == PropertyValue::Type::null) {
        if (!drawn) {
            diagnostics_.add(
                Severity::warning, "missing-property", at(0, "layer"),
                "The feature has neither a \"layer\" nor a geometry; there is nothing to show on the map.");
        }
        return;
    }
    if (auto* d = diagnostics_.open(drawn ? Severity::note : Severity::warning, "unknown-layer", at(Property::layer))) {
        d->text = fmt::format("The layer {} is none that Entente knows; the feature is an overlay{}.",
                              inQuotes(value.written.text),
                              drawn ? "" : " without a geometry, so there is nothing to show on the map");
        d->advice = "The layers are organization, partnership, exercise and statement.";
    }
}

void PackBuilder::readCertainty() {
    feature_->certainty = Certainty::certain;
    if ((*draft_)[Property::certainty].type == PropertyValue::Type::absent) {
        return;
    }
    const auto written = text(Property::certainty);
    if (!written || written->text == "certain") {
        return;
    }
    if (written->text == "less-certain") {
        feature_->certainty = Certainty::lessCertain;
        return;
    }
    feature_->certainty = Certainty::uncertain;
    if (written->text == "uncertain") {
        return;
    }
    if (feature_->layer == Layer::overlay) {
        feature_->certainty = Certainty::certain;
        return; // a property of other people's files
    }
    feature_->certainty = Certainty::lessCertain;
    if (auto* d = diagnostics_.open(Severity::warning, "unknown-value", at(Property::certainty))) {
        d->text = fmt::format("The certainty {} is none of certain, less-certain and uncertain; it was read as "
                              "less-certain.",
                              inQuotes(written->text));
    }
}

void PackBuilder::readGeometry() {
    auto& read = draft_->geometry;
    feature_->geometry = -1;
    if (!read.present) {
        return;
    }
    const bool drawn = read.geometry.type != GeometryType::none;
    if (read.mixed) {
        diagnostics_.add(Severity::note, "mixed-geometry", at(read.offset, "geometry"),
                         "The geometry collects points, lines and areas; those of the highest dimension are drawn.");
    }
    if (!read.problem.empty()) {
        if (auto* d = diagnostics_.open(Severity::warning, "bad-geometry", at(read.problemOffset, "geometry"))) {
            d->text = fmt::format("The geometry is not right: {}.{}", read.problem, drawn ? "" : " It is not drawn.");
            d->advice = read.advice;
        }
    }
    if (drawn && read.crossesSeam) {
        diagnostics_.add(Severity::note, "antimeridian", at(read.offset, "geometry"),
                         "A ring jumps from one side of 180 degrees to the other; it is drawn across that meridian.",
                         "RFC 7946 asks to cut it there.");
    } else if (drawn && read.wrongWinding) {
        diagnostics_.add(Severity::note, "wrong-winding", at(read.offset, "geometry"),
                         "An outer ring runs clockwise or a hole anticlockwise; the polygon is drawn as it is meant.");
    }
    if (drawn) {
        feature_->geometry = static_cast<std::int32_t>(pack_.geometries.size());
        pack_.geometries.push_back(std::move(read.geometry));
    }
}

void PackBuilder::checkSources() {
    const auto& value = (*draft_)[Property::sources];
    const auto check = [this](const PlacedText& source) {
        if (sources_.find(source.text) != sources_.end()) {
            return;
        }
        if (auto* d = diagnostics_.open(Severity::warning, "unknown-source", at(source.offset, "sources"))) {
            d->text = fmt::format("The header has no source {}.", inQuotes(source.text));
        }
    };
    if (value.type == PropertyValue::Type::text) {
        check(value.written);
    }
    for (std::uint32_t i = 0; value.type == PropertyValue::Type::list && i < value.itemCount; ++i) {
        check(draft_->items[value.firstItem + i]);
    }
}

void PackBuilder::addMembership() {
    const auto role = text(Property::role);
    if (!role && mapping_ == nullptr) {
        missing(Property::role, Severity::warning, "the role is unspecified");
    }
    const auto written = role ? role->text : mapping_ != nullptr ? kRoles[0] : kUnspecified;
    const auto meant = mapping_ != nullptr ? roleMeant(written) : std::string_view();
    const auto roleId = meant.empty() ? canonicalRole(written) : meant;
    feature_->kind = kindOf(Layer::organization, roleId, role ? &*role : nullptr);
    readDates(true, pack_.header.omittedEnd);
    if (mayNotBe()) {
        feature_->interval = onlyPossible(feature_->interval);
    }
    const auto organization = text(Property::organization);
    if (!organization) {
        missing(Property::organization, Severity::error, "it makes no tie");
    }
    if ((*draft_)[Property::party].type == PropertyValue::Type::absent) {
        missing(Property::party, Severity::error, "it makes no tie");
    }
    readParties(Property::party, partiesA_);
    const auto id = organization ? organizationOf(organization->text) : std::nullopt;
    const auto tieWeight = weight();
    for (const auto& member : partiesA_) {
        if (id) {
            pushTie(member.id, *id, true, tieWeight);
        }
    }
}

void PackBuilder::addPartnership() {
    const auto kind = text(Property::kind);
    if (!kind && mapping_ == nullptr) {
        missing(Property::kind, Severity::warning, "the kind is unspecified");
    }
    feature_->kind = kindOf(Layer::partnership,
                            kind                  ? kind->text
                            : mapping_ != nullptr ? kTie
                                                  : kUnspecified,
                            kind ? &*kind : nullptr);
    readDates(true, pack_.header.omittedEnd);
    if (mayNotBe()) {
        feature_->interval = onlyPossible(feature_->interval);
    }
    const auto tieWeight = weight();
    if ((*draft_)[Property::from].type != PropertyValue::Type::absent ||
        (*draft_)[Property::to].type != PropertyValue::Type::absent) {
        readParties(Property::from, partiesA_);
        readParties(Property::to, partiesB_);
        for (const auto& from : partiesA_) {
            for (const auto& to : partiesB_) {
                pushPair(from, to, mapping_ == nullptr || mapping_->directed, tieWeight, nameOf(Property::to));
            }
        }
        if (partiesA_.empty() || partiesB_.empty()) {
            missing(partiesA_.empty() ? Property::from : Property::to, Severity::error, "it makes no tie");
        }
        return;
    }
    if ((*draft_)[Property::parties].type == PropertyValue::Type::absent) {
        missing(Property::parties, Severity::error, "nor \"from\" and \"to\", so it makes no tie");
        return;
    }
    readParties(Property::parties, partiesA_);
    if (partiesA_.size() < 2) {
        diagnostics_.add(Severity::warning, "no-parties", at(Property::parties),
                         "The partnership names fewer than two parties; it makes no tie.");
        return;
    }
    pushPairs(partiesA_, tieWeight);
}

void PackBuilder::addExercise() {
    std::string_view kind = "exercise";
    if ((*draft_)[Property::domain].type == PropertyValue::Type::text) {
        const auto domain = (*draft_)[Property::domain].written.text;
        const auto& defined = kinds_[static_cast<std::size_t>(Layer::exercise)];
        kind = isOneOf(domain, kDomains) || defined.find(domain) != defined.end() ? domain : kind;
    }
    feature_->kind = kindOf(Layer::exercise, kind, nullptr);
    if ((*draft_)[Property::name].type == PropertyValue::Type::absent && mapping_ == nullptr) {
        missing(Property::name, Severity::warning, "it is shown without one");
    }
    const auto type = (*draft_)[Property::end].type;
    if (mapping_ == nullptr && type == PropertyValue::Type::absent && !draft_->time.present() &&
        (*draft_)[Property::date].type == PropertyValue::Type::absent) {
        missing(Property::end, Severity::warning, "it was read as ending when it begins");
    }
    readDates(true, OmittedEnd::instant);
    if (mayNotBe()) {
        feature_->interval = onlyPossible(feature_->interval);
    }
    if ((*draft_)[Property::participants].type == PropertyValue::Type::absent) {
        missing(Property::participants, Severity::error, "it makes no tie");
        return;
    }
    readParties(Property::participants, partiesA_);
    if (partiesA_.size() == 1) {
        diagnostics_.add(Severity::note, "one-participant", at(Property::participants),
                         "The exercise has one participant: it is marked on the map and makes no tie.");
    } else if (partiesA_.empty()) {
        diagnostics_.add(Severity::warning, "no-parties", at(Property::participants),
                         "The exercise names no participant; it makes no tie.");
    }
    pushPairs(partiesA_, weight());
}

void PackBuilder::addStatement() {
    const auto stance = text(Property::stance);
    if (!stance) {
        missing(Property::stance, Severity::warning, "it was read as neutral");
    }
    feature_->kind = kindOf(Layer::statement, stance ? stance->text : "neutral", stance ? &*stance : nullptr);
    readDates(true, OmittedEnd::instant);
    if (mayNotBe()) {
        feature_->interval = onlyPossible(feature_->interval);
    }
    PartyId by = kNoParty;
    if (const auto party = text(Property::byParty)) {
        by = resolveParty(*party, "by_party");
    } else if (const auto words = text(Property::by)) {
        by = readParty(*words, "by");
    } else {
        missing(Property::by, Severity::warning, "it makes no tie");
    }
    if ((*draft_)[Property::about].type == PropertyValue::Type::absent) {
        missing(Property::about, Severity::error, "it makes no tie");
        return;
    }
    const auto tieWeight = weight();
    if (by != kNoParty && readAbout(by, tieWeight)) {
        pushAbout(by, partiesA_, tieWeight);
    }
}

bool PackBuilder::readAbout(PartyId by, std::uint16_t weight) {
    const auto& value = (*draft_)[Property::about];
    if (value.type == PropertyValue::Type::text && knownParty(value.written.text) == kNoParty) {
        waiting_.push_back({number_, by, weight, value.written.offset, std::string(value.written.text)});
        return false;
    }
    readParties(Property::about, partiesA_);
    return true;
}

void PackBuilder::pushAbout(PartyId by, const std::vector<ResolvedParty>& about, std::uint16_t weight) {
    for (const auto& party : about) {
        if (party.id != by) { // what somebody says of themselves is no tie, and no mistake
            pushTie(by, party.id, true, weight);
        }
    }
}

void PackBuilder::finish() {
    for (const auto& waiting : std::exchange(waiting_, {})) {
        number_ = waiting.statement;
        feature_ = &pack_.features[number_];
        const auto id = ids_.find(waiting.about);
        if (!id || !hasId(*id, waiting.about)) {
            if (auto* d = diagnostics_.open(Severity::error, "unknown-party", at(waiting.offset, "about"))) {
                d->text = fmt::format("{} is neither a party nor the id of a feature; the statement makes no tie.",
                                      inQuotes(waiting.about));
                d->advice = table_.advice(waiting.about);
            }
            continue;
        }
        pushAbout(waiting.by, partiesOfOther(), waiting.weight);
    }
    scaleWeights();
}

std::vector<PackBuilder::ResolvedParty> PackBuilder::partiesOfOther() {
    std::vector<ResolvedParty> found;
    const auto& other = otherFeature_;
    const auto take = [&](const PlacedText& written) {
        const auto id = written.usable ? knownParty(written.text) : kNoParty;
        const bool isNew =
            id != kNoParty && std::none_of(found.begin(), found.end(), [id](const auto& p) { return p.id == id; });
        if (isNew && found.size() < kMostParties) {
            found.push_back({id, written});
        }
    };
    for (const auto property :
         {Property::party, Property::parties, Property::from, Property::to, Property::participants}) {
        const auto& value = other[property];
        if (value.type == PropertyValue::Type::text || value.type == PropertyValue::Type::number) {
            take(value.written);
        }
        for (std::uint32_t i = 0; value.type == PropertyValue::Type::list && i < value.itemCount; ++i) {
            take(other.items[value.firstItem + i]);
        }
    }
    return found;
}

void PackBuilder::addOverlay() {
    feature_->kind = kindOf(Layer::overlay, "overlay", nullptr);
    readDates(false, pack_.header.omittedEnd);
    if (mayNotBe()) {
        feature_->interval = onlyPossible(feature_->interval);
    }
}

} // namespace entente
