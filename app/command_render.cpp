#include "commands.hpp"

#include "core/slice.hpp"
#include "export/png.hpp"
#include "geo/atlas_reader.hpp"
#include "opening.hpp"
#include "picture_maker.hpp"

#include <fmt/format.h>

#include <chrono>
#include <future>
#include <ostream>
#include <sstream>

namespace entente {

namespace {

/// Reports how long each step took, on request.
class Stopwatch {
  public:
    Stopwatch(bool verbose, std::ostream& err) : verbose_(verbose), err_(err) {}
    void lap(const char* what) {
        const auto now = std::chrono::steady_clock::now();
        if (verbose_) {
            err_ << fmt::format("{:8.1f} ms  {}\n", std::chrono::duration<double, std::milli>(now - last_).count(),
                                what);
        }
        last_ = now;
    }

  private:
    bool verbose_;
    std::ostream& err_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// What is read on a second thread while the first one starts OpenGL.
struct ReadAhead {
    std::optional<Opened> opened;
    std::string messages;
};

} // namespace

int runRender(const Options& options, const Streams& streams) {
    Stopwatch watch(options.verbose, streams.err);
    auto reading = std::async(std::launch::async, [&options] {
        std::ostringstream messages;
        ReadAhead ahead;
        ahead.opened = openPacks(options, messages);
        ahead.messages = messages.str();
        return ahead;
    });
    auto maker = PictureMaker::create();
    watch.lap("OpenGL and fonts");
    auto [opened, messages] = reading.get();
    streams.err << messages;
    printDiagnostics(maker.diagnostics, streams.err, Severity::warning);
    if (!opened || !maker.value) {
        return kCannot;
    }
    watch.lap("waiting for parties and packs");

    View view = options.view;
    const World& world = *opened->loaded.world;
    if (!options.focus.empty()) {
        view.focus = resolveParty(opened->atlas->parties, options.focus, "--focus", streams.err);
        if (view.focus == kNoParty) {
            return kCannot;
        }
    }
    const PictureSize size{options.width, options.height,
                           options.scale.value_or(naturalScale(options.width, options.height))};
    GroundStore store(opened->files.geodata, opened->atlas);
    const auto base = store.get(view, scaleFor(options.width * view.zoom));
    printDiagnostics(base.diagnostics, streams.err, Severity::warning);
    if (!base.value) {
        return kCannot;
    }
    watch.lap("boundaries, projection, ground");

    Slice slice(opened->loaded.world);
    slice.moveTo(chosenWindow(options, world));
    view.window = slice.window();
    watch.lap("slice");
    const Scene scene = (*maker.value)->scene(slice, view, *base.value, size);
    watch.lap("scene");
    const Image image = (*maker.value)->renderer().drawToImage(scene, size.scale);
    watch.lap("drawing");
    const auto problems = writePng(image, options.output);
    printDiagnostics(problems, streams.err, Severity::warning);
    watch.lap("PNG");
    if (!problems.empty()) {
        return kCannot;
    }
    const bool broken = Result<int>{{}, opened->loaded.diagnostics}.hasErrors();
    return broken ? kInputHasErrors : kDone;
}

} // namespace entente
