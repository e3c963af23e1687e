#pragma once
/// Reading layer packs: RFC 7946 GeoJSON with the header member `entente`, and GeoJSON by others.
///
/// Members may come in any order. A file without the header opens too: features with the properties of a pack
/// are read as such; the fields of other files are recognised (geo/field_recognition.hpp), and what they were read as
/// is in Pack::fields and can be corrected with ReadOptions::fields. Also read are dates as other standards write them:
/// `when` of Linked Places and GeoJSON-T; `time` of OGC JSON-FG; `times`/`coordTimes`; and a bare Feature or geometry.
///
/// Broken input never throws and costs no more than what is broken: a syntax error inside a feature costs that
/// feature, a file that breaks off keeps all features before the break. Everything else wrong with a feature
/// leaves the feature in place and is said.
///
/// Codes of diagnostics (stable; E error, W warning, N note):
///
/// | code | | when |
/// |---|---|---|
/// | unreadable-file | E | the file cannot be opened or read; no pack |
/// | cancelled | N | the progress function asked to stop; no pack |
/// | empty-file | E | no bytes, or white space alone; no pack |
/// | not-geojson | E | not a JSON object, or none with `features`, a geometry or a Feature; no pack |
/// | text-sequence | W, N | a list or a sequence of GeoJSON texts (RFC 8142, or one a line); all were read |
/// | byte-order-mark | N | a UTF-8 byte order mark was skipped |
/// | json-syntax | E | ill-formed JSON: the feature (or member) at that place was left out |
/// | invalid-utf8 | W | bytes that are not UTF-8 were read as `?`, escapes of half a character as U+FFFD |
/// | truncated | E | the file breaks off |
/// | too-deep | E | a feature nested deeper than 128 was left out |
/// | too-long | E | a feature of 1 GiB and more was left out |
/// | too-many-parties | E | over 256 parties in a feature: the first 256 are used |
/// | too-many-ties | E | over 100 million ties: later features make none |
/// | too-many-kinds | E | over 65,535 kinds: the kind was read as the first of its layer |
/// | too-many-organizations | E | over 65,534 organizations: the feature makes no tie |
/// | not-a-feature | E | an element of `features` that is not an object; left out |
/// | duplicate-member | W | a member that comes twice; the text says which one counts |
/// | trailing-text | W | something follows the document; not read |
/// | newer-version | W | the header's version is above 1 |
/// | missing-property | E, W | a property that the layer (or header) must have; the text says what was done |
/// | wrong-type | W | a property of another JSON type than expected; read as if absent |
/// | unknown-layer | W, N | read as an overlay; a note where it has a geometry |
/// | unknown-party | E | nobody is known by that name, or several are; the tie has kNoParty in its place |
/// | party-reading | N | once per text: a code of another list than ISO 3166 (IOC, FIFA), or a name of others too |
/// | unknown-kind | N | once per kind: the header does not define it; it was made |
/// | unknown-role | N | once per role: none of the known roles; it was made |
/// | unknown-source | W | the header has no source of that id |
/// | unknown-value | W | a value outside its list (certainty, omitted_end, stance, color) |
/// | bad-date | E, W | not a date (W in overlays); read as unknown |
/// | several-dates | E, W | EDTF that names several dates at once ({1960,1961-12}); read as unknown |
/// | date-beyond | W | a year beyond 5 million; read as before or after all that can be shown |
/// | swapped-dates | W | the end lies before the start; read the other way round |
/// | duplicate-id | W | a feature id that an earlier feature has; both are kept; in the header, the first counts |
/// | weight-out-of-range | W | a weight outside [0, 1]; moved to the nearer end |
/// | self-tie | W | a party tied to itself; makes no tie |
/// | one-participant | N | an exercise with one participant: a mark, no tie |
/// | no-parties | W | a feature that names fewer parties than a tie needs; makes no tie |
/// | bad-geometry | W | a geometry that is not RFC 7946 or lies beyond +-540, +-90 degrees; not drawn |
/// | mixed-geometry | N | a collection of points, lines and areas: those of the highest dimension are drawn |
/// | foreign-crs | N | the `crs` member of GeoJSON 2008 names another system; coordinates were transformed |
/// | unknown-crs | W | the `crs` member names nothing that is known; coordinates were read as degrees |
/// | antimeridian | N | a ring jumps at 180 degrees; drawn across |
/// | wrong-winding | N | an outer ring runs clockwise, or a hole anticlockwise; drawn as meant |
/// | recognised-fields | N | a file without a header: what its fields were read as, and which were not used |
/// | organization-columns | N | a file without a header has columns of 0 and 1: whether each is an organization |
/// | unknown-field | E | a field was asked for that the file does not have; no pack |
/// | ambiguous-date | W | day and month may be either, in the whole column; read as possible on both days |
/// | short-year | W | a year of two digits: 30 to 99 were read as 1930 to 1999, 00 to 29 as 2000 to 2029 |
/// | state-numbers | W | a field with state numbers of the Correlates of War Project, which are none of ISO 3166 |
/// | scaled-weights | N | weights of a file without a header go beyond 1; divided by their greatest |
/// | empty-feature | N | no property of a feature has a value and it has no geometry: an empty row of a table |
/// | more | N | closes the list of a code of which over 1,000 were found: how many were not listed |

#include "core/pack.hpp"
#include "core/party.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace entente {

/// How far reading has come. Each phase counts anew; of a large pack, features are parsed while others are looked for.
struct ReadProgress {
    enum class Phase : std::uint8_t {
        file,     ///< its bytes are brought into memory
        outline,  ///< its features are looked for
        features, ///< they are parsed
        rows      ///< of a table of another format, made into features; bytes are not known
    };
    Phase phase = Phase::file;
    std::uint64_t bytesDone = 0, bytesAll = 0;
    std::size_t features = 0; ///< or rows
};

struct ReadOptions {
    /// Called at the start and now and then while reading, from the reading thread; false stops the reading
    /// (`cancelled`). May be empty.
    std::function<bool(const ReadProgress&)> progress;
    /// What a person says about the fields of a file without a header; files with one do not ask.
    FieldChoices fields;
    /// False: the fields of a file without a header are taken for nothing but what they say.
    bool recognizeFields = true;
};

/// Reads a pack file into memory of its own and parses it. The pack keeps the text.
[[nodiscard]] Result<Pack> readPack(const std::filesystem::path& path, const PartyTable& parties,
                                    const ReadOptions& options = {});

/// The same for a text that is in memory. A text without the spare capacity that makePackText() gives is copied.
[[nodiscard]] Result<Pack> readPackText(std::shared_ptr<const PackText> text, const std::string& fileName,
                                        const PartyTable& parties, const ReadOptions& options = {});

/// A text with the spare capacity that parsing needs after its end.
[[nodiscard]] std::shared_ptr<const PackText> makePackText(std::string_view text);

/// Everything the feature at `localFeature` in Pack::features says, parsed again from the pack's text.
/// `parties` holds the parties of a partnership, the participants of an exercise, the one party of a membership.
/// Numbers where texts are expected are kept as they are written. A feature without a label has its name for one.
[[nodiscard]] FeatureDetail readFeatureDetail(const Pack& pack, std::size_t localFeature);

/// What a person reads of a value in FeatureDetail::others: the text of a JSON string with its escapes undone, other
/// values as they are written.
[[nodiscard]] std::string plainValue(const std::string& json);

} // namespace entente
