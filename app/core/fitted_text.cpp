#include "core/fitted_text.hpp"

#include <string_view>

namespace entente {

std::string fitted(std::string text, double width, float size, FontWeight weight, const TextMeasure& measure) {
    if (measure.width(text, size, weight) <= width) {
        return text;
    }
    while (!text.empty() && measure.width(text + "…", size, weight) > width) {
        const auto space = text.find_last_of(' ');
        text.erase(space == std::string::npos ? 0 : space);
        for (const std::string_view end : {" ·", ",", ";"}) {
            if (text.ends_with(end)) {
                text.resize(text.size() - end.size());
            }
        }
    }
    return text + "…";
}

} // namespace entente
