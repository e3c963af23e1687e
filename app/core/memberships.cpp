#include "core/memberships.hpp"

#include "core/fades.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

constexpr float kPossiblePitch = 8.0F;

/// Fills in bands: one colour, two (62 to 38), or three alike. More than three show the first three.
TerritoryFill bandsOf(const std::vector<Color>& colors) {
    TerritoryFill fill;
    const std::size_t n = std::min(colors.size(), kMostBands);
    std::copy_n(colors.begin(), n, fill.colors.begin());
    if (n == 2) {
        fill.shares = {0.62F, 0.38F, 0.0F};
    } else if (n == 3) {
        fill.shares = {1.0F / 3, 1.0F / 3, 1.0F / 3};
        fill.pitch = 18.0F;
    }
    return fill;
}

TerritoryFill membershipFill(const World& world, const std::vector<HeldMembership>& held, const Theme& theme) {
    std::vector<Color> colors;
    for (const auto& membership : held) {
        const Color full = organizationColor(world, membership.organization, theme);
        const Color fill = roleFill(full, world.kinds()[membership.role].id, theme);
        constexpr double kPale = 0.55; // a band whose membership is only possible
        colors.push_back(held.size() > 1 && membership.possible ? mixed(fill, theme.land, kPale) : fill);
    }
    if (colors.size() == 1 && held.front().possible) {
        TerritoryFill fill;
        fill.colors = {colors.front(), theme.land, theme.land};
        fill.shares = {0.5F, 0.5F, 0.0F};
        fill.pitch = kPossiblePitch;
        return fill;
    }
    return bandsOf(colors);
}

/// What passed within the last step is a narrow, pale band beside what holds, as far as there is room for one.
TerritoryFill withPassed(TerritoryFill fill, const World& world, const std::vector<HeldMembership>& passed,
                         const Theme& theme) {
    constexpr float kShare = 0.25F;
    for (const auto& membership : passed) {
        const auto last = std::find(fill.shares.begin(), fill.shares.end(), 0.0F);
        if (last == fill.shares.end()) {
            return fill;
        }
        std::transform(fill.shares.begin(), last, fill.shares.begin(),
                       [](float share) { return share * (1 - kShare); });
        const auto place = static_cast<std::size_t>(last - fill.shares.begin());
        const Color full = organizationColor(world, membership.organization, theme);
        fill.colors[place] =
            mixed(roleFill(full, world.kinds()[membership.role].id, theme), theme.land, 1.0 - kPassedOpacity);
        *last = kShare;
        if (fill.colors[0] == theme.land) { // small countries are dots of the first colour
            std::swap(fill.colors[0], fill.colors[place]);
            std::swap(fill.shares[0], *last);
        }
    }
    return fill;
}

void strengthen(std::vector<HeldMembership>& held, const HeldMembership& found, const World& world) {
    const auto strength = [&](const HeldMembership& m) {
        return std::pair(roleStrength(world.kinds()[m.role].id), !m.possible);
    };
    for (auto& known : held) {
        if (known.organization == found.organization) {
            if (strength(found) > strength(known)) {
                known = found;
            }
            return;
        }
    }
    held.push_back(found);
}

} // namespace

Color organizationColor(const World& world, OrganizationId organization, const Theme& theme) {
    const auto& lightColors = themeOf(ThemeId::light).organizations;
    const auto chosen = world.organizations()[organization].color;
    if (chosen) {
        const auto place = std::find(lightColors.begin(), lightColors.end(), *chosen);
        return place == lightColors.end() ? *chosen
                                          : theme.organizations[static_cast<std::size_t>(place - lightColors.begin())];
    }
    return theme.organizations[organization % theme.organizations.size()];
}

Memberships heldMemberships(const Slice& slice, const View& view) {
    const World& world = slice.world();
    Memberships result;
    result.byParty.resize(world.parties().size());
    std::vector<char> roleShown(world.kinds().size());
    for (std::size_t k = 0; k < roleShown.size(); ++k) {
        const Kind& kind = world.kinds()[k];
        roleShown[k] = kind.layer == Layer::organization && !view.hiddenKinds.contains({kind.layer, kind.id}) ? 1 : 0;
    }
    std::vector<char> organizationShown(world.organizations().size());
    for (std::size_t o = 0; o < organizationShown.size(); ++o) {
        organizationShown[o] = view.hiddenOrganizations.contains(world.organizations()[o].id) ? 0 : 1;
    }
    for (const StrandId id : slice.holding()) {
        const Strand& strand = world.strands()[id];
        if (roleShown[strand.kind] == 0 || strand.from == kNoParty || organizationShown[strand.to] == 0) {
            continue;
        }
        strengthen(result.byParty[strand.from], {strand.to, strand.kind, slice.totals(id).certain == 0}, world);
    }
    for (auto& held : result.byParty) {
        std::sort(held.begin(), held.end(),
                  [](const auto& a, const auto& b) { return a.organization < b.organization; });
        std::vector<OrganizationId> together;
        for (const auto& membership : held) {
            auto& count = result.counts[membership.organization][membership.role];
            ++count.parties;
            count.possible += membership.possible ? 1 : 0;
            together.push_back(membership.organization);
        }
        if (together.size() > 1) {
            ++result.bands[together];
        }
    }
    return result;
}

std::vector<double> tieStrengths(const Slice& slice, const View& view, const Memberships& memberships, PartyId party) {
    const World& world = slice.world();
    std::vector<double> strengths(world.parties().size(), 0.0);
    for (const StrandId id : world.strandsOf(party)) {
        const Strand& strand = world.strands()[id];
        const Kind& kind = world.kinds()[strand.kind];
        const bool counts = kind.layer == Layer::partnership || kind.layer == Layer::exercise;
        if (!counts || !slice.totals(id).holds() || !view.layers[static_cast<std::size_t>(kind.layer)] ||
            view.hiddenKinds.contains({kind.layer, kind.id})) {
            continue;
        }
        const PartyId other = strand.from == party ? strand.to : strand.from;
        if (other != kNoParty && other != party) {
            strengths[other] += static_cast<double>(slice.totals(id).weight) / kWeightUnit;
        }
    }
    if (!view.layers[static_cast<std::size_t>(Layer::organization)]) {
        return strengths;
    }
    const auto role = [&](const HeldMembership& m) { return roleStrength(world.kinds()[m.role].id); };
    for (std::size_t other = 0; other < strengths.size(); ++other) {
        for (const auto& theirs : memberships.byParty[other]) {
            for (const auto& own : memberships.byParty[party]) {
                if (other != party && theirs.organization == own.organization) {
                    strengths[other] += 0.3 * std::min(role(theirs), role(own));
                }
            }
        }
    }
    return strengths;
}

StrengthClasses strengthClasses(const std::vector<double>& strengths, bool adapted) {
    const double most = strengths.empty() ? 0.0 : *std::max_element(strengths.begin(), strengths.end());
    if (!adapted || most < 4.0 * kStrengthClasses[0]) {
        return kStrengthClasses;
    }
    StrengthClasses classes = kStrengthClasses;
    for (std::size_t c = 1; c < classes.size(); ++c) {
        const double quarter = most * static_cast<double>(c) / 4.0;
        const double digit = std::pow(10.0, std::floor(std::log10(quarter)) - 1.0);
        classes[c] = std::floor(quarter / digit) * digit; // down, so that the strongest stays in the last class
    }
    return classes;
}

bool shadesStrength(const View& view) {
    return view.focus != kNoParty && view.shading != Shading::memberships;
}

std::vector<PartyId> formerStates(const PartyTable& parties, const Window& window, const Ground& ground,
                                  const std::function<bool(PartyId)>& isShown) {
    std::vector<PartyId> states(parties.size(), kNoParty);
    const auto isDrawn = [&ground](PartyId party) {
        return std::any_of(ground.territories.begin(), ground.territories.end(),
                           [party](const auto& territory) { return territory.party == party; });
    };
    for (std::size_t p = 0; p < parties.size(); ++p) {
        const auto id = static_cast<PartyId>(p);
        const Party& former = parties[id];
        if (former.successors.empty() || !isShown(id) || isDrawn(id)) {
            continue;
        }
        for (const Successor& successor : former.successors) {
            const bool left = successor.until < former.ended && successor.until < window.first;
            PartyId& known = states[successor.party];
            if (!left && !isShown(successor.party) && (known == kNoParty || parties[known].ended < former.ended)) {
                known = id;
            }
        }
    }
    return states;
}

std::vector<PartyId> formerStates(const Slice& slice, const View& view, const Ground& ground,
                                  const Memberships& memberships, const std::vector<double>& strengths) {
    const bool organizations = view.layers[static_cast<std::size_t>(Layer::organization)];
    return formerStates(slice.world().parties(), slice.window(), ground, [&](PartyId party) {
        return party == view.focus ||
               (shadesStrength(view) ? strengths[party] > 0.0 : organizations && !memberships.byParty[party].empty());
    });
}

PartyId partyOfTerritory(PartyId party, const std::vector<PartyId>& former) {
    return party < former.size() && former[party] != kNoParty ? former[party] : party;
}

std::vector<TerritoryFill> fillTerritories(const Ground& ground, PartyId selected, const Theme& theme,
                                           const std::vector<PartyId>& former,
                                           const std::function<TerritoryFill(PartyId)>& fillOf) {
    std::vector<TerritoryFill> fills(ground.territories.size());
    for (std::size_t t = 0; t < fills.size(); ++t) {
        const PartyId party = partyOfTerritory(ground.territories[t].party, former);
        if (party == kNoParty) {
            fills[t].colors[0] = theme.land;
        } else if (party == selected) {
            fills[t].colors[0] = theme.selectedFill;
            fills[t].outlined = true;
        } else {
            fills[t] = fillOf(party);
        }
    }
    return fills;
}

std::vector<TerritoryFill> territoryFills(const Slice& slice, const View& view, const Ground& ground,
                                          const Memberships& memberships, const std::vector<double>& strengths,
                                          const StrengthClasses& classes, const Theme& theme,
                                          const std::vector<PartyId>& former) {
    const bool strength = shadesStrength(view);
    const bool organizations = view.layers[static_cast<std::size_t>(Layer::organization)];
    return fillTerritories(ground, view.focus, theme, former, [&](PartyId party) {
        TerritoryFill fill;
        fill.colors[0] = theme.land;
        if (strength) {
            for (std::size_t c = 0; c < classes.size(); ++c) {
                if (strengths[party] >= classes[c]) {
                    fill.colors[0] = theme.strength[c];
                }
            }
            return fill;
        }
        const auto& held = memberships.byParty[party];
        if (organizations && !held.empty()) {
            fill = membershipFill(slice.world(), held, theme);
        }
        const auto passed = memberships.passed.find(party);
        return passed == memberships.passed.end() ? fill : withPassed(fill, slice.world(), passed->second, theme);
    });
}

} // namespace entente
