#include "core/edtf_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace entente {

namespace {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool isUnknownDigit(char c) {
    return c == 'X' || c == 'u'; // u: drafts of EDTF before 2019
}

constexpr std::int32_t digit(char c) {
    return c - '0';
}

bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// What is left of a text, from which parts are taken.
class Rest {
  public:
    explicit Rest(std::string_view text) : text_(text) {}
    [[nodiscard]] bool empty() const { return text_.empty(); }
    bool take(char c) {
        const bool there = !text_.empty() && text_.front() == c;
        text_.remove_prefix(there ? 1 : 0);
        return there;
    }
    void takeQualifier(Part& part) {
        const bool approximate = take('~');
        const bool uncertain = !approximate && take('?');
        const bool both = !approximate && !uncertain && take('%');
        part.approximate = part.approximate || approximate || both;
        part.uncertain = part.uncertain || uncertain || both;
    }
    template <class Test> std::string_view takeAll(const Test& test) {
        const auto* const end = std::find_if_not(text_.begin(), text_.end(), test);
        const auto taken = text_.substr(0, static_cast<std::size_t>(end - text_.begin()));
        text_.remove_prefix(taken.size());
        return taken;
    }
    std::string_view takeDigits(std::size_t most = std::string_view::npos) {
        return takeAll([&most](char c) { return isDigit(c) && most-- > 0; });
    }

  private:
    std::string_view text_;
};

/// Large numbers of years, stopping where they are beyond any use.
constexpr std::int64_t kTooManyYears = 1'000'000'000'000;

std::int64_t timesTen(std::int64_t number, std::int64_t more) {
    return std::min(number * 10 + more, kTooManyYears);
}

std::int64_t yearsOf(std::string_view digits, std::int32_t unknown) {
    std::int64_t years = 0;
    for (const char c : digits) {
        years = timesTen(years, isUnknownDigit(c) ? unknown : digit(c));
    }
    return years;
}

/// All years that agree with one in so many of its leading digits (`S`).
Range significantYears(std::int64_t year, std::int64_t digits) {
    std::int64_t unit = 1;
    for (auto length = static_cast<std::int64_t>(std::to_string(year).size()); length > digits; --length) {
        unit *= 10;
    }
    const auto first = year / unit * unit;
    return {first, first + unit - 1};
}

/// The years of a text behind `S`; false where it is no number.
bool takeSignificant(Rest& rest, std::int64_t year, Range& years, std::string& error) {
    if (!rest.take('S')) {
        return true;
    }
    const auto digits = yearsOf(rest.takeDigits(), 0);
    if (digits < 1) {
        error = "after S stands how many digits of the year are significant (1950S2)";
        return false;
    }
    years = significantYears(year, digits);
    return true;
}

Range negated(Range years) {
    return {-years.last, -years.first};
}

/// Why a text that does not even begin like a date is none.
std::string notADate(std::string_view text) {
    if (text.size() == 8 && allDigits(text)) {
        return fmt::format("hyphens are missing; write {}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6));
    }
    if (text.find('/') != std::string_view::npos) {
        return "one date is expected here, not an interval or a date with slashes; write 2004-08-28";
    }
    return "a date begins with a year of four digits and reads 2004, 2004-08 or 2004-08-28";
}

/// `Y170000`, `Y-17E7`, `Y3388E2S3`: the Y is taken already.
std::string takeLongYear(Rest& rest, Written& written) {
    const bool negative = rest.take('-');
    const auto digits = rest.takeDigits();
    const bool exponential = !digits.empty() && rest.take('E');
    const auto exponent = exponential ? rest.takeDigits() : std::string_view();
    if (digits.empty() || (exponential && exponent.empty())) {
        return "after Y stand the digits of a year and nothing else (Y-170000)";
    }
    if (!exponential && (digits.size() < 5 || digits.front() == '0')) {
        return "a year of four digits is written without Y";
    }
    auto year = yearsOf(digits, 0);
    for (auto n = yearsOf(exponent, 0); n > 0 && year > 0 && year < kTooManyYears; --n) {
        year = timesTen(year, 0);
    }
    written.years = {year, year};
    std::string error;
    if (!takeSignificant(rest, year, written.years, error)) {
        return error;
    }
    written.years = negative ? negated(written.years) : written.years;
    written.year.text = digits;
    rest.takeQualifier(written.year);
    return rest.empty() ? std::string() : "after Y stand the digits of a year and nothing else (Y-170000)";
}

/// A year of four digits, or a signed one of more, as isoDay() writes them.
std::string takeYear(Rest& rest, std::string_view whole, Written& written) {
    const bool negative = rest.take('-');
    const bool isSigned = negative || rest.take('+');
    written.year.text = rest.takeAll([](char c) { return isDigit(c) || isUnknownDigit(c); });
    const auto digits = written.year.text;
    if (digits.size() < 4 || (digits.size() == 8 && !isSigned)) {
        return notADate(whole);
    }
    const bool isLong = digits.size() > 4;
    if (isLong && (!isSigned || !allDigits(digits))) {
        return "a year of more than four digits begins with Y (Y170000)";
    }
    if (isSigned && !negative && !isLong) {
        return "a year of four digits has no plus sign";
    }
    const auto low = yearsOf(digits, 0);
    written.years = {low, yearsOf(digits, 9)};
    if (negative && written.years.last == 0) {
        return "there is no year -0000; 1 BC is 0000";
    }
    if (negative) {
        written.years.first = std::max<std::int64_t>(low, 1);
    }
    std::string error;
    if (allDigits(digits) && !takeSignificant(rest, low, written.years, error)) {
        return error;
    }
    written.years = negative ? negated(written.years) : written.years;
    return {};
}

/// `-08`, `-~08`, `-XX?`: nothing where the text is over.
bool takePart(Rest& rest, Part& part) {
    if (!rest.take('-')) {
        return rest.empty();
    }
    rest.takeQualifier(part);
    part.text = rest.takeAll([](char c) { return isDigit(c) || isUnknownDigit(c); });
    rest.takeQualifier(part);
    return part.text.size() == 2;
}

} // namespace

bool Part::known() const {
    return allDigits(text);
}

bool Part::unknown() const {
    return std::all_of(text.begin(), text.end(), isUnknownDigit);
}

bool Part::fits(std::int64_t number) const {
    for (auto c = text.rbegin(); c != text.rend(); ++c, number /= 10) {
        if (!isUnknownDigit(*c) && digit(*c) != number % 10) {
            return false;
        }
    }
    return number == 0;
}

std::string takeApart(std::string_view text, Written& written) {
    Rest rest(text);
    rest.takeQualifier(written.year);
    if (rest.take('Y')) {
        return takeLongYear(rest, written);
    }
    if (auto error = takeYear(rest, text, written); !error.empty()) {
        return error;
    }
    rest.takeQualifier(written.year);
    if (!takePart(rest, written.month)) {
        return written.month.there() ? "a month is two digits (2004-08)" : notADate(text);
    }
    if (!takePart(rest, written.day)) {
        return "a day is two digits (2004-08-28)";
    }
    if (!rest.empty()) {
        return "the text goes on behind the day";
    }
    if (written.month.there() && written.years.count() > 1 && written.year.known()) {
        return "a year with significant digits has no months";
    }
    if (written.year.text.size() > 4 && !written.day.there()) {
        return "a year of more than four digits begins with Y (Y170000)";
    }
    return {};
}

bool isTimeOfDay(std::string_view text) {
    Rest rest(text);
    // Hours and minutes of the clock or of the zone; -1 where there are none.
    const auto takeNumber = [&rest](std::int32_t most) {
        const auto digits = rest.takeDigits(2);
        const auto number = digits.size() == 2 ? twoDigits(digits) : -1;
        return number <= most ? number : -1;
    };
    const auto hour = takeNumber(24);
    const auto minute = hour >= 0 && rest.take(':') ? takeNumber(59) : -1;
    std::int64_t later = minute; // what is past the full hour
    if (minute >= 0 && rest.take(':')) {
        constexpr std::int32_t kLeapSecond = 60;
        const auto second = takeNumber(kLeapSecond);
        const auto fraction = rest.take('.') ? rest.takeDigits() : "0";
        later = second < 0 || fraction.empty() ? -1 : later + second + yearsOf(fraction, 0);
    }
    if (later < 0 || (hour == 24 && later > 0)) {
        return false;
    }
    if (rest.take('Z') || rest.empty()) {
        return rest.empty();
    }
    if ((!rest.take('+') && !rest.take('-')) || takeNumber(23) < 0) {
        return false;
    }
    return rest.empty() || ((rest.take(':'), takeNumber(59)) >= 0 && rest.empty());
}

} // namespace entente
