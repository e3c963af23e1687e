#include "export/change_table.hpp"

#include "core/json_text.hpp"
#include "export/table_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <type_traits>

namespace entente {

namespace {

constexpr std::string_view kColumns =
    "change,layer,kind,from,to,role,start,end,state,weight,label,feature,sources,role_before,"
    "certain_before,possible_before,certain_after,possible_after,weight_before,weight_after";

double weightOf(const StrandTotals& totals) {
    return static_cast<double>(totals.weight) / kWeightUnit;
}

/// The ties that moved the way the relation did; all that changed where none did (what is known of them changed).
std::vector<std::uint32_t> tiesToTell(const ComparedSlices& slices, const RelationChange& change) {
    const std::vector<std::uint32_t> changed = tiesThatChanged(slices, change);
    const bool up = change.change == Change::gained || change.change == Change::stronger;
    std::vector<std::uint32_t> told;
    std::copy_if(changed.begin(), changed.end(), std::back_inserter(told), [&](std::uint32_t tie) {
        return (slices.before(change.layer).stateOf(tie) < slices.after(change.layer).stateOf(tie)) == up;
    });
    return told.empty() ? changed : told;
}

/// Texts of several ties in one cell.
std::string together(const std::vector<TieRow>& ties, std::string TieRow::*member) {
    std::vector<std::string> texts;
    texts.reserve(ties.size());
    std::transform(ties.begin(), ties.end(), std::back_inserter(texts), [&](const TieRow& tie) { return tie.*member; });
    const bool none = std::all_of(texts.begin(), texts.end(), [](const std::string& text) { return text.empty(); });
    return none ? std::string{} : joinedIds(texts);
}

/// The row that stands for the relation: that of its present strand (former, where it is lost).
TieRow mergedRow(const World& world, const std::vector<TieRow>& ties, const RelationChange& change) {
    const std::string& kind = world.kinds()[world.strands()[change.strand].kind].id;
    const auto own = std::find_if(ties.begin(), ties.end(), [&](const TieRow& tie) { return tie.kind == kind; });
    TieRow row = own == ties.end() ? ties.front() : *own;
    row.kind = kind;
    row.start = together(ties, &TieRow::start);
    row.end = together(ties, &TieRow::end);
    row.label = together(ties, &TieRow::label);
    row.feature = together(ties, &TieRow::feature);
    for (const TieRow& tie : ties) {
        for (const std::string& source : tie.sources) {
            if (std::find(row.sources.begin(), row.sources.end(), source) == row.sources.end()) {
                row.sources.push_back(source);
            }
        }
    }
    row.state = change.certain ? State::certain : State::possible;
    row.weight = weightOf(change.after) - weightOf(change.before);
    return row;
}

ChangeRow rowOf(const ComparedSlices& slices, const RelationChange& change, const DetailOf& detailOf) {
    const World& world = slices.world();
    const auto ties = rowsOfTies(
        world, tiesToTell(slices, change), [](std::uint32_t /*tie*/) { return State::certain; }, detailOf);
    ChangeRow row{.change = change.change, .tie = {}, .roleBefore = {}, .before = change.before, .after = change.after};
    row.tie = mergedRow(world, ties, change);
    if (change.layer == Layer::organization) {
        const auto roleOf = [&](StrandId strand) { return world.kinds()[world.strands()[strand].kind].id; };
        row.tie.role = roleOf(change.strand);
        row.roleBefore = change.before.holds() ? roleOf(change.strandBefore) : std::string{};
    }
    return row;
}

/// Calls visit(name, value) for each column after `change`, in order; values are texts or numbers.
template <class Visit> void forEachColumn(const ChangeRow& row, Visit&& visit) {
    const TieRow& tie = row.tie;
    visit("layer", tie.layer);
    visit("kind", tie.kind);
    visit("from", tie.from);
    visit("to", tie.to);
    visit("role", tie.role);
    visit("start", tie.start);
    visit("end", tie.end);
    visit("state", std::string(stateName(tie.state)));
    visit("weight", tie.weight);
    visit("label", tie.label);
    visit("feature", tie.feature);
    visit("sources", joinedIds(tie.sources));
    visit("role_before", row.roleBefore);
    visit("certain_before", row.before.certain);
    visit("possible_before", row.before.possible);
    visit("certain_after", row.after.certain);
    visit("possible_after", row.after.possible);
    visit("weight_before", weightOf(row.before));
    visit("weight_after", weightOf(row.after));
}

/// Weights are sums of whole ten-thousandths: no more places than that.
std::string numberText(double value) {
    return fmt::format("{}", std::round(value * kWeightUnit) / kWeightUnit);
}
std::string numberText(std::uint32_t value) {
    return std::to_string(value);
}

} // namespace

std::vector<ChangeRow> changeRows(const ComparedSlices& slices, std::span<const RelationChange> changes, PartyId party,
                                  const DetailOf& detailOf) {
    const World& world = slices.world();
    std::vector<ChangeRow> rows;
    for (const RelationChange& change : changes) {
        const Strand& ends = world.strands()[change.strand];
        const bool touches =
            party == kNoParty || ends.from == party || (change.layer != Layer::organization && ends.to == party);
        if (touches) {
            rows.push_back(rowOf(slices, change, detailOf));
        }
    }
    return rows;
}

std::string changesAsCsv(std::span<const ChangeRow> rows) {
    std::string csv(kColumns);
    csv += '\n';
    for (const ChangeRow& row : rows) {
        csv += changeName(row.change);
        forEachColumn(row, [&csv](std::string_view /*name*/, const auto& value) {
            csv += ',';
            if constexpr (std::is_arithmetic_v<std::decay_t<decltype(value)>>) {
                csv += numberText(value);
            } else {
                appendCsvCell(csv, value);
            }
        });
        csv += '\n';
    }
    return csv;
}

std::string changesAsJson(std::span<const ChangeRow> rows) {
    std::string json = "[";
    for (const ChangeRow& row : rows) {
        fmt::format_to(std::back_inserter(json), "{}{{\"change\":\"{}\"", &row == rows.data() ? "\n" : ",\n",
                       changeName(row.change));
        forEachColumn(row, [&json](std::string_view name, const auto& value) {
            fmt::format_to(std::back_inserter(json), ",\"{}\":", name);
            if constexpr (std::is_arithmetic_v<std::decay_t<decltype(value)>>) {
                json += numberText(value);
            } else {
                appendJsonText(json, value);
            }
        });
        json += '}';
    }
    json += rows.empty() ? "]\n" : "\n]\n";
    return json;
}

} // namespace entente
