#include "inspection.hpp"

#include "core/count_text.hpp"
#include "core/memberships.hpp"
#include "core/theme.hpp"
#include "core/timeline.hpp"
#include "export/tables.hpp"
#include "inspection_rows.hpp"
#include "loading.hpp"
#include "party_history.hpp"
#include "ties_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace entente {

namespace {

constexpr std::size_t kMostRows = 60; ///< in a section; a party of a large pack has thousands of ties

/// A party's ties of one strand that hold, by feature, strongest strands first.
struct HeldStrand {
    StrandId strand;
    std::vector<std::uint32_t> ties;
};

std::vector<HeldStrand> heldStrands(const Slice& slice, PartyId party, Layer layer) {
    const World& world = slice.world();
    std::vector<HeldStrand> held;
    for (const StrandId strand : world.strandsOf(party)) {
        if (world.layerOf(strand) == layer && slice.totals(strand).holds()) {
            held.push_back({strand, {}});
        }
    }
    std::sort(held.begin(), held.end(), [&](const auto& a, const auto& b) {
        return std::pair(slice.totals(b.strand).weight, a.strand) < std::pair(slice.totals(a.strand).weight, b.strand);
    });
    if (held.size() > kMostRows) {
        held.resize(kMostRows);
    }
    for (auto& strand : held) {
        for (const auto tie : world.tiesOf(strand.strand)) {
            if (slice.stateOf(tie) != State::absent) {
                strand.ties.push_back(tie);
            }
        }
    }
    return held;
}

std::string partyName(const World& world, PartyId party) {
    return party == kNoParty ? "unknown party" : world.parties()[party].name;
}

/// The other end of a strand of ties with parties that nobody knows: as its features write it.
std::string unknownNames(const World& world, const std::vector<std::uint32_t>& ties) {
    constexpr std::size_t kMost = 12; // each is read from its feature's text
    std::string first;
    for (std::size_t i = 0; i < std::min(ties.size(), kMost); ++i) {
        const auto name = unknownName(detailOf(world, world.ties().feature[ties[i]]), world.parties());
        if (!first.empty() && name != first) {
            return first + " and others (unknown parties)";
        }
        first = name;
        if (first.empty()) {
            return "unknown party";
        }
    }
    return first + " (unknown party)";
}

/// One row for a strand; its first tie in full, the others behind it.
InspectorRow strandRow(const Slice& slice, const View& view, PartyId party, const HeldStrand& held) {
    const World& world = slice.world();
    const Strand& strand = world.strands()[held.strand];
    const Kind& kind = world.kinds()[strand.kind];
    const FeatureId first = world.ties().feature[held.ties.front()];
    const FeatureDetail detail = detailOf(world, first);
    InspectorRow row = featureRow(world, first, detail, slice.stateOf(held.ties.front()));
    row.swatch = kindSwatch(world, strand.kind, view.theme);
    row.swatch.tapered = strand.directed;
    row.swatch.possible = slice.totals(held.strand).certain == 0;
    const PartyId other = strand.from == party ? strand.to : strand.from;
    row.name = other == kNoParty ? unknownNames(world, held.ties) : world.parties()[other].name;
    row.kind = held.ties.size() == 1 ? kind.label : fmt::format("{} × {}", kind.label, held.ties.size());
    row.when = yearOf(detail.start);
    if (other != kNoParty) {
        row.links.emplace_back("Select " + row.name, action::SelectParty{other});
    }
    constexpr std::size_t kMostFurther = 12;
    for (std::size_t i = 1; i < std::min(held.ties.size(), kMostFurther); ++i) {
        const FeatureId feature = world.ties().feature[held.ties[i]];
        const FeatureDetail further = detailOf(world, feature);
        row.properties.emplace_back("Also", fmt::format("{} ({})", further.label, datesInWords(further)));
        const auto sources = sourcesOf(world, feature, further);
        row.sources.insert(row.sources.end(), sources.begin(), sources.end());
    }
    return row;
}

/// How many rows a section has; "3 to 5" where some of them hold only possibly.
std::string countOf(const InspectorSection& section) {
    const auto possible = std::count_if(section.rows.begin(), section.rows.end(),
                                        [](const InspectorRow& row) { return row.swatch.possible; });
    return countText(static_cast<std::uint32_t>(section.rows.size()), static_cast<std::uint32_t>(possible));
}

InspectorSection membershipSection(const Slice& slice, const View& view, PartyId party) {
    const World& world = slice.world();
    InspectorSection section{
        .heading = "Organizations", .aside = {}, .rows = {}, .empty = "None recorded on this date."};
    for (const auto& held : heldStrands(slice, party, Layer::organization)) {
        const Strand& strand = world.strands()[held.strand];
        const FeatureId feature = world.ties().feature[held.ties.front()];
        const FeatureDetail detail = detailOf(world, feature);
        InspectorRow row = featureRow(world, feature, detail, slice.stateOf(held.ties.front()));
        const Theme& theme = themeOf(view.theme);
        row.swatch.form = Swatch::Form::box;
        row.swatch.color = roleFill(organizationColor(world, strand.to, theme), world.kinds()[strand.kind].id, theme);
        row.swatch.possible = slice.totals(held.strand).certain == 0;
        row.name = world.organizations()[strand.to].name;
        row.kind = world.kinds()[strand.kind].label;
        row.when = yearOf(detail.start);
        section.rows.push_back(std::move(row));
    }
    section.aside = countOf(section);
    return section;
}

InspectorSection partnershipSection(const Slice& slice, const View& view, PartyId party) {
    InspectorSection section{
        .heading = "Partnerships", .aside = {}, .rows = {}, .empty = "None recorded on this date."};
    const auto held = heldStrands(slice, party, Layer::partnership);
    for (const auto& strand : held) {
        section.rows.push_back(strandRow(slice, view, party, strand));
    }
    section.aside = held.size() == kMostRows ? fmt::format("the strongest {}", kMostRows) : countOf(section);
    return section;
}

/// Features of a layer with a tie or a participation of the party that hold at some time of the year up to the
/// window's end, latest first.
std::vector<FeatureId> featuresOfYear(const Slice& slice, PartyId party, Layer layer, const Window& year) {
    const World& world = slice.world();
    std::vector<FeatureId> features;
    for (const StrandId strand : world.strandsOf(party)) {
        if (world.layerOf(strand) != layer) {
            continue;
        }
        for (const auto tie : world.tiesOf(strand)) {
            if (stateIn(world.ties().interval[tie], year) != State::absent) {
                features.push_back(world.ties().feature[tie]);
            }
        }
    }
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
    std::stable_sort(features.begin(), features.end(), [&](FeatureId a, FeatureId b) {
        return world.feature(a).interval.startEarliest > world.feature(b).interval.startEarliest;
    });
    return features;
}

InspectorSection exerciseSection(const Slice& slice, const View& view, PartyId party, const Window& year) {
    const World& world = slice.world();
    InspectorSection section{.heading = "Exercises, 12 months to this date",
                             .aside = {},
                             .rows = {},
                             .empty = "None recorded in these 12 months."};
    auto features = featuresOfYear(slice, party, Layer::exercise, year);
    section.aside = fmt::format("{}", features.size());
    features.resize(std::min(features.size(), kMostRows));
    for (const FeatureId feature : features) {
        const FeatureDetail detail = detailOf(world, feature);
        InspectorRow row = featureRow(world, feature, detail, stateIn(world.feature(feature).interval, view.window));
        row.swatch = kindSwatch(world, world.feature(feature).kind, view.theme);
        row.name = detail.label;
        row.note = datesInWords(detail) + (detail.place.empty() ? "" : " · " + detail.place);
        row.when = yearOf(detail.start);
        std::string others;
        for (const PartyId participant : world.partiesOf(feature)) {
            if (participant != party) {
                others += (others.empty() ? "" : ", ") + partyName(world, participant);
            }
        }
        row.properties.insert(row.properties.begin(), {"With", others});
        row.links.emplace_back("Show on the map", action::SelectFeature{feature});
        section.rows.push_back(std::move(row));
    }
    return section;
}

/// Statements by the party and about it. A statement of a newspaper is by no party and has no tie; those that name
/// the party are found among the features.
InspectorSection statementSection(const Slice& slice, const View& view, PartyId party, const Window& year) {
    const World& world = slice.world();
    const bool off = !view.layers[static_cast<std::size_t>(Layer::statement)];
    InspectorSection section{.heading = "Statements, 12 months to this date",
                             .aside = off ? "layer off" : "",
                             .rows = {},
                             .empty = "None recorded in these 12 months."};
    std::vector<std::pair<Day, FeatureId>> found;
    constexpr std::size_t kMostSearched = 20000;
    for (std::size_t f = 0; f < std::min(world.featureCount(), kMostSearched); ++f) {
        const auto id = static_cast<FeatureId>(f);
        const Feature& feature = world.feature(id);
        if (feature.layer == Layer::statement && stateIn(feature.interval, year) != State::absent) {
            found.emplace_back(~feature.interval.startEarliest, id); // the latest first; open starts do not overflow
        }
    }
    std::sort(found.begin(), found.end());
    for (const auto& [day, id] : found) {
        const FeatureDetail detail = detailOf(world, id);
        const auto names = [&](const std::string& text) { return world.parties().find(text) == party; };
        if (section.rows.size() < kMostRows && (names(detail.byParty) || names(detail.by) ||
                                                std::any_of(detail.about.begin(), detail.about.end(), names))) {
            section.rows.push_back(statementRow(world, id, detail, view));
        }
    }
    return section;
}

std::string subtitleOf(const Slice& slice, PartyId party) {
    LayerCounts strands;
    LayerCounts ties;
    for (const StrandId strand : slice.world().strandsOf(party)) {
        const auto& totals = slice.totals(strand);
        strands.certain += totals.certain > 0 ? 1U : 0U;
        strands.possible += totals.certain == 0 && totals.possible > 0 ? 1U : 0U;
        ties.certain += totals.certain;
        ties.possible += totals.possible;
    }
    const auto counted = [](const LayerCounts& counts, const char* word) {
        const std::uint32_t all = counts.certain + counts.possible;
        return fmt::format("{} {}{}", countText(all, counts.possible), word, all == 1 ? "" : "s");
    };
    return fmt::format("{} · {} from {}", shortDay(slice.window().last), counted(strands, "strand"),
                       counted(ties, "tie"));
}

} // namespace

Swatch kindSwatch(const World& world, KindId kind, ThemeId theme) {
    const Kind& k = world.kinds()[kind];
    const KindStyle style = kindStyle(k, kind, themeOf(theme));
    Swatch swatch;
    swatch.color = style.color;
    if (k.layer == Layer::exercise) {
        swatch.form = Swatch::Form::ring;
        swatch.glyph = k.id == "air"    ? Swatch::Glyph::aircraft
                       : k.id == "sea"  ? Swatch::Glyph::waves
                       : k.id == "land" ? Swatch::Glyph::peaks
                                        : Swatch::Glyph::lozenge;
        return swatch;
    }
    swatch.form = Swatch::Form::strand;
    if (style.hasInlay) {
        switch (style.inlay.form) {
        case StrokePattern::Form::solid:
            swatch.inlay = Swatch::Inlay::line;
            break;
        case StrokePattern::Form::dash:
            swatch.inlay = style.inlay.on > 6.0F ? Swatch::Inlay::longDashes : Swatch::Inlay::shortDashes;
            break;
        case StrokePattern::Form::dots:
            swatch.inlay = Swatch::Inlay::dots;
            break;
        case StrokePattern::Form::chevrons:
            swatch.inlay = Swatch::Inlay::chevrons;
            break;
        }
    }
    return swatch;
}

/// Whether between a former state and a party another former state lay on that land: Serbia and Montenegro between
/// Yugoslavia and Serbia. That one is then what followed.
PartyId between(const PartyTable& parties, PartyId former, PartyId successor) {
    PartyId found = kNoParty;
    for (std::size_t p = 0; p < parties.size(); ++p) {
        const auto id = static_cast<PartyId>(p);
        const auto& successors = parties[id].successors;
        const bool onThatLand =
            std::any_of(successors.begin(), successors.end(), [&](const Successor& s) { return s.party == successor; });
        const bool later = parties[id].ended > parties[former].ended;
        if (id != former && onThatLand && later && (found == kNoParty || parties[id].ended < parties[found].ended)) {
            found = id;
        }
    }
    return found;
}

/// What former states were on a party's land; that it ended itself, and what is on its land since. With links there.
void addSuccession(Inspection& inspection, const PartyTable& parties, PartyId id) {
    const Party& party = parties[id];
    const auto sooner = [&parties](const Successor& a, const Successor& b) {
        return std::tie(a.until, parties[a.party].name) < std::tie(b.until, parties[b.party].name);
    };
    if (party.status == PartyStatus::former && party.ended != kDayMax) {
        std::set<PartyId> linked;
        auto successors = party.successors;
        std::sort(successors.begin(), successors.end(), sooner);
        for (const Successor& successor : successors) {
            const bool atTheEnd = successor.until == party.ended;
            const PartyId other = atTheEnd ? between(parties, id, successor.party) : kNoParty;
            const PartyId next = other != kNoParty ? other : successor.party;
            if (linked.insert(next).second) {
                const std::string& name = parties[next].name;
                inspection.links.emplace_back(atTheEnd ? name
                                                       : fmt::format("{} (after {})", name, shortDay(successor.until)),
                                              action::SelectParty{next});
            }
        }
    }
    std::vector<Successor> before; // the former states, until when each had the land
    for (std::size_t p = 0; p < parties.size(); ++p) {
        const auto former = static_cast<PartyId>(p);
        for (const Successor& successor : parties[former].successors) {
            if (successor.party == id && between(parties, former, id) == kNoParty) {
                before.push_back({former, successor.until});
            }
        }
    }
    std::sort(before.begin(), before.end(), sooner);
    for (const Successor& former : before) {
        const std::string& name = parties[former.party].name;
        inspection.subtitle += fmt::format("\nOn its land before: {}, until {}.", name, shortDay(former.until));
        inspection.links.emplace_back("Select " + name, action::SelectParty{former.party});
    }
    if (party.status == PartyStatus::former && party.ended != kDayMax) {
        inspection.subtitle += fmt::format("\nIts last day was {}{}", shortDay(party.ended),
                                           party.successors.empty() ? "." : "; on its land since:");
    }
}

Inspection inspectParty(const Slice& slice, const View& view, PartyId party) {
    const World& world = slice.world();
    const Window year{addPeriods(view.window.last, {1, 0, 0}, -1) + 1, view.window.last};
    Inspection inspection;
    inspection.id = "party " + world.parties()[party].code;
    inspection.title = world.parties()[party].name;
    inspection.code = world.parties()[party].code;
    inspection.subtitle = subtitleOf(slice, party);
    addSuccession(inspection, world.parties(), party);
    inspection.chart = tiesOverTime(world, view, party);
    inspection.history = historyOf(world, view, party, view.beside);
    inspection.sections.push_back(partnershipSection(slice, view, party));
    inspection.sections.push_back(exerciseSection(slice, view, party, year));
    inspection.sections.push_back(membershipSection(slice, view, party));
    inspection.sections.push_back(statementSection(slice, view, party, year));
    return inspection;
}

Inspection inspectFeature(const World& world, const View& view, FeatureId feature) {
    const FeatureDetail detail = detailOf(world, feature);
    Inspection inspection;
    inspection.id = fmt::format("feature {}", feature);
    inspection.title = detail.label.empty() ? detail.id : detail.label;
    inspection.subtitle = fmt::format("{} · {}", layerName(detail.layer), datesInWords(detail));
    InspectorRow row = featureRow(world, feature, detail, stateIn(world.feature(feature).interval, view.window));
    const auto property = [](std::string caption, std::string value) {
        InspectorRow line;
        line.form = InspectorRow::Form::property;
        line.name = std::move(caption);
        line.note = std::move(value);
        return line;
    };
    InspectorSection facts{.heading = "What is recorded", .aside = {}, .rows = {}, .empty = {}};
    facts.rows.push_back(property("Dates", row.dates));
    facts.rows.push_back(property("On this date", row.certainty));
    for (auto& [caption, value] : row.properties) {
        if (caption != "Label") {
            facts.rows.push_back(property(caption, std::move(value)));
        }
    }
    if (!row.assertedBy.empty() || !detail.by.empty()) {
        facts.rows.push_back(property("Asserted by", detail.by.empty() ? row.assertedBy : detail.by));
    }
    if (!row.disputedBy.empty()) {
        facts.rows.push_back(property("Disputed by", row.disputedBy));
    }
    if (!detail.quote.empty()) {
        facts.rows.push_back(property("Quote", "“" + detail.quote + "”"));
    }
    facts.rows.push_back(property("Feature", row.featureId));
    inspection.sections.push_back(std::move(facts));

    InspectorSection parties{.heading = "Parties", .aside = {}, .rows = {}, .empty = "No party is known."};
    for (const PartyId party : world.partiesOf(feature)) {
        if (party == kNoParty) {
            continue;
        }
        InspectorRow line;
        line.name = partyName(world, party);
        line.kind = world.parties()[party].code;
        line.links.emplace_back("Select " + line.name, action::SelectParty{party});
        parties.rows.push_back(std::move(line));
    }
    inspection.sections.push_back(std::move(parties));

    InspectorSection sources{.heading = "Sources", .aside = {}, .rows = {}, .empty = "The pack gives no source."};
    for (auto& source : row.sources) {
        InspectorRow line;
        line.name = source.title;
        line.sources.push_back(std::move(source));
        sources.rows.push_back(std::move(line));
    }
    sources.aside = fmt::format("{}", sources.rows.size());
    inspection.sections.push_back(std::move(sources));
    return inspection;
}

} // namespace entente
