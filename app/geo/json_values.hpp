#pragma once
/// Small helpers over simdjson's On Demand values.

#include <simdjson.h>

#include <string_view>
#include <utility>

namespace entente {

/// The key of a field as it is written, escapes and all: what is compared with known names. Keys with escapes
/// are known to nobody.
[[nodiscard]] inline std::string_view writtenKey(simdjson::ondemand::field& field) {
    const char* begin = field.key().raw();
    const char* end = begin;
    while (*end != '"') {
        end += *end == '\\' ? 2 : 1;
    }
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// A scalar as it is written, without the white space after it.
[[nodiscard]] inline std::string_view writtenScalar(simdjson::ondemand::value& value) {
    auto token = value.raw_json_token();
    while (!token.empty() && (token.back() == ' ' || (token.back() >= '\t' && token.back() <= '\r'))) {
        token.remove_suffix(1);
    }
    return token;
}

/// The text of a string in which no escape stands, read where it is. simdjson's first stage has found control
/// characters and bytes that are not UTF-8.
[[nodiscard]] inline simdjson::error_code readPlainString(simdjson::ondemand::value& string, std::string_view& text) {
    const auto token = writtenScalar(string);
    if (token.size() < 2 || token.back() != '"') {
        return simdjson::STRING_ERROR;
    }
    text = token.substr(1, token.size() - 2);
    simdjson::ondemand::raw_json_string passed;
    return string.get_raw_json_string().get(passed);
}

/// Calls each(field) for the fields of an object, up to the first error, which is returned.
template <class Each>
[[nodiscard]] simdjson::error_code eachField(simdjson::ondemand::object object, const Each& each) {
    for (auto field : object) {
        simdjson::ondemand::field member;
        if (const auto error = std::move(field).get(member)) {
            return error;
        }
        if (const auto error = each(member)) {
            return error;
        }
    }
    return simdjson::SUCCESS;
}

/// Calls each(value) for the elements of an array, up to the first error, which is returned.
template <class Each>
[[nodiscard]] simdjson::error_code eachElement(simdjson::ondemand::array array, const Each& each) {
    for (auto element : array) {
        if (const auto error = element.error()) {
            return error;
        }
        if (const auto error = each(element.value())) {
            return error;
        }
    }
    return simdjson::SUCCESS;
}
/// The same for a value that is an array.
template <class Each>
[[nodiscard]] simdjson::error_code eachElement(simdjson::ondemand::value& value, const Each& each) {
    simdjson::ondemand::array array;
    if (const auto error = value.get_array().get(array)) {
        return error;
    }
    return eachElement(array, each);
}

/// A number that is too large for simdjson: as near as a double comes, which may be infinite. NUMBER_ERROR where the
/// text is no JSON number.
[[nodiscard]] simdjson::error_code readHugeNumber(std::string_view written, double& number);

/// Looks at a value and everything in it; the first thing that is ill-formed. Recursion is bounded by the depth
/// that the scanner lets through.
[[nodiscard]] simdjson::error_code checkValue(simdjson::ondemand::value& value);

} // namespace entente
