#include "geo/field_recognizer.hpp"

#include "geo/field_names.hpp"
#include "geo/human_date.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace entente {
namespace {

constexpr double kEnough = 0.6;      ///< share of values that decides by itself
constexpr double kEnoughNamed = 0.3; ///< and where the name of the field says so too

} // namespace

FieldMapping FieldRecognizer::run() {
    takeChoices();
    findParties();
    if (!foundParties()) {
        for (auto& facts : facts_) {
            lookForParties(facts, names_, true);
        }
        inAllLanguages_ = true;
        findParties();
    }
    findDates();
    findOthers();
    mapping_.layer = layerOfRoles();
    if (choices_.layer && *choices_.layer != mapping_.layer) {
        takeLayer(*choices_.layer);
    }
    if (choices_.directed) {
        mapping_.directed = *choices_.directed;
    }
    dropWhatTheLayerHasNoUseFor();
    return mapping_;
}

void FieldRecognizer::give(FieldRole role, FieldFacts& facts) {
    mapping_.of(role).push_back(facts.name());
    facts.taken = true;
    const bool ofParties =
        role == FieldRole::from || role == FieldRole::to || role == FieldRole::parties || role == FieldRole::party;
    if (ofParties && facts.severalEach && mapping_.separators[static_cast<std::size_t>(role)].empty()) {
        mapping_.separators[static_cast<std::size_t>(role)] = facts.separator;
    }
}

void FieldRecognizer::takeChoices() {
    for (const auto& [role, fields] : choices_.fields) {
        for (auto& facts : facts_) {
            if (std::find(fields.begin(), fields.end(), facts.name()) != fields.end()) {
                if (facts.parties < kEnoughNamed && facts.lists < kEnoughNamed) {
                    lookForParties(facts, names_, true);
                }
                give(role, facts);
            }
        }
    }
    mapping_.directed = mapping_.has(FieldRole::from) && mapping_.has(FieldRole::to);
}

bool FieldRecognizer::isPartyField(const FieldFacts& f) const {
    if (f.taken || f.field->values.empty()) {
        return false;
    }
    const double best = std::max(f.parties, f.severalEach ? f.lists : 0.0);
    return best >= kEnough || (best >= kEnoughNamed && namesParty(f.name()));
}

bool FieldRecognizer::isListField(const FieldFacts& f) const {
    return !f.taken && f.severalEach &&
           (f.lists >= kEnough || (f.lists >= kEnoughNamed && fieldNameFits(FieldRole::parties, f.name()) > 0));
}

bool FieldRecognizer::findDirectedPair(const std::vector<FieldFacts*>& fields) {
    const auto best = [&](FieldRole end) {
        FieldFacts* found = nullptr;
        for (auto* f : fields) {
            const bool better =
                found == nullptr || std::max(f->parties, f->lists) > std::max(found->parties, found->lists);
            if (namesDirection(end, f->name()) && better) {
                found = f;
            }
        }
        return found;
    };
    auto* from = best(FieldRole::from);
    auto* to = best(FieldRole::to);
    // Parties that nobody knows are parties still where the other end has known ones.
    const auto other = [&](FieldRole end) {
        return bestNamed(
            end,
            [&](const FieldFacts& f) {
                return f.numbers < kEnough && f.dates < kEnoughNamed && namesDirection(end, f.name());
            },
            3);
    };
    const bool known = from != nullptr && to != nullptr;
    auto* member = from != nullptr ? from : to;
    auto* stranger = known || member == nullptr ? nullptr : other(from == nullptr ? FieldRole::from : FieldRole::to);
    if (stranger != nullptr && stranger != member && looksLikeOrganizations(*stranger) && !chosen(FieldRole::party) &&
        !chosen(FieldRole::organization)) {
        give(FieldRole::party, *member);
        give(FieldRole::organization, *stranger);
        return true;
    }
    if (!known) {
        (from == nullptr ? from : to) = stranger;
    }
    if (from == nullptr || to == nullptr || from == to) {
        return false;
    }
    give(FieldRole::from, *from);
    give(FieldRole::to, *to);
    mapping_.directed = true;
    return true;
}

bool FieldRecognizer::findNumberedPair(const std::vector<FieldFacts*>& fields) {
    std::array<FieldFacts*, 3> ends{};
    for (auto* f : fields) {
        auto& end = ends[static_cast<std::size_t>(pairNumber(f->name()))];
        end = end == nullptr || f->parties > end->parties ? f : end;
    }
    // Parties that nobody knows are parties still where the field is called so; but what has a place and no party
    // that is known is best seen there.
    const auto mayBe = [this](const FieldFacts& f) {
        const bool texts = !f.field->values.empty() && f.numbers < kEnough && f.dates < kEnoughNamed;
        return texts && !f.taken && namesParty(f.name()) && (f.parties > 0.0 || sample_.withGeometry == 0);
    };
    for (std::size_t i = 0; inAllLanguages_ && i < facts_.size(); ++i) {
        auto& end = ends[static_cast<std::size_t>(pairNumber(facts_[i].name()))];
        end = end == nullptr && mayBe(facts_[i]) ? &facts_[i] : end;
    }
    if (ends[1] == nullptr || ends[2] == nullptr) {
        return false;
    }
    give(FieldRole::from, *ends[1]);
    give(FieldRole::to, *ends[2]);
    return true;
}

bool FieldRecognizer::sameParties(const FieldFacts& a, const FieldFacts& b) const {
    std::unordered_map<std::size_t, PartyId> ofA;
    for (const auto& v : a.field->values) {
        ofA.emplace(v.feature, names_.party(v.text));
    }
    std::size_t both = 0;
    std::size_t same = 0;
    for (const auto& v : b.field->values) {
        if (const auto other = ofA.find(v.feature); other != ofA.end()) {
            ++both;
            same += names_.party(v.text) == other->second ? 1U : 0U;
        }
    }
    return both > 0 && 10 * same >= 9 * both;
}

namespace {

/// The share of a field's values that something is true of.
template <class Is> double shareOf(const FieldFacts& f, const Is& is) {
    const auto count =
        std::count_if(f.field->values.begin(), f.field->values.end(), [&](const FieldSample& v) { return is(v.text); });
    return share(static_cast<std::size_t>(count), f.field->values.size());
}

} // namespace

bool FieldRecognizer::looksLikeOrganizations(const FieldFacts& f) const {
    if (f.taken || f.parties >= kEnoughNamed || f.numbers >= kEnoughNamed || f.dates >= kEnoughNamed) {
        return false;
    }
    if (shareOf(f, isKnownOrganization) >= kEnough) {
        return true;
    }
    // Others by what stands beside them: the same few again and again, and what a party is in each.
    const bool repeated = 2 * f.distinct <= f.field->values.size();
    return repeated && std::any_of(facts_.begin(), facts_.end(), [&](const FieldFacts& other) {
               return &other != &f && shareOf(other, isKnownRole) >= kEnough;
           });
}

FieldFacts* FieldRecognizer::findOrganization() {
    return bestNamed(
        FieldRole::organization,
        [&](const FieldFacts& f) {
            return looksLikeOrganizations(f) ||
                   (f.numbers < kEnough && f.dates < kEnough && f.parties < kEnough &&
                    shareOf(f, isKnownRole) < kEnough && fieldNameFits(FieldRole::organization, f.name()) > 0);
        },
        0);
}

void FieldRecognizer::findMember(const std::vector<FieldFacts*>& fields) {
    if (chosen(FieldRole::party)) {
        return;
    }
    auto* organization =
        mapping_.has(FieldRole::organization) || chosen(FieldRole::organization) ? nullptr : findOrganization();
    if (organization == nullptr && !mapping_.has(FieldRole::organization)) {
        return;
    }
    if (organization != nullptr) {
        give(FieldRole::organization, *organization);
    }
    FieldFacts* member = nullptr;
    for (auto* f : fields) {
        const bool better = member == nullptr || f->parties > member->parties;
        member = f != organization && better ? f : member;
    }
    if (member != nullptr) {
        give(FieldRole::party, *member);
    }
}

void FieldRecognizer::findParties() {
    if (chosen(FieldRole::from) || chosen(FieldRole::to) || chosen(FieldRole::parties)) {
        return;
    }
    if (auto* list = bestNamed(
            FieldRole::parties, [&](const FieldFacts& f) { return isListField(f); }, 0)) {
        const bool alsoPair =
            namesDirection(FieldRole::from, list->name()) || namesDirection(FieldRole::to, list->name());
        if (!alsoPair) {
            give(FieldRole::parties, *list);
            return;
        }
    }
    std::vector<FieldFacts*> fields;
    for (auto& f : facts_) {
        if (isPartyField(f)) {
            fields.push_back(&f);
        }
    }
    if ((!fields.empty() && findDirectedPair(fields)) || findNumberedPair(fields) || fields.empty()) {
        return;
    }
    // A code beside its name is one party, not two.
    std::vector<FieldFacts*> different;
    for (auto* f : fields) {
        const bool again =
            std::any_of(different.begin(), different.end(), [&](const auto* d) { return sameParties(*d, *f); });
        if (!again) {
            different.push_back(f);
        }
    }
    findMember(different);
    if (mapping_.has(FieldRole::party) || different.size() < 2) {
        return;
    }
    if (different.size() == 2) {
        give(FieldRole::from, *different[0]);
        give(FieldRole::to, *different[1]);
        return;
    }
    for (auto* f : different) {
        give(FieldRole::parties, *f);
    }
}

FieldFacts* FieldRecognizer::bestNamed(FieldRole role, const std::function<bool(const FieldFacts&)>& fits, int least) {
    FieldFacts* best = nullptr;
    int bestFit = least - 1;
    for (auto& f : facts_) {
        const int nameFit = fieldNameFits(role, f.name());
        if (!f.taken && !f.field->values.empty() && nameFit > bestFit && fits(f)) {
            best = &f;
            bestFit = nameFit;
        }
    }
    return best;
}

bool FieldRecognizer::isDateField(const FieldFacts& f, int nameFit) const {
    const bool moment = namesMoment(f.name()) && (f.epochSeconds >= kEnough || f.epochMilliseconds >= kEnough);
    const bool numbersOnly = f.numbers >= kEnough;
    const double dates = numbersOnly ? std::max(f.years, f.plainDays) : f.dates;
    return moment || (nameFit > 0 && dates >= kEnoughNamed) || (!numbersOnly && dates >= kEnough);
}

void FieldRecognizer::readNumberTime(const FieldFacts& facts) {
    if (facts.numbers >= kEnough && facts.years < kEnough) {
        mapping_.numberTime = facts.epochMilliseconds >= kEnough ? NumberTime::epochMilliseconds
                              : facts.epochSeconds >= kEnough    ? NumberTime::epochSeconds
                                                                 : mapping_.numberTime;
    }
}

void FieldRecognizer::findDates() {
    const std::array<FieldRole, 3> roles{FieldRole::start, FieldRole::end, FieldRole::date};
    for (const auto role : roles) {
        if (chosen(role) || (role == FieldRole::date && mapping_.has(FieldRole::start))) {
            continue;
        }
        auto* found =
            bestNamed(role, [&](const FieldFacts& f) { return isDateField(f, fieldNameFits(role, f.name())); });
        if (found != nullptr) {
            give(role, *found);
        }
    }
    if (!mapping_.has(FieldRole::start) && !mapping_.has(FieldRole::date)) {
        // By the values alone: one field is the date, two are start and end.
        std::vector<FieldFacts*> dated;
        for (auto& f : facts_) {
            if (!f.taken && !f.field->values.empty() && isDateField(f, 0)) {
                dated.push_back(&f);
            }
        }
        if (!dated.empty() && !chosen(FieldRole::start) && !chosen(FieldRole::date)) {
            const bool two = dated.size() > 1 || mapping_.has(FieldRole::end);
            give(two ? FieldRole::start : FieldRole::date, *dated[0]);
            if (dated.size() > 1 && !mapping_.has(FieldRole::end) && !chosen(FieldRole::end)) {
                give(FieldRole::end, *dated[1]);
            }
        }
    }
    for (const auto& facts : facts_) {
        for (const auto role : roles) {
            if (mapping_.roleOf(facts.name()) == role) {
                readNumberTime(facts);
                mapping_.yearly = mapping_.yearly || (role == FieldRole::date && facts.years >= 0.9);
            }
        }
    }
    mapping_.yearly = mapping_.yearly && !mapping_.has(FieldRole::start);
}

void FieldRecognizer::findOthers() {
    const auto look = [&](FieldRole role, const std::function<bool(const FieldFacts&)>& fits, int least = 1) {
        auto* found = chosen(role) || mapping_.has(role) ? nullptr : bestNamed(role, fits, least);
        if (found != nullptr) {
            give(role, *found);
        }
    };
    if (mapping_.has(FieldRole::party)) {
        const auto isRole = [](const FieldFacts& f) { return shareOf(f, isKnownRole) >= kEnough; };
        look(FieldRole::role, isRole, 0);
        look(FieldRole::role, [](const FieldFacts& f) { return f.numbers < kEnough && f.distinct <= 40; });
    }
    look(FieldRole::weight, [](const FieldFacts& f) { return f.numbers >= 0.8; });
    const auto isText = [](const FieldFacts& f) {
        return f.numbers < kEnough && !f.field->values.empty() &&
               f.field->values.front().type != FieldSample::Type::list;
    };
    look(FieldRole::kind, [&](const FieldFacts& f) { return isText(f) && f.distinct <= 60; });
    look(FieldRole::place, isText);
    look(FieldRole::label, isText);
}

Layer FieldRecognizer::layerOfRoles() const {
    if (mapping_.has(FieldRole::from) && mapping_.has(FieldRole::to)) {
        return Layer::partnership;
    }
    if (mapping_.has(FieldRole::parties)) {
        const auto& values = facts_;
        const auto filled = [&](FieldRole role) {
            const auto found = std::find_if(values.begin(), values.end(), [&](const FieldFacts& f) {
                return mapping_.has(role) && f.name() == mapping_.of(role).front();
            });
            return found == values.end() ? 0 : found->field->values.size();
        };
        const bool placed = 2 * sample_.withGeometry >= sample_.features || mapping_.has(FieldRole::place);
        const bool bothDates = 2 * filled(FieldRole::start) >= sample_.features &&
                               2 * filled(FieldRole::end) >= sample_.features && mapping_.has(FieldRole::end);
        return placed && bothDates ? Layer::exercise : Layer::partnership;
    }
    return mapping_.has(FieldRole::party) && mapping_.has(FieldRole::organization) ? Layer::organization
                                                                                   : Layer::overlay;
}

/// What was recognised is of use for another layer too; the choices for that layer stay as they are.
void FieldRecognizer::takeLayer(Layer layer) {
    const auto before = mapping_;
    mapping_ = readAs(std::move(mapping_), layer);
    for (const auto role : rolesOf(layer)) {
        if (chosen(role)) {
            mapping_.of(role) = before.of(role);
        }
    }
    findOthers(); // roles that only this layer has
}

void FieldRecognizer::dropWhatTheLayerHasNoUseFor() {
    const auto roles = rolesOf(mapping_.layer);
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        const auto role = static_cast<FieldRole>(i);
        if (!chosen(role) && std::find(roles.begin(), roles.end(), role) == roles.end()) {
            mapping_.fields[i].clear();
        }
    }
}

} // namespace entente
