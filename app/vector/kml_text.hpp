#pragma once
/// KML made ready for GDAL, which keeps no years and months of its times and makes no difference between an end that is
/// not there and one that it cannot read.

#include <string>

namespace entente {

/// A KML text in which times stand in the extended data: `start` and `end` as they are written, ".." for an omitted
/// side of a TimeSpan, which KML calls unbounded (OGC 07-147r2, 15.2), and both sides the same for a TimeStamp. A
/// container's time is that of all in it that has none. Links to other files are left out. Empty where the text is no
/// XML.
[[nodiscard]] std::string makeKmlText(const std::string& text);

} // namespace entente
