#pragma once
/// Pictures without a display: what `entente render` draws, by the same scene and renderer as the window.

#include "core/result.hpp"
#include "core/scene_builder.hpp"
#include "core/slice.hpp"
#include "ground_store.hpp"
#include "map_names.hpp"
#include "render/fonts.hpp"
#include "render/gl_context.hpp"
#include "render/renderer.hpp"
#include "source_counter.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace entente {

/// Size of a picture in device pixels, and how many of them make a logical pixel.
struct PictureSize {
    std::uint32_t width = 1920, height = 1080;
    double scale = 1.0;
};

/// Text and lines as large as on a screen of 1920 pixels: 1 up to that width, then in proportion (2 at 3840).
[[nodiscard]] double naturalScale(std::uint32_t width, std::uint32_t height);

class PictureMaker {
  public:
    /// Needs OpenGL but no display. The context stays current on the calling thread.
    [[nodiscard]] static Result<std::unique_ptr<PictureMaker>> create();

    [[nodiscard]] Image draw(const Slice& slice, const View& view, const MapBase& base, const PictureSize& size);
    /// The scene of the same picture, without drawing it; of two dates what changed, or both.
    [[nodiscard]] Scene scene(const Slice& slice, const View& view, const MapBase& base, const PictureSize& size);
    [[nodiscard]] const PictureReport& report() const { return builder_.report(); }
    /// Reads the names in the view's language for the pictures that follow; what is wrong with them.
    [[nodiscard]] std::vector<Diagnostic> takeNames(const std::filesystem::path& geodata, const View& view,
                                                    const PartyTable& parties);
    [[nodiscard]] Renderer& renderer() { return *renderer_; }

  private:
    PictureMaker() = default;
    std::unique_ptr<GlContext> context_; // before what needs it, so that it goes last
    std::unique_ptr<Fonts> fonts_;
    std::unique_ptr<Renderer> renderer_;
    std::optional<MapNames> names_;
    const TranslatedNames* chosenNames_ = nullptr; ///< of names_
    SceneBuilder builder_;
    SourceCounter sources_;
};

/// The features behind the ties and marks that hold and are shown, each once, for counting their sources. Where there
/// are more than `most`, looking stops at some more than that.
[[nodiscard]] std::vector<FeatureId> shownFeatures(const Slice& slice, const View& view, std::size_t most);
/// Those on either of two dates.
[[nodiscard]] std::vector<FeatureId> shownFeatures(const ComparedSlices& slices, const View& view, std::size_t most);

} // namespace entente
