#include "geo/mapped_draft.hpp"

#include "core/json_text.hpp"
#include "geo/field_facts.hpp"
#include "geo/field_names.hpp"
#include "geo/human_date.hpp"
#include "geo/party_list.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool isYearText(std::string_view text) {
    return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Dates as EDTF, and a year as its two ends where rows are yearly.
struct ReadDate {
    std::string start, end; ///< end is empty where the rows are not yearly
    bool ambiguous = false, shortYear = false;
};

std::optional<ReadDate> readDate(const FieldMapping& mapping, FieldRole role, std::string_view text) {
    if (meansUnknown(text)) {
        return ReadDate{};
    }
    auto date = readHumanDate(text, mapping.dayOrder, mapping.numberTime);
    if (!date) {
        return std::nullopt;
    }
    if (mapping.yearly && role == FieldRole::date && isYearText(date->edtf)) {
        return ReadDate{date->edtf + "-01-01", date->edtf + "-12-31", false, false};
    }
    return ReadDate{std::move(date->edtf), {}, date->ambiguous, date->shortYear};
}

/// Writes the values of one feature's roles into its draft.
class MappingUse {
  public:
    MappingUse(const FieldMapping& mapping, FeatureDraft& draft) : mapping_(mapping), draft_(draft) {}

    void run() {
        for (const auto& [role, value] : draft_.mapped) {
            const bool isList = value.type == PropertyValue::Type::list;
            const bool blank = value.type == PropertyValue::Type::text && isBlank(value.written.text);
            if (blank ? role != FieldRole::end : value.type == PropertyValue::Type::null) {
                continue;
            }
            if (role == FieldRole::from || role == FieldRole::to || role == FieldRole::party) {
                const auto property = role == FieldRole::from ? Property::from
                                      : role == FieldRole::to ? Property::to
                                                              : Property::party;
                set(property, split(role, value));
            } else if (role == FieldRole::parties) {
                addParties(split(role, value));
            } else if (!isList) {
                setScalar(role, value);
            }
        }
        setParties();
    }

  private:
    PropertyValue& set(Property property, const PropertyValue& value) { return draft_.values.set(property) = value; }

    /// A text with several parties as a list.
    PropertyValue split(FieldRole role, const PropertyValue& value) {
        const auto text = value.written.text;
        const auto& separator = mapping_.separators[static_cast<std::size_t>(role)];
        if (value.type != PropertyValue::Type::text || (separator.empty() && !text.starts_with('['))) {
            return value;
        }
        PropertyValue list = value;
        list.type = PropertyValue::Type::list;
        list.firstItem = static_cast<std::uint32_t>(draft_.items.size());
        for (const auto part : splitParties(text, separator)) {
            const auto offset = static_cast<std::uint32_t>(part.data() - text.data()) + 1;
            draft_.items.push_back({part, value.written.offset + offset, true});
        }
        list.itemCount = static_cast<std::uint32_t>(draft_.items.size()) - list.firstItem;
        return list;
    }

    void addParties(const PropertyValue& value) {
        if (value.type == PropertyValue::Type::list) {
            const auto first = draft_.items.begin() + value.firstItem;
            parties_.insert(parties_.end(), first, first + value.itemCount);
        } else if (value.type == PropertyValue::Type::text || value.type == PropertyValue::Type::number) {
            parties_.push_back(value.written);
        }
        anyParties_ = true;
        partiesOffset_ = value.written.offset;
    }

    void setParties() {
        if (!anyParties_) {
            return;
        }
        PropertyValue list;
        list.type = PropertyValue::Type::list;
        list.written.offset = partiesOffset_;
        list.firstItem = static_cast<std::uint32_t>(draft_.items.size());
        list.itemCount = static_cast<std::uint32_t>(parties_.size());
        draft_.items.insert(draft_.items.end(), parties_.begin(), parties_.end());
        set(mapping_.layer == Layer::exercise ? Property::participants : Property::parties, list);
    }

    void setDate(FieldRole role, const PropertyValue& value) {
        const auto property = role == FieldRole::start ? Property::start
                              : role == FieldRole::end ? Property::end
                                                       : Property::date;
        auto& target = set(property, value);
        const auto date = readDate(mapping_, role, value.written.text);
        if (!date) {
            return;
        }
        target.type = PropertyValue::Type::text;
        target.written.text = draft_.texts.emplace_back(date->start);
        if (date->ambiguous && !draft_.ambiguousDate) {
            draft_.ambiguousDate = value.written;
        }
        if (date->shortYear && !draft_.shortYear) {
            draft_.shortYear = value.written;
        }
        if (!date->end.empty()) {
            auto& end = set(Property::end, target);
            end.written.text = draft_.texts.emplace_back(date->end);
        }
    }

    void setScalar(FieldRole role, const PropertyValue& value) {
        switch (role) {
        case FieldRole::start:
        case FieldRole::end:
        case FieldRole::date:
            setDate(role, value);
            break;
        case FieldRole::weight: {
            auto& target = set(Property::weight, value);
            const auto number =
                value.type == PropertyValue::Type::text ? tableNumber(value.written.text) : std::nullopt;
            if (number) {
                target.type = PropertyValue::Type::number;
                target.number = *number;
            }
            break;
        }
        case FieldRole::organization:
            set(Property::organization, value);
            break;
        case FieldRole::role:
            set(Property::role, value);
            break;
        case FieldRole::label:
            set(Property::name, value);
            break;
        case FieldRole::kind:
            set(mapping_.layer == Layer::exercise ? Property::domain : Property::kind, value);
            break;
        default:
            break;
        }
    }

    const FieldMapping& mapping_;
    FeatureDraft& draft_;
    std::vector<PlacedText> parties_;
    bool anyParties_ = false;
    std::uint32_t partiesOffset_ = 0;
};

void addDate(const FieldMapping& mapping, FieldRole role, const std::string& field, const std::string& written,
             FeatureDetail& detail) {
    const auto date = readDate(mapping, role, written);
    const auto& text = date ? date->start : written;
    if (role == FieldRole::end) {
        detail.end = text;
        detail.endWritten = true;
    } else if (role == FieldRole::start || detail.start.empty()) {
        detail.start = text;
    }
    if (date && !date->end.empty()) {
        detail.end = date->end;
        detail.endWritten = true;
    }
    if (text != written) {
        detail.others.emplace_back(field, fmt::format("\"{}\"", written));
    }
}

} // namespace

void applyMapping(const FieldMapping& mapping, FeatureDraft& draft) {
    MappingUse(mapping, draft).run();
}

std::optional<FieldRole> roleOf(Property property) {
    switch (property) {
    case Property::from:
        return FieldRole::from;
    case Property::to:
        return FieldRole::to;
    case Property::parties:
    case Property::participants:
        return FieldRole::parties;
    case Property::party:
        return FieldRole::party;
    case Property::organization:
        return FieldRole::organization;
    case Property::role:
        return FieldRole::role;
    case Property::start:
        return FieldRole::start;
    case Property::end:
        return FieldRole::end;
    case Property::date:
        return FieldRole::date;
    case Property::weight:
        return FieldRole::weight;
    case Property::name:
        return FieldRole::label;
    case Property::kind:
    case Property::domain:
        return FieldRole::kind;
    default:
        return std::nullopt;
    }
}

void addMapped(const FieldMapping& mapping, FieldRole role, const std::string& field,
               const std::vector<std::string>& values, FeatureDetail& detail) {
    if (values.empty()) {
        return;
    }
    const auto addParties = [&](std::vector<std::string>& target) {
        for (const auto& value : values) {
            for (const auto part : splitParties(value, mapping.separators[static_cast<std::size_t>(role)])) {
                target.emplace_back(part);
            }
        }
    };
    const auto& first = values.front();
    switch (role) {
    case FieldRole::from:
        addParties(mapping.directed ? detail.from : detail.parties);
        break;
    case FieldRole::to:
        addParties(mapping.directed ? detail.to : detail.parties);
        break;
    case FieldRole::parties:
    case FieldRole::party:
        addParties(detail.parties);
        break;
    case FieldRole::organization:
        detail.organization = first;
        break;
    case FieldRole::role:
        detail.role = roleMeant(first).empty() ? first : roleMeant(first);
        if (detail.role != first) {
            detail.others.emplace_back(field, jsonString(first));
        }
        break;
    case FieldRole::start:
    case FieldRole::end:
    case FieldRole::date:
        addDate(mapping, role, field, first, detail);
        break;
    case FieldRole::weight:
        if (const auto number = tableNumber(first)) {
            detail.weight = std::clamp(*number / mapping.weightMaximum, 0.0, 1.0);
        }
        break;
    case FieldRole::label:
        detail.label = first;
        break;
    case FieldRole::kind:
        (mapping.layer == Layer::exercise ? detail.domain : detail.kind) = first;
        break;
    case FieldRole::place:
        detail.place = first;
        break;
    case FieldRole::count:
        break;
    }
}

} // namespace entente
