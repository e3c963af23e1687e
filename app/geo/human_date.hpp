#pragma once
/// Dates as people type them into tables, turned into EDTF.

#include "core/field_mapping.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

struct HumanDate {
    std::string edtf;       ///< what parseInterval() reads; `..` for words such as "present" and the year 9999
    bool ambiguous = false; ///< day and month could be either; the text is the EDTF set of both days
    bool shortYear = false; ///< the year has two digits: 30 to 99 were read as 1930 to 1999, 00 to 29 as 2000 to 2029
};

/// Reads EDTF as it is, and: `3/2004`, `2004/3/31`, `31.12.2004`, `12/31/2004`, `Dec 2022`, `12. Dezember 2022`,
/// `2022年12月16日`, `令和4年12月16日`, `20221216`, `spring 2004`, `ca. 1949`, `16-Dec-22`, `Dec-22`, `16.12.22`, a
/// date with a time of day behind it, two of these with a dash between (`2004-2010`, `1963 – present`), which give an
/// EDTF interval, and bare numbers as `numbers` says. Month names: English, German, French, Spanish, Italian,
/// Portuguese, Russian, in full or cut after three letters. A date with dots has its day first. nullopt where the text
/// is none of these.
[[nodiscard]] std::optional<HumanDate> readHumanDate(std::string_view text, DayOrder order, NumberTime numbers);

/// Whether a text says that a date is not known: `unknown`, `unbekannt`, `?`, `n/a`, `-` and the like.
[[nodiscard]] bool meansUnknown(std::string_view text);

/// What the dates of a column say about the order of day and month.
struct DayOrderVotes {
    std::size_t dayFirst = 0, monthFirst = 0, undecided = 0;
    [[nodiscard]] DayOrder decide() const {
        return dayFirst > 0 && monthFirst == 0   ? DayOrder::dayFirst
               : monthFirst > 0 && dayFirst == 0 ? DayOrder::monthFirst
                                                 : DayOrder::unknown;
    }
};
void voteDayOrder(std::string_view text, DayOrderVotes& votes);

} // namespace entente
