#pragma once
/// Dates as other standards write them.

#include "geo/feature_draft.hpp"

#include <simdjson.h>

namespace entente {

/// Linked Places and GeoJSON-T `when`: { "timespans": [ { "start": { "in": .. }, "end": { "latest": .. } } ] },
/// also with a single `timespan`, or start and end right in it. From the first start to the last end.
/// A start without an end names an interval by itself (1971: that whole year); -1 is unknown.
/// https://github.com/LinkedPasts/linked-places-format
[[nodiscard]] simdjson::error_code readWhen(simdjson::ondemand::value value, WrittenTime& time);

/// OGC JSON-FG `time`: { "date": .. }, { "timestamp": .. } or { "interval": [ .., .. ] }.
/// https://docs.ogc.org/DRAFTS/21-045.html
[[nodiscard]] simdjson::error_code readJsonFgTime(simdjson::ondemand::value value, WrittenTime& time);

/// `times` and `coordTimes` of Leaflet.TimeDimension and togeojson: texts, or milliseconds since 1970, one a
/// coordinate: from the first to the last.
[[nodiscard]] simdjson::error_code readCoordinateTimes(simdjson::ondemand::value value, WrittenTime& time);

} // namespace entente
