#include "core/fitted_text.hpp"

#include <algorithm>
#include <vector>

namespace entente {

namespace {

/// The text before each of its spaces, without the mark that parts it from what follows.
std::vector<std::string_view> beginningsOf(std::string_view text) {
    std::vector<std::string_view> beginnings;
    for (auto space = text.find(' '); space != std::string_view::npos; space = text.find(' ', space + 1)) {
        std::string_view beginning = text.substr(0, space);
        for (const std::string_view end : {" ·", ",", ";"}) {
            if (beginning.ends_with(end)) {
                beginning.remove_suffix(end.size());
            }
        }
        beginnings.push_back(beginning);
    }
    return beginnings;
}

} // namespace

std::string_view oneLine(std::string_view text) {
    constexpr std::size_t kMostLetters = 1000;
    if (text.size() <= kMostLetters) {
        return text;
    }
    std::size_t letters = 0;
    const auto end = std::find_if(text.begin(), text.end(), [&](char c) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        return begins && ++letters > kMostLetters;
    });
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

std::string fitted(std::string text, double width, float size, FontWeight weight, const TextMeasure& measure) {
    const std::string_view line = oneLine(text);
    if (line.size() == text.size() && measure.width(text, size, weight) <= width) {
        return text;
    }
    const auto cutAt = [](std::string_view beginning) { return std::string(beginning) + "…"; };
    const auto beginnings = beginningsOf(line);
    const auto tooLong = std::partition_point(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
        return measure.width(cutAt(beginning), size, weight) <= width;
    });
    return cutAt(tooLong == beginnings.begin() ? std::string_view{} : *std::prev(tooLong));
}

} // namespace entente
