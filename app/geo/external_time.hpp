#pragma once
/// Dates as other standards write them.

#include "geo/feature_draft.hpp"

#include <simdjson.h>

namespace entente {

/// Linked Places and GeoJSON-T `when`: { "timespans": [ { "start": { "in": .. }, "end": { "latest": .. } } ] },
/// also with a single `timespan`, or start and end right in it. From the first start to the last end.
/// A start without an end names an interval by itself (1971: that whole year); -1 is unknown; `earliest` and `latest`
/// together are any day between. https://github.com/LinkedPasts/linked-places-format
/// Also the `when` of GeoJSON events and GeoJSON-LD: an omitted side of { "type": "Interval" } is open, `datetime` is a
/// start and `stop` an end. https://github.com/sgillies/geojson-events
[[nodiscard]] simdjson::error_code readWhen(simdjson::ondemand::value& value, WrittenTime& time);

/// OGC JSON-FG `time`: { "date": .. }, { "timestamp": .. } or { "interval": [ .., .. ] }, where ".." is open; an
/// interval is taken before the others; null says nothing. https://docs.ogc.org/is/21-045r1/21-045r1.html
[[nodiscard]] simdjson::error_code readJsonFgTime(simdjson::ondemand::value& value, WrittenTime& time);

/// `times` and `coordTimes` of Leaflet.TimeDimension and togeojson: texts, or milliseconds since 1970, one a
/// coordinate: from the first to the last.
[[nodiscard]] simdjson::error_code readCoordinateTimes(simdjson::ondemand::value& value, WrittenTime& time);

} // namespace entente
