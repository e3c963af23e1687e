// compare_load FILE [ROUNDS]: reads a pack with readPack(), and the same file with nothing but simdjson (load into
// memory and walk over every value of the whole document), turn by turn, each in a process of its own. Prints wall
// times and peak memory as JSON. What counts is the ratio: times on one machine move from run to run.

#include "party_codes.hpp"

#include "geo/pack_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace entente;
using simdjson::ondemand::json_type;

/// What one reading gave; passed through a pipe as it is.
struct Figures {
    double seconds = 0.0;
    std::uint64_t peakBytes = 0;
    std::uint64_t values = 0; ///< seen by simdjson, or ties of the pack
    std::uint64_t features = 0;
};

/// Throws simdjson_error where the file is not well-formed.
std::uint64_t walk(simdjson::ondemand::value value) {
    std::uint64_t seen = 1;
    switch (value.type()) {
    case json_type::object:
        for (auto field : value.get_object()) {
            seen += field.unescaped_key().value().empty() ? 0U : 1U;
            seen += walk(field.value());
        }
        break;
    case json_type::array:
        for (auto element : value.get_array()) {
            seen += walk(element.value());
        }
        break;
    case json_type::string:
        seen += value.get_string().value().size() > std::size_t{1} << 30U ? 1U : 0U;
        break;
    case json_type::number:
        seen += value.get_double().value() > 1e300 ? 1U : 0U;
        break;
    case json_type::boolean:
        seen += value.get_bool().value() ? 0U : 1U;
        break;
    case json_type::null:
        seen += value.is_null().value() ? 0U : 1U;
        break;
    }
    return seen;
}

Figures readBare(const std::string& file) {
    Figures figures;
    const auto text = simdjson::padded_string::load(file).value();
    simdjson::ondemand::parser parser;
    auto document = parser.iterate(text).value();
    for (auto field : document.get_object()) {
        figures.values += walk(field.value());
    }
    return figures;
}

Figures readAsPack(const std::string& file) {
    PartyTable parties;
    for (std::size_t i = 0; i < kPartyCodeCount; ++i) {
        Party party;
        party.code = partyCode(i);
        party.name = partyCode(i);
        parties.add(party);
    }
    const auto pack = readPack(file, parties);
    Figures figures;
    if (pack) {
        figures.values = pack.value->ties.size();
        figures.features = pack.value->features.size();
    }
    return figures;
}

/// Runs `read` in a process of its own.
std::optional<Figures> inChild(Figures (*read)(const std::string&), const std::string& file) {
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0) {
        return std::nullopt;
    }
    const auto child = fork();
    if (child == 0) {
        const auto begin = std::chrono::steady_clock::now();
        auto figures = read(file);
        figures.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        figures.peakBytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
        const bool sent = ::write(ends[1], &figures, sizeof figures) == static_cast<ssize_t>(sizeof figures);
        _exit(sent ? 0 : 1);
    }
    close(ends[1]);
    Figures figures;
    const bool got = child > 0 && ::read(ends[0], &figures, sizeof figures) == static_cast<ssize_t>(sizeof figures);
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return got ? std::optional(figures) : std::nullopt;
}

double median(std::vector<double> numbers) {
    std::sort(numbers.begin(), numbers.end());
    return numbers[numbers.size() / 2];
}

} // namespace

int main(int count, char** arguments) {
    const int rounds = count > 2 ? std::atoi(arguments[2]) : 5;
    if (count < 2 || rounds < 1) {
        fmt::print(stderr, "usage: compare_load FILE [ROUNDS]\n");
        return 2;
    }
    const std::string file = arguments[1];
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    std::vector<double> bareTimes, packTimes, ratios;
    Figures bare, pack;
    for (int round = 0; round < rounds; ++round) {
        const auto readOne = inChild(readBare, file);
        const auto readOther = inChild(readAsPack, file);
        if (failure || !readOne || !readOther || readOther->features == 0) {
            fmt::print(stderr, "compare_load: {} cannot be read\n", file);
            return 2;
        }
        bare = *readOne;
        pack = *readOther;
        bareTimes.push_back(bare.seconds);
        packTimes.push_back(pack.seconds);
        ratios.push_back(pack.seconds / bare.seconds);
    }
    fmt::print(
        "{{\"file_bytes\": {}, \"features\": {}, \"ties\": {}, \"rounds\": {}, \"bare_simdjson_s\": {:.3f}, "
        "\"read_pack_s\": {:.3f}, \"ratio\": {:.3f}, \"bare_simdjson_peak_bytes\": {}, \"read_pack_peak_bytes\": "
        "{}, \"read_pack_peak_per_file_byte\": {:.3f}}}\n",
        size, pack.features, pack.values, rounds, median(bareTimes), median(packTimes), median(ratios), bare.peakBytes,
        pack.peakBytes, static_cast<double>(pack.peakBytes) / static_cast<double>(size));
    return 0;
}
