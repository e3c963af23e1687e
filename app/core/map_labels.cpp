#include "core/map_labels.hpp"

#include <fmt/format.h>
#include <glm/common.hpp>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

using Metrics = PictureMetrics;

std::string exercisePlaceLine(const FeatureDetail& detail, const Picture& picture, const DrawnMark& mark) {
    const auto interval = picture.world.feature(mark.feature).interval;
    std::string dates;
    const bool exact = interval.startEarliest == interval.startLatest && interval.endEarliest == interval.endLatest &&
                       interval.startEarliest != kDayMin && interval.endLatest != kDayMax;
    if (exact) {
        dates = shortDays({interval.startEarliest, interval.endLatest});
    } else {
        dates = detail.start == detail.end || detail.end.empty() ? detail.start
                                                                 : fmt::format("{} to {}", detail.start, detail.end);
    }
    return detail.place.empty() ? dates : fmt::format("{}, {}", detail.place, dates);
}

} // namespace

void drawLabel(SceneWriter& writer, const PlacedLabel& label, const Theme& theme) {
    if (label.hasLeader) {
        writer.line(label.leaderStart, label.leaderEnd, theme.halo, 3.4F);
        writer.line(label.leaderStart, label.leaderEnd, theme.ink, 1.2F);
    }
    for (const auto& text : label.texts) {
        writer.text(text);
    }
}

void rankParties(Picture& picture) {
    picture.rank.assign(picture.world.parties().size(), 0);
    const auto raise = [&](PartyId party, int rank) {
        if (party != kNoParty && (picture.rank[party] == 0 || rank < picture.rank[party])) {
            picture.rank[party] = rank;
        }
    };
    const View& view = picture.input.view;
    const bool strength = shadesStrength(view);
    for (std::size_t p = 0; p < picture.memberships.byParty.size(); ++p) {
        if (!strength && view.layers[0] && !picture.memberships.byParty[p].empty()) {
            raise(static_cast<PartyId>(p), 3);
        }
    }
    for (std::size_t p = 0; p < picture.membershipChanges.byParty.size(); ++p) {
        if (!picture.membershipChanges.byParty[p].empty()) {
            raise(static_cast<PartyId>(p), 3);
        }
    }
    for (const auto& strand : picture.strands.drawn) {
        const int rank = strand.highlighted ? 2 : 3;
        raise(strand.from, rank);
        raise(strand.to, rank);
    }
    for (const auto& mark : picture.marks.drawn) {
        for (const PartyId party : mark.participants) {
            raise(party, mark.highlighted && view.focus != kNoParty ? 2 : 3);
        }
    }
    raise(view.focus, 1);
    raise(picture.input.hovered, 2);
}

namespace {

/// Where a strand goes out of sight on the map itself, behind the horizon of a globe, coming from a party.
std::optional<glm::dvec2> endOnHorizon(const DrawnStrand& strand, PartyId from) {
    for (const auto& run : strand.runs) {
        if (strand.from == from && run.fromStart && !run.toEnd) {
            return run.points.back();
        }
        if (strand.to == from && run.toEnd && !run.fromStart) {
            return run.points.front();
        }
    }
    return std::nullopt;
}

} // namespace

void drawFrameTags(SceneWriter& writer, const Picture& picture, LabelPlacer& placer) {
    const View& view = picture.input.view;
    if (view.focus == kNoParty) {
        return;
    }
    const auto& viewport = picture.camera.viewport;
    std::vector<PartyId> tagged;
    for (const auto& strand : picture.strands.drawn) {
        const PartyId other = strand.from == view.focus ? strand.to : strand.from;
        if (!strand.highlighted || viewport.contains(picture.anchors[other]) ||
            std::find(tagged.begin(), tagged.end(), other) != tagged.end()) {
            continue;
        }
        std::optional<glm::dvec2> crossing;
        for (const auto& run : strand.runs) {
            for (std::size_t i = 1; i < run.points.size(); ++i) {
                const bool before = viewport.contains(run.points[i - 1]);
                const bool after = viewport.contains(run.points[i]);
                if (before != after) {
                    crossing = before ? run.points[i - 1] : run.points[i];
                }
            }
        }
        if (!crossing && std::isnan(picture.anchors[other].x)) {
            crossing = endOnHorizon(strand, view.focus);
        }
        if (!crossing) {
            continue;
        }
        tagged.push_back(other);
        const std::string& name = nameOnMap(picture.input, picture.world.parties(), other);
        const double width = picture.input.text.width(name, Metrics::small, FontWeight::semibold) + 14.0;
        const glm::dvec2 half{width / 2.0, 9.0};
        const auto center = glm::clamp(*crossing, viewport.min + half + 6.0, viewport.max - half - 6.0);
        const Rect box{center - half, center + half};
        placer.keepFree(box);
        writer.shape({.box = box,
                      .radius = 3.0F,
                      .fill = picture.theme.halo,
                      .stroke = picture.theme.inkSecondary,
                      .strokeWidth = 1.0F});
        writer.text({.text = name,
                     .position = center + glm::dvec2{0.0, 4.0},
                     .size = Metrics::small,
                     .weight = FontWeight::semibold,
                     .align = Align::middle,
                     .color = picture.theme.ink});
    }
}

void drawMarkNames(SceneWriter& writer, const Picture& picture, LabelPlacer& placer) {
    const Theme& theme = picture.theme;
    std::vector<const DrawnMark*> named;
    for (const auto& mark : picture.marks.drawn) {
        if (mark.highlighted && mark.layer != Layer::overlay) {
            named.push_back(&mark);
        }
    }
    constexpr std::size_t kMostNames = 8;
    if (named.size() > kMostNames || !picture.input.detail) {
        return;
    }
    for (const auto* mark : named) {
        const FeatureDetail detail = picture.input.detail(mark->feature);
        LabelRequest request{
            .anchor = mark->position, .clearance = mark->radius + 5.0, .rank = 2, .mayLeaveMap = true, .halo = 3.6F};
        request.lines.push_back({detail.label, Metrics::small, FontWeight::semibold, theme.ink});
        const bool selected = picture.input.view.feature && *picture.input.view.feature == mark->feature;
        if (selected || named.size() == 1) {
            request.lines.front().size = Metrics::body;
            request.lines.push_back(
                {exercisePlaceLine(detail, picture, *mark), Metrics::small, FontWeight::regular, theme.inkSecondary});
        }
        if (const auto label = placer.place(request)) {
            drawLabel(writer, *label, theme);
        }
    }
}

} // namespace entente
