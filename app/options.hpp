#pragma once
/// What the command line can say, after parsing and before anything is read.

#include "core/day.hpp"
#include "core/field_mapping.hpp"
#include "core/pack.hpp"
#include "core/timeline.hpp"
#include "core/view.hpp"
#include "geo/boundary_times.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace entente {

enum class Command : std::uint8_t { window, render, ties, diff, check, info, import };
enum class TableFormat : std::uint8_t { csv, json, geojson };

struct Options {
    Command command = Command::window;
    std::vector<std::filesystem::path> packs; ///< none: the bundled ones
    std::filesystem::path output;
    std::filesystem::path boundaries;                   ///< a file of the user's own; empty: the bundled ones
    BoundaryEnd boundariesEnd = BoundaryEnd::inclusive; ///< what the ends in that file mean
    std::optional<Window> date;                         ///< the days a given date may mean
    std::optional<Period> window;                       ///< length of the window that ends with the date
    std::uint32_t width = 1600, height = 1000;
    std::optional<double> scale; ///< device pixels per logical pixel
    View view;                   ///< projection, centre, zoom, theme, title, layers, strongest, legend, shading
    std::string focus;           ///< a party by code or name; resolved when the parties are read
    std::string party;           ///< likewise, for tables
    std::vector<Layer> layers;   ///< for tables; none: all
    TableFormat format = TableFormat::csv;
    std::string preset, license;      ///< of an import
    std::vector<std::string> sources; ///< likewise: titles
    FieldChoices fields;              ///< of files without a header
    bool json = false;
    bool verbose = false;
};

/// What parsing led to: options, or a text to print and a status to leave with.
struct ParsedOptions {
    std::optional<Options> options;
    std::string output; ///< help or version, for standard output
    std::string error;  ///< for standard error
    int status = 0;
};

/// Parses the arguments after the program's name. Never throws.
[[nodiscard]] ParsedOptions parseOptions(const std::vector<std::string>& arguments);

} // namespace entente
