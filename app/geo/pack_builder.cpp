#include "geo/pack_builder.hpp"

#include "geo/former_states.hpp"
#include "geo/mapped_draft.hpp"
#include "geo/pack_header_reader.hpp"
#include "geo/pack_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t kMostTies = 100'000'000;
constexpr std::size_t kMostRemembered = 100'000; ///< texts kept in memos; a hostile file has no end of them

std::uint64_t hashOf(std::string_view text) {
    const auto hash = static_cast<std::uint64_t>(TextHash{}(text));
    return hash == 0 ? 1 : hash;
}

} // namespace

std::size_t FeatureIds::place(std::uint64_t hash) const {
    const auto mask = slots_.size() - 1;
    auto at = static_cast<std::size_t>(hash) & mask;
    while (slots_[at].hash != 0 && slots_[at].hash != hash) {
        at = (at + 1) & mask;
    }
    return at;
}

void FeatureIds::grow(std::size_t slots) {
    const Column<Slot> old = std::exchange(slots_, Column<Slot>());
    slots_.resize(slots, Slot{});
    for (const auto& slot : old) {
        if (slot.hash != 0) {
            slots_[place(slot.hash)] = slot;
        }
    }
}

std::optional<FeatureId> FeatureIds::insert(std::string_view id, FeatureId feature) {
    if (used_ * 2 >= slots_.size()) {
        grow(std::max<std::size_t>(1024, slots_.size() * 2));
    }
    const auto hash = hashOf(id);
    auto& slot = slots_[place(hash)];
    if (slot.hash == hash) {
        return slot.feature;
    }
    slot = {hash, feature};
    ++used_;
    return std::nullopt;
}

std::optional<FeatureId> FeatureIds::find(std::string_view id) const {
    if (slots_.empty()) {
        return std::nullopt;
    }
    const auto& slot = slots_[place(hashOf(id))];
    return slot.hash == 0 ? std::nullopt : std::optional(slot.feature);
}

void FeatureIds::reserve(std::size_t count) {
    if (const auto slots = std::bit_floor(count * 2 + 2); slots > slots_.size()) {
        grow(slots);
    }
}

void FeatureIds::expect(std::string_view id) const {
#if defined(__GNUC__)
    if (!slots_.empty()) {
        __builtin_prefetch(&slots_[static_cast<std::size_t>(hashOf(id)) & (slots_.size() - 1)], 1);
    }
#endif
}

PackBuilder::PackBuilder(Pack& pack, const PartyTable& parties, PackDiagnostics& diagnostics, bool hasHeader,
                         FieldMapping* mapping)
    : pack_(pack), table_(parties), diagnostics_(diagnostics), hasHeader_(hasHeader), mapping_(mapping),
      otherParser_(mapping) {
    auto& header = pack_.header;
    for (std::size_t i = 0; i < header.kinds.size(); ++i) {
        const auto& kind = header.kinds[i];
        kinds_[static_cast<std::size_t>(kind.layer)].emplace(kind.id, static_cast<KindId>(i));
    }
    for (std::size_t i = 0; i < header.organizations.size(); ++i) {
        organizations_.emplace(header.organizations[i].id, static_cast<OrganizationId>(i));
    }
    for (const auto& source : header.sources) {
        sources_.insert(source.id);
    }
}

void PackBuilder::expect(std::size_t features) {
    constexpr std::size_t kShortestFeature = 32; ///< bytes, of one with an id
    ids_.reserve(std::min(features, pack_.text->size() / kShortestFeature));
    auto& ties = pack_.ties;
    ties.from.reserve(features);
    ties.to.reserve(features);
    ties.kind.reserve(features);
    ties.directed.reserve(features);
    ties.weight.reserve(features);
    ties.interval.reserve(features);
    ties.feature.reserve(features);
}

PackBuilder::Place PackBuilder::at(std::uint32_t offset, std::string_view property) const {
    return {feature_->textOffset + offset, feature_->position, property};
}

PackBuilder::Place PackBuilder::at(Property property) const {
    return at((*draft_)[property].written.offset, nameOf(property));
}

std::string_view PackBuilder::nameOf(Property property) const {
    if (mapping_ != nullptr) {
        const auto role = roleOf(property);
        if (role && mapping_->has(*role)) {
            return mapping_->of(*role).front();
        }
    }
    return propertyName(property);
}

void PackBuilder::missing(Property property, Severity severity, std::string_view done) {
    if (auto* d = diagnostics_.open(severity, "missing-property", at(0, nameOf(property)))) {
        d->text = fmt::format("The {} has no \"{}\"; {}.", layerName(feature_->layer), nameOf(property), done);
    }
}

std::optional<PlacedText> PackBuilder::text(Property property) {
    const auto& value = (*draft_)[property];
    switch (value.type) {
    case PropertyValue::Type::text:
    case PropertyValue::Type::number:
        return value.written;
    case PropertyValue::Type::list:
        if (value.itemCount == 1 && draft_->items[value.firstItem].usable) {
            return draft_->items[value.firstItem];
        }
        break;
    case PropertyValue::Type::other:
        break;
    case PropertyValue::Type::absent:
    case PropertyValue::Type::null:
        return std::nullopt;
    }
    if (auto* d = diagnostics_.open(Severity::warning, "wrong-type", at(property))) {
        d->text = fmt::format("\"{}\" is not a text; it was read as if absent.", nameOf(property));
    }
    return std::nullopt;
}

PackBuilder::KnownParty& PackBuilder::remembered(std::string_view written) {
    auto known = knownParties_.find(written);
    if (known == knownParties_.end()) {
        if (knownParties_.size() == kMostRemembered) {
            knownParties_.clear();
        }
        known = knownParties_.emplace(written, KnownParty{table_.find(written), table_.remark(written)}).first;
    }
    return known->second;
}

PartyId PackBuilder::knownParty(std::string_view written) {
    const auto id = table_.byCode(written);
    return id != kNoParty ? id : remembered(written).id;
}

PartyId PackBuilder::readParty(const PlacedText& written, std::string_view property) {
    if (const auto id = table_.byCode(written.text); id != kNoParty) {
        return id;
    }
    auto& known = remembered(written.text);
    const auto remark = std::exchange(known.remark, {});
    if (auto* d = remark.empty() ? nullptr
                                 : diagnostics_.open(Severity::note, "party-reading", at(written.offset, property))) {
        const auto& party = table_[known.id];
        d->text = fmt::format("{} was read as {} ({}): {}", inQuotes(written.text), party.name, party.code, remark);
        d->advice = "Write the ISO 3166-1 alpha-3 code of the one that is meant.";
    }
    return known.id;
}

void PackBuilder::sayUnknownParty(const PlacedText& written, std::string_view property) {
    auto* d = diagnostics_.open(Severity::error, "unknown-party", at(written.offset, property));
    if (d == nullptr) {
        return;
    }
    d->text =
        fmt::format("No party is known by {}; the feature is kept, its tie has no end there.", inQuotes(written.text));
    auto advice = advice_.find(written.text);
    if (advice == advice_.end()) {
        advice = advice_.emplace(std::string(written.text), table_.advice(written.text.substr(0, 200))).first;
    }
    d->advice = advice->second.empty() ? std::string("Write an ISO 3166-1 alpha-3 code.") : advice->second;
}

PartyId PackBuilder::resolveParty(const PlacedText& written, std::string_view property) {
    const auto id = readParty(written, property);
    if (id == kNoParty) {
        sayUnknownParty(written, property);
    } else if (table_[id].status == PartyStatus::former && property != nameOf(Property::about)) {
        sayOutsideState(id, written, property); // one may speak of a state that is no more
    }
    return id;
}

void PackBuilder::sayOutsideState(PartyId id, const PlacedText& written, std::string_view property) {
    const auto outside = outsideState(table_[id], feature_->interval);
    auto* d = outside ? diagnostics_.open(outside->severity, "outside-state", at(written.offset, property)) : nullptr;
    if (d != nullptr) {
        d->text = outside->text;
        d->advice = outside->advice;
    }
}

void PackBuilder::readParties(Property property, std::vector<ResolvedParty>& into) {
    into.clear();
    const auto& value = (*draft_)[property];
    const auto name = nameOf(property);
    if (value.type != PropertyValue::Type::list) {
        if (const auto one = text(property)) {
            into.push_back({resolveParty(*one, name), *one});
        }
        return;
    }
    for (std::uint32_t i = 0; i < value.itemCount; ++i) {
        const auto& item = draft_->items[value.firstItem + i];
        if (into.size() == kMostParties) {
            if (auto* d = diagnostics_.open(Severity::error, "too-many-parties", at(item.offset, name))) {
                d->text = fmt::format("\"{}\" lists {} parties; the first {} were used.", name, value.itemCount,
                                      kMostParties);
            }
            return;
        }
        if (!item.usable) {
            if (auto* d = diagnostics_.open(Severity::warning, "wrong-type", at(item.offset, name))) {
                d->text = fmt::format("An element of \"{}\" is not a text; it was left out.", name);
            }
            continue;
        }
        into.push_back({resolveParty(item, name), item});
    }
}

KindId PackBuilder::makeKind(Layer layer, std::string_view id) {
    auto& all = pack_.header.kinds;
    auto& known = kinds_[static_cast<std::size_t>(layer)];
    if (all.size() >= kMostKinds) {
        diagnostics_.add(Severity::error, "too-many-kinds", at(0), "There are more than 65,535 kinds.");
        const auto first = std::find_if(all.begin(), all.end(), [&](const Kind& k) { return k.layer == layer; });
        return static_cast<KindId>(first == all.end() ? 0 : first - all.begin());
    }
    Kind kind;
    kind.id = id;
    kind.layer = layer;
    kind.label = labelFromId(id);
    all.push_back(std::move(kind));
    const auto made = static_cast<KindId>(all.size() - 1);
    known.emplace(std::string(id), made);
    return made;
}

KindId PackBuilder::kindOf(Layer layer, std::string_view id, const PlacedText* written) {
    const auto& known = kinds_[static_cast<std::size_t>(layer)];
    if (const auto found = known.find(id); found != known.end()) {
        return found->second;
    }
    if (written != nullptr) {
        sayNewKind(layer, id, *written);
    }
    return makeKind(layer, id);
}

std::optional<OrganizationId> PackBuilder::organizationOf(std::string_view id) {
    if (const auto found = organizations_.find(id); found != organizations_.end()) {
        return found->second;
    }
    auto& all = pack_.header.organizations;
    if (all.size() >= kMostOrganizations) {
        diagnostics_.add(Severity::error, "too-many-organizations", at(Property::organization),
                         "There are more than 65,534 organizations; this membership makes no tie.");
        return std::nullopt;
    }
    all.push_back({std::string(id), std::string(id), std::nullopt});
    const auto made = static_cast<OrganizationId>(all.size() - 1);
    organizations_.emplace(std::string(id), made);
    return made;
}

std::uint16_t PackBuilder::weight() {
    const auto& value = (*draft_)[Property::weight];
    double weight = pack_.header.kinds[feature_->kind].weight;
    if (value.type == PropertyValue::Type::number && mapping_ != nullptr) {
        writtenWeights_.emplace(number_, value.number); // the greatest is known at the end: scaleWeights()
    } else if (value.type == PropertyValue::Type::number) {
        weight = std::clamp(value.number, 0.0, 1.0);
        if (weight != value.number) {
            if (auto* d = diagnostics_.open(Severity::warning, "weight-out-of-range", at(Property::weight))) {
                d->text = fmt::format("The weight {} lies outside of 0 to 1; it was read as {}.", value.number, weight);
            }
        }
    } else if (value.type != PropertyValue::Type::absent && value.type != PropertyValue::Type::null) {
        diagnostics_.add(Severity::warning, "wrong-type", at(Property::weight),
                         "The weight is not a number; the weight of the kind was used.");
    }
    return static_cast<std::uint16_t>(std::lround(weight * kWeightUnit));
}

void PackBuilder::readInterval(std::optional<std::string_view> start, std::optional<std::string_view> end,
                               Property startProperty, Property endProperty, OmittedEnd omittedEnd) {
    auto parsed = parseInterval(start, end, omittedEnd);
    const auto severity = feature_->layer == Layer::overlay ? Severity::warning : Severity::error;
    // Each round takes one date that is at fault for unknown.
    for (int round = 0; !parsed.interval && round < 2; ++round) {
        auto& side = parsed.startAtFault ? start : end;
        const auto property = parsed.startAtFault ? startProperty : endProperty;
        if (auto* d = diagnostics_.open(severity, parsed.several ? "several-dates" : "bad-date", at(property))) {
            d->text = fmt::format("{} cannot be read as a date: {}. It was read as unknown, so the feature is at most "
                                  "possible.",
                                  inQuotes(side.value_or("")), parsed.error);
            d->advice = parsed.several ? "Write one feature for each." : "Write dates as 2004, 2004-08 or 2004-08-28.";
        }
        side = "";
        parsed = parseInterval(start, end, omittedEnd);
    }
    if (parsed.beyond) {
        if (auto* d = diagnostics_.open(Severity::warning, "date-beyond", at(startProperty))) {
            const auto last = end ? " to " + inQuotes(*end) : std::string();
            d->text = fmt::format("{}{} goes beyond the 5 million years that can be shown; it was read as before or "
                                  "after all of them.",
                                  inQuotes(start.value_or("..")), last);
        }
    }
    if (parsed.swapped) {
        if (auto* d = diagnostics_.open(Severity::warning, "swapped-dates", at(startProperty))) {
            d->text = fmt::format("The end {} lies before the start {}; they were read the other way round.",
                                  end ? inQuotes(*end) : "of it", inQuotes(start.value_or("")));
        }
    }
    feature_->interval = parsed.interval.value_or(Interval{kDayMin, kDayMax, kDayMin, kDayMax});
}

void PackBuilder::readDates(bool startNeeded, OmittedEnd omittedEnd) {
    auto property = Property::start;
    auto start = text(property);
    for (const auto other : {Property::begin, Property::date}) {
        if (!start) {
            start = text(other);
            property = start ? other : property;
        }
    }
    const auto end = text(Property::end);
    if (property == Property::date && !end) {
        omittedEnd = OmittedEnd::instant;
    }
    std::optional<std::string_view> first, last;
    if (start) {
        first = start->text;
    }
    if (end) {
        last = end->text;
    }
    if (const auto& ambiguous = draft_->ambiguousDate) {
        if (auto* d = diagnostics_.open(Severity::warning, "ambiguous-date", at(ambiguous->offset, nameOf(property)))) {
            d->text = fmt::format("In {} day and month may be either, and no date of the file tells which comes first; "
                                  "it was read as possible on both days.",
                                  inQuotes(ambiguous->text));
            d->advice = "Write dates as 2004-08-28.";
        }
    }
    if (const auto& shortYear = draft_->shortYear) {
        if (auto* d = diagnostics_.open(Severity::warning, "short-year", at(shortYear->offset, nameOf(property)))) {
            d->text = fmt::format("The year of {} has two digits; 30 to 99 were read as 1930 to 1999, 00 to 29 as 2000 "
                                  "to 2029.",
                                  inQuotes(shortYear->text));
            d->advice = "Write years with four digits.";
        }
    }
    const auto& time = draft_->time;
    if (!start && !end && time.present()) {
        first = time.start;
        last = time.end;
    }
    const bool anyDates = mapping_ == nullptr || mapping_->has(FieldRole::start) || mapping_->has(FieldRole::date);
    if (!first && startNeeded && anyDates) {
        missing(mapping_ != nullptr && !mapping_->has(FieldRole::start) ? Property::date : Property::start,
                mapping_ != nullptr ? Severity::warning : Severity::error,
                "its beginning was read as unknown, so it is at most possible");
        first = "";
    }
    readInterval(first, last, property, Property::end, omittedEnd);
}

void PackBuilder::scaleWeights() {
    double greatest = 1.0;
    std::size_t below = 0;
    for (const auto& [feature, weight] : writtenWeights_) {
        greatest = std::max(greatest, weight);
        below += weight < 0.0 ? 1U : 0U;
    }
    if (writtenWeights_.empty()) {
        return;
    }
    mapping_->weightMaximum = greatest;
    if (greatest > 1.0) {
        if (auto* d = diagnostics_.open(Severity::note, "scaled-weights", {})) {
            d->property = nameOf(Property::weight);
            d->text = fmt::format("The weights go up to {}; they were divided by it, to lie in 0 to 1.", greatest);
        }
    }
    if (below > 0) {
        if (auto* d = diagnostics_.open(Severity::warning, "weight-out-of-range", {})) {
            d->property = nameOf(Property::weight);
            d->text = fmt::format("{} weights are below 0; they were read as 0.", below);
        }
    }
    auto& ties = pack_.ties;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        if (const auto found = writtenWeights_.find(ties.feature[i]); found != writtenWeights_.end()) {
            ties.weight[i] =
                static_cast<std::uint16_t>(std::lround(std::clamp(found->second / greatest, 0.0, 1.0) * kWeightUnit));
        }
    }
}

void PackBuilder::pushTie(std::uint16_t from, std::uint16_t to, bool directed, std::uint16_t weight) {
    auto& ties = pack_.ties;
    if (ties.size() >= kMostTies) {
        diagnostics_.add(Severity::error, "too-many-ties", at(0),
                         "There are over 100 million ties; this one was not made.");
        return;
    }
    ties.from.push_back(from);
    ties.to.push_back(to);
    ties.kind.push_back(feature_->kind);
    ties.directed.push_back(directed ? 1 : 0);
    ties.weight.push_back(weight);
    ties.interval.push_back(feature_->interval);
    ties.feature.push_back(number_);
}

void PackBuilder::pushPair(const ResolvedParty& a, const ResolvedParty& b, bool directed, std::uint16_t weight,
                           std::string_view property) {
    if (a.id == b.id && a.id != kNoParty) {
        if (auto* d = diagnostics_.open(Severity::warning, "self-tie", at(b.written.offset, property))) {
            d->text = fmt::format("{} and {} are the same party; no tie was made of the two.", inQuotes(a.written.text),
                                  inQuotes(b.written.text));
        }
        return;
    }
    const bool swap = !directed && b.id < a.id;
    pushTie(swap ? b.id : a.id, swap ? a.id : b.id, directed, weight);
}

void PackBuilder::pushPairs(std::vector<ResolvedParty>& parties, std::uint16_t weight) {
    const auto property = feature_->layer == Layer::exercise ? "participants" : "parties";
    for (std::size_t i = 1; i < parties.size();) {
        const auto end = parties.begin() + static_cast<std::ptrdiff_t>(i);
        const auto same = std::find_if(
            parties.begin(), end, [&](const ResolvedParty& p) { return p.id == parties[i].id && p.id != kNoParty; });
        if (same == end) {
            ++i;
            continue;
        }
        pushPair(*same, parties[i], false, weight, property);
        parties.erase(end);
    }
    for (std::size_t i = 0; i < parties.size(); ++i) {
        for (std::size_t j = i + 1; j < parties.size(); ++j) {
            pushPair(parties[i], parties[j], false, weight, property);
        }
    }
}

} // namespace entente
