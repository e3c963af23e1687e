#pragma once
/// A reader before the window, without the window.

#include "run_program.hpp"

#include "core/date.hpp"
#include "export/png.hpp"
#include "opening.hpp"
#include "picture_maker.hpp"
#include "session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace entente::test {

inline constexpr glm::dvec2 kSize{900.0, 560.0};

inline std::shared_ptr<const Atlas> sharedAtlas(const DataFiles& files) {
    static const auto atlas = loadAtlas(files).value.value();
    return atlas;
}

inline PictureMaker& sharedMaker() {
    static const auto maker = PictureMaker::create().value.value();
    return *maker;
}

inline Fonts& sharedFonts() {
    static const auto fonts = Fonts::create().value.value();
    return *fonts;
}

inline Day dayOf(int year, int month, int day) {
    return dayFromCivil({year, month, day});
}

/// A session with the bundled packs open, or with others.
struct Reader {
    explicit Reader(std::vector<fs::path> paths = {}, View view = {}, SessionStart start = {})
        : Reader(findDataFiles().value.value(), paths, view, start) {}
    Reader(const DataFiles& files, const std::vector<fs::path>& paths, const View& view, SessionStart start)
        : session(files, sharedAtlas(files), view, start) {
        std::vector<OpenPack> packs;
        for (const auto& path : paths.empty() ? files.bundledPacks : paths) {
            packs.push_back({path, true});
        }
        session.open(std::move(packs));
        load();
        // As the window does; with the first picture the map finds its size.
        (void)session.buildScene(kSize, 1.0, sharedFonts());
    }
    void load() {
        const auto begin = std::chrono::steady_clock::now();
        while (session.loader().busy()) {
            REQUIRE(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
            session.advanceBy(0.001);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        session.advanceBy(0.001);
    }
    void act(const Action& action) {
        session.advanceBy(2.0); // what a reader does next is not the same gesture
        session.apply(action);
    }
    void type(const std::string& text) { act(action::SetDateText{text}); }
    [[nodiscard]] std::string date() const { return isoDay(session.view().window.last); }
    Scene still() {
        auto scene = session.buildStill(kSize, 1.0, sharedFonts());
        REQUIRE(scene);
        return *scene;
    }
    [[nodiscard]] std::size_t holding() const { return session.slice()->holding().size(); }
    [[nodiscard]] PartyId party(const char* code) const { return session.atlas().parties.byCode(code); }

    Session session;
};

/// Whether two pictures are drawn alike.
inline bool same(const Scene& a, const Scene& b) {
    const auto alike = [](const auto& x, const auto& y, auto same) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(), same);
    };
    return a.size == b.size && a.background == b.background && a.points == b.points &&
           alike(a.items, b.items,
                 [](const auto& x, const auto& y) {
                     return x.type == y.type && x.first == y.first && x.count == y.count;
                 }) &&
           alike(a.strokes, b.strokes,
                 [](const auto& x, const auto& y) {
                     return x.first == y.first && x.count == y.count && x.widthStart == y.widthStart &&
                            x.widthEnd == y.widthEnd && x.color == y.color && x.casingColor == y.casingColor &&
                            x.hasInlay == y.hasInlay && x.pattern.form == y.pattern.form;
                 }) &&
           alike(a.shapes, b.shapes,
                 [](const auto& x, const auto& y) {
                     return x.box.min == y.box.min && x.box.max == y.box.max && x.fill == y.fill &&
                            x.stroke == y.stroke && x.band == y.band;
                 }) &&
           alike(a.texts, b.texts,
                 [](const auto& x, const auto& y) {
                     return x.text == y.text && x.position == y.position && x.color == y.color && x.size == y.size;
                 }) &&
           alike(a.grounds, b.grounds, [&](const auto& x, const auto& y) {
               return x.ground->key == y.ground->key && x.camera.center == y.camera.center &&
                      x.camera.scale == y.camera.scale && alike(x.fills, y.fills, [](const auto& f, const auto& g) {
                          return f.colors == g.colors && f.shares == g.shares && f.outlined == g.outlined;
                      });
           });
}

/// Where two pictures differ, for a person.
inline std::string difference(const Scene& a, const Scene& b) {
    std::string text;
    for (std::size_t i = 0; i < std::max(a.texts.size(), b.texts.size()) && text.size() < 2000; ++i) {
        const auto word = [i](const Scene& s) { return i < s.texts.size() ? s.texts[i].text : "(none)"; };
        if (word(a) != word(b)) {
            text += word(a) + " | " + word(b) + "; ";
        }
    }
    for (std::size_t i = 0; i < std::min(a.points.size(), b.points.size()); ++i) {
        if (a.points[i] != b.points[i]) {
            text += "first other point is " + std::to_string(i) + "; ";
            break;
        }
    }
    return text + std::to_string(a.points.size()) + " | " + std::to_string(b.points.size()) + " points";
}

inline bool hasText(const Scene& scene, const std::string& words) {
    return std::any_of(scene.texts.begin(), scene.texts.end(),
                       [&](const Text& text) { return text.text.find(words) != std::string::npos; });
}

/// Strands and links: lines of more than two points, which legends have none of.
inline std::size_t linesOnMap(const Scene& scene) {
    return static_cast<std::size_t>(
        std::count_if(scene.strokes.begin(), scene.strokes.end(), [](const Stroke& s) { return s.count > 2; }));
}

inline bool wasTold(const Session& session, const std::string& words) {
    return std::any_of(session.messages().begin(), session.messages().end(),
                       [&](const Message& m) { return m.text.find(words) != std::string::npos; });
}

} // namespace entente::test
