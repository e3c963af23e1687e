#include "export/tables.hpp"

#include "export/table_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <tuple>

namespace entente {
namespace {

std::vector<std::uint32_t> tiesThatHold(const Slice& slice, const TieFilter& filter) {
    const auto& world = slice.world();
    std::vector<std::uint32_t> ties;
    for (const auto strand : slice.holding()) {
        const auto layer = world.layerOf(strand);
        const auto& ends = world.strands()[strand];
        const bool touches = filter.party == kNoParty || ends.from == filter.party ||
                             (layer != Layer::organization && ends.to == filter.party);
        if (!touches || !filter.layers[static_cast<std::size_t>(layer)]) {
            continue;
        }
        for (const auto tie : world.tiesOf(strand)) {
            if (slice.stateOf(tie) != State::absent) {
                ties.push_back(tie);
            }
        }
    }
    // Ties of a world lie in the order of its packs and features.
    std::sort(ties.begin(), ties.end());
    return ties;
}

class RowMaker {
  public:
    RowMaker(const World& world, const DetailOf& detailOf) : world_(world), detailOf_(detailOf) {}

    TieRow make(std::uint32_t tie, State state) {
        const auto& ties = world_.ties();
        const auto feature = ties.feature[tie];
        if (!detailFeature_ || *detailFeature_ != feature) {
            detail_ = detailOf_(feature);
            detailFeature_ = feature;
        }
        const auto& kind = world_.kinds()[ties.kind[tie]];
        TieRow row;
        row.layer = layerName(kind.layer);
        row.kind = kind.id;
        std::tie(row.from, row.fromPoint) = party(ties.from[tie]);
        if (kind.layer == Layer::organization) {
            row.to = world_.organizations()[ties.to[tie]].id;
            row.role = detail_.role;
        } else {
            std::tie(row.to, row.toPoint) = party(ties.to[tie]);
        }
        setDates(row, ties.interval[tie]);
        row.state = state;
        row.weight = static_cast<double>(ties.weight[tie]) / kWeightUnit;
        row.label = detail_.label;
        row.feature = detail_.id;
        row.sources = detail_.sources;
        return row;
    }

  private:
    [[nodiscard]] std::pair<std::string, std::optional<LonLat>> party(std::uint16_t id) const {
        if (id == kNoParty) {
            return {unknownName(detail_, world_.parties()), std::nullopt};
        }
        const auto& party = world_.parties()[id];
        return {party.code, party.label};
    }

    void setDates(TieRow& row, const Interval& interval) const {
        row.start = detail_.start;
        row.end = detail_.end;
        if (row.start.empty() && !detail_.endWritten && interval.startEarliest != kDayMin) {
            row.start = isoDay(interval.startEarliest);
            row.end = isoDay(interval.endLatest);
        }
    }

    const World& world_;
    const DetailOf& detailOf_;
    std::optional<FeatureId> detailFeature_;
    FeatureDetail detail_;
};

void appendPosition(std::string& json, LonLat point) {
    fmt::format_to(std::back_inserter(json), "[{:.6g},{:.6g}]", point.x, point.y);
}

void appendGeometry(std::string& json, const TieRow& row) {
    if (!row.fromPoint || !row.toPoint) {
        json += "null";
        return;
    }
    const auto a = *row.fromPoint;
    const auto b = *row.toPoint;
    const auto east = b.x - a.x;
    if (std::abs(east) <= 180.0) {
        json += R"({"type":"LineString","coordinates":[)";
        appendPosition(json, a);
        json += ',';
        appendPosition(json, b);
        json += "]}";
        return;
    }
    // The short way leaves over the edge that `a` is nearer to.
    const auto edge = east < 0.0 ? 180.0 : -180.0;
    const auto length = 360.0 - std::abs(east);
    const auto share = length > 0.0 ? std::abs(edge - a.x) / length : 0.0;
    const auto latitude = a.y + (b.y - a.y) * share;
    json += R"({"type":"MultiLineString","coordinates":[[)";
    appendPosition(json, a);
    json += ',';
    appendPosition(json, {edge, latitude});
    json += "],[";
    appendPosition(json, {-edge, latitude});
    json += ',';
    appendPosition(json, b);
    json += "]]}";
}

} // namespace

std::string unknownName(const FeatureDetail& detail, const PartyTable& parties) {
    std::string unknown;
    for (const auto* names : {&detail.parties, &detail.from, &detail.to, &detail.about}) {
        for (const auto& name : *names) {
            if (parties.find(name) == kNoParty) {
                if (!unknown.empty() && unknown != name) {
                    return {};
                }
                unknown = name;
            }
        }
    }
    return unknown;
}

std::vector<TieRow> tieRows(const Slice& slice, const TieFilter& filter, const DetailOf& detailOf) {
    return rowsOfTies(
        slice.world(), tiesThatHold(slice, filter), [&](std::uint32_t tie) { return slice.stateOf(tie); }, detailOf);
}

std::vector<TieRow> rowsOfTies(const World& world, std::span<const std::uint32_t> ties,
                               const std::function<State(std::uint32_t)>& stateOf, const DetailOf& detailOf) {
    RowMaker maker(world, detailOf);
    std::vector<TieRow> rows;
    rows.reserve(ties.size());
    for (const auto tie : ties) {
        rows.push_back(maker.make(tie, stateOf(tie)));
    }
    return rows;
}

std::string tiesAsCsv(std::span<const TieRow> rows) {
    std::string csv;
    appendCsvHeader(csv, TieRow{});
    for (const auto& row : rows) {
        appendCsvRow(csv, row);
    }
    return csv;
}

std::string tiesAsJson(std::span<const TieRow> rows) {
    std::string json = "[";
    for (const auto& row : rows) {
        json += &row == rows.data() ? "\n{" : ",\n{";
        appendMembers(json, row);
        json += '}';
    }
    json += rows.empty() ? "]\n" : "\n]\n";
    return json;
}

std::string tiesAsGeoJson(std::span<const TieRow> rows) {
    std::string json = R"({"type":"FeatureCollection","features":[)";
    for (const auto& row : rows) {
        json += &row == rows.data() ? "\n" : ",\n";
        json += R"({"type":"Feature","geometry":)";
        appendGeometry(json, row);
        json += ",\"properties\":{";
        appendMembers(json, row);
        json += "}}";
    }
    json += rows.empty() ? "]}\n" : "\n]}\n";
    return json;
}

} // namespace entente
