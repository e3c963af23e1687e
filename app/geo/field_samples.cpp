#include "geo/field_samples.hpp"

#include "geo/json_values.hpp"
#include "geo/pack_text.hpp"

#include <algorithm>
#include <unordered_map>

namespace entente {
namespace {

using simdjson::error_code;
using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using simdjson::ondemand::value;

constexpr std::size_t kFirst = 400;
constexpr std::size_t kSpread = 400;
constexpr std::size_t kMostFields = 1000;
constexpr std::size_t kMostItems = 300;
constexpr std::size_t kLongest = 400;
constexpr std::size_t kPadding = simdjson::SIMDJSON_PADDING;

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Walks over the properties of features; a feature that is ill-formed is passed over, as it will be reported when it
/// is read.
class PropertyWalker {
  public:
    /// Calls each(key, value) for the properties and geometry(present) for the geometry.
    template <class Each> bool walk(std::string_view feature, const Each& each, bool& hasGeometry) {
        hasGeometry = false;
        const bool mayBeHalf = feature.find("\\ud") != npos || feature.find("\\uD") != npos;
        if ((mayBeHalf || !simdjson::validate_utf8(feature)) && findUnreadable(feature) != npos) {
            repaired_ = readableJson(feature);
            repaired_.append(kPadding, ' ');
            feature = std::string_view(repaired_).substr(0, feature.size());
        }
        simdjson::ondemand::document document;
        simdjson::ondemand::object object;
        if (parser_.iterate(feature.data(), feature.size(), feature.size() + kPadding).get(document) != SUCCESS ||
            document.get_object().get(object) != SUCCESS) {
            return false;
        }
        for (auto field : object) {
            simdjson::ondemand::field member;
            if (std::move(field).get(member) != SUCCESS) {
                return false;
            }
            const auto key = writtenKey(member);
            auto v = member.value();
            json_type type{};
            if (v.type().get(type) != SUCCESS) {
                return false;
            }
            hasGeometry = hasGeometry || (key == "geometry" && type == json_type::object);
            const bool properties = key == "properties" && type == json_type::object;
            if (!(properties ? walkProperties(v, each) : checkValue(v) == SUCCESS)) {
                return false;
            }
        }
        return true;
    }

  private:
    template <class Each> bool walkProperties(value v, const Each& each) {
        simdjson::ondemand::object object;
        if (v.get_object().get(object) != SUCCESS) {
            return false;
        }
        for (auto field : object) {
            simdjson::ondemand::field member;
            std::string_view key;
            if (std::move(field).get(member) != SUCCESS || member.unescaped_key().get(key) != SUCCESS) {
                return false;
            }
            if (!each(key, member.value())) {
                return false;
            }
        }
        return true;
    }

    static constexpr auto npos = std::string_view::npos;
    simdjson::ondemand::parser parser_;
    std::string repaired_;
};

error_code readScalar(value v, json_type type, std::string& text) {
    if (type == json_type::string) {
        std::string_view view;
        const auto error = v.get_string().get(view);
        text = view.substr(0, kLongest);
        return error;
    }
    if (type == json_type::number) {
        text = writtenScalar(v).substr(0, kLongest);
    }
    return checkValue(v);
}

error_code readItems(value v, std::vector<std::string>& items) {
    return eachElement(v, [&](value item) {
        json_type type{};
        std::string text;
        auto error = item.type().get(type);
        error = error ? error : readScalar(item, type, text);
        if (!error && !text.empty() && items.size() < kMostItems) {
            items.push_back(std::move(text));
        }
        return error;
    });
}

class Sampler {
  public:
    void add(std::string_view feature) {
        bool geometry = false;
        const auto number = sample_.features;
        const bool whole = walker_.walk(
            feature, [&](std::string_view key, value v) { return addValue(key, v, number); }, geometry);
        sample_.features += whole ? 1 : 0;
        sample_.withGeometry += whole && geometry ? 1 : 0;
    }
    [[nodiscard]] FeatureSample& sample() { return sample_; }

  private:
    bool addValue(std::string_view key, value v, std::size_t feature) {
        json_type type{};
        if (v.type().get(type) != SUCCESS) {
            return false;
        }
        const auto known = places_.find(std::string(key));
        if (known == places_.end() && sample_.fields.size() >= kMostFields) {
            return checkValue(v) == SUCCESS;
        }
        const auto place = known == places_.end() ? sample_.fields.size() : known->second;
        if (known == places_.end()) {
            places_.emplace(key, place);
            sample_.fields.push_back({std::string(key), {}});
        }
        FieldSample read;
        read.feature = feature;
        read.type = type == json_type::string   ? FieldSample::Type::text
                    : type == json_type::number ? FieldSample::Type::number
                    : type == json_type::array  ? FieldSample::Type::list
                                                : FieldSample::Type::other;
        const auto error = type == json_type::array ? readItems(v, read.items) : readScalar(v, type, read.text);
        if (error != SUCCESS) {
            return false;
        }
        const bool filled = type == json_type::array    ? !read.items.empty()
                            : type == json_type::string ? !isBlank(read.text)
                                                        : type != json_type::null;
        sample_.packLike += key == "layer" && parseLayer(read.text) ? 1U : 0U;
        if (filled) {
            sample_.fields[place].values.push_back(std::move(read));
        }
        return true;
    }

    PropertyWalker walker_;
    FeatureSample sample_;
    std::unordered_map<std::string, std::size_t> places_;
};

} // namespace

FeatureSample sampleFeatures(std::string_view text, std::span<const Feature> features) {
    Sampler sampler;
    const auto add = [&](const Feature& f) { sampler.add(text.substr(f.textOffset, f.textLength)); };
    const auto first = std::min(features.size(), kFirst);
    std::for_each(features.begin(), features.begin() + static_cast<std::ptrdiff_t>(first), add);
    const auto step = std::max<std::size_t>(1, (features.size() - first) / kSpread);
    for (auto i = first; i < features.size(); i += step) {
        add(features[i]);
    }
    return std::move(sampler.sample());
}

std::vector<FeatureProperties> propertiesOf(std::string_view text, std::span<const Feature> features) {
    std::vector<FeatureProperties> all;
    all.reserve(features.size());
    PropertyWalker walker;
    bool geometry = false;
    for (const auto& feature : features) {
        auto& properties = all.emplace_back();
        const auto take = [&properties](std::string_view key, value v) {
            json_type type{};
            std::string written;
            const bool whole = v.type().get(type) == SUCCESS && readScalar(v, type, written) == SUCCESS;
            if (whole && !isBlank(written)) {
                properties.emplace_back(key, std::move(written));
            }
            return whole;
        };
        if (!walker.walk(text.substr(feature.textOffset, feature.textLength), take, geometry)) {
            properties.clear();
        }
    }
    return all;
}

void forAllValues(std::string_view text, std::span<const Feature> features, const std::vector<std::string>& fields,
                  const std::function<void(std::string_view value)>& each) {
    PropertyWalker walker;
    bool geometry = false;
    std::string written;
    for (const auto& feature : features) {
        const auto look = [&](std::string_view key, value v) {
            json_type type{};
            if (v.type().get(type) != SUCCESS) {
                return false;
            }
            if (std::find(fields.begin(), fields.end(), key) == fields.end()) {
                return checkValue(v) == SUCCESS;
            }
            written.clear();
            const bool whole = readScalar(v, type, written) == SUCCESS;
            if (whole && !written.empty()) {
                each(written);
            }
            return whole;
        };
        walker.walk(text.substr(feature.textOffset, feature.textLength), look, geometry);
    }
}

} // namespace entente
