#include "geo/external_time.hpp"

#include "core/date.hpp"
#include "core/day.hpp"
#include "geo/json_values.hpp"

#include <cmath>

namespace entente {
namespace {

using simdjson::error_code;
using simdjson::ondemand::json_type;
using simdjson::ondemand::value;

constexpr double kMillisecondsPerDay = 86'400'000.0;

/// A date in a text; a number as it is written. Other types leave `text` alone.
error_code readDateText(value v, json_type type, std::optional<std::string>& text) {
    if (type == json_type::string) {
        std::string_view view;
        const auto error = v.get_string().get(view);
        if (error == simdjson::SUCCESS) {
            text = view;
        }
        return error;
    }
    if (type == json_type::number) {
        text = writtenScalar(v);
    }
    return checkValue(v);
}

/// One side of a span: a text, or { "in" | "earliest" | "latest": text }, where `preferred` is taken before the
/// other of the two.
error_code readSide(value v, std::string_view preferred, std::optional<std::string>& text) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (type != json_type::object) {
        return readDateText(v, type, text);
    }
    simdjson::ondemand::object object;
    if (const auto error = v.get_object().get(object)) {
        return error;
    }
    std::optional<std::string> in, first, second;
    for (auto field : object) {
        simdjson::ondemand::field member;
        json_type memberType{};
        if (const auto error = std::move(field).get(member)) {
            return error;
        }
        const auto key = writtenKey(member);
        if (const auto error = member.value().type().get(memberType)) {
            return error;
        }
        std::optional<std::string> other;
        auto& target = key == "in"                            ? in
                       : key == preferred                     ? first
                       : key == "earliest" || key == "latest" ? second
                                                              : other;
        if (const auto error = readDateText(member.value(), memberType, target)) {
            return error;
        }
    }
    text = in ? in : first ? first : second;
    return simdjson::SUCCESS;
}

error_code readSpan(simdjson::ondemand::object object, WrittenTime& time);

error_code readSpans(value v, WrittenTime& time) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (type == json_type::object) {
        simdjson::ondemand::object object;
        if (const auto error = v.get_object().get(object)) {
            return error;
        }
        WrittenTime span;
        if (const auto error = readSpan(object, span)) {
            return error;
        }
        if (!time.present()) {
            time.start = span.start;
        }
        time.end = span.end ? span.end : time.end;
        return simdjson::SUCCESS;
    }
    if (type != json_type::array) {
        return checkValue(v);
    }
    return eachElement(v, [&](value span) { return readSpans(span, time); });
}

error_code readSpan(simdjson::ondemand::object object, WrittenTime& time) {
    for (auto field : object) {
        simdjson::ondemand::field member;
        if (const auto error = std::move(field).get(member)) {
            return error;
        }
        const auto key = writtenKey(member);
        error_code error = simdjson::SUCCESS;
        if (key == "start") {
            error = readSide(member.value(), "earliest", time.start);
        } else if (key == "end") {
            error = readSide(member.value(), "latest", time.end);
        } else if (key == "timespans" || key == "timespan") {
            error = readSpans(member.value(), time);
        } else {
            error = checkValue(member.value());
        }
        if (error != simdjson::SUCCESS) {
            return error;
        }
    }
    return simdjson::SUCCESS;
}

error_code readList(value v, WrittenTime& time, bool milliseconds) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (type != json_type::array) {
        std::optional<std::string> text;
        double number = 0.0;
        if (type == json_type::number && milliseconds) {
            if (const auto error = v.get_double().get(number)) {
                return error;
            }
            const auto day = std::floor(number / kMillisecondsPerDay);
            text = std::abs(day) < 1e9 ? isoDay(static_cast<Day>(day)) : std::string(writtenScalar(v));
        } else if (const auto error = readDateText(v, type, text)) {
            return error;
        }
        if (text) {
            time.start = time.start ? time.start : text;
            time.end = text;
        }
        return simdjson::SUCCESS;
    }
    return eachElement(v, [&](value inner) { return readList(inner, time, milliseconds); });
}

} // namespace

error_code readWhen(value v, WrittenTime& time) {
    const auto error = readSpans(v, time);
    // Samples write -1 for what is not known.
    for (auto* side : {&time.start, &time.end}) {
        if (*side == "-1") {
            *side = "";
        }
    }
    if (time.start && !time.end) {
        if (const auto alone = parseDate(*time.start).date) {
            time.start = isoDay(alone->earliest);
            time.end = isoDay(alone->latest);
        }
    }
    return error;
}

error_code readJsonFgTime(value v, WrittenTime& time) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (type != json_type::object) {
        return checkValue(v);
    }
    simdjson::ondemand::object object;
    if (const auto error = v.get_object().get(object)) {
        return error;
    }
    for (auto field : object) {
        simdjson::ondemand::field member;
        if (const auto error = std::move(field).get(member)) {
            return error;
        }
        const auto key = writtenKey(member);
        const bool known = key == "date" || key == "timestamp" || key == "interval";
        WrittenTime read;
        const auto error = known ? readList(member.value(), read, false) : checkValue(member.value());
        if (error != simdjson::SUCCESS) {
            return error;
        }
        if (read.present() && (key == "interval" || !time.present())) {
            time = read;
        }
    }
    return simdjson::SUCCESS;
}

error_code readCoordinateTimes(value v, WrittenTime& time) {
    return readList(v, time, true);
}

} // namespace entente
