#pragma once
/// Packs of any number of generated ties, in the shape of event data: 70 % partnerships, 15 % exercises with a place,
/// 15 % memberships, from 1995 to the end of 2024, of which about 12 % hold on any day in the middle. Some 235 bytes a
/// feature, one tie each. The same settings write the same bytes. A tenth of the dates is known to the month or year
/// alone.

#include <cstdint>
#include <filesystem>
#include <map>

namespace entente {

struct GeneratedPack {
    std::uint64_t count = 0;
    std::uint64_t seed = 1;
    std::uint64_t parties = 200; ///< 2 to kPartyCodeCount
    bool daysOnly = false;       ///< every date is known to the day
};

/// False where the file cannot be written.
[[nodiscard]] bool writeGeneratedPack(const GeneratedPack& settings, const std::filesystem::path& file);

/// Generated packs in a temporary folder of their own, which goes with it.
class GeneratedPacks {
  public:
    GeneratedPacks();
    GeneratedPacks(const GeneratedPacks&) = delete;
    GeneratedPacks& operator=(const GeneratedPacks&) = delete;
    GeneratedPacks(GeneratedPacks&&) = delete;
    GeneratedPacks& operator=(GeneratedPacks&&) = delete;
    ~GeneratedPacks();

    /// A pack of so many ties, written when it is first asked for. Throws std::runtime_error where that fails.
    [[nodiscard]] const std::filesystem::path& pack(std::uint64_t count);

  private:
    std::filesystem::path folder_;
    std::map<std::uint64_t, std::filesystem::path> packs_;
};

} // namespace entente
