#include "geo/human_date.hpp"

#include "core/date.hpp"
#include "core/lower_case.hpp"
#include "core/name_text.hpp"
#include "core/trimmed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t kLongest = 100;
constexpr double kSecondsPerDay = 86'400.0;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// Months, without accents, as they begin in the languages of the header; each is compared with the first letters
/// of a word, longest first where one begins like another.
constexpr std::array<std::pair<std::string_view, int>, 61> kMonths{{
    {"jan", 1},     {"januar", 1}, {"ene", 1},     {"gen", 1},        {"янв", 1},     {"feb", 2},     {"fev", 2},
    {"fév", 2},     {"фев", 2},    {"mar", 3},     {"maer", 3},       {"mrz", 3},     {"мар", 3},     {"apr", 4},
    {"avr", 4},     {"abr", 4},    {"апр", 4},     {"may", 5},        {"mai", 5},     {"mag", 5},     {"маи", 5},
    {"мая", 5},     {"jun", 6},    {"juin", 6},    {"giu", 6},        {"июн", 6},     {"jul", 7},     {"juil", 7},
    {"lug", 7},     {"июл", 7},    {"aug", 8},     {"aou", 8},        {"ago", 8},     {"авг", 8},     {"sep", 9},
    {"set", 9},     {"сен", 9},    {"oct", 10},    {"okt", 10},       {"ott", 10},    {"out", 10},    {"окт", 10},
    {"nov", 11},    {"ноя", 11},   {"dec", 12},    {"dez", 12},       {"dic", 12},    {"dez", 12},    {"дек", 12},
    {"spring", 21}, {"fruhl", 21}, {"fruhj", 21},  {"printemps", 21}, {"summer", 22}, {"sommer", 22}, {"ete", 22},
    {"autumn", 23}, {"fall", 23},  {"herbst", 23}, {"automne", 23},   {"winter", 24},
}};

/// 1 to 12, 21 to 24 for a season, 0 for no such word.
int monthOf(std::string_view word) {
    for (const auto& [name, month] : kMonths) {
        if (word.starts_with(name)) {
            return month;
        }
    }
    return word == "hiver" ? 24 : 0;
}

/// Numbers and words of a date, in the order in which they stand.
struct Tokens {
    std::vector<std::string> all;
    char separator = ' '; ///< after the first number
    bool approximate = false, uncertain = false;
};

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

/// Words that say nothing about the date.
bool isFiller(std::string_view word) {
    constexpr std::array<std::string_view, 15> kFillers{"of", "de", "del", "the", "den", "le", "di",  "st",
                                                        "nd", "rd", "th",  "er",  "г",   "a",  "year"};
    return std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end();
}

bool isAbout(std::string_view word) {
    constexpr std::array<std::string_view, 6> kAbout{"ca", "c", "circa", "about", "um", "approx"};
    return std::find(kAbout.begin(), kAbout.end(), word) != kAbout.end();
}

Tokens tokensOf(std::string_view written) {
    std::string text(written);
    replaceAll(text, "年", "-");
    replaceAll(text, "月", "-");
    replaceAll(text, "日", " ");
    replaceAll(text, "년", "-");
    replaceAll(text, "월", "-");
    replaceAll(text, "일", " ");
    Tokens tokens;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (isDigit(c)) {
            auto end = i;
            while (end < text.size() && isDigit(text[end])) {
                ++end;
            }
            tokens.all.push_back(text.substr(i, end - i));
            if (tokens.all.size() == 1 && end < text.size()) {
                tokens.separator = text[end];
            }
            i = end;
        } else if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            auto end = i;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) >= 0x80 ||
                                         std::isalpha(static_cast<unsigned char>(text[end])))) {
                ++end;
            }
            const auto word = normalizedName(std::string_view(text).substr(i, end - i));
            tokens.approximate = tokens.approximate || isAbout(word);
            if (!word.empty() && !isFiller(word) && !isAbout(word)) {
                tokens.all.push_back(word);
            }
            i = end;
        } else {
            tokens.approximate = tokens.approximate || c == '~';
            tokens.uncertain = tokens.uncertain || c == '?';
            ++i;
        }
    }
    return tokens;
}

int numberOf(std::string_view digits) {
    int number = -1;
    if (allDigits(digits) && digits.size() <= 8) {
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    }
    return number;
}

bool isYear(std::string_view token) {
    return token.size() == 4 && allDigits(token);
}

std::string dayText(std::string_view year, int month, int day) {
    return fmt::format("{}-{:02}-{:02}", year, month, day);
}

bool isShortYear(std::string_view token) {
    return token.size() == 2 && allDigits(token);
}

/// The year that two digits mean to spreadsheets.
std::string wholeYear(std::string_view digits) {
    constexpr int kFirstOfLastCentury = 30;
    return fmt::format("{}{}", numberOf(digits) >= kFirstOfLastCentury ? "19" : "20", digits);
}

/// Day and month of a date that has its year last.
struct DayMonth {
    int first = 0, second = 0;
    std::string year;
    bool dotted = false, shortYear = false;
};

std::optional<DayMonth> yearLast(const Tokens& tokens) {
    const auto& t = tokens.all;
    const bool dotted = tokens.separator == '.';
    const bool shortYear = t.size() == 3 && isShortYear(t[2]) && (dotted || tokens.separator == '/');
    if (t.size() != 3 || !(isYear(t[2]) || shortYear) || t[0].size() > 2 || t[1].size() > 2) {
        return std::nullopt;
    }
    const DayMonth found{numberOf(t[0]), numberOf(t[1]), shortYear ? wholeYear(t[2]) : t[2], dotted, shortYear};
    const bool sane = found.first >= 1 && found.first <= 31 && found.second >= 1 && found.second <= 31;
    return sane ? std::optional(found) : std::nullopt;
}

HumanDate readYearLast(const DayMonth& date, DayOrder order) {
    const auto dayFirst = dayText(date.year, date.second, date.first);
    const auto monthFirst = dayText(date.year, date.first, date.second);
    if (date.dotted || date.first > 12 || date.first == date.second) {
        return {dayFirst, false, date.shortYear};
    }
    if (date.second > 12 || order == DayOrder::monthFirst) {
        return {monthFirst, false, date.shortYear};
    }
    if (order == DayOrder::dayFirst) {
        return {dayFirst, false, date.shortYear};
    }
    return {fmt::format("[{},{}]", std::min(dayFirst, monthFirst), std::max(dayFirst, monthFirst)), true,
            date.shortYear};
}

/// Year and month, in either order; the month as a number or a word.
std::string readTwo(const std::string& a, const std::string& b) {
    const auto& year = isYear(a) ? a : b;
    const auto& other = isYear(a) ? b : a;
    const int number = numberOf(other);
    const int month = number < 0 ? monthOf(other) : other.size() <= 2 && number >= 1 && number <= 12 ? number : 0;
    return isYear(year) && month > 0 ? fmt::format("{}-{:02}", year, month) : std::string();
}

/// A date with its month in words: the year is the number of four digits, or the last one, and the day the other.
HumanDate readWithWord(const std::vector<std::string>& t) {
    std::string year;
    int month = 0;
    int day = 0;
    bool shortYear = false;
    for (const auto& token : t) {
        if (isYear(token)) {
            year = token;
        } else if (day > 0 && year.empty() && isShortYear(token)) {
            year = wholeYear(token);
            shortYear = true;
        } else if (const int number = numberOf(token); number > 0) {
            day = number;
        } else {
            month = monthOf(token);
        }
    }
    const bool whole = !year.empty() && month >= 1 && month <= 12 && day >= 1;
    return whole ? HumanDate{dayText(year, month, day), false, shortYear} : HumanDate{};
}

/// `Mar-04` as spreadsheets show a month: a word, a dash and two digits; empty for anything else.
HumanDate readShortMonth(std::string_view text, const std::vector<std::string>& t) {
    const auto dash = text.find_last_of("-/'");
    const bool tail = dash != std::string_view::npos && isShortYear(text.substr(dash + 1));
    const int month = tail && t.size() == 2 && numberOf(t[0]) < 0 ? monthOf(t[0]) : 0;
    return month >= 1 && month <= 12 ? HumanDate{fmt::format("{}-{:02}", wholeYear(t[1]), month), false, true}
                                     : HumanDate{};
}

std::optional<HumanDate> readTokens(std::string_view text, const Tokens& tokens, DayOrder order) {
    const auto& t = tokens.all;
    HumanDate date;
    if (t.size() == 1 && isYear(t[0])) {
        date.edtf = t[0];
    } else if (t.size() == 1 && t[0].size() == 8 && allDigits(t[0])) {
        date.edtf = fmt::format("{}-{}-{}", t[0].substr(0, 4), t[0].substr(4, 2), t[0].substr(6));
    } else if (t.size() == 2) {
        date.edtf = readTwo(t[0], t[1]);
        date = date.edtf.empty() ? readShortMonth(text, t) : date;
    } else if (t.size() == 3 && isYear(t[0]) && allDigits(t[1]) && allDigits(t[2])) {
        date.edtf = dayText(t[0], numberOf(t[1]), numberOf(t[2]));
    } else if (const auto last = yearLast(tokens)) {
        date = readYearLast(*last, order);
    } else if (t.size() == 3) {
        date = readWithWord(t);
    }
    if (date.edtf.empty()) {
        return std::nullopt;
    }
    if (!date.ambiguous) {
        date.edtf += tokens.approximate && tokens.uncertain ? "%"
                     : tokens.approximate                   ? "~"
                     : tokens.uncertain                     ? "?"
                                                            : "";
    }
    return date;
}

bool isOpenWord(std::string_view text) {
    constexpr std::array<std::string_view, 22> kOpen{
        "in force", "in kraft",  "en vigueur",  "vigente", "laufend",  "unbefristet", "н.в.",  "по настоящее время",
        "至今",     "현재",      "present",     "ongoing", "now",      "current",     "today", "heute",
        "offen",    "bis heute", "aujourd'hui", "open",    "infinity", "現在"};
    return std::find(kOpen.begin(), kOpen.end(), lowerCase(std::string(text))) != kOpen.end();
}

/// A year of a Japanese era as one of ours: `令和4年` is `2022年`.
std::string withoutEra(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, int>, 5> kBefore{
        {{"明治", 1867}, {"大正", 1911}, {"昭和", 1925}, {"平成", 1988}, {"令和", 2018}}};
    constexpr std::string_view kFirstYear = "元";
    constexpr std::string_view kYear = "年";
    for (const auto& [era, before] : kBefore) {
        if (text.starts_with(era)) {
            const auto end = text.find(kYear);
            const auto digits = trimmed(text.substr(era.size(), end - era.size()));
            const int year = digits == kFirstYear ? 1 : numberOf(digits);
            if (end != std::string_view::npos && year > 0 && year < 100) {
                return fmt::format("{}{}", before + year, text.substr(end));
            }
        }
    }
    return std::string(text);
}

/// Where a text is parted into two dates: the offset and length of the dash between; length 0 for none.
std::pair<std::size_t, std::size_t> rangeDash(std::string_view text) {
    for (const std::string_view dash : {" - ", "–", "—"}) {
        if (const auto at = text.find(dash); at != std::string_view::npos && at > 0) {
            return {at, dash.size()};
        }
    }
    const bool years = text.size() >= 5 && isYear(text.substr(0, 4)) && text[4] == '-';
    const bool two = years && (text.size() == 5 || isYear(text.substr(5)) || isOpenWord(text.substr(5)));
    return {4, two ? 1 : 0};
}

/// Without a time of day behind a date.
std::string_view withoutTime(std::string_view text) {
    for (std::size_t i = 6; i + 3 < text.size(); ++i) {
        if ((text[i] == ' ' || text[i] == 'T') && isDigit(text[i + 1])) {
            const auto colon = text.find_first_not_of("0123456789", i + 1);
            if (colon != std::string_view::npos && colon - i <= 3 && text[colon] == ':') {
                return text.substr(0, i);
            }
        }
    }
    return text;
}

std::optional<HumanDate> readEpoch(std::string_view text, NumberTime numbers) {
    double number = 0.0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end) {
        return std::nullopt;
    }
    const double day =
        std::floor(number / (kSecondsPerDay * (numbers == NumberTime::epochMilliseconds ? 1000.0 : 1.0)));
    return std::abs(day) < 4e6 ? std::optional(HumanDate{isoDay(static_cast<Day>(day)), false, false}) : std::nullopt;
}

std::optional<HumanDate> readRange(std::string_view first, std::string_view last, DayOrder order, NumberTime numbers) {
    const auto start = readHumanDate(first, order, numbers);
    const auto end = trimmed(last).empty() ? HumanDate{"..", false, false} : readHumanDate(last, order, numbers);
    if (!start || !end || start->edtf.find('/') != std::string::npos || end->edtf.find('/') != std::string::npos) {
        return std::nullopt;
    }
    HumanDate range{start->edtf + '/' + end->edtf, start->ambiguous || end->ambiguous,
                    start->shortYear || end->shortYear};
    return parseInterval(range.edtf, std::nullopt, OmittedEnd::open).interval ? std::optional(std::move(range))
                                                                              : std::nullopt;
}

} // namespace

std::optional<HumanDate> readHumanDate(std::string_view text, DayOrder order, NumberTime numbers) {
    text = trimmed(text);
    if (text.empty() || text.size() > kLongest) {
        return std::nullopt;
    }
    if (numbers != NumberTime::calendar) {
        if (auto epoch = readEpoch(text, numbers)) {
            return epoch;
        }
    }
    if (text == ".." || isOpenWord(text)) {
        return HumanDate{"..", false, false};
    }
    if (const auto point = text.find(".0"); point == 4 && text.find_first_not_of('0', 5) == std::string_view::npos) {
        text = text.substr(0, point); // a year that went through a table of numbers
    }
    if (text.find('/') != std::string_view::npos && parseInterval(text, std::nullopt, OmittedEnd::open).interval) {
        return HumanDate{std::string(text), false, false};
    }
    if (const auto [at, length] = rangeDash(text); length > 0) {
        if (auto range = readRange(text.substr(0, at), text.substr(at + length), order, numbers)) {
            return range;
        }
    }
    constexpr std::string_view kForever = "9999";
    if (text.starts_with(kForever) || (text.size() > 4 && text.ends_with(kForever))) {
        return HumanDate{"..", false, false};
    }
    if (parseDate(text).date) {
        return HumanDate{std::string(text), false, false};
    }
    const auto plain = withoutEra(withoutTime(text));
    auto date = readTokens(plain, tokensOf(plain), order);
    return date && parseDate(date->edtf).date ? date : std::nullopt;
}

bool meansUnknown(std::string_view text) {
    constexpr std::array<std::string_view, 14> kUnknown{
        "unknown", "unbekannt", "inconnu", "inconnue", "desconocido", "sconosciuto", "неизвестно",
        "不明",    "n/a",       "n.a.",    "k. a.",    "?",           "-",           "–"};
    return std::find(kUnknown.begin(), kUnknown.end(), lowerCase(std::string(trimmed(text)))) != kUnknown.end();
}

void voteDayOrder(std::string_view text, DayOrderVotes& votes) {
    text = trimmed(text);
    if (text.empty() || text.size() > kLongest || text[0] > '9') {
        return;
    }
    const auto date = yearLast(tokensOf(withoutTime(text)));
    if (!date || date->dotted || date->first == date->second) {
        return;
    }
    auto& vote = date->first > 12 ? votes.dayFirst : date->second > 12 ? votes.monthFirst : votes.undecided;
    ++vote;
}

} // namespace entente
