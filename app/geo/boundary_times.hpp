#pragma once
/// When the polygons of a file of boundaries hold.
///
/// Fields are told by their names: a word for start or end (start, begin, from, since; end, to, until; s and e before a
/// unit, as in `gwsdate`, `eyear`), with or without `gw`, `cow`, `valid`, ... in front and a unit (date, year, month,
/// day) at either side. Year, month and day may be fields of their own. A field `validity`, `period`, `interval` or
/// `edtf` may hold whole intervals. Fields whose values are no dates are passed over, and so are other fields of dates:
/// a file often says when it was drawn.

#include "core/day.hpp"
#include "geo/field_samples.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// Whether a polygon still holds on the day that its end names. An interval in one field includes its end always.
enum class BoundaryEnd : std::uint8_t { inclusive, exclusive };

struct BoundaryTimes {
    /// By row; all days for one without dates, first > last for one that holds on none.
    std::vector<Window> days;
    std::string start, end; ///< the fields; of dates in parts "gwsyear, gwsmonth, gwsday"; empty where there are none
    std::size_t undated = 0;
    std::size_t unread = 0;    ///< rows with a text that is no date; it bounds nothing
    std::string unreadText;    ///< the first of these
    std::size_t never = 0;     ///< rows that hold on no day, as their end lies before their start
    std::size_t sameDay = 0;   ///< ends on the very day on which the next polygon of the same owner starts
    std::size_t nextDay = 0;   ///< ends on the day before
    std::size_t unbounded = 0; ///< rows whose end is the end of the file's coverage, see coverageEnd
    /// The last end of the file, where more than half as many polygons have it as ever hold together: borders that are
    /// not known to have ended. They have no end in `days`.
    std::optional<Day> coverageEnd;

    [[nodiscard]] bool any() const { return !start.empty() || !end.empty(); }
};

/// Reads the dates of all rows. A date of less precision stands for its first day as a start and for its last as an end
/// (its first one where ends are exclusive); `~`, `?` and `%` are not regarded. No bound: a missing value, `..`, words
/// such as "present", the year 9999, and 0, -1, -9, -9999 for a year. `owners` says, by row, whose polygon it is.
[[nodiscard]] BoundaryTimes readBoundaryTimes(std::span<const FeatureProperties> rows,
                                              std::span<const std::string> owners, BoundaryEnd end);

} // namespace entente
