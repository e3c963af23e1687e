#include "options.hpp"

#include "core/date.hpp"
#include "core/theme.hpp"
#include "data_files.hpp"
#include "geo/cow_import.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <sstream>

namespace entente {

namespace {

constexpr int kWrongUsage = 2;
constexpr const char* kForeign = "Files without a header ('' for a field: none)";

/// By Furniture.
constexpr std::array<const char*, kFurnitureCount> kFurnitureNames{"title",     "date",      "legend", "sources",
                                                                   "scale-bar", "graticule", "locator"};

/// Texts as given on the command line, before they are checked.
struct RawOptions {
    std::vector<std::string> packs;
    std::string output, date, since, from, to, events, window, size = "1600x1000", center, theme = "light",
                                                               strongest = "200", shade = "auto";
    std::string boundariesEnd = "inclusive";
    std::vector<std::string> layers;
    std::array<std::vector<std::string>, kFieldRoleCount> fields;
    std::string format;
    std::string table, readAs, compareAs;
    bool directed = false, undirected = false;
    bool noLegend = false;
    std::vector<std::string> hidden;
};

std::optional<double> parseNumber(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

void addPacks(CLI::App& command, RawOptions& raw, bool required) {
    auto* packs =
        command.add_option("PACK", raw.packs,
                           required ? "Layer packs (GeoJSON), spreadsheets and other files, or names of bundled packs"
                                    : "Layer packs (GeoJSON), spreadsheets and other files, or names of "
                                      "bundled packs (entente --help lists them); "
                                      "none: the default ones");
    packs->required(required);
    // For files without a header, whose fields are recognised otherwise.
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        const auto role = static_cast<FieldRole>(i);
        command
            .add_option(fmt::format("--{}-field", fieldRoleName(role)), raw.fields[i],
                        role == FieldRole::parties ? "Field read as the list of parties; may be given several times"
                                                   : fmt::format("Field read as {}", fieldRoleLabel(role)))
            ->group(kForeign)
            ->allow_extra_args(false)
            ->multi_option_policy(role == FieldRole::parties ? CLI::MultiOptionPolicy::TakeAll
                                                             : CLI::MultiOptionPolicy::TakeLast);
    }
    command.add_option("--table", raw.table, "The sheet or layer to read of a file with several")->group(kForeign);
    command
        .add_option("--read-as", raw.readAs,
                    "What each row is: partnership, organization (a membership), exercise, overlay")
        ->group(kForeign)
        ->check(CLI::IsMember({"partnership", "organization", "exercise", "overlay"}));
    auto* directed =
        command.add_flag("--directed", raw.directed, "The pair of fields means a direction")->group(kForeign);
    command.add_flag("--undirected", raw.undirected, "The pair of fields means no direction")
        ->group(kForeign)
        ->excludes(directed);
}

void addDate(CLI::App& command, RawOptions& raw) {
    command.add_option("--date", raw.date,
                       "Day, month, year or interval (EDTF): 2023-01-20, 2023-01, 2022-12/2023-01; "
                       "default: today, or the last day of the packs");
    command.add_option("--window", raw.window, "Also what held in this period up to the date (ISO 8601: P30D, P1Y)");
}

void addEvents(CLI::App& command, RawOptions& raw) {
    command
        .add_option("--events", raw.events,
                    "Of two dates that are compared: exercises and statements of this long before each count "
                    "(ISO 8601; P0D: of the day alone)")
        ->default_str("P1Y");
}

/// The picture's size and the map on it.
void addMap(CLI::App& command, RawOptions& raw, Options& options) {
    command.add_option("--size", raw.size, "Size in pixels")->capture_default_str();
    command.add_option("--scale", options.scale,
                       "Size of text and lines; default: that of the screen, or 1 up to 1920x1080 and larger in "
                       "proportion");
    command
        .add_option("--projection", options.view.projection,
                    "Of the world: eqearth, robin, natearth, wintri, moll, hammer, eck4, igh, mill, merc, eqc; round "
                    "the centre: ortho (a globe), laea, aeqd, stere; of a region: aea, lcc, eqdc; or a PROJ string, or "
                    "a code such as EPSG:3035")
        ->capture_default_str();
    command.add_option("--center", raw.center,
                       "Middle of the map in degrees: LON,LAT (150,20 shows the Pacific whole); default: 90,20");
    command.add_option(
        "--boundaries", options.boundaries,
        "Draw the territories of this file (GeoPackage, Shapefile, GeoJSON, TopoJSON, ...), told by a "
        "field of ISO codes, state numbers (gwcode, ccode) or names, instead of the bundled ones; with "
        "fields of dates (start and end, gwsdate and gwedate, ...) those that hold on the last day shown");
    command
        .add_option("--boundaries-end", raw.boundariesEnd,
                    "Whether a territory of that file still holds on the day of its end: inclusive or exclusive")
        ->capture_default_str();
    command.add_option("--zoom", options.view.zoom, "1 shows the whole map")->capture_default_str();
    command.add_option("--language", options.view.language,
                       "Language of the names on the map: a code such as ja, ar, ru, zh or pt-BR; default: English");
}

/// Which ties are drawn, and how.
void addContent(CLI::App& command, RawOptions& raw, Options& options) {
    command
        .add_option("--layers", raw.layers,
                    "Layers to show: organization, partnership, exercise, statement, overlay; default: all but "
                    "statements")
        ->delimiter(',');
    command.add_option("--focus", options.focus, "A party (code or name) whose ties are highlighted");
    command
        .add_option("--shade", raw.shade,
                    "What fills mean: memberships, or auto: the strength of ties with a party while one is selected")
        ->capture_default_str();
    command.add_option("--strongest", raw.strongest, "Draw so many strands at most, or all")->capture_default_str();
    command
        .add_option("--least-weight", options.view.leastWeight,
                    "Draw no strand whose ties weigh less than this together (with --since: changed by less)")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    command.add_flag("--adapt-scales", options.view.adaptScales,
                     "Fit widths of strands and classes of strength to the date; default: the same on every date");
}

/// What stands round the map, and its colours.
void addFurniture(CLI::App& command, RawOptions& raw, Options& options) {
    command.add_option("--theme", raw.theme, "light, dark, print (for paper), or high-contrast")->capture_default_str();
    command.add_option("--title", options.view.title, "Title; default: made from what is shown");
    command.add_option("--subtitle", options.view.subtitle, "Line under the title; default: which ties are shown");
    command
        .add_option("--hide", raw.hidden,
                    "What to leave out: title, date, legend, sources, scale-bar, graticule, locator")
        ->delimiter(',')
        ->check(CLI::IsMember(std::vector<std::string>(kFurnitureNames.begin(), kFurnitureNames.end())));
    command.add_flag("--no-legend", raw.noLegend, "The same as --hide legend");
}

/// What the picture shows and how; for the window as well as for `render`.
void addView(CLI::App& command, RawOptions& raw, Options& options) {
    addMap(command, raw, options);
    addContent(command, raw, options);
    addFurniture(command, raw, options);
}

/// Compare mode.
void addSince(CLI::App& command, RawOptions& raw) {
    command.add_option(
        "--since", raw.since,
        "Show what changed from this date (EDTF, as --date) to that of --date; backwards where it is the later one");
    command
        .add_option(
            "--compare-as", raw.compareAs,
            "How these two dates are shown: changes, side-by-side (two maps) or swipe (one map, parted by a line)")
        ->check(CLI::IsMember({"changes", "side-by-side", "swipe"}))
        ->default_str("changes");
    addEvents(command, raw);
}

/// Options of tables of ties.
void addTableChoice(CLI::App& command, RawOptions& raw, Options& options, std::vector<std::string> formats) {
    command.add_option("--party", options.party, "Only ties of this party (code or name)");
    command.add_option("--layers", raw.layers, "Only these layers: organization, partnership, exercise, statement")
        ->delimiter(',');
    command.add_option("--format", raw.format, fmt::format("{}", fmt::join(formats, ", ")))
        ->check(CLI::IsMember(formats))
        ->default_str("csv");
}

void addVerbose(CLI::App& command, Options& options) {
    command.add_flag("--verbose", options.verbose, "Say more on standard error: notes, and how long steps take");
}

/// The days that a date of an option may mean; in `error` why there are none.
std::optional<Window> daysOf(const std::string& text, const char* option, std::string& error) {
    const auto fail = [&](const std::string& why) {
        error = fmt::format("{} {}: {}", option, text, why);
        return std::nullopt;
    };
    if (text.find('/') != std::string::npos) {
        const auto parsed = parseInterval(std::string_view(text), std::nullopt, OmittedEnd::instant);
        if (!parsed.interval || parsed.interval->startEarliest == kDayMin || parsed.interval->endLatest == kDayMax) {
            return fail(parsed.interval ? "both ends must be given" : parsed.error);
        }
        if (parsed.swapped) {
            return fail("the end lies before the start");
        }
        return Window{parsed.interval->startEarliest, parsed.interval->endLatest};
    }
    const auto parsed = parseDate(text);
    if (!parsed.date) {
        return fail(parsed.error);
    }
    if (!parsed.date->isBounded()) {
        return fail("it has no first or no last day that can be shown");
    }
    return Window{parsed.date->earliest, parsed.date->latest};
}

std::string readPeriods(const RawOptions& raw, Options& options) {
    if (!raw.window.empty()) {
        options.window = parsePeriod(raw.window);
        if (!options.window) {
            return fmt::format("--window {}: not a period; write P30D, P6M or P1Y", raw.window);
        }
    }
    if (!raw.events.empty()) {
        const auto events = parsePeriod(raw.events);
        if (!events) {
            return fmt::format("--events {}: not a period; write P30D, P6M or P1Y, or P0D", raw.events);
        }
        options.view.comparedEvents = *events;
    }
    return {};
}

std::string readDates(const RawOptions& raw, Options& options) {
    std::string error;
    const auto read = [&](const std::string& text, const char* option, std::optional<Window>& days) {
        if (!text.empty() && error.empty()) {
            days = daysOf(text, option, error);
        }
    };
    read(raw.date, "--date", options.date);
    read(raw.to, "--to", options.date);
    read(raw.since, "--since", options.view.comparedWith);
    read(raw.from, "--from", options.view.comparedWith);
    if (error.empty() && !raw.compareAs.empty() && !options.view.comparedWith) {
        return "--compare-as: give the earlier date with --since";
    }
    if (error.empty() && !raw.events.empty() && !options.view.comparedWith) {
        return "--events: only of two dates that are compared; give --since too";
    }
    return error;
}

std::string readSize(const RawOptions& raw, Options& options) {
    const auto cross = raw.size.find('x');
    const auto width = parseNumber(raw.size.substr(0, cross));
    const auto height = cross == std::string::npos ? std::nullopt : parseNumber(raw.size.substr(cross + 1));
    constexpr double kLeast = 64.0;
    constexpr double kMost = 16384.0;
    const auto fits = [](std::optional<double> n) { return n && *n >= kLeast && *n <= kMost && *n == std::floor(*n); };
    if (!fits(width) || !fits(height)) {
        return fmt::format("--size {}: write WIDTHxHEIGHT, each from 64 to 16384", raw.size);
    }
    options.width = static_cast<std::uint32_t>(*width);
    options.height = static_cast<std::uint32_t>(*height);
    if (options.scale && !(*options.scale >= 0.25 && *options.scale <= 8.0)) {
        return "--scale: must be from 0.25 to 8";
    }
    return {};
}

std::string readCenter(const RawOptions& raw, Options& options) {
    if (raw.center.empty()) {
        return {};
    }
    const auto comma = raw.center.find(',');
    const auto lon = parseNumber(raw.center.substr(0, comma));
    const auto lat = comma == std::string::npos ? std::optional(0.0) : parseNumber(raw.center.substr(comma + 1));
    if (!lon || !lat || std::abs(*lon) > 360.0 || std::abs(*lat) > 90.0) {
        return fmt::format("--center {}: write LON,LAT in degrees, such as 150,20", raw.center);
    }
    options.view.center = {std::remainder(*lon, 360.0), *lat};
    return {};
}

std::string readLayers(const RawOptions& raw, Options& options) {
    for (const auto& name : raw.layers) {
        const auto layer = parseLayer(name);
        if (!layer) {
            return fmt::format("--layers {}: no such layer; there are organization, partnership, exercise, statement, "
                               "overlay",
                               name);
        }
        options.layers.push_back(*layer);
    }
    if (!options.layers.empty()) {
        options.view.layers.fill(false);
        for (const Layer layer : options.layers) {
            options.view.layers[static_cast<std::size_t>(layer)] = true;
        }
    }
    return {};
}

std::string readChoices(const RawOptions& raw, Options& options) {
    const auto theme =
        std::find_if(kThemes.begin(), kThemes.end(), [&](const ThemeName& known) { return known.option == raw.theme; });
    if (theme == kThemes.end()) {
        return fmt::format("--theme {}: light, dark, print or high-contrast", raw.theme);
    }
    options.view.theme = theme->id;
    if (raw.boundariesEnd != "inclusive" && raw.boundariesEnd != "exclusive") {
        return fmt::format("--boundaries-end {}: inclusive or exclusive", raw.boundariesEnd);
    }
    options.boundariesEnd = raw.boundariesEnd == "exclusive" ? BoundaryEnd::exclusive : BoundaryEnd::inclusive;
    if (raw.shade != "auto" && raw.shade != "memberships") {
        return fmt::format("--shade {}: memberships or auto", raw.shade);
    }
    options.view.compareLayout = raw.compareAs == "side-by-side" ? CompareLayout::sideBySide
                                 : raw.compareAs == "swipe"      ? CompareLayout::swipe
                                                                 : CompareLayout::changes;
    options.view.shading = raw.shade == "memberships" ? Shading::memberships : Shading::automatic;
    for (std::size_t i = 0; i < kFurnitureNames.size(); ++i) {
        options.view.furniture[i] =
            std::find(raw.hidden.begin(), raw.hidden.end(), kFurnitureNames[i]) == raw.hidden.end();
    }
    if (raw.noLegend) {
        options.view.furniture[static_cast<std::size_t>(Furniture::legend)] = false;
    }
    if (raw.strongest == "all") {
        options.view.strongest.reset();
    } else {
        const auto count = parseNumber(raw.strongest);
        if (!count || *count < 0.0 || *count > 1e9 || *count != std::floor(*count)) {
            return fmt::format("--strongest {}: a number, or all", raw.strongest);
        }
        options.view.strongest = static_cast<std::size_t>(*count);
    }
    if (!(options.view.zoom >= 0.2 && options.view.zoom <= 400.0)) {
        return "--zoom: must be from 0.2 to 400";
    }
    return {};
}

std::string readOutput(const RawOptions& raw, Options& options) {
    options.output = raw.output;
    if (options.command == Command::render && options.output.extension() != ".png") {
        return fmt::format("-o {}: pictures are written as .png", raw.output);
    }
    return {};
}

/// Checks the texts and fills the options; the answer is what is wrong, or empty.
std::string readAll(const RawOptions& raw, Options& options) {
    options.packs.assign(raw.packs.begin(), raw.packs.end());
    for (std::size_t i = 0; i < kFieldRoleCount; ++i) {
        if (!raw.fields[i].empty()) {
            auto& names = options.fields.fields[static_cast<FieldRole>(i)];
            names = raw.fields[i];
            std::erase(names, ""); // no field has this role
        }
    }
    options.fields.table = raw.table;
    options.fields.layer = parseLayer(raw.readAs);
    if (raw.directed || raw.undirected) {
        options.fields.directed = raw.directed;
    }
    options.json = raw.format == "json";
    options.format = raw.format == "json"      ? TableFormat::json
                     : raw.format == "geojson" ? TableFormat::geojson
                                               : TableFormat::csv;
    for (const auto& read : {readPeriods, readDates, readSize, readCenter, readLayers, readChoices, readOutput}) {
        if (auto error = read(raw, options); !error.empty()) {
            return error;
        }
    }
    return {};
}

std::vector<std::string> presetNames() {
    const auto names = cowPresetNames();
    return {names.begin(), names.end()};
}

/// Of the help: which packs there are, and what the exit status says.
std::string closingWords() {
    std::string text;
    if (const auto files = findDataFiles(); files.value) {
        text = fmt::format("Bundled packs: {}.\nOpened where no PACK is given: {}.\n\n", packNames(files.value->packs),
                           packNames(files.value->bundledPacks));
    }
    return text + "Without a command the map opens in a window. Exit status: 0 done; 1 the input has errors; 2 wrong "
                  "usage or unreadable.";
}

} // namespace

ParsedOptions parseOptions(const std::vector<std::string>& arguments) {
    ParsedOptions parsed;
    RawOptions raw;
    Options options;
    CLI::App app{"Entente shows ties between countries on a world map with a timeline.", "entente"};
    app.set_version_flag("--version", "entente " ENTENTE_VERSION);
    app.require_subcommand(0, 1);
    app.footer(closingWords);
    addPacks(app, raw, false);
    addDate(app, raw);
    addSince(app, raw);
    addView(app, raw, options);
    addVerbose(app, options);

    auto* render = app.add_subcommand("render", "Draw a picture; works without a display");
    addPacks(*render, raw, false);
    addDate(*render, raw);
    addSince(*render, raw);
    render->add_option("-o,--output", raw.output, "The picture to write: FILE.png")->required();
    addView(*render, raw, options);
    addVerbose(*render, options);

    auto* ties = app.add_subcommand("ties", "List the ties that hold");
    addPacks(*ties, raw, false);
    addDate(*ties, raw);
    addTableChoice(*ties, raw, options, {"csv", "json", "geojson"});
    addVerbose(*ties, options);

    auto* diff = app.add_subcommand("diff", "List what was gained and lost, is stronger or weaker, between two dates");
    addPacks(*diff, raw, false);
    diff->add_option("--from", raw.from,
                     "The earlier date (EDTF, as --date); where it is the later one the changes are told backwards")
        ->required();
    diff->add_option("--to", raw.to, "The later date")->required();
    addEvents(*diff, raw);
    addTableChoice(*diff, raw, options, {"csv", "json"});
    addVerbose(*diff, options);

    auto* check = app.add_subcommand("check", "Say everything that is wrong with packs, one line each");
    addPacks(*check, raw, true);
    check->add_option("--format", raw.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->default_str("text");
    addVerbose(*check, options);

    auto* info = app.add_subcommand("info", "Title, licence, counts by layer, time range and sources of packs");
    addPacks(*info, raw, false);
    addVerbose(*info, options);

    auto* import = app.add_subcommand("import", "Make a pack of a spreadsheet or another file");
    addPacks(*import, raw, true);
    import->get_option("PACK")->expected(1)->description(
        "The file: CSV, XLSX, ODS, GeoPackage, FlatGeobuf, Shapefile, KML, GPX, TopoJSON or GeoJSON");
    import->add_option("-o,--output", raw.output, "The pack to write: PACK.geojson")->required();
    import->add_option("--preset", options.preset, "A CSV file of the Correlates of War Project or ATOP")
        ->check(CLI::IsMember(presetNames()));
    import->add_option("--title", options.view.title, "Title of the pack");
    import->add_option("--license", options.license, "Licence of the data");
    import->add_option("--source", options.sources, "Title of a source; may be given several times")
        ->allow_extra_args(false);

    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        app.parse(reversed);
    } catch (const CLI::Success& success) {
        std::ostringstream out;
        app.exit(success, out, out);
        parsed.output = out.str();
        return parsed;
    } catch (const CLI::ParseError& error) {
        parsed.error = fmt::format("entente: {}\nTry 'entente --help'.\n", error.what());
        parsed.status = kWrongUsage;
        return parsed;
    }
    options.command = *render   ? Command::render
                      : *import ? Command::import
                      : *ties   ? Command::ties
                      : *diff   ? Command::diff
                      : *check  ? Command::check
                      : *info   ? Command::info
                                : Command::window;
    if (auto error = readAll(raw, options); !error.empty()) {
        parsed.error = fmt::format("entente: {}\n", error);
        parsed.status = kWrongUsage;
        return parsed;
    }
    parsed.options = std::move(options);
    return parsed;
}

} // namespace entente
