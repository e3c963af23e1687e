#pragma once
/// RFC 7946 geometries, read from JSON.

#include "geo/feature_draft.hpp"

#include <simdjson.h>

namespace entente {

/// Reads a geometry object (or null) into `draft`. Whatever is wrong with it is said in draft.problem; only
/// ill-formed JSON is an error. `text` is where the offsets count
/// from. Points are brought into -180..180; lines and polygons may run on to 540 degrees, which RFC 7946 leaves open
/// and unwrapped shapes need.
[[nodiscard]] simdjson::error_code readGeometry(simdjson::ondemand::value& value, const char* text,
                                                GeometryDraft& draft);
/// The same for an object that is the whole document.
[[nodiscard]] simdjson::error_code readGeometryObject(simdjson::ondemand::object object, const char* text,
                                                      GeometryDraft& draft);

} // namespace entente
