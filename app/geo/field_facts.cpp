#include "geo/field_facts.hpp"

#include "geo/field_names.hpp"
#include "geo/human_date.hpp"
#include "geo/party_list.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

namespace entente {
namespace {

constexpr double kMostly = 0.6; ///< share of numbers or dates of a field that holds no lists
constexpr std::size_t kLongestName = 90;

void lookForLists(FieldFacts& facts, PartyNames& names, bool allLanguages) {
    struct Count {
        std::size_t lists = 0, several = 0;
    };
    const auto countWith = [&](const std::string& separator) {
        Count count;
        for (const auto& v : facts.field->values) {
            std::vector<std::string_view> parts(v.items.begin(), v.items.end());
            if (v.type == FieldSample::Type::text) {
                parts = splitParties(v.text, separator);
            } else if (v.type != FieldSample::Type::list) {
                continue;
            }
            const auto known = static_cast<std::size_t>(
                std::count_if(parts.begin(), parts.end(), [&](auto p) { return names.isParty(p, allLanguages); }));
            const bool most = known > 0 && 2 * known >= parts.size();
            count.lists += most ? 1U : 0U;
            count.several += most && known > 1 ? 1U : 0U;
        }
        return count;
    };
    const auto all = facts.field->values.size();
    const bool anyText = std::any_of(facts.field->values.begin(), facts.field->values.end(),
                                     [](const FieldSample& v) { return v.type == FieldSample::Type::text; });
    Count best = countWith("");
    facts.separator.clear();
    if (anyText && facts.numbers < kMostly && facts.dates < kMostly) {
        for (const auto& separator : partySeparators()) {
            const auto count = countWith(separator);
            if (count.several > best.several && count.lists >= best.lists) {
                best = count;
                facts.separator = separator;
            }
        }
    }
    facts.lists = share(best.lists, all);
    facts.severalEach = share(best.several, all) >= 0.2;
}

/// Without the marks between thousands, where a second mark tells that they are such: `1,234,567.8` and `1.234,5`.
std::string withoutThousands(std::string_view text) {
    constexpr std::size_t kGroup = 3;
    const auto first = text.find_first_of(",.");
    const auto last = text.find_last_of(",.");
    if (first == last) {
        return std::string(text);
    }
    const char mark = text[first];
    const bool decimals = text[last] != mark;
    const auto end = decimals ? last : text.size();
    std::string plain(text.substr(0, first));
    for (auto at = first; at < end; at += kGroup + 1) {
        const auto group = text.substr(at + 1, kGroup);
        const bool whole = at + kGroup + 1 <= end && group.find_first_not_of("0123456789") == std::string_view::npos;
        if (text[at] != mark || !whole) {
            return std::string(text);
        }
        plain += group;
    }
    return decimals ? plain + '.' + std::string(text.substr(last + 1)) : plain;
}

bool isPlainDay(std::string_view text) {
    constexpr std::size_t kDigits = 8;
    return text.size() == kDigits && text.find_first_not_of("0123456789") == std::string_view::npos &&
           readHumanDate(text, DayOrder::unknown, NumberTime::calendar).has_value();
}

} // namespace

std::optional<double> tableNumber(std::string_view written) {
    std::string withPoint = withoutThousands(written);
    std::string_view text = withPoint;
    constexpr std::size_t kThousands = 4; // a comma and three digits
    if (const auto comma = text.find(','); comma != std::string_view::npos && text.size() - comma != kThousands) {
        withPoint[comma] = '.';
    }
    double number = 0.0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stop == end && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

bool PartyNames::isParty(std::string_view text, bool allLanguages) {
    if (text.empty() || text.size() > kLongestName) {
        return false;
    }
    auto& known = known_[allLanguages ? 1 : 0];
    const auto found = known.find(std::string(text));
    if (found != known.end()) {
        return found->second != kNoParty;
    }
    const auto party = allLanguages ? table_.find(text) : table_.findWithoutMore(text);
    known.emplace(text, party);
    return party != kNoParty;
}

double share(std::size_t part, std::size_t all) {
    return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
}

/// "0014", "-0044": a year as ISO 8601 writes it, and hardly another number.
bool isPaddedYear(std::string_view text) {
    const bool before = text.starts_with('-');
    text.remove_prefix(before ? 1 : 0);
    constexpr std::size_t kDigits = 4;
    return text.size() == kDigits && (before || text.front() == '0') &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

FieldFacts factsOf(const SampledField& field, PartyNames& names) {
    FieldFacts facts;
    facts.field = &field;
    std::size_t dates = 0;
    std::size_t plainDays = 0;
    std::size_t years = 0;
    std::size_t seconds = 0;
    std::size_t milliseconds = 0;
    std::size_t numbers = 0;
    std::unordered_map<std::string_view, int> different;
    for (const auto& v : field.values) {
        different.emplace(v.text, 0);
        const auto number = tableNumber(v.text);
        numbers += number ? 1U : 0U;
        plainDays += isPlainDay(v.text) ? 1U : 0U;
        const bool usual = number && *number >= 1000.0 && *number <= 2200.0 && *number == std::floor(*number);
        years += usual || isPaddedYear(v.text) ? 1U : 0U;
        seconds += number && std::abs(*number) >= 1e8 && std::abs(*number) < 1e10 ? 1U : 0U;
        milliseconds += number && std::abs(*number) >= 1e10 && std::abs(*number) < 1e14 ? 1U : 0U;
        const bool text = v.type == FieldSample::Type::text || v.type == FieldSample::Type::number;
        dates += text && readHumanDate(v.text, DayOrder::unknown, NumberTime::calendar) ? 1U : 0U;
    }
    const auto all = field.values.size();
    facts.dates = share(dates, all);
    facts.plainDays = share(plainDays, all);
    facts.years = share(years, all);
    facts.epochSeconds = share(seconds, all);
    facts.epochMilliseconds = share(milliseconds, all);
    facts.numbers = share(numbers, all);
    facts.distinct = different.size();
    lookForParties(facts, names, false);
    return facts;
}

void lookForParties(FieldFacts& facts, PartyNames& names, bool allLanguages) {
    std::size_t parties = 0;
    const bool mayBeNumeric = namesParty(facts.name()) && !namesStateNumber(facts.name());
    for (const auto& v : facts.field->values) {
        const bool number = tableNumber(v.text).has_value();
        parties += v.type != FieldSample::Type::list && (!number || mayBeNumeric) && names.isParty(v.text, allLanguages)
                       ? 1U
                       : 0U;
    }
    facts.parties = share(parties, facts.field->values.size());
    lookForLists(facts, names, allLanguages);
}

} // namespace entente
