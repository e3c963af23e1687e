#include "session.hpp"

#include "geo/projections.hpp"
#include "picture_maker.hpp"
#include "ui/choices.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente {

namespace {

constexpr double kLeastZoom = 0.7;
constexpr double kMostZoom = 300.0;

} // namespace

std::optional<Scene> Session::build(glm::dvec2 size, double pixelsPerLogical, const TextMeasure& text, Fades* fades,
                                    SceneBuilder& builder) {
    if (!slice_ || size.x < 1.0 || size.y < 1.0) {
        return std::nullopt;
    }
    const bool turning = fades != nullptr && sinceTurn_.has_value();
    const Scale scale = turning ? Scale::s110m : scaleFor(size.x * pixelsPerLogical * view_.zoom);
    auto standIn = fades != nullptr && !turning ? grounds_.standIn(view_, scale) : std::nullopt;
    if (fades != nullptr) {
        awaitsDetail_ = standIn.has_value();
    }
    auto base = standIn ? Result<MapBase>{std::move(standIn), {}} : grounds_.get(view_, scale);
    if (!base.value) {
        say(Severity::error, base.diagnostics.empty() ? "The map cannot be drawn." : base.diagnostics.front().text);
        view_.projection = View{}.projection;
        base = grounds_.get(view_, Scale::s50m);
        if (!base.value) {
            return std::nullopt;
        }
    }
    if (playback_.playing) {
        grounds_.prepareNext(view_, scale, playback_.direction);
    }
    if (fades != nullptr) {
        projection_ = base.value->projection;
    }
    std::vector<Diagnostic> problems;
    const TranslatedNames* const names = names_.get(view_.language, atlas_->parties, text, problems);
    for (const auto& problem : problems) {
        say(problem.severity, problem.text + ". " + problem.advice + ".");
    }
    const World& world = slice_->world();
    return builder.build({.slice = *slice_,
                          .view = view_,
                          .ground = base.value->ground,
                          .projection = *base.value->projection,
                          .size = size,
                          .text = text,
                          .detail = [&world](FeatureId feature) { return detailOf(world, feature); },
                          .sourceCount = sources_.count(slice_->sharedWorld(), featuresShown()),
                          .compared = compared(),
                          .groundBefore = base.value->groundBefore,
                          .fades = reducedMotion_ ? nullptr : fades,
                          .hovered = hovered_ ? hovered_->party : kNoParty,
                          .leastLegend = fades != nullptr ? heldLegend_ : 0.0,
                          .coveredCorner = fades != nullptr ? kCompareLayoutsCorner : glm::dvec2{0.0, 0.0},
                          .globe = base.value->globe,
                          .names = names});
}

std::vector<FeatureId> Session::featuresShown() const {
    if (!compared()) {
        return shownFeatures(*slice_, view_, SourceCounter::kMostFeatures);
    }
    return view_.showsTwoMaps() ? shownFeatures(*comparedSlices_, view_, SourceCounter::kMostFeatures)
                                : changedFeatures_;
}

std::optional<Scene> Session::buildScene(glm::dvec2 size, double pixelsPerLogical, const TextMeasure& text) {
    if (std::exchange(heldFor_, size) != size) {
        heldLegend_ = 0.0;
    }
    auto scene = build(size, pixelsPerLogical, text, &fades_, builder_);
    fades_.secondsPassed = 0.0;
    if (scene && !homeZoom_) {
        // A map of the world fills its width; what is cut off is the far south and north.
        const Rect map = builder_.report().layout.map;
        const Rect ground = builder_.report().mapBounds;
        constexpr double kMost = 1.5;
        constexpr double kWorld = 1.7; // times as wide as high, at least
        const double fills = map.width() / map.height() * ground.height() / ground.width();
        homeZoom_ = ground.width() > kWorld * ground.height() ? std::clamp(fills, 1.0, kMost) : 1.0;
        view_.zoom = *homeZoom_;
        scene = build(size, pixelsPerLogical, text, &fades_, builder_);
    }
    if (scene) {
        heldLegend_ = std::max(heldLegend_, builder_.report().layout.legend.height());
    }
    return scene;
}

std::optional<Scene> Session::buildStill(glm::dvec2 size, double pixelsPerLogical, const TextMeasure& text) {
    SceneBuilder builder;
    const auto hovered = std::exchange(hovered_, std::nullopt);
    auto scene = build(size, pixelsPerLogical, text, nullptr, builder);
    hovered_ = hovered;
    return scene;
}

bool Session::restAfterTurning(double seconds) {
    constexpr double kRest = 0.15; // seconds without a turn until the map is drawn in full
    if (!sinceTurn_) {
        return false;
    }
    *sinceTurn_ += seconds;
    if (*sinceTurn_ < kRest) {
        return false;
    }
    sinceTurn_.reset();
    ++revision_;
    return true;
}

bool Session::detailIsThere() {
    if (!awaitsDetail_ || !grounds_.isMade()) {
        return false;
    }
    awaitsDetail_ = false;
    ++revision_;
    return true;
}

bool Session::turnTo(MapPoint point) {
    if (!projection_ || projection_->isTorn()) {
        return false;
    }
    if (const LonLat center = projection_->inverse(point); !std::isnan(center.x)) {
        view_.center = center;
        sinceTurn_ = 0.0;
    }
    view_.lookAt.reset();
    return true;
}

void Session::takeProjection(const std::string& projection) {
    auto free = turnable(projection, view_.center);
    view_.projection = std::move(free.text);
    view_.center = free.center;
}

void Session::on(const action::PanBy& a) {
    const Camera& camera = builder_.report().camera;
    const MapPoint moved = MapPoint{-a.pixels.x, a.pixels.y} / camera.scale;
    if (!turnTo(moved)) {
        view_.lookAt = camera.center + moved;
    }
}
void Session::on(const action::ZoomAt& a) {
    const Camera& camera = builder_.cameraAt(a.pixel);
    const double zoom = std::clamp(view_.zoom * a.factor, kLeastZoom, kMostZoom);
    const MapPoint center = zoomedAt(camera, a.pixel, zoom / view_.zoom).center;
    if (!turnTo(center - camera.center)) {
        view_.lookAt = center;
    }
    view_.zoom = zoom;
}
void Session::on(const action::ZoomBy& a) {
    on(action::ZoomAt{builder_.report().camera.viewport.center(), a.factor});
}
void Session::on(const action::ResetCamera& /*a*/) {
    view_.lookAt.reset();
    view_.zoom = homeZoom_.value_or(1.0);
    if (!zoomChosen_) {
        homeZoom_.reset();
    }
}
void Session::on(const action::CenterOn& a) {
    view_.center = a.center;
    view_.lookAt.reset();
}
void Session::on(const action::SetProjection& a) {
    const auto made = makeProjection(a.projection, view_.center);
    if (!made.value) {
        const auto& problem = made.diagnostics.front();
        say(Severity::error, problem.text + ". " + problem.advice);
        return;
    }
    const bool wasHome = homeZoom_ && view_.zoom == *homeZoom_;
    takeProjection(a.projection);
    view_.lookAt.reset();
    if (wasHome && !zoomChosen_) {
        homeZoom_.reset();
        view_.zoom = 1.0;
    }
}

PartyId Session::otherEnd(const Pick& pick) const {
    if (!pick.strand || !slice_) {
        return kNoParty;
    }
    const Strand& strand = slice_->world().strands()[*pick.strand];
    if (strand.from != view_.focus && strand.to != view_.focus) {
        return pick.party != kNoParty ? kNoParty : strand.from;
    }
    const PartyId other = strand.from == view_.focus ? strand.to : strand.from;
    return pick.party == view_.focus ? kNoParty : other;
}

void Session::on(const action::PickAt& a) {
    const Pick pick = builder_.pick(a.pixel);
    if (a.beside && view_.focus != kNoParty) {
        if (pick.party != kNoParty) {
            on(action::SetBeside{pick.party});
        }
    } else if (pick.feature) {
        on(action::SelectFeature{*pick.feature});
    } else if (const auto other = otherEnd(pick); other != kNoParty) {
        on(action::SelectParty{other});
    } else {
        on(action::SelectParty{pick.party});
    }
}
void Session::on(const action::HoverAt& a) {
    hovered_.reset();
    if (a.pixel) {
        if (Pick pick = builder_.pick(*a.pixel);
            pick.feature || pick.strand || pick.party != kNoParty || !pick.territory.empty()) {
            hovered_ = std::move(pick);
        }
    }
}

} // namespace entente
