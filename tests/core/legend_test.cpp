// A legend that outgrows the picture would push the map out of it or be cut without a word.

#include "core/fitted_text.hpp"
#include "core/picture_frame.hpp"
#include "flat_map.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

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

namespace {

Rect boxOf(const Text& text, const TextMeasure& measure) {
    const double width = measure.width(text.text, text.size, text.weight);
    const double left = text.position.x - (text.align == Align::end ? width : 0.0);
    return {{left, text.position.y - static_cast<double>(text.size) * 0.8},
            {left + width, text.position.y + static_cast<double>(text.size) * 0.2}};
}

} // namespace

TEST_CASE("no word of the legend lies outside its place or on another, however narrow the picture is") {
    const EqualLetters letters;
    std::vector<LegendBlock> legend{blockOf("Partnerships", 7), blockOf("Statements", 3), blockOf("Members", 5),
                                    blockOf("Borders", 1), blockOf("Other organizations", 16)};
    legend[1].note = "strands";
    legend[4].rows.back().label = "all: CICA and CIS and CSTO, and 4 without a band";
    for (const double width : {868.0, 740.0, 480.0, 270.0}) {
        INFO(width);
        const double height = legendHeight(legend, width, letters);
        const Rect area{{16.0, 300.0}, {16.0 + width, 300.0 + height}};
        Scene scene;
        scene.size = area.max + 16.0;
        SceneWriter writer(scene);
        drawLegend(writer, legend, area, themeOf(ThemeId::light), letters);
        std::vector<Rect> boxes;
        for (const Text& text : scene.texts) {
            const Rect box = boxOf(text, letters);
            INFO(text.text);
            CHECK(box.min.x >= area.min.x);
            CHECK(box.max.x <= area.max.x + 1.0);
            CHECK(box.max.y <= area.max.y);
            for (const Rect& other : boxes) {
                CHECK((box.width() == 0.0 || !other.overlaps(box)));
            }
            boxes.push_back(box);
        }
        CHECK(boxes.size() > 40);
    }
}

TEST_CASE("what a legend has no room for is named: a reader knows that there is more on the map") {
    const EqualLetters letters;
    std::vector<LegendBlock> whole;
    for (const char* heading : {"SCO", "CSTO", "NATO", "EU", "Partnerships", "Reading", "Borders"}) {
        whole.push_back(blockOf(heading, 4));
    }
    std::size_t folded = 0;
    std::size_t brief = 0;
    for (const glm::dvec2 size :
         {glm::dvec2{640.0, 360.0}, {800.0, 480.0}, {1280.0, 720.0}, {900.0, 400.0}, {500.0, 560.0}}) {
        INFO(size.x << " x " << size.y);
        auto legend = whole;
        foldLegend(legend, size, letters);
        const auto isNamed = [&](const std::string& heading) {
            return std::any_of(legend.begin(), legend.end(), [&](const LegendBlock& block) {
                return block.heading == heading || block.note.find(heading) != std::string::npos;
            });
        };
        if (legend.front().heading.empty()) { // two lines of first rows
            REQUIRE(legend.size() == 1);
            CHECK(leftOut(legend[0]) + legend[0].rows.size() - 1 == 7 * 4);
            CHECK(legend[0].rows.size() > 2);
            ++brief;
        } else {
            for (const LegendBlock& block : whole) {
                CHECK(isNamed(block.heading));
            }
        }
        folded += legend.back().rows.empty() ? 1U : 0U;
        const auto layout = layOutPicture(size, View{}, legend, letters);
        CHECK(legendHeight(legend, size.x - 2.0 * PictureMetrics::padding, letters) <= layout.legend.height());
    }
    CHECK(folded >= 1);
    CHECK(brief >= 1);
}

TEST_CASE("a small picture's legend shows the first row of each block, with what its heading would have said") {
    const EqualLetters letters;
    std::vector<LegendBlock> blocks{blockOf("Kinds", 6), blockOf("Members", 3), blockOf("Marks", 1)};
    for (auto& block : blocks) {
        for (std::size_t i = 0; i < block.rows.size(); ++i) {
            block.rows[i].label = fmt::format("row {}", i);
        }
    }
    blocks[1].brief = "SCO";
    blocks[2].rows[0].brief = "exercise";
    const auto labels = [&](double width) {
        std::vector<std::string> texts;
        for (const auto& row : briefLegend(blocks, width, letters).rows) {
            texts.push_back(row.label);
        }
        return texts;
    };
    CHECK((labels(360.0) == std::vector<std::string>{"row 0 (12)", "SCO: row 0 (12)", "exercise (12)", "and 7 more"}));
    const auto wide = labels(5000.0);
    CHECK(wide.size() == 10); // all of them
    CHECK(wide.back() == "exercise (12)");
    CHECK(labels(1.0).size() == 2); // something at least
    CHECK(legendHeight({briefLegend(blocks, 360.0, letters)}, 360.0, letters) <= 50.0);
}

namespace {

/// Blocks of so many organizations, then of what there is one block of.
std::vector<LegendBlock> legendOf(std::size_t organizations) {
    std::vector<LegendBlock> legend;
    for (std::size_t i = 0; i < organizations; ++i) {
        legend.push_back(blockOf(fmt::format("Organization for Subject {}", i), 2));
        legend.back().isOneOfMany = true;
    }
    for (const char* heading : {"Partnerships", "Reading", "Borders"}) {
        legend.push_back(blockOf(heading, 2));
    }
    return legend;
}

/// How often text is measured to fold a legend.
std::size_t askedToFold(std::vector<LegendBlock> legend) {
    const CountingLetters letters;
    foldLegend(legend, kSize, letters);
    return letters.asked();
}

} // namespace

TEST_CASE("a list of a thousand organizations names partnerships, reading and borders, and does not stop the window") {
    auto legend = legendOf(1000);
    const CountingLetters letters;
    foldLegend(legend, kSize, letters);
    const double width = kSize.x - 2.0 * PictureMetrics::padding;
    REQUIRE(legend.size() > 2);
    const std::string& note = legend.back().note;
    INFO(note);
    CHECK(note.starts_with("Partnerships, Reading, Borders, Organization"));
    const std::size_t named = 1 + static_cast<std::size_t>(std::count(note.begin(), note.end(), ',')) - 1;
    CHECK(named <= 12);
    CHECK(note.ends_with(fmt::format(", and {} more", 1003 - (legend.size() - 1) - named)));
    CHECK(headWidth(legend.back(), letters) <= width);
    CHECK(legendHeight(legend, width, letters) <= kSize.y * 0.34);
    CHECK(askedToFold(legendOf(1000)) <= askedToFold(legendOf(100)) + 10);
}

TEST_CASE("a block of a thousand rows is measured a row at a time, not once for each number of columns") {
    const std::vector<LegendBlock> legend{blockOf("Other organizations", 1000)};
    const CountingLetters letters;
    CHECK(legendHeight(legend, kSize.x, letters) > kSize.y);
    CHECK(letters.asked() < 3000);
}

namespace {

std::string wordsOf(std::size_t count) {
    std::string words = "word0";
    for (std::size_t i = 1; i < count; ++i) {
        words += fmt::format(" word{}", i);
    }
    return words;
}

} // namespace

TEST_CASE("a text is cut at the last word that fits, without the mark before the next") {
    const EqualLetters letters;
    const auto cutTo = [&](std::string text, double places) {
        return fitted(std::move(text), places * 5.5 + 0.01, 10.0F, FontWeight::regular, letters);
    };
    CHECK(cutTo("one two three", 13) == "one two three");
    CHECK(cutTo("one two three", 12) == "one two…");
    CHECK(cutTo("one two three", 8) == "one two…");
    CHECK(cutTo("one two three", 7) == "one…");
    CHECK(cutTo("one, two; three", 8) == "one…");
    CHECK(cutTo("one · two", 6) == "one…");
    CHECK(cutTo("three", 4) == "…");
    CHECK(cutTo(wordsOf(4000), 12) == "word0 word1…");
}

TEST_CASE("a label of a pack is as long as it likes: no more of it is measured than a line holds, and that seldom") {
    std::vector<LegendBlock> legend{blockOf("Partnerships", 1)};
    legend[0].rows[0].label = legend[0].note = wordsOf(4000);
    legend.push_back({.heading = wordsOf(4000), .note = {}, .rows = {}});
    const CountingLetters letters;
    const double width = kSize.x - 2.0 * PictureMetrics::padding;
    const Rect area{{0.0, 0.0}, {width, legendHeight(legend, width, letters)}};
    Scene scene;
    scene.size = kSize;
    SceneWriter writer(scene);
    drawLegend(writer, legend, area, themeOf(ThemeId::light), letters);
    CHECK(letters.asked() < 100);
    CHECK(letters.bytes() < 100 * 1000);
    for (const Text& text : scene.texts) {
        CHECK(boxOf(text, letters).max.x <= area.max.x + 1.0);
    }
}
