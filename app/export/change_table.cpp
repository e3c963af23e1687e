#include "export/change_table.hpp"

#include "export/table_cells.hpp"

#include <algorithm>
#include <iterator>

namespace entente {

namespace {

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

} // namespace

/// As of TieRow; not in the unnamed namespace, where the templates of table_cells.hpp would not find it.
template <class Visit> void forEachColumn(const ChangeRow& row, Visit&& visit) {
    visit("change", std::string(changeName(row.change)));
    forEachColumn(row.tie, visit);
    visit("role_before", row.roleBefore);
    visit("certain_before", row.before.certain);
    visit("possible_before", row.before.possible);
    visit("certain_after", row.after.certain);
    visit("possible_after", row.after.possible);
    visit("weight_before", weightOf(row.before));
    visit("weight_after", weightOf(row.after));
}

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
    std::string csv;
    appendCsvHeader(csv, ChangeRow{});
    for (const ChangeRow& row : rows) {
        appendCsvRow(csv, row);
    }
    return csv;
}

std::string changesAsJson(std::span<const ChangeRow> rows) {
    std::string json = "[";
    for (const ChangeRow& row : rows) {
        json += &row == rows.data() ? "\n{" : ",\n{";
        appendMembers(json, row);
        json += '}';
    }
    json += rows.empty() ? "]\n" : "\n]\n";
    return json;
}

} // namespace entente
