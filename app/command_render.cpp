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

/// What is made on other threads while this one starts OpenGL.
struct Content {
    std::optional<Opened> opened;
    std::optional<Slice> slice;
    std::string messages;
};

Content openContent(const Options& options, OpenedData data) {
    std::ostringstream messages;
    Content content;
    content.opened = openPacks(options, std::move(data), messages);
    content.messages = messages.str();
    if (content.opened) {
        content.slice.emplace(content.opened->loaded.world);
        content.slice->moveTo(chosenWindow(options, *content.opened->loaded.world));
    }
    return content;
}

} // namespace

int runRender(const Options& options, const Streams& streams) {
    Stopwatch watch(options.verbose, streams.err);
    auto data = openData(options, streams.err);
    if (!data) {
        return kCannot;
    }
    View view = options.view;
    if (!options.focus.empty()) {
        view.focus = resolveParty(data->atlas->parties, options.focus, "--focus", streams.err);
        if (view.focus == kNoParty) {
            return kCannot;
        }
    }
    watch.lap("parties");
    const Scale detail = scaleFor(options.width * view.zoom);
    GroundStore store(data->files.geodata, data->atlas);
    // Without a date the packs decide on the day, and boundaries may change with it.
    if (options.date || !data->atlas->ownBoundaries) {
        view.window = options.date.value_or(view.window);
        store.prepare(view, detail);
    }
    auto opening = std::async(std::launch::async, openContent, std::cref(options), std::move(*data));
    auto maker = PictureMaker::create();
    watch.lap("OpenGL and fonts");
    if (maker.value) {
        (*maker.value)->renderer().prepare();
        watch.lap("shaders");
    }
    Content content = opening.get();
    streams.err << content.messages;
    printDiagnostics(maker.diagnostics, streams.err, Severity::warning);
    if (!content.slice || !maker.value) {
        return kCannot;
    }
    const auto named = (*maker.value)->takeNames(store.geodata(), view, content.opened->atlas->parties);
    printDiagnostics(named, streams.err, Severity::warning);
    if (Result<int>{{}, named}.hasErrors()) {
        return kCannot;
    }
    view.window = content.slice->window();
    if (view.comparedWith) {
        view.comparedWith = widened(*view.comparedWith, options);
    }
    watch.lap("waiting for packs");
    const auto base = store.get(view, detail);
    printDiagnostics(base.diagnostics, streams.err, Severity::warning);
    if (!base.value) {
        return kCannot;
    }
    watch.lap("waiting for boundaries, projection, ground");

    const PictureSize size{options.width, options.height,
                           options.scale.value_or(naturalScale(options.width, options.height))};
    const Scene scene = (*maker.value)->scene(*content.slice, view, *base.value, size);
    watch.lap("scene");
    const Image image = (*maker.value)->renderer().drawToImage(scene, size.scale);
    watch.lap("drawing");
    const auto problems = writePng(image, options.output);
    printDiagnostics(problems, streams.err, Severity::warning);
    watch.lap("PNG");
    if (!problems.empty()) {
        return kCannot;
    }
    if (content.opened->loaded.unreadable > 0) {
        return kCannot;
    }
    const bool broken = Result<int>{{}, content.opened->loaded.diagnostics}.hasErrors();
    return broken ? kInputHasErrors : kDone;
}

} // namespace entente
