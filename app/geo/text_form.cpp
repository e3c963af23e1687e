#include "geo/text_form.hpp"

#include "geo/bracket_scanner.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t kLongestLine = std::size_t{1} << 20U;

struct Sign {
    std::string_view beginning;
    std::string_view advice;
};

} // namespace

std::string adviceOnForeignText(std::string_view text) {
    using namespace std::string_view_literals;
    constexpr auto kUtf16 = "It looks like UTF-16; save the file as UTF-8."sv;
    constexpr auto kPacked = "It is a compressed file; unpack it first."sv;
    constexpr std::array<Sign, 11> kSigns{
        {{"\xFF\xFE"sv, kUtf16},
         {"\xFE\xFF"sv, kUtf16},
         {"{\0"sv, kUtf16},
         {"\0"sv, kUtf16},
         {"\x1F\x8B"sv, kPacked},
         {"PK\x03\x04"sv, kPacked},
         {"<"sv, "It looks like XML or HTML; get the GeoJSON itself."sv},
         {"version https://git-lfs"sv, "It is a pointer of Git LFS; get the file itself with git lfs pull."sv},
         {"SQLite format 3"sv, "It is an SQLite file; name it .gpkg if it is a "
                               "GeoPackage."sv},
         {"var "sv, "It looks like JavaScript; keep the object alone."sv},
         {"const "sv, "It looks like JavaScript; keep the object alone."sv}}};
    const auto* sign = std::find_if(kSigns.begin(), kSigns.end(),
                                    [&](const Sign& s) { return text.substr(0, s.beginning.size()) == s.beginning; });
    return std::string(sign == kSigns.end() ? "A pack is a GeoJSON FeatureCollection; tables are opened by their "
                                              "ending (.csv, .xlsx, ...)."sv
                                            : sign->advice);
}

bool isTextSequence(std::string_view text, std::size_t begin) {
    if (text[begin] == kRecordSeparator) {
        return true;
    }
    const auto lineEnd = text.substr(0, begin + kLongestLine).find('\n', begin);
    if (lineEnd == std::string_view::npos) {
        return false;
    }
    const auto line = text.substr(begin, lineEnd - begin);
    const auto last = line.find_last_not_of(" \t\r");
    const auto next = skipSpace(text, lineEnd);
    return line[last] == '}' && next < text.size() && text[next] == '{' &&
           line.find("\"features\"") == std::string_view::npos;
}

std::size_t skipComment(std::string_view text, std::size_t offset) {
    const bool line = text.substr(offset, 2) == "//";
    if (!line && text.substr(offset, 2) != "/*") {
        return offset;
    }
    const auto end = line ? text.find('\n', offset) : text.find("*/", offset + 2);
    return end == std::string_view::npos ? text.size() : end + (line ? 1 : 2);
}

} // namespace entente
