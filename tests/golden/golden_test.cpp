// A picture that looks otherwise than it did is either a wanted change, to be looked at and kept with
// tests/golden/update, or a mistake that no other test would see: one line of the command line is one picture.

#include "../program/run_program.hpp"

#include "export/image_difference.hpp"
#include "export/png.hpp"
#include "geo/projections.hpp"
#include "opening.hpp"
#include "picture_maker.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cstdlib>

using namespace entente;
using namespace entente::test;

namespace {

/// So many pixels may differ by more than so many levels of 255, as a part of all.
struct Limit {
    int tolerance = 0;
    double mostShare = 0.0;
};

/// Processors with other vector units round the edges of lines otherwise, by up to 7 levels in some 2,000 of the
/// 504,000 pixels. One name that moved changes more than 150 pixels by more than 100 levels; a sea that is filled in
/// part only differs from the ground by 7 levels or fewer, in many thousands.
constexpr Limit kLimits[]{{16, 0.0001}, {2, 0.01}};

struct Kept {
    std::string name;
    std::vector<std::string> options;
};

std::vector<Kept> keptPictures() {
    std::vector<Kept> kept;
    for (const auto& line : linesOf(contentOf(sourceFile("tests/golden/pictures.txt")))) {
        const auto colon = line.find(':');
        if (line.starts_with("#") || colon == std::string::npos) {
            continue;
        }
        std::istringstream words(line.substr(colon + 1));
        kept.push_back({line.substr(0, colon), {}});
        for (std::string word; words >> word;) {
            kept.back().options.push_back(word);
        }
    }
    return kept;
}

} // namespace

TEST_CASE("the kept pictures are drawn as they were") {
    const fs::path folder = ENTENTE_DIFFERENCES;
    fs::remove_all(folder);
    fs::create_directories(folder);
    const auto pictures = keptPictures();
    CHECK(pictures.size() >= 63);
    // Whatever other fonts are installed, each letter has the font that it has in the kept pictures.
    setenv("FONTCONFIG_FILE", sourceFile("tests/golden/fonts.conf").c_str(), 1);
    for (const auto& kept : pictures) {
        const fs::path actual = folder / (kept.name + "-actual.png");
        std::vector<std::string> arguments{"render"};
        arguments.insert(arguments.end(), kept.options.begin(), kept.options.end());
        if (std::find(kept.options.begin(), kept.options.end(), "--size") == kept.options.end()) {
            arguments.insert(arguments.end(), {"--size", "900x560"});
        }
        arguments.insert(arguments.end(), {"--scale", "1", "-o", actual.string()});
        const Ran ran = runEntente(arguments);
        INFO(kept.name << ": " << ran.err);
        REQUIRE(ran.status == 0);
        const auto drawn = readPng(actual);
        const auto expected = readPng(sourceFile("tests/golden/" + kept.name + ".png"));
        REQUIRE(drawn.value);
        REQUIRE(expected.value);
        bool isKept = true;
        for (const auto& [tolerance, mostShare] : kLimits) {
            const auto difference = compareImages(*drawn.value, *expected.value, tolerance);
            CHECK(difference.sameSize);
            if (difference.sameSize && difference.share() <= mostShare) {
                continue;
            }
            isKept = false;
            const fs::path seen = folder / (kept.name + "-difference.png");
            if (difference.sameSize) {
                (void)writePng(difference.picture, seen);
            }
            INFO(difference.pixels << " pixels differ by more than " << tolerance << ", the most by "
                                   << difference.largest << "\n  drawn:      " << actual.string()
                                   << "\n  difference: " << seen.string()
                                   << "\n  kept:       " << sourceFile("tests/golden/" + kept.name + ".png")
                                   << "\nIf the change is wanted: tests/golden/update");
            CHECK(difference.share() <= mostShare);
        }
        if (isKept) {
            fs::remove(actual);
        }
    }
}

TEST_CASE("wherever the map is centred no line and no country is torn across it") {
    const auto files = findDataFiles().value.value();
    const auto atlas = loadAtlas(files).value.value();
    const auto loaded = loadWorld(atlas, packFiles(files.bundledPacks));
    REQUIRE(loaded.world);
    GroundStore store(files.geodata, atlas);
    auto maker = PictureMaker::create();
    REQUIRE(maker.value);
    Slice slice(loaded.world);
    const Day day = dayFromCivil({2023, 1, 20});
    slice.moveTo({day, day});
    for (const char* projection : {"eqearth", "robin", "moll", "eqc"}) {
        for (const double longitude : {150.0, -90.0, 179.5, 0.0}) {
            INFO(projection << " about " << longitude);
            View view;
            view.window = slice.window();
            view.projection = projection;
            view.center = {longitude, 20.0};
            view.strongest.reset();
            view.layers.fill(true);
            const auto base = store.get(view, Scale::s50m);
            REQUIRE(base.value);
            const Ground& ground = *base.value->ground;
            // A graticule line has a point each few degrees, a coast each few tenths: a hundredth of the map's width
            // is more than any step between neighbours, and less than any line across the map.
            const double mapWidth = ground.bounds.width();
            double longest = 0.0;
            for (const auto& line : ground.lines) {
                for (std::uint32_t i = line.first + 1; i < line.first + line.count; ++i) {
                    longest = std::max(
                        longest, static_cast<double>(glm::distance(ground.linePoints[i - 1], ground.linePoints[i])));
                }
            }
            CHECK(longest < mapWidth / 30.0);
            double widest = 0.0;
            for (std::size_t i = 0; i + 2 < ground.indices.size(); i += 3) {
                const auto x = [&](std::size_t k) { return ground.vertices[ground.indices[i + k]].x; };
                const auto [least, most] = std::minmax({x(0), x(1), x(2)});
                widest = std::max(widest, static_cast<double>(most - least));
            }
            CHECK(widest < mapWidth / 3.0); // a torn country reaches from one edge to the other
            const Scene scene = (*maker.value)->scene(slice, view, *base.value, {900, 560, 1.0});
            const double mapPixels = mapWidth * (*maker.value)->report().camera.scale;
            std::size_t strands = 0;
            for (const auto& stroke : scene.strokes) {
                strands += stroke.count > 2 ? 1U : 0U;
                for (std::uint32_t i = stroke.first + 1; i < stroke.first + stroke.count; ++i) {
                    CHECK(static_cast<double>(glm::distance(scene.points[i - 1], scene.points[i])) < mapPixels / 10.0);
                }
            }
            CHECK(strands > 40);
        }
    }
}
