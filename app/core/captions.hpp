#pragma once
/// The words of a picture: title, subtitle, legend and sources line.

#include "core/change_map.hpp"
#include "core/legend.hpp"
#include "core/marks.hpp"
#include "core/memberships.hpp"
#include "core/slice.hpp"
#include "core/strands.hpp"
#include "core/view.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Captions {
    std::string title, subtitle, date, sources;
    std::vector<LegendBlock> legend;
};

/// What is on the map, as far as captions speak of it.
struct Shown {
    const Slice& slice;
    const View& view;
    const Memberships& memberships;
    const StrandChoice& strands;
    StrengthClasses classes = kStrengthClasses;
    const MarkChoice& marks;
    const Theme& theme;
    std::string projection;                 ///< Projection::description()
    std::optional<std::size_t> sourceCount; ///< publications behind what is drawn
    bool disputedBorders = true;
    std::vector<PartyId> former{};                        ///< states that are shown on their successors' land
    std::optional<Compared> compared{};                   ///< in compare mode
    const MembershipChanges* membershipChanges = nullptr; ///< likewise
    /// Every organization has a block of its own, so that the legends of two maps can be joined.
    bool organizationsApart = false;
};

[[nodiscard]] Captions captionsOf(const Shown& shown);
/// Whether anything is drawn that held only within the last step.
[[nodiscard]] bool showsPassed(const Shown& shown);
inline constexpr std::string_view kPassedText = "paler, thinner: passed within the step";

/// What a picture is of, in few words: "20 January 2023", "June 2004", "2003 – 2007", "2 January 2004 – 5 March 2004".
[[nodiscard]] std::string periodText(const Window& window);
/// "20 January 2023", or "1 January to 20 January 2023" for a window.
[[nodiscard]] std::string windowText(const Window& window);
/// 12345 as "12,345".
[[nodiscard]] std::string grouped(std::size_t number);

} // namespace entente
