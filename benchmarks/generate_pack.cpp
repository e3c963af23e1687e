// generate_pack N -o FILE [--seed S] [--parties P] [--days]: writes a pack of N generated ties; see generated_pack.hpp.

#include "generated_pack.hpp"

#include "party_codes.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <optional>
#include <string_view>

namespace {

using namespace entente;

struct Request {
    GeneratedPack pack;
    std::filesystem::path file;
};

bool readNumber(std::string_view text, std::uint64_t& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

std::optional<Request> readRequest(int count, char** arguments) {
    Request request;
    bool counted = false;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        const std::string_view next = i + 1 < count ? arguments[i + 1] : "";
        if (argument == "--days") {
            request.pack.daysOnly = true;
            continue;
        }
        bool good = true;
        if (argument == "-o") {
            request.file = next;
            ++i;
        } else if (argument == "--seed") {
            good = readNumber(next, request.pack.seed);
            ++i;
        } else if (argument == "--parties") {
            good = readNumber(next, request.pack.parties);
            ++i;
        } else {
            good = !counted && readNumber(argument, request.pack.count);
            counted = true;
        }
        if (!good) {
            return std::nullopt;
        }
    }
    const bool whole =
        counted && !request.file.empty() && request.pack.parties >= 2 && request.pack.parties <= kPartyCodeCount;
    return whole ? std::optional(request) : std::nullopt;
}

} // namespace

int main(int count, char** arguments) {
    const auto request = readRequest(count, arguments);
    if (!request) {
        fmt::print(stderr, "usage: generate_pack N -o FILE [--seed S] [--parties 2..{}] [--days]\n", kPartyCodeCount);
        return 2;
    }
    if (!writeGeneratedPack(request->pack, request->file)) {
        fmt::print(stderr, "generate_pack: {} cannot be written\n", request->file.string());
        return 2;
    }
    return 0;
}
