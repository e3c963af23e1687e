#include "picture_maker.hpp"

#include "core/comparison.hpp"
#include "core/strands.hpp"
#include "loading.hpp"

#include <algorithm>

namespace entente {

double naturalScale(std::uint32_t width, std::uint32_t height) {
    constexpr double kWidth = 1920.0;
    constexpr double kHeight = 1080.0;
    return std::max(1.0, std::min(width / kWidth, height / kHeight));
}

Result<std::unique_ptr<PictureMaker>> PictureMaker::create() {
    Result<std::unique_ptr<PictureMaker>> result;
    auto context = GlContext::createHeadless();
    result.diagnostics = std::move(context.diagnostics);
    if (!context.value) {
        return result;
    }
    auto fonts = Fonts::create();
    result.diagnostics.insert(result.diagnostics.end(), fonts.diagnostics.begin(), fonts.diagnostics.end());
    if (!fonts.value) {
        return result;
    }
    std::unique_ptr<PictureMaker> maker(new PictureMaker);
    maker->context_ = std::move(*context.value);
    maker->fonts_ = std::move(*fonts.value);
    maker->renderer_ = std::make_unique<Renderer>(*maker->fonts_);
    result.value = std::move(maker);
    return result;
}

Scene PictureMaker::scene(const Slice& slice, const View& view, const MapBase& base, const PictureSize& size) {
    const World& world = slice.world();
    std::optional<ComparedSlices> slices;
    Comparison comparison;
    if (view.comparedWith) {
        slices.emplace(slice.sharedWorld());
        slices->moveTo(comparedWindows(*view.comparedWith, view.window, view.comparedEvents));
        comparison = compare(*slices, view);
    }
    const auto features = !slices               ? shownFeatures(slice, view, SourceCounter::kMostFeatures)
                          : view.showsTwoMaps() ? shownFeatures(*slices, view, SourceCounter::kMostFeatures)
                                                : changedFeatures(*slices, comparison, SourceCounter::kMostFeatures);
    return builder_.build({.slice = slice,
                           .view = view,
                           .ground = base.ground,
                           .projection = *base.projection,
                           .size = {size.width / size.scale, size.height / size.scale},
                           .text = *fonts_,
                           .detail = [&world](FeatureId feature) { return detailOf(world, feature); },
                           .sourceCount = sources_.count(slice.sharedWorld(), features),
                           .compared = slices ? std::optional<Compared>({*slices, comparison}) : std::nullopt,
                           .groundBefore = base.groundBefore,
                           .globe = base.globe,
                           .names = chosenNames_});
}

std::vector<Diagnostic> PictureMaker::takeNames(const std::filesystem::path& geodata, const View& view,
                                                const PartyTable& parties) {
    std::vector<Diagnostic> problems;
    names_.emplace(geodata);
    fonts_->setLanguage(view.language);
    chosenNames_ = names_->get(view.language, parties, *fonts_, problems);
    return problems;
}

Image PictureMaker::draw(const Slice& slice, const View& view, const MapBase& base, const PictureSize& size) {
    return renderer_->drawToImage(scene(slice, view, base, size), size.scale);
}

std::vector<FeatureId> shownFeatures(const Slice& slice, const View& view, std::size_t most) {
    const World& world = slice.world();
    std::vector<bool> known(world.featureCount());
    std::vector<FeatureId> found;
    const auto isFull = [&] { return found.size() > most; };
    const auto add = [&](FeatureId feature) {
        if (!known[feature]) {
            known[feature] = true;
            found.push_back(feature);
        }
    };
    for (auto strand = slice.holding().begin(); strand != slice.holding().end() && !isFull(); ++strand) {
        const Strand& shown = world.strands()[*strand];
        const Kind& kind = world.kinds()[shown.kind];
        const bool hidden =
            kind.layer == Layer::organization && view.hiddenOrganizations.contains(world.organizations()[shown.to].id);
        if (hidden || !isShown(view, kind)) {
            continue;
        }
        for (const auto tie : world.tiesOf(*strand)) {
            if (slice.stateOf(tie) != State::absent) {
                add(world.ties().feature[tie]);
            }
        }
    }
    for (auto held = slice.marks().begin(); held != slice.marks().end() && !isFull(); ++held) {
        const FeatureId feature = world.marks()[held->mark].feature;
        const Feature& marked = world.feature(feature);
        if (marked.layer == Layer::overlay ? view.layers[static_cast<std::size_t>(Layer::overlay)]
                                           : isShown(view, world.kinds()[marked.kind])) {
            add(feature);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<FeatureId> shownFeatures(const ComparedSlices& slices, const View& view, std::size_t most) {
    const auto before = shownFeatures(slices.before(Layer::partnership), view, most);
    const auto after = shownFeatures(slices.after(Layer::partnership), view, most);
    std::vector<FeatureId> both;
    std::set_union(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(both));
    return both;
}

} // namespace entente
