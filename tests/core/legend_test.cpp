// A legend that outgrows the picture would push the map out of it or be cut without a word.

#include "core/picture_frame.hpp"
#include "flat_map.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

using namespace entente;
using namespace entente::test;

namespace {

LegendBlock blockOf(const std::string& heading, std::size_t rows) {
    LegendBlock block;
    block.heading = heading;
    for (std::size_t i = 0; i < rows; ++i) {
        block.rows.push_back({{}, fmt::format("{} of many kinds {}", heading, i), "12"});
    }
    return block;
}

/// How many rows a folded block says it left out.
std::size_t leftOut(const LegendBlock& block) {
    std::size_t count = 0;
    const auto& last = block.rows.back().label;
    return std::sscanf(last.c_str(), "and %zu more", &count) == 1 ? count : 0;
}

constexpr glm::dvec2 kSize{900.0, 560.0};

} // namespace

TEST_CASE("a long legend is folded to a third of the picture and says how much it leaves out") {
    const EqualLetters letters;
    std::vector<LegendBlock> legend{blockOf("Partnerships", 60), blockOf("Statements", 3), blockOf("Borders", 1)};
    foldLegend(legend, kSize, letters);
    CHECK(legendHeight(legend, kSize.x - 2.0 * PictureMetrics::padding, letters) <= kSize.y * 0.34);
    CHECK(leftOut(legend[0]) + legend[0].rows.size() - 1 == 60);
    CHECK(legend[1].rows.size() == 3);
    const auto layout = layOutPicture(kSize, View{}, legend, letters);
    CHECK(layout.map.height() > kSize.y / 2.0);
}

TEST_CASE("a legend that fits is left as it is") {
    const EqualLetters letters;
    std::vector<LegendBlock> legend{blockOf("Partnerships", 4), blockOf("Borders", 1)};
    foldLegend(legend, kSize, letters);
    CHECK(legend[0].rows.size() == 4);
    CHECK(leftOut(legend[0]) == 0);
}

TEST_CASE("a label that reads like a fold is a label") {
    const EqualLetters letters;
    std::vector<LegendBlock> legend{blockOf("Partnerships", 60), blockOf("Borders", 1)};
    legend[0].rows.back().label = "and then some more";
    foldLegend(legend, kSize, letters);
    CHECK(leftOut(legend[0]) + legend[0].rows.size() - 1 == 60);
}

TEST_CASE("blocks of the picture lie one above the other and fill it") {
    const EqualLetters letters;
    const std::vector<LegendBlock> legend{blockOf("Partnerships", 4), blockOf("Borders", 1)};
    for (const glm::dvec2 size : {glm::dvec2{900.0, 560.0}, glm::dvec2{1600.0, 1000.0}, glm::dvec2{500.0, 900.0}}) {
        const auto layout = layOutPicture(size, View{}, legend, letters);
        CHECK(layout.title.max.y == layout.map.min.y);
        CHECK(layout.map.max.y == layout.legend.min.y);
        CHECK(layout.legend.max.y == layout.sources.min.y);
        CHECK(layout.sources.max.y == size.y);
        CHECK(layout.legend.height() >= legendHeight(legend, size.x - 2.0 * PictureMetrics::padding, letters));
    }
    View bare;
    bare.furniture[static_cast<std::size_t>(Furniture::legend)] = false;
    CHECK(layOutPicture(kSize, bare, legend, letters).legend.height() == 0.0);
}

TEST_CASE("no word of the legend lies outside its place or on another") {
    const EqualLetters letters;
    std::vector<LegendBlock> legend{blockOf("Partnerships", 7), blockOf("Statements", 3), blockOf("Members", 5),
                                    blockOf("Borders", 1)};
    legend[1].note = "strands";
    const Rect area{{16.0, 300.0}, {884.0, 560.0}};
    Scene scene;
    SceneWriter writer(scene);
    writer.clipTo({{0.0, 0.0}, kSize});
    drawLegend(writer, legend, area, themeOf(ThemeId::light), letters);
    std::vector<Rect> boxes;
    for (const Text& text : scene.texts) {
        const double width = letters.width(text.text, text.size, text.weight);
        const double left = text.position.x - (text.align == Align::end ? width : 0.0);
        const Rect box{{left, text.position.y - static_cast<double>(text.size) * 0.8},
                       {left + width, text.position.y + static_cast<double>(text.size) * 0.2}};
        INFO(text.text);
        CHECK(box.min.x >= area.min.x);
        CHECK(box.max.x <= area.max.x);
        CHECK(box.max.y <= area.min.y + legendHeight(legend, area.width(), letters));
        for (const Rect& other : boxes) {
            CHECK((width == 0.0 || !other.overlaps(box)));
        }
        boxes.push_back(box);
    }
    CHECK(boxes.size() > 20);
}
