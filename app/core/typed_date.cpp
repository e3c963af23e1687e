#include "core/typed_date.hpp"

#include "core/timeline.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace entente {

namespace {

TypedDate refused(std::string problem) {
    return {std::nullopt, false, std::move(problem)};
}

TypedDate readInterval(std::string_view text) {
    const auto parsed = parseInterval(text, std::nullopt, OmittedEnd::instant);
    if (parsed.swapped) {
        return refused(fmt::format("\"{}\": the end lies before the start.", text));
    }
    if (!parsed.interval) {
        return refused(fmt::format("\"{}\" is no interval: {}.", text, parsed.error));
    }
    return {Window{parsed.interval->startEarliest, parsed.interval->endLatest}, false, {}};
}

} // namespace

TypedDate readTypedDate(std::string_view text) {
    if (text.find('/') != std::string_view::npos) {
        return readInterval(text);
    }
    const auto parsed = parseDate(text);
    if (!parsed.date) {
        return refused(fmt::format("\"{}\" is no date: {}. Write 2023-01-20, 2023-01 or 2023.", text, parsed.error));
    }
    if (!parsed.date->isBounded()) {
        return refused(fmt::format("\"{}\" has no first or no last day that can be shown.", text));
    }
    return {Window{parsed.date->earliest, parsed.date->latest}, parsed.date->isExact(), {}};
}

std::string typedText(const Window& window) {
    const auto both = [](const std::string& first, const std::string& last) {
        return first == last ? first : first + "/" + last;
    };
    const CivilDate first = civilFromDay(window.first);
    const CivilDate last = civilFromDay(window.last);
    constexpr std::int32_t kLastYear = 9999; // those further away have no short form
    if (!wholeMonthsOf(window) || first.year < -kLastYear || last.year > kLastYear) {
        return both(isoDay(window.first), isoDay(window.last));
    }
    const auto year = [](const CivilDate& date) {
        return fmt::format("{}{:04}", date.year < 0 ? "-" : "", std::abs(date.year));
    };
    if (first.month == 1 && last.month == 12) {
        return both(year(first), year(last));
    }
    const auto month = [&](const CivilDate& date) { return fmt::format("{}-{:02}", year(date), date.month); };
    return both(month(first), month(last));
}

} // namespace entente
