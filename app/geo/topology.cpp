#include "geo/topology.hpp"

#include "geo/line_thinning.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace entente {

namespace {

LonLat pairOf(simdjson::dom::element element) {
    const simdjson::dom::array numbers = element.get_array();
    return {numbers.at(0).get_double().value(), numbers.at(1).get_double().value()};
}

} // namespace

Topology::Topology(simdjson::dom::element document, double thinning) {
    LonLat scale{1.0, 1.0};
    LonLat translate{0.0, 0.0};
    if (simdjson::dom::element transform; document["transform"].get(transform) == simdjson::SUCCESS) {
        scale = pairOf(transform["scale"]);
        translate = pairOf(transform["translate"]);
    }
    LineThinner thinner(thinning);
    std::vector<LonLat> line;
    for (const auto arc : document["arcs"].get_array()) {
        starts_.push_back(points_.size());
        LonLat sum{0.0, 0.0}; // each position is told by its distance from the one before
        line.clear();
        for (const auto step : arc.get_array()) {
            sum += pairOf(step);
            line.push_back(sum * scale + translate);
        }
        thinner.append(line, points_);
    }
    starts_.push_back(points_.size());
}

void Topology::append(std::int64_t arc, Ring& ring) const {
    const bool reversed = arc < 0;
    const auto number = static_cast<std::size_t>(reversed ? ~arc : arc);
    if (number + 1 >= starts_.size()) {
        throw simdjson::simdjson_error(simdjson::INDEX_OUT_OF_BOUNDS);
    }
    const auto first = points_.begin() + static_cast<std::ptrdiff_t>(starts_[number]);
    const auto last = points_.begin() + static_cast<std::ptrdiff_t>(starts_[number + 1]);
    if (!ring.empty()) {
        ring.pop_back(); // an arc begins where the one before it ended
    }
    if (reversed) {
        std::reverse_copy(first, last, std::back_inserter(ring));
    } else {
        ring.insert(ring.end(), first, last);
    }
}

Polygon Topology::polygonOf(simdjson::dom::array rings) const {
    Polygon polygon;
    for (const auto arcs : rings) {
        Ring ring;
        for (const auto arc : arcs.get_array()) {
            append(arc.get_int64(), ring);
        }
        if (ring.size() > 1 && ring.front() == ring.back()) {
            ring.pop_back();
        }
        if (ring.size() > 2) {
            polygon.rings.push_back(std::move(ring));
        }
    }
    return polygon;
}

std::vector<Polygon> Topology::polygonsOf(simdjson::dom::element geometry) const {
    std::vector<Polygon> polygons;
    const std::string_view type = geometry["type"];
    if (type == "Polygon") {
        polygons.push_back(polygonOf(geometry["arcs"]));
    } else if (type == "MultiPolygon") {
        for (const auto rings : geometry["arcs"].get_array()) {
            polygons.push_back(polygonOf(rings));
        }
    }
    return polygons;
}

} // namespace entente
