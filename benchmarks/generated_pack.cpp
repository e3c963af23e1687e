#include "generated_pack.hpp"

#include "core/day.hpp"
#include "party_codes.hpp"

#include <fmt/format.h>

#include <stdlib.h>

#include <array>
#include <cstdio>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace entente {

namespace {

constexpr Day kFirst = 9131;             // 1995-01-01
constexpr Day kLast = 20088;             // 2024-12-31
constexpr std::uint64_t kLongest = 3070; // days; half of it on average

struct KindShape {
    std::string_view id, label, color;
    double weight;
};
constexpr std::array<KindShape, 6> kKinds{{{"alliance", "Alliance", "#14213D", 1.0},
                                           {"treaty", "Treaty", "#0E86D4", 0.8},
                                           {"strategic_partnership", "Strategic partnership", "#993E89", 0.6},
                                           {"agreement", "Agreement", "#CC6F00", 0.5},
                                           {"arms_transfer", "Arms transfer", "#60332F", 0.5},
                                           {"dialogue", "Dialogue", "#1F7A58", 0.4}}};
constexpr std::array<std::string_view, 12> kOrganizations{"APO", "BCO", "CDU", "DRA", "EMO", "FTC",
                                                          "GSO", "HCA", "IOD", "JCC", "KSU", "LMA"};
constexpr std::array<std::string_view, 4> kRoles{"member", "observer", "dialogue partner", "candidate"};
constexpr std::array<std::string_view, 4> kDomains{"air", "sea", "land", "joint"};
constexpr std::size_t kSourceCount = 40;

/// Sebastiano Vigna's splitmix64: the same numbers everywhere.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t below(std::uint64_t bound) {
        auto z = state_ += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return (z ^ (z >> 31U)) % bound;
    }

  private:
    std::uint64_t state_;
};

class Generator {
  public:
    explicit Generator(const GeneratedPack& options) : options_(options), random_(options.seed) {}

    /// False where writing failed.
    bool write(std::FILE* file) {
        writeHeader();
        for (std::uint64_t i = 0; i < options_.count; ++i) {
            if (buffer_.size() > kFlushAt && !flush(file)) {
                return false;
            }
            writeFeature(i);
            buffer_ += i + 1 == options_.count ? "\n" : ",\n";
        }
        buffer_ += "] }\n";
        return flush(file);
    }

  private:
    static constexpr std::size_t kFlushAt = std::size_t{1} << 20U;

    template <class... A> void put(fmt::format_string<A...> format, A&&... arguments) {
        fmt::format_to(std::back_inserter(buffer_), format, std::forward<A>(arguments)...);
    }
    bool flush(std::FILE* file) {
        const bool done = std::fwrite(buffer_.data(), 1, buffer_.size(), file) == buffer_.size();
        buffer_.clear();
        return done;
    }

    void writeHeader() {
        put("{{ \"type\": \"FeatureCollection\",\n\"entente\": {{ \"version\": 1, \"id\": \"generated\", \"title\": "
            "\"{} generated ties\", \"license\": \"CC0-1.0\", \"omitted_end\": \"open\",\n\"kinds\": [",
            options_.count);
        for (const auto& kind : kKinds) {
            put("{}{{\"id\":\"{}\",\"layer\":\"partnership\",\"label\":\"{}\",\"color\":\"{}\",\"weight\":{}}}",
                &kind == kKinds.data() ? "" : ",", kind.id, kind.label, kind.color, kind.weight);
        }
        buffer_ += "],\n\"sources\": [";
        for (std::size_t i = 0; i < kSourceCount; ++i) {
            put("{}{{\"id\":\"s{}\",\"title\":\"Generated source {}\"}}", i == 0 ? "" : ",", i, i);
        }
        buffer_ += "] },\n\"features\": [\n";
    }

    void putDate(Day day) {
        const auto civil = civilFromDay(day);
        const auto roll = options_.daysOnly ? 99 : random_.below(100);
        if (roll < 3) {
            put("{:04}", civil.year);
        } else if (roll < 10) {
            put("{:04}-{:02}", civil.year, civil.month);
        } else {
            put("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
        }
    }

    void putDates(std::uint64_t longest) {
        const auto start = kFirst + static_cast<Day>(random_.below(static_cast<std::uint64_t>(kLast - kFirst)));
        const auto end = start + static_cast<Day>(random_.below(longest) + 1);
        buffer_ += "\"start\":\"";
        putDate(start);
        buffer_ += "\",\"end\":\"";
        if (end > kLast) {
            buffer_ += "..";
        } else {
            putDate(end);
        }
        buffer_ += '"';
    }

    void putTail(std::string_view label, std::uint64_t number) {
        put(",\"label\":\"{} {}\",\"sources\":[\"s{}\"]{}}}}}", label, number, random_.below(kSourceCount),
            random_.below(20) == 0 ? ",\"certainty\":\"less-certain\"" : "");
    }

    void writeFeature(std::uint64_t number) {
        const auto a = static_cast<std::size_t>(random_.below(options_.parties));
        auto b = static_cast<std::size_t>(random_.below(options_.parties - 1));
        b += b >= a ? 1 : 0;
        const auto roll = random_.below(100);
        put("{{\"type\":\"Feature\",\"id\":\"g{}\",\"geometry\":", number);
        if (roll < 70) {
            const auto& kind = kKinds[random_.below(kKinds.size())];
            const bool directed = kind.id == "arms_transfer" || random_.below(8) == 0;
            put("null,\"properties\":{{\"layer\":\"partnership\",\"kind\":\"{}\",", kind.id);
            if (directed) {
                put("\"from\":\"{}\",\"to\":\"{}\",", partyCode(a), partyCode(b));
            } else {
                put("\"parties\":[\"{}\",\"{}\"],", partyCode(a), partyCode(b));
            }
            putDates(kLongest);
            put(",\"weight\":0.{:02}", random_.below(99) + 1);
            putTail(kind.label, number);
        } else if (roll < 85) {
            put("{{\"type\":\"Point\",\"coordinates\":[{:.4f},{:.4f}]}},\"properties\":{{\"layer\":\"exercise\","
                "\"name\":\"Exercise {}\",\"participants\":[\"{}\",\"{}\"],\"domain\":\"{}\",",
                static_cast<double>(random_.below(3'600'000)) / 1e4 - 180.0,
                static_cast<double>(random_.below(1'300'000)) / 1e4 - 55.0, number, partyCode(a), partyCode(b),
                kDomains[random_.below(kDomains.size())]);
            putDates(20);
            put(",\"sources\":[\"s{}\"]}}}}", random_.below(kSourceCount));
        } else {
            put("null,\"properties\":{{\"layer\":\"organization\",\"organization\":\"{}\",\"party\":\"{}\","
                "\"role\":\"{}\",",
                kOrganizations[random_.below(kOrganizations.size())], partyCode(a),
                kRoles[random_.below(kRoles.size())]);
            putDates(kLongest);
            putTail("Membership", number);
        }
    }

    GeneratedPack options_;
    Random random_;
    std::string buffer_;
};

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

} // namespace

bool writeGeneratedPack(const GeneratedPack& settings, const std::filesystem::path& path) {
    const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "wb"));
    return file && Generator(settings).write(file.get()) && std::fflush(file.get()) == 0;
}

GeneratedPacks::GeneratedPacks() {
    std::string name = (std::filesystem::temp_directory_path() / "entente-packs-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no folder for generated packs: " + name);
    }
    folder_ = name;
}

GeneratedPacks::~GeneratedPacks() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

const std::filesystem::path& GeneratedPacks::pack(std::uint64_t count) {
    auto& path = packs_[count];
    if (path.empty()) {
        path = folder_ / fmt::format("{}.geojson", count);
        if (!writeGeneratedPack({.count = count}, path)) {
            throw std::runtime_error("cannot be written: " + path.string());
        }
    }
    return path;
}

} // namespace entente
