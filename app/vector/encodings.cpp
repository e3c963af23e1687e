#include "encodings.hpp"

#include "core/trimmed.hpp"

#include <cpl_string.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view kWestern = "CP1252";

/// Those of the last century's Windows, by how many write with them, and the Russian one of Unix.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kEncodings{{{"CP932", "Shift-JIS"},
                                                                                   {"GB18030", "GB 18030"},
                                                                                   {"CP1251", "Windows-1251"},
                                                                                   {"CP949", "EUC-KR"},
                                                                                   {"BIG5", "Big5"},
                                                                                   {"CP1256", "Windows-1256"},
                                                                                   {"CP1253", "Windows-1253"},
                                                                                   {"KOI8-R", "KOI8-R"},
                                                                                   {"CP1250", "Windows-1250"}}};

class Converter {
  public:
    explicit Converter(const std::string& encoding) : handle_(iconv_open("UTF-8", encoding.c_str())) {}
    ~Converter() {
        if (isOpen()) {
            iconv_close(handle_);
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    /// In UTF-8, with "?" for what cannot be read. iconv takes a pointer to what it does not change.
    [[nodiscard]] std::string convert(std::string_view bytes) const {
        std::string out;
        if (!isOpen()) {
            return out;
        }
        std::array<char, 4096> block{};
        char* in = const_cast<char*>(bytes.data());
        std::size_t left = bytes.size();
        while (left > 0) {
            char* to = block.data();
            std::size_t room = block.size();
            const auto failed = iconv(handle_, &in, &left, &to, &room) == static_cast<std::size_t>(-1);
            out.append(block.data(), block.size() - room);
            if (failed && errno != E2BIG) {
                out += '?';
                ++in;
                --left;
            }
        }
        return out;
    }

  private:
    /// POSIX returns the pointer -1 where it cannot open one.
    [[nodiscard]] bool isOpen() const { return handle_ != reinterpret_cast<iconv_t>(std::intptr_t{-1}); }
    iconv_t handle_;
};

/// Where the first byte beyond ASCII is, from an offset on; the size where there is none.
std::size_t findForeign(std::string_view text, std::size_t from) {
    const auto isForeign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    return static_cast<std::size_t>(
        std::find_if(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), isForeign) - text.begin());
}

/// The first lines that hold bytes beyond ASCII, some 64 KiB of them; longer ones are no rows of parties.
std::string foreignLines(std::string_view bytes) {
    constexpr std::size_t kMost = 65536;
    constexpr std::string_view kLineEnds = "\r\n";
    std::string lines;
    for (auto at = findForeign(bytes, 0); at < bytes.size() && lines.size() < kMost;) {
        const auto before = bytes.find_last_of(kLineEnds, at);
        const auto begin = before == std::string_view::npos ? 0 : before + 1;
        const auto end = std::min(bytes.find_first_of(kLineEnds, at), bytes.size());
        if (end - begin <= kMost) {
            lines.append(bytes.substr(begin, end - begin)) += '\n';
        }
        at = findForeign(bytes, end);
    }
    return lines;
}

/// How many cells with letters beyond ASCII name a party.
std::size_t partiesIn(std::string_view text, const std::function<bool(std::string_view)>& isParty) {
    std::size_t count = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(",;\t|\"\r\n"), text.size());
        const auto cell = trimmed(text.substr(0, end));
        constexpr std::size_t kLongest = 90;
        count += findForeign(cell, 0) < cell.size() && cell.size() <= kLongest && isParty(cell) ? 1U : 0U;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return count;
}

} // namespace

std::string foreignEncoding(std::string_view bytes, const std::function<bool(std::string_view)>& isParty) {
    const auto sample = isParty ? foreignLines(bytes) : std::string();
    if (sample.empty() || CPLIsUTF8(sample.data(), static_cast<int>(sample.size())) != FALSE) {
        return {};
    }
    std::string best;
    auto most = partiesIn(recoded(sample, std::string(kWestern)), isParty);
    for (const auto& [encoding, name] : kEncodings) {
        const auto count = partiesIn(recoded(sample, std::string(encoding)), isParty);
        if (count > most) {
            most = count;
            best = encoding;
        }
    }
    return best;
}

std::string recoded(std::string_view bytes, const std::string& encoding) {
    return Converter(encoding).convert(bytes);
}

std::string encodingName(const std::string& encoding) {
    const auto* known =
        std::find_if(kEncodings.begin(), kEncodings.end(), [&](const auto& e) { return e.first == encoding; });
    return known == kEncodings.end() ? encoding : std::string(known->second);
}

} // namespace entente
