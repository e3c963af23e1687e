#include "geo/external_time.hpp"

#include "core/date.hpp"
#include "core/day.hpp"
#include "geo/json_values.hpp"

#include <fmt/format.h>

#include <cmath>

namespace entente {
namespace {

using simdjson::error_code;
using simdjson::ondemand::json_type;
using simdjson::ondemand::value;

constexpr double kMillisecondsPerDay = 86'400'000.0;

/// A date in a text; a number as it is written. Other types leave `text` alone.
error_code readDateText(value& v, json_type type, std::optional<std::string>& text) {
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

/// One side of a span: a text, or { "in": text }, or { "earliest": text, "latest": text } with one of them or both,
/// which are the EDTF set of the days from one to the other.
error_code readSide(value& v, std::optional<std::string>& text) {
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
    std::optional<std::string> in, earliest, latest;
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
        auto& target = key == "in" ? in : key == "earliest" ? earliest : key == "latest" ? latest : other;
        if (const auto error = readDateText(member.value(), memberType, target)) {
            return error;
        }
    }
    text = in                   ? in
           : earliest && latest ? std::optional(fmt::format("[{}..{}]", *earliest, *latest))
           : earliest           ? earliest
                                : latest;
    return simdjson::SUCCESS;
}

/// A date alone as the interval that it names: 1971 is from its first to its last day. One of which it is not known
/// where it lies is somewhere within.
void nameInterval(WrittenTime& time) {
    const std::string alone = time.start.value_or("");
    const auto date = parseDate(alone).date;
    const bool isKnown = alone.find_first_of("~?%Xu[") == std::string::npos;
    if (date && date->isBounded() && isKnown) {
        time.start = isoDay(date->earliest);
        time.end = isoDay(date->latest);
    } else if (date) {
        time.end = alone;
    }
}

/// What is read of a span, and how its omitted end is meant.
struct Span {
    WrittenTime time;
    bool isInterval = false; ///< GeoJSON events: open where there is no end

    void finish() {
        // Samples write -1 for what is not known.
        for (auto* side : {&time.start, &time.end}) {
            if (*side == "-1") {
                *side = "";
            }
        }
        if (isInterval && time.present()) {
            time.start = time.start.value_or("..");
            time.end = time.end.value_or("..");
        } else if (time.start && !time.end && time.start->find('/') == std::string::npos) {
            nameInterval(time);
        }
    }
};

/// The later of two ends, the earlier of two starts; what is no date stays behind.
bool isOuter(const std::optional<std::string>& text, const std::optional<std::string>& than, bool isStart) {
    if (!than || *than == ".." || !text) {
        return !than;
    }
    const auto date = parseDate(*text).date;
    const auto other = parseDate(*than).date;
    return *text == ".." ||
           (date && other && (isStart ? date->earliest < other->earliest : date->latest > other->latest));
}

error_code readSpan(simdjson::ondemand::object object, WrittenTime& time);

/// From the first start to the last end of all spans.
error_code readSpans(value& v, WrittenTime& time) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (type == json_type::array) {
        return eachElement(v, [&](value span) { return readSpans(span, time); });
    }
    if (type != json_type::object) {
        return checkValue(v);
    }
    simdjson::ondemand::object object;
    if (const auto error = v.get_object().get(object)) {
        return error;
    }
    WrittenTime span;
    if (const auto error = readSpan(object, span)) {
        return error;
    }
    const bool isFirst = !time.present();
    if (isFirst || isOuter(span.start, time.start, true)) {
        time.start = span.start;
    }
    if (isFirst || isOuter(span.end, time.end, false)) {
        time.end = span.end;
    }
    return simdjson::SUCCESS;
}

error_code readSpan(simdjson::ondemand::object object, WrittenTime& time) {
    Span span;
    for (auto field : object) {
        simdjson::ondemand::field member;
        if (const auto error = std::move(field).get(member)) {
            return error;
        }
        const auto key = writtenKey(member);
        error_code error = simdjson::SUCCESS;
        if (key == "start" || key == "datetime") {
            error = readSide(member.value(), span.time.start);
        } else if (key == "end" || key == "stop") {
            error = readSide(member.value(), span.time.end);
        } else if (key == "timespans" || key == "timespan") {
            error = readSpans(member.value(), time);
        } else if (key == "type" || key == "@type") {
            span.isInterval = member.value().raw_json_token() == "\"Interval\"";
            error = checkValue(member.value());
        } else {
            error = checkValue(member.value());
        }
        if (error != simdjson::SUCCESS) {
            return error;
        }
    }
    span.finish();
    if (span.time.present()) {
        time = span.time;
    }
    return simdjson::SUCCESS;
}

/// The two sides of an interval of JSON-FG; null, which it does not allow, is what other standards write for `..`.
error_code readPair(value& v, WrittenTime& time) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (type != json_type::array) {
        return readDateText(v, type, time.start);
    }
    const auto error = eachElement(v, [&time](value side) {
        json_type sideType{};
        if (const auto fault = side.type().get(sideType)) {
            return fault;
        }
        std::optional<std::string> text;
        const auto fault = readDateText(side, sideType, text);
        (time.start ? time.end : time.start) = text.value_or("..");
        return fault;
    });
    return error;
}

error_code readTimes(value& v, WrittenTime& time) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (type != json_type::array) {
        std::optional<std::string> text;
        double number = 0.0;
        if (type == json_type::number) {
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
    return eachElement(v, [&](value inner) { return readTimes(inner, time); });
}

} // namespace

error_code readWhen(value& v, WrittenTime& time) {
    return readSpans(v, time);
}

error_code readJsonFgTime(value& v, WrittenTime& time) {
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
        WrittenTime read;
        const auto error = key == "interval"                     ? readPair(member.value(), read)
                           : key == "date" || key == "timestamp" ? readTimes(member.value(), read)
                                                                 : checkValue(member.value());
        if (error != simdjson::SUCCESS) {
            return error;
        }
        if (read.present() && (key == "interval" || !time.present())) {
            time = read;
        }
    }
    return simdjson::SUCCESS;
}

error_code readCoordinateTimes(value& v, WrittenTime& time) {
    return readTimes(v, time);
}

} // namespace entente
