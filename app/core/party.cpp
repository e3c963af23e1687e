#include "core/party.hpp"

#include "core/name_text.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <map>
#include <mutex>
#include <tuple>

namespace entente {

namespace {

bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
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

/// A bit for each of 64 classes of characters in a name: two names that differ in n of them are n / 2 edits apart or
/// more.
std::uint64_t characterSet(const std::u32string& name) {
    std::uint64_t set = 0;
    for (const char32_t c : name) {
        set |= std::uint64_t{1} << (c % 64U);
    }
    return set;
}

} // namespace

struct PartyTable::MoreNames {
    struct Name {
        std::u32string key;
        std::uint64_t characters = 0;
        std::string shown;
        PartyId party = kNoParty;
    };
    std::once_flag once;
    std::function<NameList()> load;
    std::unordered_map<std::string, PartyId> byKey;
    std::vector<Name> names; ///< to be compared with

    void read() {
        std::unordered_map<std::string, std::map<PartyId, std::size_t>> votes;
        std::unordered_map<std::string, std::string> shown;
        for (auto& [name, party] : load()) {
            std::string key = normalizedName(name);
            if (!key.empty()) {
                ++votes[key][party];
                shown.try_emplace(std::move(key), std::move(name));
            }
        }
        byKey.reserve(votes.size());
        names.reserve(votes.size());
        for (const auto& [key, parties] : votes) {
            const auto most = std::max_element(parties.begin(), parties.end(),
                                               [](const auto& a, const auto& b) { return a.second < b.second; });
            const auto equals = std::count_if(parties.begin(), parties.end(),
                                              [&](const auto& other) { return other.second == most->second; });
            if (equals == 1) {
                byKey.emplace(key, most->first);
                auto points = codePoints(key);
                const auto characters = characterSet(points);
                names.push_back({std::move(points), characters, shown[key], most->first});
            }
        }
    }
};

void PartyTable::setMoreNames(std::function<NameList()> load) {
    more_ = std::make_shared<MoreNames>();
    more_->load = std::move(load);
}

const PartyTable::MoreNames* PartyTable::moreNames() const {
    if (more_) {
        std::call_once(more_->once, [this] { more_->read(); });
    }
    return more_.get();
}

PartyId PartyTable::findWithoutMore(std::string_view text) const {
    if (const PartyId party = byCode(text); party != kNoParty) {
        return party;
    }
    const std::string key = lookupKey(text);
    auto found = byKey_.find(key);
    constexpr std::string_view kArticle = "the ";
    if (found == byKey_.end() && key.starts_with(kArticle)) {
        found = byKey_.find(key.substr(kArticle.size()));
    }
    return found == byKey_.end() ? kNoParty : found->second;
}

PartyId PartyTable::find(std::string_view text) const {
    if (const PartyId party = findWithoutMore(text); party != kNoParty) {
        return party;
    }
    const std::string key = lookupKey(text);
    if (key.empty() || allDigits(key)) {
        return kNoParty;
    }
    const MoreNames* more = moreNames();
    if (more == nullptr) {
        return kNoParty;
    }
    const auto found = more->byKey.find(key);
    return found == more->byKey.end() ? kNoParty : found->second;
}

std::string PartyTable::nearestName(std::string_view text) const {
    const std::u32string wanted = codePoints(normalizedName(text));
    std::size_t most = wanted.size() / 3;
    std::string best;
    bool any = false;
    for (const auto& [key, shown] : shown_) {
        if (key.size() < 3 || allDigits(key)) {
            continue; // an alpha-2 or numeric code is near to everything short
        }
        const std::size_t distance = editDistance(wanted, codePoints(key), most);
        if (distance > most || (any && distance == most && shown >= best)) {
            continue;
        }
        most = distance;
        best = shown;
        any = true;
    }
    const MoreNames* more = moreNames();
    if (more == nullptr || (any && most <= 1) || (!any && most == 0)) {
        return best;
    }
    const std::uint64_t characters = characterSet(wanted);
    const MoreNames::Name* other = nullptr;
    for (const auto& name : more->names) {
        const auto apart = static_cast<std::size_t>(std::popcount(name.characters ^ characters));
        if (name.key.size() < 3 || apart / 2 > most) {
            continue;
        }
        const std::size_t distance = editDistance(wanted, name.key, most);
        const bool nearer = distance < most || (distance == most && !any && other == nullptr) ||
                            (distance == most && other != nullptr && name.shown < other->shown);
        if (nearer) {
            most = distance;
            other = &name;
        }
    }
    if (other == nullptr) {
        return best;
    }
    const auto& own = parties_[other->party].name;
    return other->shown == own ? own : other->shown + " (" + own + ")";
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
    if (const MoreNames* more = answered ? nullptr : moreNames()) {
        for (const auto& [key, party] : more->byKey) {
            if (const auto match = nameMatch(key, wanted)) {
                quality[party] = std::min(quality[party], *match + kOtherName);
            }
        }
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
