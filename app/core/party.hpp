#pragma once
/// Countries, territories and former states, and the ways people name them.

#include "core/day.hpp"
#include "core/geometry.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente {

/// A position in a PartyTable.
using PartyId = std::uint16_t;
inline constexpr PartyId kNoParty = 0xFFFF;

enum class PartyStatus : std::uint8_t { iso, userAssigned, former };

/// A party that came out of a former state.
struct Successor {
    PartyId party = kNoParty;
    Day until = kDayMax; ///< last day on which it was a part of the former state
};

struct Party {
    std::string code; ///< ISO 3166-1 alpha-3, a user-assigned X code, or ISO 3166-3 alpha-3
    std::string alpha2;
    std::string numeric;      ///< three digits, may be empty
    std::string name;         ///< as a map prints it, English
    std::string officialName; ///< may be empty
    LonLat label{0.0, 0.0};   ///< a point inside the party's largest territory
    std::optional<LonLat> capital;
    int rank = 6; ///< 1 (name first) .. 6 (name last)
    PartyStatus status = PartyStatus::iso;
    std::vector<Successor> successors; ///< of a former state
    Day began = kDayMin;               ///< first day of a former state; kDayMin where it is not known
    Day ended = kDayMax;               ///< last day of a former state: that of its last successor
};

class MoreNames;

/// All parties there are, with lookup by any of their names. Built once, then only read: a name that is added after
/// the first search for one that was not known is not found by its looseName().
class PartyTable {
  public:
    PartyTable();

    /// Adds a party and its code, alpha-2, numeric, name and official name as keys.
    PartyId add(Party party);
    /// Adds one more name; a name that is taken already keeps its first meaning.
    void addAlias(std::string_view name, PartyId party);
    /// Adds a code, in capitals, out of a list other than ISO 3166 ("IOC"). It stands back behind all names and codes
    /// that are added otherwise.
    void addForeignCode(std::string_view code, PartyId party, std::string_view list);
    /// Adds a name that may mean any of several parties: find() does not know it, and advice() names them. With
    /// `readAsFirst` it means the first all the same, and remark() names the others.
    void addSharedName(std::string_view name, std::vector<PartyId> parties, bool readAsFirst);
    /// Adds the name of a part of a party, by which find() does not know the whole; advice() names it.
    void addPart(std::string_view name, PartyId whole);

    /// Names to fall back on where no other is known: those of other languages, which are many.
    using NameList = std::vector<std::pair<std::string, PartyId>>;
    /// `load` is called once, by the first thread that looks for a name that is not known otherwise; copies of the
    /// table share what it gives. A name that the list gives to several parties is that of the one it is given to
    /// most often; of none where that is a draw.
    void setMoreNames(std::function<NameList()> load);

    [[nodiscard]] const Party& operator[](PartyId id) const { return parties_[id]; }
    [[nodiscard]] Party& edit(PartyId id) { return parties_[id]; }
    [[nodiscard]] std::size_t size() const { return parties_.size(); }

    /// Exact alpha-3 or user-assigned code; the fast way, for columns of codes.
    [[nodiscard]] PartyId byCode(std::string_view alpha3) const;
    /// Any code or name, regardless of case, accents of Latin letters, punctuation and surrounding space; where no
    /// name is so, one of the same looseName(). kNoParty where none is known by it.
    [[nodiscard]] PartyId find(std::string_view text) const;
    /// The same without the names of setMoreNames() and without looseName().
    [[nodiscard]] PartyId findWithoutMore(std::string_view text) const;
    /// What a person is to be told of how find() reads a text that it knows: that it is a code of another list than
    /// ISO 3166, or whose name it is too. To be put after a colon; empty for nearly all texts.
    [[nodiscard]] std::string remark(std::string_view text) const;
    /// What to write instead of a text that find() does not know: the parties that it may mean, the whole that it is
    /// a part of, or the nearest name. A sentence; empty where there is nothing to say.
    [[nodiscard]] std::string advice(std::string_view text) const;
    /// The known name nearest to a text that find() does not know: fewest edits, at most a third of its length, north
    /// never for south; empty where nothing is near. A name out of setMoreNames() has the party's own in brackets after
    /// it. Three letters, which are near to some code whatever they are, get a code with two of them swapped, or the
    /// one party whose name begins with them.
    [[nodiscard]] std::string nearestName(std::string_view text) const;
    /// Parties whose name or code begins with (first) or contains the text, best first, for a search field.
    /// The names of setMoreNames() are asked only where no other answers.
    [[nodiscard]] std::vector<PartyId> search(std::string_view text, std::size_t most) const;

  private:
    struct Unsure {
        std::vector<PartyId> parties;
        bool part = false; ///< a part of the one party
    };
    struct ForeignCode {
        PartyId party = kNoParty;
        std::string list;
    };
    /// What is known of a text whose meaning is not sure; null for others.
    [[nodiscard]] const Unsure* unsure(const std::string& key) const;
    [[nodiscard]] std::string nearestToCode(std::string_view letters) const;
    /// "Japan (JPN)"
    [[nodiscard]] std::string nameAndCode(PartyId party) const;
    [[nodiscard]] std::string anyOf(const std::vector<PartyId>& parties) const;

    std::vector<Party> parties_;
    std::shared_ptr<MoreNames> more_;
    std::unordered_map<std::string, Unsure> unsure_;                   ///< normalised and loose names
    std::unordered_map<std::string, std::vector<PartyId>> alsoNameOf_; ///< normalised name -> the others it may mean
    std::unordered_map<std::string, ForeignCode> foreignCodes_;        ///< by the code as written
    std::unordered_map<std::string, PartyId> byKey_;                   ///< normalised name -> party
    std::unordered_map<std::string, std::string> shown_;               ///< normalised name -> as it was given
    std::vector<PartyId> byPackedCode_;                                ///< 26^3 alpha-3 codes -> party
};

} // namespace entente
