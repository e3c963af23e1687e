#include "core/more_names.hpp"

#include "core/name_text.hpp"

#include <algorithm>
#include <bit>

namespace entente {

namespace {

std::uint64_t hashOf(std::string_view text) {
    return std::hash<std::string_view>{}(text) | 1U;
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

/// A name is remembered where its looseName() is another text.
void addLoose(const std::string& key, PartyId party, NumberOfText& into) {
    const std::string name = looseName(key);
    if (name != key && name.size() > kLongestCode) {
        auto& known = into.insert(name, party);
        known = known == party ? known : kNoParty;
    }
}

} // namespace

NumberOfText::NumberOfText(std::size_t most) : slots_(std::bit_ceil(most * 2 + 2)) {}

std::size_t NumberOfText::place(std::string_view text) const {
    const auto hash = hashOf(text);
    std::size_t at = (hash >> 1U) & (slots_.size() - 1);
    while (slots_[at].hash != 0 && slots_[at].hash != hash) {
        at = (at + 1) & (slots_.size() - 1);
    }
    return at;
}

std::uint32_t& NumberOfText::insert(std::string_view text, std::uint32_t number) {
    Slot& slot = slots_[place(text)];
    if (slot.hash == 0) {
        slot = {hashOf(text), number};
    }
    return slot.number;
}

std::optional<std::uint32_t> NumberOfText::find(std::string_view text) const {
    const Slot& slot = slots_[place(text)];
    return slot.hash == 0 ? std::nullopt : std::optional(slot.number);
}

void MoreNames::read() {
    std::call_once(once_, [this] {
        names_ = load_ ? load_() : PartyTable::NameList{};
        byKey_ = NumberOfText(names_.size());
        texts_.reserve(names_.size());
        std::map<std::uint32_t, Votes> others; // for another party than a text's first
        for (std::uint32_t i = 0; i < names_.size(); ++i) {
            const auto party = names_[i].second;
            const std::string key = normalizedName(names_[i].first);
            if (key.empty()) {
                continue;
            }
            const auto number = byKey_.insert(key, static_cast<std::uint32_t>(texts_.size()));
            if (number == texts_.size()) {
                texts_.push_back({i, party, 0});
            }
            if (texts_[number].party == party) {
                ++texts_[number].votes;
            } else {
                ++others[number][party];
            }
        }
        for (auto& [number, votes] : others) {
            decide(number, votes);
        }
    });
}

void MoreNames::decide(std::uint32_t text, Votes& votes) {
    auto& known = texts_[text];
    votes.emplace(known.party, known.votes);
    std::vector<PartyId> most;
    std::size_t mostVotes = 0;
    for (const auto& [party, count] : votes) {
        if (count > mostVotes) {
            most.clear();
        }
        mostVotes = std::max(mostVotes, count);
        if (count == mostVotes) {
            most.push_back(party);
        }
    }
    known.party = most.size() == 1 ? most.front() : kNoParty;
    if (most.size() > 1) {
        draws_.emplace(text, std::move(most));
    }
}

std::string MoreNames::keyOf(const Text& text) const {
    return normalizedName(names_[text.name].first);
}

std::optional<PartyId> MoreNames::find(const std::string& key) {
    read();
    const auto number = byKey_.find(key);
    return number ? std::optional(texts_[*number].party) : std::nullopt;
}

std::optional<PartyId> MoreNames::findLoose(const std::string& name, const OwnNames& own) {
    read();
    std::call_once(onceLoose_, [this, &own] {
        ownLoose_ = NumberOfText(own.size());
        loose_ = NumberOfText(texts_.size());
        for (const auto& [key, party] : own) {
            addLoose(key, party, ownLoose_);
        }
        for (const auto& text : texts_) {
            addLoose(keyOf(text), text.party, loose_);
        }
    });
    for (const auto* table : {&ownLoose_, &loose_}) {
        if (const auto party = table->find(name)) {
            return static_cast<PartyId>(*party);
        }
    }
    return std::nullopt;
}

std::vector<PartyId> MoreNames::drawOf(const std::string& key) {
    read();
    const auto number = byKey_.find(key);
    const auto draw = number ? draws_.find(*number) : draws_.end();
    return draw == draws_.end() ? std::vector<PartyId>() : draw->second;
}

std::optional<std::pair<std::string, PartyId>> MoreNames::nearest(const std::u32string& wanted, std::size_t most) {
    read();
    std::call_once(onceCompared_, [this] {
        characters_.reserve(texts_.size());
        for (const auto& text : texts_) {
            characters_.push_back(characterSet(codePoints(keyOf(text))));
        }
    });
    const std::uint64_t characters = characterSet(wanted);
    std::optional<std::pair<std::string, PartyId>> best;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        const auto& text = texts_[i];
        if (static_cast<std::size_t>(std::popcount(characters_[i] ^ characters)) / 2 > most || text.party == kNoParty) {
            continue;
        }
        const auto points = codePoints(keyOf(text));
        const std::size_t distance = editDistance(wanted, points, most);
        const auto& name = names_[text.name].first;
        if (points.size() < 3 || distance > most || (best && distance == most && name >= best->first)) {
            continue;
        }
        most = distance;
        best.emplace(name, text.party);
    }
    return best;
}

void MoreNames::forEach(const std::function<void(const std::string& key, PartyId party)>& call) {
    read();
    for (const auto& text : texts_) {
        if (text.party != kNoParty) {
            call(keyOf(text), text.party);
        }
    }
}

} // namespace entente
