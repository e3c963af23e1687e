// measure PACK [--size WxH] [--strands N|all] [--steps K] [--date YYYY-MM-DD] [--projection ID]: prints as JSON what a
// pack costs, to be set beside other programs. Seconds, milliseconds and MiB:
//   cold_s           a process of `entente render` of its own, from its start to its end with the PNG written
//   load_s           parties and pack read, and joined to a world
//   first_picture_s  from the start of this process to its first picture, load_s included, nothing side by side
//   step_ms          a step of one day: slice, scene, and drawing until OpenGL has finished, without reading back
//   jump_ms          the same for jumps over the middle two thirds of the pack's time
//   turn_ms          the map turned to another centre: ground cut, projected and triangulated, scene, drawing
//   slice_ms, scene_ms, draw_ms  the parts of a step, medians
//   step_cpu_ms, turn_cpu_ms  processor time of all threads, medians: what other work on the machine changes least
//   peak_mib         this process at its largest

#include "stage.hpp"

#include "core/date.hpp"

#include <fmt/format.h>

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

struct Request {
    std::string pack;
    std::uint32_t width = 1920, height = 1080;
    std::optional<std::size_t> strongest = 200;
    std::uint64_t steps = 100;
    std::optional<Day> date;
    std::string projection = View{}.projection;
};

template <class T> bool readNumber(std::string_view text, T& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && number > 0;
}

bool readSetting(std::string_view name, std::string_view value, Request& request) {
    if (name == "--size") {
        const auto x = value.find('x');
        return x != std::string_view::npos && readNumber(value.substr(0, x), request.width) &&
               readNumber(value.substr(x + 1), request.height);
    }
    if (name == "--strands") {
        request.strongest.reset();
        return value == "all" || readNumber(value, request.strongest.emplace());
    }
    if (name == "--steps") {
        return readNumber(value, request.steps);
    }
    if (name == "--projection") {
        request.projection = value;
        return true;
    }
    const auto parsed = parseDate(value);
    if (name != "--date" || !parsed.date) {
        return false;
    }
    request.date = parsed.date->latest;
    return true;
}

std::optional<Request> readRequest(const std::vector<std::string>& arguments) {
    Request request;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].starts_with("--")) {
            if (i + 1 == arguments.size() || !readSetting(arguments[i], arguments[i + 1], request)) {
                return std::nullopt;
            }
            ++i;
        } else if (request.pack.empty()) {
            request.pack = arguments[i];
        } else {
            return std::nullopt;
        }
    }
    return request.pack.empty() ? std::nullopt : std::optional(request);
}

/// Seconds that a process of its own takes for one picture; nullopt where it fails.
std::optional<double> renderCold(const Request& request) {
    const auto picture =
        std::filesystem::temp_directory_path() / fmt::format("entente-measure-{}.png", static_cast<long>(getpid()));
    std::vector<std::string> words{ENTENTE_PROGRAM,
                                   "render",
                                   request.pack,
                                   "-o",
                                   picture.string(),
                                   "--size",
                                   fmt::format("{}x{}", request.width, request.height),
                                   "--strongest",
                                   request.strongest ? std::to_string(*request.strongest) : "all",
                                   "--projection",
                                   request.projection};
    if (request.date) {
        words.insert(words.end(), {"--date", isoDay(*request.date)});
    }
    std::vector<char*> arguments;
    std::transform(words.begin(), words.end(), std::back_inserter(arguments), [](auto& word) { return word.data(); });
    arguments.push_back(nullptr);
    const auto begin = Clock::now();
    pid_t child = 0;
    int status = 1;
    const bool ran = posix_spawn(&child, ENTENTE_PROGRAM, nullptr, nullptr, arguments.data(), environ) == 0 &&
                     waitpid(child, &status, 0) == child;
    const double seconds = secondsSince(begin);
    std::error_code ignored;
    std::filesystem::remove(picture, ignored);
    return ran && WIFEXITED(status) && WEXITSTATUS(status) < 2 ? std::optional(seconds) : std::nullopt;
}

/// Milliseconds of each turn.
struct Turns {
    std::vector<double> whole, slice, scene, draw, cpu;
};

/// Processor time of this process so far, milliseconds.
double cpuMs() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& time) {
        return 1e3 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_usec);
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

Turns takeTurns(Stage& stage, const std::vector<Day>& days) {
    Turns turns;
    for (const Day day : days) {
        const double cpu = cpuMs();
        const auto begin = Clock::now();
        stage.moveTo(day);
        const double moved = secondsSince(begin);
        const Scene scene = stage.scene();
        const double built = secondsSince(begin);
        stage.draw(scene);
        const double drawn = secondsSince(begin);
        turns.whole.push_back(1e3 * drawn);
        turns.slice.push_back(1e3 * moved);
        turns.scene.push_back(1e3 * (built - moved));
        turns.draw.push_back(1e3 * (drawn - built));
        turns.cpu.push_back(cpuMs() - cpu);
    }
    return turns;
}

/// Turns of the map to centres that no earlier turn had.
Turns takeTurnsOfTheMap(Stage& stage, std::uint64_t count) {
    Turns turns;
    for (std::uint64_t i = 1; i <= count; ++i) {
        const double cpu = cpuMs();
        const auto begin = Clock::now();
        stage.turnTo({static_cast<double>(i * 37 % 360) - 180.0, 0.0});
        stage.draw(stage.scene());
        turns.whole.push_back(1e3 * secondsSince(begin));
        turns.cpu.push_back(cpuMs() - cpu);
    }
    return turns;
}

double quantile(std::vector<double> numbers, double share) {
    std::sort(numbers.begin(), numbers.end());
    return numbers[static_cast<std::size_t>(share * static_cast<double>(numbers.size() - 1) + 0.5)];
}

std::string medianAndTail(const std::vector<double>& numbers) {
    return fmt::format(R"({{"median": {:.2f}, "p95": {:.2f}}})", quantile(numbers, 0.5), quantile(numbers, 0.95));
}

double peakMib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

int run(const Request& request) {
    const auto cold = renderCold(request);
    if (!cold) {
        fmt::print(stderr, "measure: {} render failed\n", ENTENTE_PROGRAM);
        return 2;
    }
    const auto begin = Clock::now();
    Options options;
    options.packs = {request.pack};
    const auto opened = openPacks(options, std::cerr);
    if (!opened) {
        return 2;
    }
    const double loaded = secondsSince(begin);
    const auto& world = opened->loaded.world;
    View view;
    view.strongest = request.strongest;
    view.projection = request.projection;
    Stage stage(world, opened->files, view,
                {request.width, request.height, naturalScale(request.width, request.height)});
    const Window range = world->range();
    const Day start = request.date.value_or(range.first + (range.last - range.first) / 2);
    stage.moveTo(start);
    stage.draw(stage.scene());
    const double firstPicture = secondsSince(begin);

    const auto span = std::max<std::int64_t>(1, (std::int64_t{range.last} - range.first) * 2 / 3);
    std::vector<Day> steps;
    std::vector<Day> jumps;
    for (std::uint64_t i = 1; i <= request.steps; ++i) {
        steps.push_back(start + static_cast<Day>(i));
        const auto far = static_cast<std::int64_t>(i) * 4711 % span; // a prime, so that no two jumps are alike
        jumps.push_back(range.first + static_cast<Day>(span / 4 + far));
    }
    const Turns stepped = takeTurns(stage, steps);
    const std::size_t strands = stage.report().strandsDrawn;
    const std::size_t holding = stage.report().strandsHolding;
    const Turns jumped = takeTurns(stage, jumps);
    const auto turned = takeTurnsOfTheMap(stage, std::min<std::uint64_t>(request.steps, 10));
    fmt::print("{{\"pack\": \"{}\", \"ties\": {}, \"size\": \"{}x{}\", \"strands_drawn\": {}, \"strands_holding\": {}, "
               "\"cold_s\": {:.3f}, \"load_s\": {:.3f}, \"first_picture_s\": {:.3f}, \"step_ms\": {}, \"jump_ms\": {}, "
               "\"turn_ms\": {}, "
               "\"slice_ms\": {:.3f}, \"scene_ms\": {:.2f}, \"draw_ms\": {:.2f}, \"step_cpu_ms\": {:.1f}, "
               "\"turn_cpu_ms\": {:.1f}, \"peak_mib\": {:.0f}}}\n",
               request.pack, world->ties().size(), request.width, request.height, strands, holding, *cold, loaded,
               firstPicture, medianAndTail(stepped.whole), medianAndTail(jumped.whole), medianAndTail(turned.whole),
               quantile(stepped.slice, 0.5), quantile(stepped.scene, 0.5), quantile(stepped.draw, 0.5),
               quantile(stepped.cpu, 0.5), quantile(turned.cpu, 0.5), peakMib());
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    const auto request = readRequest({arguments + 1, arguments + count});
    if (!request) {
        fmt::print(stderr, "usage: measure PACK [--size WxH] [--strands N|all] [--steps K] [--date YYYY-MM-DD] "
                           "[--projection ID]\n");
        return 2;
    }
    try {
        return run(*request);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "measure: {}\n", problem.what());
        return 2;
    }
}
