#pragma once
/// Files of the Correlates of War Project and of ATOP, which name states by numbers and mostly have a row a year.

#include "core/result.hpp"
#include "geo/pack_writer.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// State numbers and the codes that they have in a year.
class CowCodes {
  public:
    /// Reads cow_codes.csv. Errors as DelimitedTable.
    [[nodiscard]] static Result<CowCodes> read(const std::filesystem::path& geodata);
    /// The code, or the name of a state that has none; nullopt for a number that is no state's.
    [[nodiscard]] std::optional<std::string> find(int number, int year) const;
    /// A code, or the name of a state that has none, and the years in which a number stands for it; INT_MIN and INT_MAX
    /// where there is no bound.
    struct Entry {
        int firstYear, lastYear;
        std::string code;
    };
    /// All that a number stands for, in the order of the years; none for a number that is no state's.
    [[nodiscard]] std::span<const Entry> entriesOf(int number) const;
    /// Whether the number has one code from one year to the other.
    [[nodiscard]] bool isOne(int number, int firstYear, int lastYear) const;

  private:
    std::map<int, std::vector<Entry>> entries_;
};

/// `cow-alliance-dyad-year`, `cow-alliance-spells`, `atop-dyad-year`, `cow-igo-state-year`.
[[nodiscard]] std::span<const std::string_view> cowPresetNames();

struct CowImport {
    PackHeader header;
    std::vector<WrittenFeature> features;
    std::size_t rows = 0;
    std::map<std::string, std::size_t> unused; ///< why rows were not used, and how many
    std::size_t renamed = 0;                   ///< spells in which a state changed its code; they have the last one
};

/// Reads a CSV file as the preset says. A partnership a pair, kind and spell, whichever of the two is named first; a
/// membership a state, organization, role and spell. Years stay years. What holds in the last year of the file is
/// open: it is not known to have ended. The state numbers stay in the properties `cow`.
/// Errors: `unreadable-file`, `missing-column`.
[[nodiscard]] Result<CowImport> importCow(const std::filesystem::path& path, std::string_view preset,
                                          const CowCodes& codes);

} // namespace entente
