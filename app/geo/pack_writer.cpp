#include "geo/pack_writer.hpp"

#include "core/json_text.hpp"
#include "geo/pack_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <iterator>

namespace entente {
namespace {

using Properties = std::vector<std::pair<std::string, std::string>>;

std::string_view textOf(const Pack& pack, std::size_t localFeature) {
    const auto& feature = pack.features[localFeature];
    return {pack.text->data() + feature.textOffset, feature.textLength};
}

std::string withoutSpace(std::string_view json) {
    std::string text(json.size() + simdjson::SIMDJSON_PADDING, ' ');
    std::size_t length = 0;
    const auto error = simdjson::minify(json.data(), json.size(), text.data(), length);
    text.resize(error == simdjson::SUCCESS ? length : 0);
    return error == simdjson::SUCCESS ? text : std::string(json);
}

std::string geometryOf(std::string_view feature) {
    simdjson::dom::parser parser;
    simdjson::dom::element geometry;
    if (parser.parse(feature.data(), feature.size())["geometry"].get(geometry) != simdjson::SUCCESS) {
        return "null";
    }
    return simdjson::minify(geometry);
}

/// JSON for what a property of another file said: as it is where it is JSON, a string where it is bare text.
std::string otherValue(const std::string& raw) {
    simdjson::dom::parser parser;
    simdjson::dom::element element;
    return !raw.empty() && parser.parse(raw).get(element) == simdjson::SUCCESS ? withoutSpace(raw) : jsonString(raw);
}

std::string hexColor(const Color& color) {
    const auto hex = fmt::format("#{:02X}{:02X}{:02X}", color.r, color.g, color.b);
    return color.a == 255 ? hex : hex + fmt::format("{:02X}", color.a);
}

std::string object(const Properties& members) {
    std::string json = "{";
    for (const auto& [name, value] : members) {
        json += json.size() > 1 ? "," : "";
        json += jsonString(name) + ":" + value;
    }
    return json + "}";
}

void addText(Properties& members, const char* name, const std::string& text) {
    if (!text.empty()) {
        members.emplace_back(name, jsonString(text));
    }
}

template <class Items, class Write>
void addList(Properties& members, const char* name, const Items& items, const Write& write) {
    std::string json;
    for (const auto& item : items) {
        json += (json.empty() ? "[\n    " : ",\n    ") + object(write(item));
    }
    if (!json.empty()) {
        members.emplace_back(name, json + "]");
    }
}

Properties headerMembers(const PackHeader& header) {
    Properties members{{"version", "1"}};
    addText(members, "id", header.id);
    addText(members, "title", header.title);
    addText(members, "description", header.description);
    addText(members, "license", header.license);
    addText(members, "updated", header.updated);
    addText(members, "omitted_end", header.omittedEnd == OmittedEnd::open ? "open" : "instant");
    addList(members, "sources", header.sources, [](const Source& source) {
        Properties own;
        addText(own, "id", source.id);
        addText(own, "title", source.title);
        addText(own, "publisher", source.publisher);
        addText(own, "url", source.url);
        addText(own, "date", source.date);
        addText(own, "accessed", source.accessed);
        return own;
    });
    addList(members, "kinds", header.kinds, [](const Kind& kind) {
        Properties own;
        addText(own, "id", kind.id);
        addText(own, "layer", std::string(layerName(kind.layer)));
        addText(own, "label", kind.label);
        if (kind.color) {
            addText(own, "color", hexColor(*kind.color));
        }
        own.emplace_back("weight", fmt::format("{}", kind.weight));
        return own;
    });
    addList(members, "organizations", header.organizations, [](const Organization& organization) {
        Properties own;
        addText(own, "id", organization.id);
        addText(own, "name", organization.name);
        if (organization.color) {
            addText(own, "color", hexColor(*organization.color));
        }
        return own;
    });
    return members;
}

} // namespace

std::string jsonStrings(std::span<const std::string> texts) {
    std::string json = "[";
    for (const auto& text : texts) {
        json += (json.size() > 1 ? "," : "") + jsonString(text);
    }
    return json + "]";
}

WrittenFeature recognizedFeature(const Pack& pack, std::size_t localFeature, const PartyTable& parties) {
    const auto detail = readFeatureDetail(pack, localFeature);
    WrittenFeature written{.id = detail.id, .properties = {}, .geometry = geometryOf(textOf(pack, localFeature))};
    auto& properties = written.properties;
    const auto codesOf = [&](const std::vector<std::string>& names) {
        std::vector<std::string> codes;
        for (const auto& name : names) {
            const auto party = parties.find(name);
            codes.push_back(party == kNoParty ? name : parties[party].code);
        }
        return codes;
    };
    const auto addParties = [&](const char* name, const std::vector<std::string>& names) {
        if (!names.empty()) {
            properties.emplace_back(name, jsonStrings(codesOf(names)));
        }
    };
    if (detail.layer != Layer::overlay) {
        addText(properties, "layer", std::string(layerName(detail.layer)));
    }
    if (detail.layer == Layer::organization) {
        addText(properties, "organization", detail.organization);
        addText(properties, "party", detail.parties.empty() ? "" : codesOf(detail.parties).front());
        addText(properties, "role", detail.role.empty() ? "member" : detail.role);
    } else if (detail.layer == Layer::partnership) {
        addText(properties, "kind",
                detail.kind.empty() ? pack.header.kinds[pack.features[localFeature].kind].id : detail.kind);
    }
    const bool undirected = pack.fields && !pack.fields->mapping.directed && !detail.from.empty();
    if (undirected) {
        auto both = detail.from;
        both.insert(both.end(), detail.to.begin(), detail.to.end());
        addParties("parties", both);
    } else {
        addParties("from", detail.from);
        addParties("to", detail.to);
    }
    if (detail.layer == Layer::exercise) {
        addText(properties, "name", detail.label);
        addParties("participants", detail.parties);
    } else if (detail.layer != Layer::organization) {
        addParties("parties", detail.parties);
    }
    addText(properties, "start", detail.start);
    if (detail.endWritten || !detail.end.empty()) {
        properties.emplace_back("end", jsonString(detail.end));
    }
    if (detail.weight) {
        properties.emplace_back("weight", fmt::format("{}", *detail.weight));
    }
    addText(properties, "label", detail.label);
    addText(properties, "place", detail.place);
    for (const auto& [name, raw] : detail.others) {
        properties.emplace_back(name, otherValue(raw));
    }
    return written;
}

std::string featureText(const Pack& pack, std::size_t localFeature, const PartyTable& parties) {
    return pack.fields ? featureText(recognizedFeature(pack, localFeature, parties))
                       : withoutSpace(textOf(pack, localFeature));
}

std::string featureText(const WrittenFeature& feature) {
    return fmt::format(R"({{"type":"Feature",{}"geometry":{},"properties":{}}})",
                       feature.id.empty() ? "" : R"("id":)" + jsonString(feature.id) + ",", feature.geometry,
                       object(feature.properties));
}

std::string packText(const PackHeader& header, std::span<const std::string> features) {
    std::string text = "{ \"type\": \"FeatureCollection\",\n\"entente\": {";
    const char* separator = "\n  ";
    for (const auto& [name, value] : headerMembers(header)) {
        text += separator + jsonString(name) + ": " + value;
        separator = ",\n  ";
    }
    text += "},\n\"features\": [";
    separator = "\n";
    for (const auto& feature : features) {
        text += separator + feature;
        separator = ",\n";
    }
    return text + "\n]}\n";
}

} // namespace entente
