#include "geo/pack_header_reader.hpp"

#include "geo/feature_draft.hpp"
#include "geo/json_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace entente {
namespace {

using simdjson::error_code;
using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using simdjson::ondemand::value;

class HeaderReader {
  public:
    HeaderReader(const char* text, std::size_t base, PackDiagnostics& diagnostics)
        : text_(text), base_(base), diagnostics_(diagnostics) {}

    error_code read(simdjson::ondemand::object object);
    [[nodiscard]] PackHeader& header() { return header_; }

  private:
    /// Calls each(key, value) for all members of an object.
    template <class Each> error_code forMembers(simdjson::ondemand::object object, const Each& each);
    /// Calls each(object) for all elements of a list; elements that are no objects are reported.
    template <class Each> error_code forObjects(value v, std::string_view property, const Each& each);
    /// Reads a text; a number is taken as it is written.
    error_code readText(value v, std::string_view property, std::string& target);
    error_code readMember(std::string_view key, value v);
    error_code readSource(simdjson::ondemand::object object);
    error_code readKind(simdjson::ondemand::object object);
    error_code readOrganization(simdjson::ondemand::object object);
    error_code readColor(value v, std::optional<Color>& target);
    error_code readWeight(value v, double& target);
    error_code readVersion(value v);
    error_code readOmittedEnd(value v);
    error_code wrongType(value v, std::string_view property, std::string_view wanted);
    void missing(std::size_t offset, std::string_view property, std::string_view where);
    /// Of a list of the header: the first of an id counts.
    void repeated(std::size_t offset, std::string_view list, std::string_view id);
    [[nodiscard]] std::size_t offsetOf(value& v) const {
        return base_ + static_cast<std::size_t>(v.raw_json_token().data() - text_);
    }

    const char* text_;
    std::size_t base_;
    PackDiagnostics& diagnostics_;
    PackHeader header_;
    std::set<std::pair<Layer, std::string>> kindsSeen_;
    std::set<std::string> organizationsSeen_, sourcesSeen_;
};

error_code HeaderReader::wrongType(value v, std::string_view property, std::string_view wanted) {
    if (auto* d = diagnostics_.open(Severity::warning, "wrong-type", {offsetOf(v), {}, property})) {
        d->text = fmt::format("In the header, \"{}\" is not {}; it was not used.", property, wanted);
    }
    return checkValue(v);
}

void HeaderReader::missing(std::size_t offset, std::string_view property, std::string_view where) {
    if (auto* d = diagnostics_.open(Severity::warning, "missing-property", {offset, {}, property})) {
        d->text = fmt::format("In the header, {} without \"{}\" was left out.", where, property);
    }
}

void HeaderReader::repeated(std::size_t offset, std::string_view list, std::string_view id) {
    if (auto* d = diagnostics_.open(Severity::warning, "duplicate-id", {offset, {}, list})) {
        d->text =
            fmt::format("In the header, {} is in \"{}\" a second time; the first one counts.", inQuotes(id), list);
    }
}

template <class Each> error_code HeaderReader::forMembers(simdjson::ondemand::object object, const Each& each) {
    for (auto field : object) {
        simdjson::ondemand::field member;
        if (const auto error = std::move(field).get(member)) {
            return error;
        }
        const auto key = writtenKey(member);
        if (const auto error = each(key, member.value())) {
            return error;
        }
    }
    return SUCCESS;
}

template <class Each> error_code HeaderReader::forObjects(value v, std::string_view property, const Each& each) {
    simdjson::ondemand::array array;
    auto error = v.get_array().get(array);
    if (error == simdjson::INCORRECT_TYPE) {
        return wrongType(v, property, "a list");
    }
    if (error != SUCCESS) {
        return error;
    }
    for (auto element : array) {
        value item;
        if (error = element.get(item); error != SUCCESS) {
            return error;
        }
        simdjson::ondemand::object object;
        error = item.get_object().get(object);
        error = error == simdjson::INCORRECT_TYPE ? wrongType(item, property, "a list of objects")
                : error != SUCCESS                ? error
                                                  : each(object);
        if (error != SUCCESS) {
            return error;
        }
    }
    return SUCCESS;
}

error_code HeaderReader::readText(value v, std::string_view property, std::string& target) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (type == json_type::string) {
        std::string_view text;
        const auto error = v.get_string().get(text);
        target = text;
        return error;
    }
    if (type == json_type::number) {
        target = writtenScalar(v);
    }
    return type == json_type::number || type == json_type::null ? checkValue(v) : wrongType(v, property, "a text");
}

error_code HeaderReader::readColor(value v, std::optional<Color>& target) {
    const auto offset = offsetOf(v);
    std::string text;
    const auto error = readText(v, "color", text);
    if (error == SUCCESS && !text.empty()) {
        target = parseColor(text);
        if (!target) {
            if (auto* d = diagnostics_.open(Severity::warning, "unknown-value", {offset, {}, "color"})) {
                d->text = fmt::format("The colour {} is not written as #RRGGBB; it was not used.", inQuotes(text));
            }
        }
    }
    return error;
}

error_code HeaderReader::readWeight(value v, double& target) {
    const auto offset = offsetOf(v);
    double number = 0.0;
    const auto error = v.get_double().get(number);
    if (error == simdjson::INCORRECT_TYPE) {
        return wrongType(v, "weight", "a number");
    }
    if (error == SUCCESS) {
        target = std::clamp(number, 0.0, 1.0);
        if (target != number) {
            if (auto* d = diagnostics_.open(Severity::warning, "weight-out-of-range", {offset, {}, "weight"})) {
                d->text = fmt::format("The weight {} lies outside of 0 to 1; it was read as {}.", number, target);
            }
        }
    }
    return error;
}

error_code HeaderReader::readVersion(value v) {
    const auto offset = offsetOf(v);
    double number = 0.0;
    const auto error = v.get_double().get(number);
    if (error == simdjson::INCORRECT_TYPE) {
        return wrongType(v, "version", "a number");
    }
    if (error == SUCCESS && number > 1.0) {
        diagnostics_.add(Severity::warning, "newer-version", {offset, {}, "version"},
                         "The pack is of a newer version of the format than 1; it was read as version 1.");
    }
    return error;
}

error_code HeaderReader::readOmittedEnd(value v) {
    const auto offset = offsetOf(v);
    std::string text;
    const auto error = readText(v, "omitted_end", text);
    if (error == SUCCESS && text == "instant") {
        header_.omittedEnd = OmittedEnd::instant;
    } else if (error == SUCCESS && text != "open") {
        if (auto* d = diagnostics_.open(Severity::warning, "unknown-value", {offset, {}, "omitted_end"})) {
            d->text = fmt::format("{} is neither \"open\" nor \"instant\"; it was read as \"open\".", inQuotes(text));
        }
    }
    return error;
}

error_code HeaderReader::readSource(simdjson::ondemand::object object) {
    Source source;
    std::size_t offset = base_;
    const auto error = forMembers(object, [&](std::string_view key, value v) {
        offset = offsetOf(v);
        if (key == "id") {
            return readText(v, "sources", source.id);
        }
        if (key == "title") {
            return readText(v, "sources", source.title);
        }
        if (key == "publisher") {
            return readText(v, "sources", source.publisher);
        }
        if (key == "url") {
            return readText(v, "sources", source.url);
        }
        if (key == "date") {
            return readText(v, "sources", source.date);
        }
        return key == "accessed" ? readText(v, "sources", source.accessed) : checkValue(v);
    });
    if (error != SUCCESS) {
        return error;
    }
    if (source.id.empty()) {
        missing(offset, "id", "a source");
    } else if (!sourcesSeen_.insert(source.id).second) {
        repeated(offset, "sources", source.id);
    } else {
        header_.sources.push_back(std::move(source));
    }
    return SUCCESS;
}

error_code HeaderReader::readKind(simdjson::ondemand::object object) {
    Kind kind;
    std::string layer;
    std::size_t offset = base_;
    const auto error = forMembers(object, [&](std::string_view key, value v) {
        offset = offsetOf(v);
        if (key == "id") {
            return readText(v, "kinds", kind.id);
        }
        if (key == "layer") {
            return readText(v, "kinds", layer);
        }
        if (key == "label") {
            return readText(v, "kinds", kind.label);
        }
        if (key == "color") {
            return readColor(v, kind.color);
        }
        return key == "weight" ? readWeight(v, kind.weight) : checkValue(v);
    });
    if (error != SUCCESS) {
        return error;
    }
    if (kind.id.empty()) {
        missing(offset, "id", "a kind");
        return SUCCESS;
    }
    const auto known = parseLayer(layer);
    if (!layer.empty() && !known) {
        if (auto* d = diagnostics_.open(Severity::warning, "unknown-layer", {offset, {}, "kinds"})) {
            d->text = fmt::format("The kind {} is of a layer {} that does not exist; it was left out.",
                                  inQuotes(kind.id), inQuotes(layer));
        }
        return SUCCESS;
    }
    kind.layer = known.value_or(Layer::partnership);
    kind.label = kind.label.empty() ? labelFromId(kind.id) : kind.label;
    if (!kindsSeen_.emplace(kind.layer, kind.id).second) {
        repeated(offset, "kinds", kind.id);
    } else if (header_.kinds.size() < kMostKinds) {
        header_.kinds.push_back(std::move(kind));
    }
    return SUCCESS;
}

error_code HeaderReader::readOrganization(simdjson::ondemand::object object) {
    Organization organization;
    std::size_t offset = base_;
    const auto error = forMembers(object, [&](std::string_view key, value v) {
        offset = offsetOf(v);
        if (key == "id") {
            return readText(v, "organizations", organization.id);
        }
        if (key == "name") {
            return readText(v, "organizations", organization.name);
        }
        return key == "color" ? readColor(v, organization.color) : checkValue(v);
    });
    if (error != SUCCESS) {
        return error;
    }
    if (organization.id.empty()) {
        missing(offset, "id", "an organization");
        return SUCCESS;
    }
    organization.name = organization.name.empty() ? organization.id : organization.name;
    if (!organizationsSeen_.insert(organization.id).second) {
        repeated(offset, "organizations", organization.id);
    } else if (header_.organizations.size() < kMostOrganizations) {
        header_.organizations.push_back(std::move(organization));
    }
    return SUCCESS;
}

error_code HeaderReader::readMember(std::string_view key, value v) {
    if (key == "version") {
        return readVersion(v);
    }
    if (key == "id") {
        return readText(v, "id", header_.id);
    }
    if (key == "title") {
        return readText(v, "title", header_.title);
    }
    if (key == "description") {
        return readText(v, "description", header_.description);
    }
    if (key == "license") {
        return readText(v, "license", header_.license);
    }
    if (key == "updated") {
        return readText(v, "updated", header_.updated);
    }
    if (key == "omitted_end") {
        return readOmittedEnd(v);
    }
    if (key == "sources") {
        return forObjects(v, "sources", [this](simdjson::ondemand::object object) { return readSource(object); });
    }
    if (key == "kinds") {
        return forObjects(v, "kinds", [this](simdjson::ondemand::object object) { return readKind(object); });
    }
    if (key == "organizations") {
        return forObjects(v, "organizations",
                          [this](simdjson::ondemand::object object) { return readOrganization(object); });
    }
    return checkValue(v);
}

error_code HeaderReader::read(simdjson::ondemand::object object) {
    return forMembers(object, [this](std::string_view key, value v) { return readMember(key, v); });
}

} // namespace

std::string labelFromId(std::string_view id) {
    std::string label(id);
    std::replace(label.begin(), label.end(), '_', ' ');
    std::replace(label.begin(), label.end(), '-', ' ');
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') {
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
    }
    return label;
}

PackHeader readPackHeader(std::string_view text, TextSpan span, PackDiagnostics& diagnostics) {
    auto part = text.substr(span.begin, span.end - span.begin);
    std::string repaired;
    if (const auto at = findUnreadable(part); at != std::string_view::npos) {
        diagnostics.add(Severity::warning, "invalid-utf8", {span.begin + at, {}, {}},
                        "Bytes in the header that are not UTF-8 were read as \"?\", escapes of half a character as "
                        "U+FFFD.",
                        "Save the file as UTF-8.");
        repaired = readableJson(part);
        repaired.append(kTextPadding, ' ');
        part = std::string_view(repaired).substr(0, part.size());
    }
    HeaderReader reader(part.data(), span.begin, diagnostics);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    auto error = parser.iterate(part.data(), part.size(), part.size() + kTextPadding).get(document);
    const bool begun = error == SUCCESS;
    error = begun ? document.get_object().get(object) : error;
    error = error == SUCCESS ? reader.read(object) : error;
    if (error != SUCCESS) {
        const char* place = nullptr;
        const bool located = begun && document.current_location().get(place) == SUCCESS && place >= part.data() &&
                             place < part.data() + part.size();
        const auto offset = span.begin + (located ? static_cast<std::size_t>(place - part.data()) : 0);
        if (auto* d = diagnostics.open(Severity::error, "json-syntax", {offset, {}, "entente"})) {
            d->text =
                fmt::format("Ill-formed JSON in the header: {}. What comes before it was used.", jsonErrorText(error));
        }
    }
    if (reader.header().title.empty()) {
        diagnostics.add(Severity::warning, "missing-property", {span.begin, {}, "title"},
                        "The header has no \"title\"; the file's name is shown instead.");
    }
    if (reader.header().license.empty()) {
        diagnostics.add(Severity::warning, "missing-property", {span.begin, {}, "license"},
                        "The header has no \"license\": others cannot know what they may do with the data.");
    }
    return std::move(reader.header());
}

} // namespace entente
