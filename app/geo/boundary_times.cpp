#include "geo/boundary_times.hpp"

#include "core/date.hpp"
#include "core/lower_case.hpp"
#include "core/trimmed.hpp"
#include "geo/human_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <map>
#include <string_view>
#include <utility>

namespace entente {
namespace {

enum class Unit : std::uint8_t { date, year, month, day };
constexpr std::size_t kUnits = 4;
enum class Side : std::uint8_t { start, end, both };

/// What a field's name says.
struct NameMeaning {
    Side side = Side::start;
    Unit unit = Unit::date;
    std::string prefix; ///< which of several pairs of fields it belongs to
};

using Words = std::initializer_list<std::string_view>;

bool isOneOf(std::string_view word, Words words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<Unit> unitOf(std::string_view word) {
    return word.empty() || isOneOf(word, {"date", "dt", "time", "datum"}) ? std::optional(Unit::date)
           : isOneOf(word, {"year", "yr", "jahr"})                        ? std::optional(Unit::year)
           : isOneOf(word, {"month", "mon", "mth"})                       ? std::optional(Unit::month)
           : isOneOf(word, {"day", "dy"})                                 ? std::optional(Unit::day)
                                                                          : std::nullopt;
}

/// The side that a word names. Beside a unit one letter is enough. `unti` is what a Shapefile leaves of `valid_until`.
std::optional<Side> sideOf(std::string_view word, bool besideUnit) {
    if (isOneOf(word, {"start", "begin", "beginning", "beg", "from", "since", "inception", "von", "desde", "debut"}) ||
        (besideUnit && isOneOf(word, {"s", "st", "b"}))) {
        return Side::start;
    }
    if (isOneOf(word, {"end", "ending", "to", "until", "unti", "till", "cessation", "bis", "hasta", "fin"}) ||
        (besideUnit && isOneOf(word, {"e", "en"}))) {
        return Side::end;
    }
    return std::nullopt;
}

std::optional<NameMeaning> meaningWithout(std::string_view prefix, std::string_view name) {
    name.remove_prefix(prefix.size());
    for (std::size_t cut = 0; cut <= name.size(); ++cut) {
        for (const bool unitLast : {true, false}) {
            const auto unitWord = unitLast ? name.substr(cut) : name.substr(0, cut);
            const auto sideWord = unitLast ? name.substr(0, cut) : name.substr(cut);
            const auto unit = unitOf(unitWord);
            const auto side = unit ? sideOf(sideWord, !unitWord.empty()) : std::nullopt;
            if (side) {
                return NameMeaning{*side, *unit, std::string(prefix)};
            }
        }
    }
    return std::nullopt;
}

std::optional<NameMeaning> meaningOf(const std::string& field) {
    std::string name;
    for (const char c : lowerCase(field)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            name.push_back(c);
        }
    }
    if (isOneOf(name, {"validity", "valid", "period", "interval", "timespan", "edtf", "when", "lifespan"})) {
        return NameMeaning{Side::both, Unit::date, {}};
    }
    for (const std::string_view prefix : {"", "gw", "cow", "valid", "effective", "edtf", "gueltig", "t"}) {
        if (name.starts_with(prefix)) {
            if (auto meaning = meaningWithout(prefix, name)) {
                return meaning;
            }
        }
    }
    return std::nullopt;
}

std::optional<long> wholeNumber(std::string_view text) {
    if (const auto point = text.find('.'); point != std::string_view::npos) {
        if (text.find_first_not_of('0', point + 1) != std::string_view::npos) {
            return std::nullopt;
        }
        text = text.substr(0, point);
    }
    long number = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

constexpr long kMostYear = 9998; ///< 9999 stands for no end

bool isMissingYear(long year) {
    return year == 0 || year == -1 || year == -9 || year == -9999 || year > kMostYear;
}

/// How the dates of one field are written.
struct Manner {
    DayOrder order = DayOrder::unknown;
    NumberTime numbers = NumberTime::calendar;
};

/// One side of a polygon's time as it is written.
struct WrittenDate {
    std::optional<Date> date; ///< none: no bound
    std::optional<Date> to;   ///< of an interval in one field, its other side
    bool isInterval = false;
    bool bad = false;
};

/// The date without regard to how certain it is; a bound that is open stays away.
std::optional<Date> plainDate(std::string text) {
    std::erase_if(text, [](char c) { return c == '~' || c == '?' || c == '%'; });
    return parseDate(text).date;
}

WrittenDate readInterval(const std::string& edtf) {
    WrittenDate written{.date = {}, .to = {}, .isInterval = true, .bad = false};
    const auto slash = edtf.find('/');
    written.date = plainDate(edtf.substr(0, slash));
    written.to = plainDate(edtf.substr(slash + 1));
    return written;
}

WrittenDate readOne(std::string_view text, const Manner& manner) {
    text = trimmed(text);
    if (text.empty() || meansUnknown(text)) {
        return {};
    }
    const auto number = wholeNumber(text);
    if (number && std::abs(*number) <= 9999 && manner.numbers == NumberTime::calendar) {
        return {.date = isMissingYear(*number)
                            ? std::nullopt
                            : plainDate(fmt::format("{}{:04}", *number < 0 ? "-" : "", std::abs(*number))),
                .to = {},
                .isInterval = false,
                .bad = false};
    }
    const auto human = readHumanDate(text, manner.order, manner.numbers);
    if (!human) {
        return {.date = {}, .to = {}, .isInterval = false, .bad = true};
    }
    if (human->edtf == "..") {
        return {};
    }
    if (human->edtf.find('/') != std::string::npos) {
        return readInterval(human->edtf);
    }
    auto date = plainDate(human->edtf);
    const bool bad = !date;
    return {.date = std::move(date), .to = {}, .isInterval = false, .bad = bad};
}

/// The fields of one side: one of dates, or years with months and days where there are such.
struct SideFields {
    std::array<std::string, kUnits> names;
    [[nodiscard]] const std::string& of(Unit unit) const { return names[static_cast<std::size_t>(unit)]; }
    [[nodiscard]] bool any() const { return !of(Unit::date).empty() || !of(Unit::year).empty(); }
    [[nodiscard]] std::string text() const {
        if (!of(Unit::date).empty()) {
            return of(Unit::date);
        }
        std::string all = of(Unit::year);
        for (const auto unit : {Unit::month, Unit::day}) {
            all += of(unit).empty() ? "" : ", " + of(unit);
        }
        return all;
    }
};

class TimeReader {
  public:
    explicit TimeReader(std::span<const FeatureProperties> rows) : rows_(rows) { chooseFields(); }

    [[nodiscard]] const SideFields& start() const { return start_; }
    [[nodiscard]] const SideFields& end() const { return end_; }
    [[nodiscard]] WrittenDate read(const FeatureProperties& row, const SideFields& side) const {
        if (!side.of(Unit::date).empty()) {
            return readOne(valueOf(row, side.of(Unit::date)), manners_.at(side.of(Unit::date)));
        }
        return side.any() ? readParts(row, side) : WrittenDate{};
    }
    static std::string_view valueOf(const FeatureProperties& row, const std::string& field) {
        const auto found = std::find_if(row.begin(), row.end(), [&](const auto& p) { return p.first == field; });
        return found == row.end() ? std::string_view() : std::string_view(found->second);
    }

  private:
    static WrittenDate readParts(const FeatureProperties& row, const SideFields& side) {
        const auto part = [&](Unit unit) { return wholeNumber(trimmed(valueOf(row, side.of(unit)))); };
        const auto year = part(Unit::year);
        WrittenDate written;
        if (!year || isMissingYear(*year)) {
            written.bad = !year && !trimmed(valueOf(row, side.of(Unit::year))).empty();
            return written;
        }
        std::string text = fmt::format("{}{:04}", *year < 0 ? "-" : "", std::abs(*year));
        for (const auto unit : {Unit::month, Unit::day}) {
            const auto number = part(unit);
            if (!number || *number < 1 || *number > 31) {
                break;
            }
            text += fmt::format("-{:02}", *number);
        }
        written.date = parseDate(text).date;
        written.bad = !written.date;
        return written;
    }

    /// How a field's dates are written; nullopt where most of its values are none.
    [[nodiscard]] std::optional<Manner> mannerOf(const std::string& field, const NameMeaning& meaning) const {
        constexpr double kEpochMilliseconds = 1e10; // no year, and no year with month and day
        Manner manner;
        DayOrderVotes votes;
        std::size_t filled = 0;
        std::size_t large = 0;
        for (const auto& row : rows_) {
            const auto text = valueOf(row, field);
            const auto number = wholeNumber(trimmed(text));
            filled += text.empty() ? 0U : 1U;
            large += number && std::abs(static_cast<double>(*number)) >= kEpochMilliseconds ? 1U : 0U;
            voteDayOrder(text, votes);
        }
        manner.order = votes.decide();
        manner.numbers = 2 * large > filled ? NumberTime::epochMilliseconds : NumberTime::calendar;
        std::size_t dates = 0;
        for (const auto& row : rows_) {
            const auto text = valueOf(row, field);
            const bool isDate =
                meaning.unit == Unit::date ? !readOne(text, manner).bad : wholeNumber(trimmed(text)).has_value();
            const bool fits = meaning.side != Side::both || text.find('/') != std::string_view::npos;
            dates += !text.empty() && isDate && fits ? 1U : 0U;
        }
        return filled > 0 && 10 * dates >= 6 * filled ? std::optional(manner) : std::nullopt;
    }

    /// A field of dates is better than one of years; of several pairs the first of those with the same prefix.
    void chooseFields() {
        std::map<std::string, std::array<SideFields, 3>> byPrefix;
        std::vector<std::string> prefixes;
        std::vector<std::string> seen;
        for (const auto& row : rows_) {
            for (const auto& [field, value] : row) {
                if (std::find(seen.begin(), seen.end(), field) != seen.end()) {
                    continue;
                }
                seen.push_back(field);
                const auto meaning = meaningOf(field);
                const auto manner = meaning ? mannerOf(field, *meaning) : std::nullopt;
                if (!manner) {
                    continue;
                }
                manners_.emplace(field, *manner);
                const auto [known, isNew] = byPrefix.try_emplace(meaning->prefix);
                if (isNew) {
                    prefixes.push_back(meaning->prefix);
                }
                auto& name = known->second[static_cast<std::size_t>(meaning->side)]
                                 .names[static_cast<std::size_t>(meaning->unit)];
                name = name.empty() ? field : name;
            }
        }
        const auto rank = [&](const std::string& prefix) {
            const auto& of = byPrefix.at(prefix);
            return std::pair((of[0].any() ? 1 : 0) + (of[1].any() ? 1 : 0) + (of[2].any() ? 2 : 0), prefix != "cow");
        };
        const auto best = std::max_element(prefixes.begin(), prefixes.end(),
                                           [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
        if (best != prefixes.end()) {
            const auto& chosen = byPrefix.at(*best);
            const bool hasPair = chosen[0].any() || chosen[1].any();
            start_ = hasPair ? chosen[0] : chosen[2];
            end_ = hasPair ? chosen[1] : SideFields{};
        }
    }

    std::span<const FeatureProperties> rows_;
    SideFields start_, end_;
    std::map<std::string, Manner> manners_;
};

/// The most rows that hold on one day.
std::size_t mostTogether(const std::vector<Window>& days) {
    std::map<Day, std::ptrdiff_t> changes;
    for (const auto& window : days) {
        if (window.first <= window.last) {
            ++changes[window.first];
            if (window.last != kDayMax) {
                --changes[window.last + 1];
            }
        }
    }
    std::ptrdiff_t now = 0;
    std::ptrdiff_t most = 0;
    for (const auto& [day, change] : changes) {
        now += change;
        most = std::max(most, now);
    }
    return static_cast<std::size_t>(most);
}

void findCoverageEnd(BoundaryTimes& times) {
    Day last = kDayMin;
    for (const auto& window : times.days) {
        last = window.last != kDayMax && window.first <= window.last ? std::max(last, window.last) : last;
    }
    const auto endsThere = [&](const Window& window) { return window.last == last && window.first <= last; };
    const auto count = static_cast<std::size_t>(std::count_if(times.days.begin(), times.days.end(), endsThere));
    if (last == kDayMin || 2 * count <= mostTogether(times.days)) {
        return;
    }
    times.coverageEnd = last;
    times.unbounded = count;
    for (auto& window : times.days) {
        window.last = endsThere(window) ? kDayMax : window.last;
    }
}

/// Start and end of a row, as far as they are known.
struct RowDates {
    std::optional<Date> start, end;
};

void countNeighbours(const std::vector<RowDates>& dates, std::span<const std::string> owners, BoundaryTimes& times) {
    std::multimap<std::string_view, Date> starts;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        if (dates[i].start && !owners[i].empty()) {
            starts.emplace(owners[i], *dates[i].start);
        }
    }
    for (std::size_t i = 0; i < dates.size(); ++i) {
        if (!dates[i].end) {
            continue;
        }
        const auto [first, last] = starts.equal_range(owners[i]);
        const Date& end = *dates[i].end;
        const auto any = [first = first, last = last](const auto& is) {
            return std::any_of(first, last, [&](const auto& start) { return is(start.second); });
        };
        times.sameDay += any([&](const Date& start) { return start == end; }) ? 1U : 0U;
        times.nextDay +=
            end.latest != kDayMax && any([&](const Date& start) { return start.earliest == end.latest + 1; }) ? 1U : 0U;
    }
}

Day lastDay(const Date& end, BoundaryEnd rule) {
    return rule == BoundaryEnd::inclusive || end.earliest == kDayMin ? end.latest : end.earliest - 1;
}

} // namespace

BoundaryTimes readBoundaryTimes(std::span<const FeatureProperties> rows, std::span<const std::string> owners,
                                BoundaryEnd end) {
    BoundaryTimes times;
    times.days.assign(rows.size(), {kDayMin, kDayMax});
    const TimeReader reader(rows);
    times.start = reader.start().any() ? reader.start().text() : "";
    times.end = reader.end().any() ? reader.end().text() : "";
    if (!times.any()) {
        return times;
    }
    std::vector<RowDates> dates(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto from = reader.read(rows[i], reader.start());
        const auto to = reader.read(rows[i], reader.end());
        dates[i] = {from.date, from.isInterval ? from.to : to.date};
        auto& days = times.days[i];
        days.first = dates[i].start ? dates[i].start->earliest : kDayMin;
        if (dates[i].end) {
            days.last = lastDay(*dates[i].end, from.isInterval ? BoundaryEnd::inclusive : end);
        }
        times.undated += dates[i].start || dates[i].end ? 0U : 1U;
        times.never += days.first > days.last ? 1U : 0U;
        if (from.bad || to.bad) {
            const auto& side = from.bad ? reader.start() : reader.end();
            const auto& field = side.of(side.of(Unit::date).empty() ? Unit::year : Unit::date);
            times.unreadText =
                times.unread++ == 0 ? std::string(TimeReader::valueOf(rows[i], field)) : times.unreadText;
        }
    }
    countNeighbours(dates, owners, times);
    findCoverageEnd(times);
    return times;
}

} // namespace entente
