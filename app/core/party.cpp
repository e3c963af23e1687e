#include "core/party.hpp"

#include "core/more_names.hpp"
#include "core/name_text.hpp"
#include "core/trimmed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <tuple>

namespace entente {

namespace {

bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isLetters(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

constexpr std::size_t kLetters = 26;

/// The place of a code of three capital letters among all such; nullopt for other texts.
std::optional<std::size_t> packedCode(std::string_view code) {
    if (code.size() != 3) {
        return std::nullopt;
    }
    std::size_t packed = 0;
    for (const char c : code) {
        if (c < 'A' || c > 'Z') {
            return std::nullopt;
        }
        packed = packed * kLetters + static_cast<std::size_t>(c - 'A');
    }
    return packed;
}

/// How well a name answers a search: 0 is best; nullopt when it does not.
std::optional<int> nameMatch(std::string_view name, std::string_view text) {
    const std::size_t place = name.find(text);
    if (place == std::string_view::npos) {
        return std::nullopt;
    }
    if (place == 0) {
        return name.size() == text.size() ? 0 : 1;
    }
    for (std::size_t at = place; at != std::string_view::npos; at = name.find(text, at + 1)) {
        if (name[at - 1] == ' ') {
            return 3; // a later word begins with it
        }
    }
    return 4;
}

} // namespace

PartyId PartyTable::add(Party party) {
    assert(parties_.size() < kNoParty);
    const auto id = static_cast<PartyId>(parties_.size());
    if (const auto packed = packedCode(party.code)) {
        if (byPackedCode_.empty()) {
            byPackedCode_.assign(kLetters * kLetters * kLetters, kNoParty);
        }
        if (byPackedCode_[*packed] == kNoParty) {
            byPackedCode_[*packed] = id;
        }
    }
    parties_.push_back(std::move(party));
    for (const std::string* key : {&parties_.back().code, &parties_.back().alpha2, &parties_.back().numeric,
                                   &parties_.back().name, &parties_.back().officialName}) {
        addAlias(*key, id);
    }
    return id;
}

void PartyTable::addAlias(std::string_view name, PartyId party) {
    assert(party < parties_.size());
    std::string key = normalizedName(name);
    if (key.empty()) {
        return;
    }
    if (byKey_.try_emplace(key, party).second) {
        shown_.emplace(std::move(key), std::string(name));
    }
}

void PartyTable::addForeignCode(std::string_view code, PartyId party, std::string_view list) {
    assert(party < parties_.size());
    foreignCodes_.try_emplace(std::string(code), ForeignCode{party, std::string(list)});
}

void PartyTable::addSharedName(std::string_view name, std::vector<PartyId> parties, bool readAsFirst) {
    assert(parties.size() > 1);
    std::string key = normalizedName(name);
    if (readAsFirst) {
        addAlias(name, parties.front());
        parties.erase(parties.begin());
        alsoNameOf_.try_emplace(std::move(key), std::move(parties));
        return;
    }
    unsure_.try_emplace(looseName(key), Unsure{parties, false});
    unsure_.try_emplace(std::move(key), Unsure{std::move(parties), false});
}

void PartyTable::addPart(std::string_view name, PartyId whole) {
    assert(whole < parties_.size());
    std::string key = normalizedName(name);
    unsure_.try_emplace(looseName(key), Unsure{{whole}, true});
    unsure_.try_emplace(std::move(key), Unsure{{whole}, true});
}

PartyId PartyTable::byCode(std::string_view alpha3) const {
    const auto packed = packedCode(alpha3);
    return packed && !byPackedCode_.empty() ? byPackedCode_[*packed] : kNoParty;
}

namespace {

/// The key that a text is looked up by.
std::string lookupKey(std::string_view text) {
    std::string key = normalizedName(text);
    if (allDigits(key) && key.size() < 3) {
        key.insert(0, 3 - key.size(), '0'); // spreadsheets drop the zeros of 008
    }
    return key;
}

constexpr std::string_view kArticle = "the ";

/// True where a key as short as a code is what its text says letter by letter: "U.S." is US, but the Vietnamese name
/// of America, which is M and a y with a mark, is no MY.
bool writtenInAscii(std::string_view text, std::string_view key) {
    std::string letters;
    for (const char c : text) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            letters += static_cast<char>(capital ? c - 'A' + 'a' : c);
        }
    }
    return letters == key || allDigits(key);
}

/// The points of the compass in an English name: a bit each.
unsigned compassPoints(std::string_view key) {
    constexpr std::array<std::string_view, 4> kPoints{"north", "south", "east", "west"};
    unsigned bits = 0;
    for (std::size_t i = 0; i < kPoints.size(); ++i) {
        bits |= key.find(kPoints[i]) != std::string_view::npos ? 1U << i : 0U;
    }
    return bits;
}

} // namespace

PartyTable::PartyTable() : more_(std::make_shared<MoreNames>(nullptr)) {}

void PartyTable::setMoreNames(std::function<NameList()> load) {
    more_ = std::make_shared<MoreNames>(std::move(load));
}

PartyId PartyTable::findWithoutMore(std::string_view text) const {
    if (const PartyId party = byCode(text); party != kNoParty) {
        return party;
    }
    const std::string key = lookupKey(text);
    auto found = byKey_.find(key);
    if (found == byKey_.end() && key.starts_with(kArticle)) {
        found = byKey_.find(key.substr(kArticle.size()));
    }
    if (found != byKey_.end() && (key.size() > kLongestCode || writtenInAscii(text, key))) {
        return found->second;
    }
    const auto foreign = foreignCodes_.find(std::string(trimmed(text)));
    return foreign == foreignCodes_.end() ? kNoParty : foreign->second.party;
}

const PartyTable::Unsure* PartyTable::unsure(const std::string& key) const {
    auto found = unsure_.find(key);
    found = found == unsure_.end() ? unsure_.find(looseName(key)) : found;
    return found == unsure_.end() ? nullptr : &found->second;
}

PartyId PartyTable::find(std::string_view text) const {
    if (const PartyId party = findWithoutMore(text); party != kNoParty) {
        return party;
    }
    const std::string key = lookupKey(text);
    if (key.empty() || allDigits(key) || unsure(key) != nullptr) {
        return kNoParty;
    }
    if (const auto party = more_->find(key)) {
        return *party;
    }
    const std::string loose = looseName(key);
    if (loose.size() <= kLongestCode) {
        return kNoParty;
    }
    if (const auto found = byKey_.find(loose); found != byKey_.end()) {
        return found->second;
    }
    const auto party = more_->findLoose(loose, byKey_);
    return party ? *party : more_->find(loose).value_or(kNoParty);
}

std::string PartyTable::nameAndCode(PartyId party) const {
    return fmt::format("{} ({})", parties_[party].name, parties_[party].code);
}

std::string PartyTable::anyOf(const std::vector<PartyId>& parties) const {
    std::string all;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        all += i == 0 ? "" : i + 1 == parties.size() ? " or " : ", ";
        all += nameAndCode(parties[i]);
    }
    return all;
}

std::string PartyTable::remark(std::string_view text) const {
    if (byCode(text) != kNoParty) {
        return {};
    }
    std::string key = lookupKey(text);
    if (byKey_.count(key) == 0 && key.starts_with(kArticle)) {
        key.erase(0, kArticle.size());
    }
    if (const auto also = alsoNameOf_.find(key); also != alsoNameOf_.end()) {
        return fmt::format("it may be {} too.", anyOf(also->second));
    }
    const auto foreign = foreignCodes_.find(std::string(trimmed(text)));
    if (foreign == foreignCodes_.end() || byKey_.count(key) != 0) {
        return {};
    }
    return fmt::format("it is a code of the {}, not of ISO 3166.", foreign->second.list);
}

std::string PartyTable::advice(std::string_view text) const {
    const std::string key = lookupKey(text);
    if (const auto* known = unsure(key)) {
        const auto first = known->parties.front();
        return known->part ? fmt::format("It is a part of {}; write {} where the whole is meant.", nameAndCode(first),
                                         parties_[first].code)
                           : fmt::format("It may be {}; write the code.", anyOf(known->parties));
    }
    if (const auto draw = more_->drawOf(key); !draw.empty()) {
        return fmt::format("It may be {}; write the code.", anyOf(draw));
    }
    const std::string near = nearestName(text);
    return near.empty() ? near : fmt::format("Did you mean {}?", near);
}

std::string PartyTable::nearestToCode(std::string_view letters) const {
    std::string code(letters);
    std::transform(code.begin(), code.end(), code.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    std::vector<PartyId> swapped;
    for (const std::size_t at : {0U, 1U}) {
        std::swap(code[at], code[at + 1]);
        if (const PartyId party = byCode(code); party != kNoParty) {
            swapped.push_back(party);
        }
        std::swap(code[at], code[at + 1]);
    }
    if (swapped.size() == 1) {
        return nameAndCode(swapped.front());
    }
    PartyId begun = kNoParty;
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        if (parties_[i].status != PartyStatus::former && normalizedName(parties_[i].name).starts_with(letters)) {
            if (begun != kNoParty) {
                return {};
            }
            begun = static_cast<PartyId>(i);
        }
    }
    return begun == kNoParty ? std::string() : nameAndCode(begun);
}

std::string PartyTable::nearestName(std::string_view text) const {
    const std::string wantedKey = normalizedName(text);
    if (wantedKey.size() == kLongestCode && isLetters(wantedKey)) {
        return nearestToCode(wantedKey);
    }
    const std::u32string wanted = codePoints(wantedKey);
    const unsigned points = compassPoints(wantedKey);
    const auto otherWay = [points](std::string_view key) {
        const unsigned others = compassPoints(key);
        return points != 0 && others != 0 && points != others;
    };
    std::size_t most = wanted.size() / 3;
    std::string best;
    bool any = false;
    for (const auto& [key, shown] : shown_) {
        if (key.size() < 3 || allDigits(key)) {
            continue; // an alpha-2 or numeric code is near to everything short
        }
        const std::size_t distance = editDistance(wanted, codePoints(key), most);
        if (distance > most || (any && distance == most && shown >= best) || otherWay(key)) {
            continue;
        }
        most = distance;
        best = shown;
        any = true;
    }
    if ((any && most <= 1) || (!any && most == 0)) {
        return best;
    }
    const auto other = more_->nearest(wanted, any ? most - 1 : most);
    if (!other) {
        return best;
    }
    const auto& own = parties_[other->second].name;
    return other->first == own ? own : fmt::format("{} ({})", other->first, own);
}

std::vector<PartyId> PartyTable::search(std::string_view text, std::size_t most) const {
    const std::string wanted = normalizedName(text);
    if (wanted.empty() || most == 0) {
        return {};
    }
    constexpr int kNone = std::numeric_limits<int>::max();
    constexpr int kOtherName = 5; // names in other languages come after all English ones
    std::vector<int> quality(parties_.size(), kNone);
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        const auto byName = nameMatch(normalizedName(parties_[i].name), wanted);
        const std::string code = normalizedName(parties_[i].code);
        const int codeQuality = code == wanted ? 0 : code.starts_with(wanted) ? 2 : kNone;
        quality[i] = std::min(byName.value_or(kNone), codeQuality);
    }
    for (const auto& [key, party] : byKey_) {
        if (const auto match = nameMatch(key, wanted); match && !allDigits(key)) {
            quality[party] = std::min(quality[party], *match + kOtherName);
        }
    }
    const bool answered = std::any_of(quality.begin(), quality.end(), [](int q) { return q != kNone; });
    if (!answered) {
        more_->forEach([&](const std::string& key, PartyId party) {
            if (const auto match = nameMatch(key, wanted)) {
                quality[party] = std::min(quality[party], *match + kOtherName);
            }
        });
    }
    std::vector<PartyId> found;
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        if (quality[i] != kNone) {
            found.push_back(static_cast<PartyId>(i));
        }
    }
    std::sort(found.begin(), found.end(), [&](PartyId a, PartyId b) {
        return std::tie(quality[a], parties_[a].name, a) < std::tie(quality[b], parties_[b].name, b);
    });
    found.resize(std::min(found.size(), most));
    return found;
}

} // namespace entente
