// One feature's text read once more, for a reader who asks.

#include "geo/feature_draft.hpp"
#include "geo/json_values.hpp"
#include "geo/mapped_draft.hpp"
#include "geo/pack_reader.hpp"

#include <array>
#include <utility>

namespace entente {
namespace {

using simdjson::error_code;
using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using simdjson::ondemand::value;
using Texts = std::vector<std::string>;

/// The JSON text of a value, as written.
error_code rawJson(value v, std::string& target) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    std::string_view text;
    if (type == json_type::array) {
        simdjson::ondemand::array array;
        const auto error = v.get_array().get(array);
        const auto rawError = error != SUCCESS ? error : array.raw_json().get(text);
        target = text;
        return rawError;
    }
    if (type == json_type::object) {
        simdjson::ondemand::object object;
        const auto error = v.get_object().get(object);
        const auto rawError = error != SUCCESS ? error : object.raw_json().get(text);
        target = text;
        return rawError;
    }
    target = writtenScalar(v);
    return checkValue(v);
}

/// A text unescaped; a number or boolean as written; null as nothing; anything else as JSON text.
error_code readText(value v, std::string& target) {
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
    if (type == json_type::null) {
        return checkValue(v);
    }
    return rawJson(v, target);
}

/// A list of texts; a single text is a list of one.
error_code readTexts(value v, Texts& target) {
    simdjson::ondemand::array array;
    const auto error = v.get_array().get(array);
    if (error == simdjson::INCORRECT_TYPE) {
        std::string one;
        const auto textError = readText(v, one);
        if (!one.empty()) {
            target.push_back(std::move(one));
        }
        return textError;
    }
    if (error != SUCCESS) {
        return error;
    }
    return eachElement(array, [&](value item) { return readText(item, target.emplace_back()); });
}

error_code readForce(value v, Force& force) {
    simdjson::ondemand::object object;
    const auto error = v.get_object().get(object);
    if (error == simdjson::INCORRECT_TYPE) {
        return readText(v, force.text);
    }
    if (error != SUCCESS) {
        return error;
    }
    for (auto field : object) {
        simdjson::ondemand::field member;
        if (const auto fieldError = std::move(field).get(member)) {
            return fieldError;
        }
        const auto key = writtenKey(member);
        std::string other;
        auto& target = key == "party" ? force.party : key == "text" ? force.text : other;
        if (const auto fieldError = readText(member.value(), target)) {
            return fieldError;
        }
    }
    return SUCCESS;
}

error_code readForces(value v, std::vector<Force>& forces) {
    simdjson::ondemand::array array;
    const auto error = v.get_array().get(array);
    if (error == simdjson::INCORRECT_TYPE) {
        return readForce(v, forces.emplace_back());
    }
    if (error != SUCCESS) {
        return error;
    }
    return eachElement(array, [&](value item) { return readForce(item, forces.emplace_back()); });
}

/// Reads the properties of one feature, each where it belongs.
class DetailReader {
  public:
    DetailReader(FeatureDetail& detail, const FieldMapping* mapping) : detail_(detail), mapping_(mapping) {}

    error_code readDocument(simdjson::ondemand::document& document) {
        simdjson::ondemand::object object;
        if (const auto error = document.get_object().get(object)) {
            return error;
        }
        for (auto field : object) {
            simdjson::ondemand::field member;
            if (const auto error = std::move(field).get(member)) {
                return error;
            }
            const auto key = writtenKey(member);
            const auto error = key == "id"           ? readText(member.value(), detail_.id)
                               : key == "properties" ? readProperties(member.value())
                                                     : checkValue(member.value());
            if (error != SUCCESS) {
                return error;
            }
        }
        return SUCCESS;
    }

  private:
    error_code readProperties(value v) {
        simdjson::ondemand::object object;
        if (const auto error = v.get_object().get(object)) {
            return error == simdjson::INCORRECT_TYPE ? checkValue(v) : error;
        }
        for (auto field : object) {
            simdjson::ondemand::field member;
            if (const auto error = std::move(field).get(member)) {
                return error;
            }
            if (mapping_ != nullptr) {
                if (const auto error = readMapped(member)) {
                    return error;
                }
                continue;
            }
            const auto key = writtenKey(member);
            if (const auto error = readProperty(key, member.value())) {
                return error;
            }
        }
        return SUCCESS;
    }

    error_code readMapped(simdjson::ondemand::field& member) {
        std::string_view key;
        if (const auto error = member.unescaped_key().get(key)) {
            return error;
        }
        const std::string name(key);
        const auto role = mapping_->roleOf(name);
        if (!role) {
            auto& other = detail_.others.emplace_back(name, std::string());
            return rawJson(member.value(), other.second);
        }
        json_type type{};
        if (const auto error = member.value().type().get(type)) {
            return error;
        }
        Texts values;
        const auto error = readTexts(member.value(), values);
        detail_.endWritten = detail_.endWritten || (*role == FieldRole::end && type == json_type::string);
        std::erase(values, std::string());
        addMapped(*mapping_, *role, name, values, detail_);
        return error;
    }

    std::string* textTarget(std::string_view key) {
        const std::array<std::pair<std::string_view, std::string*>, 15> texts{{{"label", &detail_.label},
                                                                               {"note", &detail_.note},
                                                                               {"kind", &detail_.kind},
                                                                               {"organization", &detail_.organization},
                                                                               {"role", &detail_.role},
                                                                               {"status", &detail_.status},
                                                                               {"place", &detail_.place},
                                                                               {"host", &detail_.host},
                                                                               {"domain", &detail_.domain},
                                                                               {"personnel", &detail_.personnel},
                                                                               {"stance", &detail_.stance},
                                                                               {"by", &detail_.by},
                                                                               {"by_party", &detail_.byParty},
                                                                               {"quote", &detail_.quote},
                                                                               {"certainty", &detail_.certainty}}};
        for (const auto& [name, target] : texts) {
            if (name == key) {
                return target;
            }
        }
        return nullptr;
    }

    Texts* listTarget(std::string_view key) {
        const std::array<std::pair<std::string_view, Texts*>, 9> lists{{{"parties", &detail_.parties},
                                                                        {"participants", &detail_.parties},
                                                                        {"party", &detail_.parties},
                                                                        {"from", &detail_.from},
                                                                        {"to", &detail_.to},
                                                                        {"about", &detail_.about},
                                                                        {"sources", &detail_.sources},
                                                                        {"asserted_by", &detail_.assertedBy},
                                                                        {"disputed_by", &detail_.disputedBy}}};
        for (const auto& [name, target] : lists) {
            if (name == key) {
                return target;
            }
        }
        return nullptr;
    }

    /// start, begin and date, of which the first in this order counts.
    bool isStart(std::string_view key) {
        const int rank = key == "start" ? 3 : key == "begin" ? 2 : key == "date" ? 1 : 0;
        const bool better = rank > startRank_;
        startRank_ = better ? rank : startRank_;
        return better;
    }

    error_code readProperty(std::string_view key, value v) {
        if (auto* target = textTarget(key)) {
            target->clear();
            return readText(v, *target);
        }
        if (auto* target = listTarget(key)) {
            target->clear();
            return readTexts(v, *target);
        }
        if (isStart(key)) {
            detail_.start.clear();
            return readText(v, detail_.start);
        }
        if (key == "end") {
            json_type type{};
            const auto error = v.type().get(type);
            detail_.endWritten = error == SUCCESS && type != json_type::null;
            return error != SUCCESS ? error : readText(v, detail_.end);
        }
        if (key == "forces") {
            return readForces(v, detail_.forces);
        }
        if (key == "name") {
            return readText(v, name_);
        }
        if (key == "layer") {
            return checkValue(v);
        }
        if (key == "weight") {
            double number = 0.0;
            const auto error = v.get_double().get(number);
            if (error == SUCCESS) {
                detail_.weight = number;
            }
            return error == simdjson::INCORRECT_TYPE ? checkValue(v) : error;
        }
        auto& other = detail_.others.emplace_back(std::string(key), std::string());
        return rawJson(v, other.second);
    }

  public:
    /// A feature without a label has its name for one.
    void finish() {
        if (detail_.label.empty()) {
            detail_.label = name_;
        }
    }

  private:
    FeatureDetail& detail_;
    const FieldMapping* mapping_;
    std::string name_;
    int startRank_ = 0;
};

} // namespace

FeatureDetail readFeatureDetail(const Pack& pack, std::size_t localFeature) {
    const auto& feature = pack.features[localFeature];
    std::string text(pack.text->data() + feature.textOffset, feature.textLength);
    if (findUnreadable(text) != std::string::npos) {
        text = readableJson(text);
    }
    const auto length = text.size();
    text.append(kTextPadding, ' ');
    FeatureDetail detail;
    DetailReader reader(detail, pack.fields ? &pack.fields->mapping : nullptr);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    // The text was parsed before, so there is nothing new to say about it; what can be read is read.
    if (parser.iterate(text.data(), length, text.size()).get(document) == SUCCESS) {
        static_cast<void>(reader.readDocument(document));
    }
    reader.finish();
    detail.layer = feature.layer;
    return detail;
}

std::string plainValue(const std::string& json) {
    simdjson::dom::parser parser;
    std::string_view text;
    const bool isString = !json.empty() && json.front() == '"' && parser.parse(json).get(text) == SUCCESS;
    return isString ? std::string(text) : json;
}

} // namespace entente
