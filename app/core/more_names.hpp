#pragma once
/// The many names that parties have in other languages, read when the first of them is looked for.

#include "core/party.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente {

/// The longest normalised text that may be a code.
inline constexpr std::size_t kLongestCode = 3;

/// Numbers by the hashes of texts, open addressing in one column: some forty thousand texts are known by them, whose
/// own memory would cost more to touch than all else. Two of 64 bits alike are not to be expected.
class NumberOfText {
  public:
    explicit NumberOfText(std::size_t most);

    /// The number of a text; where it is new, `number`, which it has from now on.
    [[nodiscard]] std::uint32_t& insert(std::string_view text, std::uint32_t number);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;

  private:
    struct Slot {
        std::uint64_t hash = 0; ///< 0: free
        std::uint32_t number = 0;
    };
    [[nodiscard]] std::size_t place(std::string_view text) const;
    std::vector<Slot> slots_;
};

/// Names by normalizedName(). A name that the list gives to several parties is that of the one it is given to most
/// often; of none, kNoParty, where that is a draw. May be used by several threads at once.
class MoreNames {
  public:
    using OwnNames = std::unordered_map<std::string, PartyId>;

    /// `load` is called once, when first needed; null: there are no names.
    explicit MoreNames(std::function<PartyTable::NameList()> load) : load_(std::move(load)) {}

    /// The party of a normalised name; nullopt where it is not in the list.
    [[nodiscard]] std::optional<PartyId> find(const std::string& key);
    /// The party of a looseName(), by the names that a table has itself, `own`, or by the list; kNoParty where it is
    /// two parties'.
    [[nodiscard]] std::optional<PartyId> findLoose(const std::string& name, const OwnNames& own);
    /// Whom a name of a draw may mean; empty for others.
    [[nodiscard]] std::vector<PartyId> drawOf(const std::string& key);
    /// The name that is at most so many edits away, as it was given, and its party.
    [[nodiscard]] std::optional<std::pair<std::string, PartyId>> nearest(const std::u32string& wanted,
                                                                         std::size_t most);
    /// Calls with every normalised name and its party.
    void forEach(const std::function<void(const std::string& key, PartyId party)>& call);

  private:
    struct Text {
        std::uint32_t name = 0; ///< the first of `names_` that is written so
        PartyId party = kNoParty;
        std::uint16_t votes = 0;
    };
    using Votes = std::map<PartyId, std::size_t>;

    void read();
    void decide(std::uint32_t text, Votes& votes);
    [[nodiscard]] std::string keyOf(const Text& text) const;

    std::function<PartyTable::NameList()> load_;
    std::once_flag once_, onceLoose_, onceCompared_;
    PartyTable::NameList names_;
    std::vector<Text> texts_;
    NumberOfText byKey_{0};                                         ///< of texts_
    std::unordered_map<std::uint32_t, std::vector<PartyId>> draws_; ///< by number of text
    NumberOfText ownLoose_{0};
    NumberOfText loose_{0};
    std::vector<std::uint64_t> characters_; ///< in each of texts_
};

} // namespace entente
