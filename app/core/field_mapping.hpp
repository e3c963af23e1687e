#pragma once
/// What the fields of somebody else's file (a GeoJSON without a pack's header) are read as.
///
/// Reading such a file fills Pack::fields with a FieldReport: the mapping that was used, and all fields there are
/// with sample values. A dialog shows both; what a person corrects goes back as FieldChoices:
///
///     FieldChoices choices = choicesOf(pack.fields->mapping);
///     choices.fields[FieldRole::from] = {"Land A"};   // {} means: none
///     ReadOptions options;  options.fields = choices;
///     Result<Pack> again = readPack(path, parties, options);
///
/// A role that FieldChoices does not name is recognised anew; one that it names is taken as it is. A field that the
/// file does not have is the error `unknown-field` (no pack), which lists the fields there are. The command line's
/// options of a file without a header are the same choices, see fieldOptions().

#include "core/pack_layer.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a field may be read as.
enum class FieldRole : std::uint8_t {
    from,         ///< one party of a pair; the first one
    to,           ///< the other party of a pair
    parties,      ///< a list of parties, or several fields of one party each
    party,        ///< a member of an organization
    organization, ///< what it is a member of
    role,         ///< as what
    start,
    end,
    date, ///< of what happens at a time; a year, where all values are years, holds for that year
    weight,
    label,
    kind,
    place,
    count
};
inline constexpr std::size_t kFieldRoleCount = static_cast<std::size_t>(FieldRole::count);
/// `from`, `to`, `parties`, ...: what the command line's `--from-field` has in front.
[[nodiscard]] std::string_view fieldRoleName(FieldRole role);
/// For people: "from", "list of parties", ...
[[nodiscard]] std::string_view fieldRoleLabel(FieldRole role);

/// How a date such as 3/4/2004 is read.
enum class DayOrder : std::uint8_t { unknown, dayFirst, monthFirst };
/// What a bare number in a field of dates means.
enum class NumberTime : std::uint8_t { calendar, epochSeconds, epochMilliseconds };

struct FieldMapping {
    /// Names of the fields read as each role; none where there is none. Only `parties` may have several.
    std::array<std::vector<std::string>, kFieldRoleCount> fields;
    /// What stands between the parties in the texts of a role; empty where each text is one party.
    std::array<std::string, kFieldRoleCount> separators;
    Layer layer = Layer::overlay; ///< of features that have what the layer needs; overlay otherwise
    bool directed = false;        ///< of a pair: `from` and `to` mean a direction
    bool yearly = false;          ///< the date is a year: the row holds from its first to its last day
    DayOrder dayOrder = DayOrder::unknown;
    NumberTime numberTime = NumberTime::calendar;
    double weightMaximum = 1.0; ///< weights are divided by it

    [[nodiscard]] const std::vector<std::string>& of(FieldRole r) const { return fields[static_cast<std::size_t>(r)]; }
    [[nodiscard]] std::vector<std::string>& of(FieldRole r) { return fields[static_cast<std::size_t>(r)]; }
    [[nodiscard]] bool has(FieldRole r) const { return !of(r).empty(); }
    /// The role of a field; nullopt where it is not used.
    [[nodiscard]] std::optional<FieldRole> roleOf(std::string_view field) const;
    friend bool operator==(const FieldMapping&, const FieldMapping&) = default;
};

/// The roles that features of a layer can have, in the order in which a person is asked for them.
[[nodiscard]] std::span<const FieldRole> rolesOf(Layer layer);
/// The mapping for features of another layer: a pair becomes member and organization, its kind the role, and the other
/// way round; what the layer has no use for has no role.
[[nodiscard]] FieldMapping readAs(FieldMapping mapping, Layer layer);

/// One field of a file, as a sample of its features shows it.
struct FieldInfo {
    std::string name;
    std::size_t filled = 0;           ///< features of the sample that have a value in it
    std::vector<std::string> samples; ///< up to five different values, cut where they are long
    double partyShare = 0.0;          ///< of the values that name a party (or a list of parties), [0, 1]
    double dateShare = 0.0;           ///< of the values that are dates
    double numberShare = 0.0;         ///< of the values that are numbers
};

struct FieldReport {
    FieldMapping mapping;
    std::vector<FieldInfo> fields;       ///< in the order in which they appear
    std::size_t sampled = 0;             ///< features looked at
    std::vector<std::string> tables;     ///< of a file with several tables (sheets, layers): all their names
    std::vector<std::string> tablesRead; ///< likewise: the names of those whose rows were read
};

/// What a person says about the fields of a file.
struct FieldChoices {
    std::map<FieldRole, std::vector<std::string>> fields; ///< an empty list: no field has this role
    std::optional<Layer> layer;                           ///< nullopt: what the roles make of it
    std::optional<bool> directed;
    std::string table; ///< of a file with several tables (sheets, layers); empty: chosen by what they hold
    [[nodiscard]] bool empty() const { return fields.empty() && !layer && !directed && table.empty(); }
    friend bool operator==(const FieldChoices&, const FieldChoices&) = default;
};
/// Choices that say all of a mapping.
[[nodiscard]] FieldChoices choicesOf(const FieldMapping& mapping);
/// Those that differ from a mapping in the fields of one role. A field has one role: the one it had loses it; of a pair
/// whose one end becomes the other, the two change places.
[[nodiscard]] FieldChoices withFields(FieldMapping mapping, FieldRole role, std::vector<std::string> fields);
/// Those that read the features as ones of another layer; roles that only that layer has are recognised anew.
[[nodiscard]] FieldChoices withLayer(const FieldMapping& mapping, Layer layer);
/// The command line's options that say the same, quoted for a shell: `--from-field 'Land A' --weight-field ''`.
[[nodiscard]] std::string fieldOptions(const FieldChoices& choices);
/// A text as one word of a shell's line, in single quotes where it needs them.
[[nodiscard]] std::string shellWord(std::string_view text);

} // namespace entente
