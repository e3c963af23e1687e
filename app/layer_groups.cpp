#include "layer_groups.hpp"

#include "core/memberships.hpp"
#include "core/theme.hpp"
#include "inspection.hpp"
#include "inspection_rows.hpp"

#include <fmt/format.h>

#include <iterator>

namespace entente {

namespace {

std::string layerLabel(Layer layer) {
    switch (layer) {
    case Layer::organization:
        return "Organizations";
    case Layer::partnership:
        return "Partnerships";
    case Layer::exercise:
        return "Exercises";
    case Layer::statement:
        return "Statements";
    case Layer::overlay:
        break;
    }
    return "Other features";
}

/// "12 kB", "235 MB": powers of ten, as file managers count.
/// Rows of organizations: the roles of each as one row, in the colour of a member.
std::vector<LayerRow> organizationRows(const Slice& slice, const View& view) {
    const World& world = slice.world();
    View all = view;
    all.hiddenOrganizations.clear();
    all.hiddenKinds.clear();
    const Memberships memberships = heldMemberships(slice, all);
    std::vector<LayerRow> rows;
    for (std::size_t o = 0; o < world.organizations().size(); ++o) {
        const auto organization = static_cast<OrganizationId>(o);
        LayerRow row;
        constexpr std::size_t kLongName = 22; // what the panel has room for
        const auto& [id, name, color] = world.organizations()[o];
        row.label = name.size() > kLongName ? id : name;
        row.swatch.form = Swatch::Form::box;
        row.swatch.color = organizationColor(world, organization, themeOf(view.theme));
        if (const auto counts = memberships.counts.find(organization); counts != memberships.counts.end()) {
            for (const auto& [role, count] : counts->second) {
                row.count += count.parties;
                row.possible += count.possible;
            }
        }
        row.on = !view.hiddenOrganizations.contains(world.organizations()[o].id);
        row.onClick = action::ToggleOrganization{world.organizations()[o].id};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<LayerRow> kindRows(const Slice& slice, const View& view, Layer layer) {
    const World& world = slice.world();
    std::vector<LayerCounts> marks(world.kinds().size());
    for (const auto& held : slice.marks()) {
        LayerCounts& count = marks[world.feature(world.marks()[held.mark].feature).kind];
        ++(held.state == State::certain ? count.certain : count.possible);
    }
    std::vector<LayerRow> rows;
    for (std::size_t k = 0; k < world.kinds().size(); ++k) {
        const Kind& kind = world.kinds()[k];
        if (kind.layer != layer) {
            continue;
        }
        const auto id = static_cast<KindId>(k);
        const auto& counts = layer == Layer::exercise ? marks[k] : slice.kindCounts(id);
        rows.push_back({.label = kind.label,
                        .swatch = kindSwatch(world, id, view.theme),
                        .count = counts.certain + counts.possible,
                        .possible = counts.possible,
                        .on = !view.hiddenKinds.contains({layer, kind.id}),
                        .onClick = action::ToggleKind{layer, kind.id}});
    }
    return rows;
}

/// Rows beyond these are folded away.
void foldRows(LayerGroup& group) {
    constexpr std::size_t kMostRows = 8;
    if (group.rows.size() > kMostRows) {
        const auto cut = group.rows.begin() + static_cast<std::ptrdiff_t>(kMostRows);
        group.more.assign(std::make_move_iterator(cut), std::make_move_iterator(group.rows.end()));
        group.rows.erase(cut, group.rows.end());
        group.moreLabel = fmt::format("{} more", group.more.size());
    }
}

} // namespace

std::vector<LayerGroup> layerGroups(const Session& session, const std::array<std::uint32_t, kLayerCount>& all) {
    const Slice& slice = *session.slice();
    const View& view = session.view();
    std::vector<LayerGroup> groups;
    for (std::size_t l = 0; l < kLayerCount; ++l) {
        const auto layer = static_cast<Layer>(l);
        if (layer == Layer::overlay && all[l] == 0) {
            continue;
        }
        LayerGroup group;
        group.layer = layer;
        group.label = layerLabel(layer);
        group.all = all[l];
        group.on = view.layers[l];
        if (layer == Layer::organization) {
            group.rows = organizationRows(slice, view);
        } else if (layer != Layer::overlay) {
            group.rows = kindRows(slice, view, layer);
        }
        if (layer == Layer::exercise) {
            for (const auto& row : group.rows) {
                group.shown += row.count;
                group.possible += row.possible;
            }
        } else {
            group.shown = slice.counts(layer).certain + slice.counts(layer).possible;
            group.possible = slice.counts(layer).possible;
        }
        foldRows(group);
        groups.push_back(std::move(group));
    }
    return groups;
}

} // namespace entente
