#include "delimited_reader.hpp"

#include "core/delimited_rows.hpp"
#include "encodings.hpp"
#include "files.hpp"
#include "grid.hpp"
#include "table_text.hpp"

#include <fmt/format.h>

#include <utility>

namespace entente {

void readDelimited(const std::filesystem::path& path, Reading& reading) {
    constexpr std::uint64_t kMostTableBytes = std::uint64_t{1} << 31U;
    if (!reading.request().table.empty() && reading.request().table != path.stem()) {
        reading.say(Severity::error, "no-table", fmt::format("The file has no table \"{}\".", reading.request().table),
                    "A delimited text is one table.");
        return;
    }
    auto bytes = bytesOf(path.string(), kMostTableBytes);
    if (!bytes) {
        reading.say(Severity::error, "unreadable-file", "The file cannot be read, or is larger than 2 GiB.");
        return;
    }
    if (const auto encoding = foreignEncoding(*bytes, reading.request().isParty); !encoding.empty()) {
        reading.say(Severity::note, "recoded",
                    fmt::format("The texts are not UTF-8; they were read as {}, which makes most names of parties.",
                                encodingName(encoding)),
                    "Save the file as UTF-8 where letters are wrong.");
        bytes = recoded(*bytes, encoding);
    }
    const auto table = makeTableText(std::move(*bytes));
    if (table.wasUtf16) {
        reading.say(Severity::note, "recoded", "The text is UTF-16.");
    }
    if (table.zeros > 0) {
        reading.say(Severity::warning, "zero-bytes",
                    fmt::format("{} bytes of value 0 were left out; the file may be damaged.", table.zeros));
    }
    DelimitedRows rows(table.separator);
    Grid grid(
        [&](GridRow& row) {
            if (!rows.next(table.text, row.cells)) {
                return false;
            }
            row.line = rows.line();
            for (auto& cell : row.cells) {
                cell = reading.inUtf8(cell);
            }
            return true;
        },
        reading.request().isParty);
    if (!grid.hasRows()) {
        reading.say(Severity::error, "no-table", "The file has no rows below the names of its columns.");
        return;
    }
    VectorText text;
    text.geojson = R"({"type":"FeatureCollection","features":[)";
    if (grid.append(reading, text)) {
        text.geojson += "\n]}\n";
        reading.finish(std::move(text));
    }
}

} // namespace entente
