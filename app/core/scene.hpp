#pragma once
/// What is drawn: flat lists of strokes, shapes and texts over a ground, in logical pixels. A scene knows nothing
/// of politics; window, PNG, SVG and PDF all draw the same one.

#include "core/camera.hpp"
#include "core/color.hpp"
#include "core/geometry.hpp"
#include "core/ground.hpp"

#include <glm/vec2.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A pattern along a stroke; lengths in logical pixels from the stroke's start.
struct StrokePattern {
    enum class Form : std::uint8_t {
        solid,
        dash,    ///< `on` drawn, `off` left out
        dots,    ///< round dots of diameter `on`, one every `on + off`
        chevrons ///< one every `on + off`, pointing to the stroke's end; for inlays
    };
    Form form = Form::solid;
    float on = 0.0F;
    float off = 0.0F;
};

/// A line of varying width with a casing round it and an inlay cut into it. Everything not set is not drawn.
struct Stroke {
    std::uint32_t first = 0, count = 0; ///< in Scene::points
    float widthStart = 1.0F;            ///< at its first point
    float widthEnd = 1.0F;              ///< at its last; in between in proportion to the length passed
    Color color{};
    StrokePattern pattern{}; ///< of the body: breaks go right through, casing included
    float casing = 0.0F;     ///< on each side, outside the width
    Color casingColor{0, 0, 0, 0};
    bool hasInlay = false;
    StrokePattern inlay{};
    float inlayWidth = 0.0F;
    float inlayUntil = 1.0F; ///< the part of the length, from the start, that has the inlay
    Color inlayColor{0, 0, 0, 0};
    bool closed = false; ///< the last point joins the first
    bool roundCaps = false;
};

/// A rectangle, rounded rectangle, disc or ring.
struct Shape {
    Rect box{};          ///< a disc is a square with radius = half its side
    float radius = 0.0F; ///< of the corners
    Color fill{0, 0, 0, 0};
    Color stroke{0, 0, 0, 0};
    float strokeWidth = 0.0F; ///< centred on the edge
    /// A second fill in bands at 45 degrees, anchored to the picture's origin; share 0 = none.
    Color band{0, 0, 0, 0};
    float bandShare = 0.0F;
    float bandPitch = 13.0F;
    float dashOn = 0.0F, dashOff = 0.0F; ///< of a ring's stroke along its circumference; 0 = whole
};

/// A filled convex polygon (symbols, arrow heads).
struct Fill {
    std::uint32_t first = 0, count = 0; ///< in Scene::points; convex
    Color color{};
};

enum class FontWeight : std::uint8_t { regular, semibold };
enum class Align : std::uint8_t { start, middle, end };

/// A line of text.
struct Text {
    std::string text;              ///< UTF-8, one line
    PixelPoint position{0.0, 0.0}; ///< on the baseline
    float size = 13.0F;            ///< logical pixels per em
    FontWeight weight = FontWeight::regular;
    Align align = Align::start;
    Color color{};
    Color halo{0, 0, 0, 0};
    float haloWidth = 0.0F; ///< how far the halo reaches beyond the glyph
    /// A baseline that is no straight line, in Scene::points: the text stands in its middle; `position` and `align`
    /// count for nothing. Letters are turned, not bent. None: count 0.
    std::uint32_t pathFirst = 0, pathCount = 0;
    float spacing = 0.0F; ///< between the letters of a text on a path, logical pixels
};

/// How a territory is filled: one to three colours in bands at 45 degrees, of constant width on the screen.
struct TerritoryFill {
    std::array<Color, 3> colors{};
    std::array<float, 3> shares{1.0F, 0.0F, 0.0F}; ///< of the pitch; sum 1
    float pitch = 13.0F;
    bool outlined = false; ///< the selected party
    friend bool operator==(const TerritoryFill&, const TerritoryFill&) = default;
};

struct Pen {
    Color color{};
    float width = 0.0F; ///< logical pixels; 0 = not drawn
    float dashOn = 0.0F, dashOff = 0.0F;
};

/// The ground as it is drawn in one picture.
struct GroundDrawing {
    std::shared_ptr<const Ground> ground;
    Camera camera;
    Color ocean;                      ///< the viewport outside the sphere
    Color sphere;                     ///< the sea
    std::vector<TerritoryFill> fills; ///< by territory
    std::array<Pen, 5> pens{};        ///< by LineRole
    Pen selectedOutline;
};

/// Things are drawn in the order of `items`.
struct Scene {
    enum class ItemType : std::uint8_t { ground, strokes, shapes, fills, texts };
    struct Item {
        ItemType type = ItemType::strokes;
        std::uint32_t first = 0, count = 0; ///< in the list of that type
        Rect clip;                          ///< logical pixels
    };

    glm::dvec2 size{0.0, 0.0}; ///< of the picture, logical pixels
    Color background;
    std::vector<Item> items;
    std::vector<glm::vec2> points; ///< of strokes and fills
    std::vector<Stroke> strokes;
    std::vector<Shape> shapes;
    std::vector<Fill> fills;
    std::vector<Text> texts;
    std::vector<GroundDrawing> grounds;
};

/// How long texts are: what label placement needs to know of fonts. Implemented where fonts are loaded.
class TextMeasure {
  public:
    TextMeasure() = default;
    TextMeasure(const TextMeasure&) = delete;
    TextMeasure& operator=(const TextMeasure&) = delete;
    TextMeasure(TextMeasure&&) = delete;
    TextMeasure& operator=(TextMeasure&&) = delete;
    virtual ~TextMeasure() = default;
    /// Advance width in logical pixels of one line of UTF-8.
    [[nodiscard]] virtual double width(std::string_view text, float size, FontWeight weight) const = 0;
    /// Whether the letters of a text may be turned one by one and set apart: not those of scripts that join them.
    [[nodiscard]] virtual bool canBend(std::string_view text) const = 0;
    /// Whether there is a font for every letter of a text.
    [[nodiscard]] virtual bool canDraw(std::string_view text) const = 0;
};

/// An image, rows from the top, RGBA with 8 bits each, straight alpha.
struct Image {
    std::uint32_t width = 0, height = 0;
    std::vector<std::uint8_t> pixels; ///< width * height * 4
};

} // namespace entente
