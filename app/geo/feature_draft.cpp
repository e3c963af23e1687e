#include "geo/feature_draft.hpp"

#include "geo/external_time.hpp"
#include "geo/geojson_geometry.hpp"
#include "geo/json_values.hpp"
#include "geo/mapped_draft.hpp"

#include <algorithm>
#include <cstdlib>

namespace entente {
namespace {

using simdjson::error_code;
using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using simdjson::ondemand::value;

constexpr std::array<std::string_view, 4> kMembers{"type", "id", "properties", "geometry"};
constexpr std::size_t kUsualFeature = 65536;

/// Reads members of one feature into a draft. A member of the class for what all functions need.
class DraftReader {
  public:
    DraftReader(std::string_view text, FeatureDraft& draft, const FieldMapping* mapping, const ForeignCrs* crs)
        : text_(text.data()), escapes_(text.find('\\') != std::string_view::npos), draft_(draft), mapping_(mapping),
          crs_(crs) {}
    error_code readDocument(simdjson::ondemand::document& document);

  private:
    error_code readMember(simdjson::ondemand::field& member);
    error_code readProperties(value& v);
    error_code readProperty(value& v, PropertyValue& target);
    error_code readMapped(simdjson::ondemand::field& member);
    error_code readList(value& v, PropertyValue& target);
    error_code readPlaced(value& v, json_type type, PlacedText& placed);
    /// A string, as a view that lasts as long as the draft.
    error_code readText(value& v, std::string_view& text);
    /// Looks at a value that is not kept.
    error_code pass(value& v);
    bool readTime(std::string_view key, value& v, error_code& error);
    [[nodiscard]] std::uint32_t offsetOf(value& v) const {
        return static_cast<std::uint32_t>(v.raw_json_token().data() - text_);
    }
    /// Notes members of the feature that come a second time: the last one counts.
    void noteRepetition(std::string_view key, value& v);
    void noteRepetition(FieldRole role, std::string_view key, value& v);

    const char* text_;
    bool escapes_;      ///< somewhere in the text; few features have any
    unsigned seen_ = 0; ///< a bit for each of kMembers
    FeatureDraft& draft_;
    const FieldMapping* mapping_;
    const ForeignCrs* crs_;
};

error_code DraftReader::readText(value& v, std::string_view& text) {
    if (!escapes_) {
        return readPlainString(v, text);
    }
    std::string_view unescaped;
    const auto error = v.get_string().get(unescaped);
    text = error == SUCCESS ? std::string_view(draft_.texts.emplace_back(unescaped)) : std::string_view();
    return error;
}

error_code DraftReader::pass(value& v) {
    json_type type{};
    std::string_view text;
    return !escapes_ && v.type().get(type) == SUCCESS && type == json_type::string ? readPlainString(v, text)
                                                                                   : checkValue(v);
}

error_code DraftReader::readPlaced(value& v, json_type type, PlacedText& placed) {
    placed.offset = offsetOf(v);
    if (type == json_type::string) {
        return readText(v, placed.text);
    }
    placed.text = writtenScalar(v);
    placed.usable = type == json_type::number;
    return checkValue(v);
}

error_code DraftReader::readList(value& v, PropertyValue& target) {
    target.firstItem = static_cast<std::uint32_t>(draft_.items.size());
    const auto error = eachElement(v, [&](value& item) {
        json_type type{};
        const auto typeError = item.type().get(type);
        return typeError ? typeError : readPlaced(item, type, draft_.items.emplace_back());
    });
    target.itemCount = static_cast<std::uint32_t>(draft_.items.size()) - target.firstItem;
    return error;
}

error_code DraftReader::readProperty(value& v, PropertyValue& target) {
    target.reset();
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    target.written.offset = offsetOf(v);
    switch (type) {
    case json_type::string:
        target.type = PropertyValue::Type::text;
        return readText(v, target.written.text);
    case json_type::number:
        target.type = PropertyValue::Type::number;
        target.written.text = writtenScalar(v);
        return v.get_double().get(target.number) == SUCCESS ? SUCCESS
                                                            : readHugeNumber(target.written.text, target.number);
    case json_type::array:
        target.type = PropertyValue::Type::list;
        return readList(v, target);
    case json_type::null:
        target.type = PropertyValue::Type::null;
        return checkValue(v);
    default:
        target.type = PropertyValue::Type::other;
        return checkValue(v);
    }
}

bool DraftReader::readTime(std::string_view key, value& v, error_code& error) {
    if (key == "when") {
        error = readWhen(v, draft_.time);
    } else if (key == "time") {
        error = readJsonFgTime(v, draft_.time);
    } else if (key == "times" || key == "coordTimes") {
        error = readCoordinateTimes(v, draft_.time);
    } else {
        return false;
    }
    return true;
}

void DraftReader::noteRepetition(std::string_view key, value& v) {
    const auto* known = std::find(kMembers.begin(), kMembers.end(), key);
    if (known == kMembers.end()) {
        return;
    }
    const auto bit = 1U << static_cast<unsigned>(known - kMembers.begin());
    if ((seen_ & bit) != 0) {
        draft_.faults.push_back({MemberFault::What::repeated, *known, offsetOf(v)});
        if (key == "properties") {
            draft_.values.clear();
            draft_.mapped.clear();
        }
    }
    seen_ |= bit;
}

void DraftReader::noteRepetition(FieldRole role, std::string_view key, value& v) {
    const auto same = [&](const auto& read) { return read.first == role; };
    if (mapping_->of(role).size() == 1 && std::any_of(draft_.mapped.begin(), draft_.mapped.end(), same)) {
        draft_.faults.push_back({MemberFault::What::repeated, draft_.texts.emplace_back(key), offsetOf(v)});
    }
}

error_code DraftReader::readMapped(simdjson::ondemand::field& member) {
    std::string_view key;
    if (const auto error = member.unescaped_key().get(key)) {
        return error;
    }
    auto& v = member.value();
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (const auto role = mapping_->roleOf(key)) {
        noteRepetition(*role, key, v);
        auto& read = draft_.mapped.emplace_back(*role, PropertyValue{}).second;
        const auto error = readProperty(v, read);
        const bool blankText = read.type == PropertyValue::Type::text &&
                               read.written.text.find_first_not_of(" \t\r\n") == std::string_view::npos;
        draft_.blank = draft_.blank && (type == json_type::null || blankText);
        return error;
    }
    error_code error = SUCCESS;
    if (readTime(key, v, error)) {
        draft_.blank = false;
        return error;
    }
    if (type == json_type::string) {
        std::string_view text;
        error = readText(v, text);
        draft_.blank = draft_.blank && text.find_first_not_of(" \t\r\n") == std::string_view::npos;
        return error;
    }
    draft_.blank = draft_.blank && type == json_type::null;
    return checkValue(v);
}

error_code DraftReader::readProperties(value& v) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (type != json_type::object) {
        if (type != json_type::null) {
            draft_.faults.push_back({MemberFault::What::wrongType, "properties", offsetOf(v)});
        }
        return checkValue(v);
    }
    draft_.hasProperties = true;
    simdjson::ondemand::object object;
    if (const auto error = v.get_object().get(object)) {
        return error;
    }
    return eachField(object, [&](simdjson::ondemand::field& member) {
        const auto key = writtenKey(member);
        error_code error = SUCCESS;
        if (mapping_ != nullptr) {
            error = readMapped(member);
        } else if (const auto property = findProperty(key)) {
            auto& item = member.value();
            auto& target = draft_.values.set(*property);
            if (target.type != PropertyValue::Type::absent) {
                draft_.faults.push_back({MemberFault::What::repeated, propertyName(*property), offsetOf(item)});
            }
            error = readProperty(item, target);
        } else if (!readTime(key, member.value(), error)) {
            error = pass(member.value());
        }
        return error;
    });
}

error_code DraftReader::readMember(simdjson::ondemand::field& member) {
    const auto key = writtenKey(member);
    auto& v = member.value();
    json_type type{};
    noteRepetition(key, v);
    if (key == "properties") {
        return readProperties(v);
    }
    if (key == "geometry") {
        if (draft_.geometry.present) {
            draft_.geometry = GeometryDraft{};
        }
        draft_.geometry.crs = crs_;
        return readGeometry(v, text_, draft_.geometry);
    }
    if (const auto error = v.type().get(type)) {
        return error;
    }
    if (key == "type" && type == json_type::string) {
        std::string_view name;
        const auto error = readText(v, name);
        draft_.isFeature = name == "Feature";
        return error;
    }
    if (key == "id" && (type == json_type::string || type == json_type::number)) {
        return readPlaced(v, type, draft_.id.emplace());
    }
    if (key == "id" && type != json_type::null) {
        draft_.faults.push_back({MemberFault::What::wrongType, "id", offsetOf(v)});
    }
    error_code error = SUCCESS;
    if (readTime(key, v, error)) {
        return error;
    }
    return checkValue(v);
}

error_code DraftReader::readDocument(simdjson::ondemand::document& document) {
    simdjson::ondemand::object object;
    if (const auto error = document.get_object().get(object)) {
        return error;
    }
    return eachField(object, [&](simdjson::ondemand::field& member) { return readMember(member); });
}

} // namespace

error_code readHugeNumber(std::string_view written, double& number) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    auto rest = written.substr(written.starts_with('-') ? 1 : 0);
    const auto digits = [&] {
        const auto count = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), isDigit) - rest.begin());
        rest.remove_prefix(count);
        return count;
    };
    const bool zero = rest.starts_with('0');
    const auto whole = digits();
    bool good = whole > 0 && !(zero && whole > 1);
    if (rest.starts_with('.')) {
        rest.remove_prefix(1);
        good = digits() > 0 && good;
    }
    if (rest.starts_with('e') || rest.starts_with('E')) {
        rest.remove_prefix(1);
        rest.remove_prefix(rest.starts_with('-') || rest.starts_with('+') ? 1 : 0);
        good = digits() > 0 && good;
    }
    number = std::strtod(std::string(written).c_str(), nullptr);
    return good && rest.empty() ? SUCCESS : simdjson::NUMBER_ERROR;
}

error_code checkValue(value& v) {
    json_type type{};
    if (const auto error = v.type().get(type)) {
        return error;
    }
    switch (type) {
    case json_type::string: {
        std::string_view text;
        return v.get_string().get(text);
    }
    case json_type::number: {
        simdjson::ondemand::number number;
        const auto error = v.get_number().get(number);
        double huge = 0.0;
        return error == SUCCESS ? SUCCESS : readHugeNumber(writtenScalar(v), huge);
    }
    case json_type::boolean: {
        bool flag = false;
        return v.get_bool().get(flag);
    }
    case json_type::null: {
        bool isNull = false;
        const auto error = v.is_null().get(isNull);
        return error != SUCCESS ? error : isNull ? SUCCESS : simdjson::N_ATOM_ERROR;
    }
    case json_type::array:
        return eachElement(v, checkValue);
    case json_type::object: {
        simdjson::ondemand::object object;
        if (const auto error = v.get_object().get(object)) {
            return error;
        }
        return eachField(object, [](simdjson::ondemand::field& member) { return checkValue(member.value()); });
    }
    }
    return simdjson::TAPE_ERROR;
}

void FeatureDraft::clear() {
    values.clear();
    items.clear();
    unreadable.reset();
    if (!texts.empty()) {
        texts.clear();
    }
    if (!mapped.empty() || !blank) {
        mapped.clear();
        ambiguousDate.reset();
        shortYear.reset();
        blank = true;
    }
    id.reset();
    isFeature = hasProperties = false;
    faults.clear();
    if (geometry.present) {
        geometry = GeometryDraft{};
    }
    if (time.present()) {
        time = WrittenTime{};
    }
}

std::string jsonErrorText(error_code error) {
    switch (error) {
    case simdjson::TAPE_ERROR:
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
    case simdjson::INCORRECT_TYPE:
        return "a comma, colon or value is missing, or there is one too many";
    case simdjson::STRING_ERROR:
        return "a string holds an escape that does not exist";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
        return "a word is neither true, false nor null; texts need quotation marks";
    case simdjson::NUMBER_ERROR:
        return "a number is not written as JSON asks";
    case simdjson::UNESCAPED_CHARS:
    case simdjson::UNCLOSED_STRING:
        return "a string is not closed";
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY:
        return "there is not enough memory for it";
    default:
        return simdjson::error_message(error);
    }
}

namespace {

/// What stands where a value or a comma should, in words; `otherwise` where it is nothing that is known.
std::string unexpectedText(std::string_view text, std::string otherwise) {
    if (text.starts_with("//") || text.starts_with("/*")) {
        return "there is a comment, which JSON has not";
    }
    const bool letter = (text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z');
    return letter ? jsonErrorText(simdjson::T_ATOM_ERROR) : otherwise;
}

} // namespace

FeatureParser::FeatureParser(const FieldMapping* mapping, const ForeignCrs* crs) : mapping_(mapping), crs_(crs) {
    reserve(kUsualFeature);
}

void FeatureParser::reserve(std::size_t bytes) {
    if (parser_.allocate(bytes) != SUCCESS) {
        // iterate() tries again with less, and reports.
    }
}

template <class Read>
std::optional<JsonFault> FeatureParser::read(std::string_view text, FeatureDraft& draft, const Read& readDocument) {
    draft.clear();
    bool begun = false;
    if (text.size() > parser_.capacity()) {
        reserve(text.size() * 2);
    }
    simdjson::ondemand::document document;
    const char* begin = text.data();
    const auto attempt = [&] {
        const auto error = parser_.iterate(begin, text.size(), text.size() + kTextPadding).get(document);
        begun = error == SUCCESS;
        return begun ? readDocument(document, begin) : error;
    };
    auto error = attempt();
    if (error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR) {
        if (const auto at = findUnreadable(text); at != std::string_view::npos) {
            draft.clear();
            draft.unreadable = at;
            draft.repaired = readableJson(text);
            draft.repaired.append(kTextPadding, ' ');
            begin = draft.repaired.data();
            error = attempt();
        }
    }
    if (!begun) {
        return JsonFault{jsonErrorText(error), 0};
    }
    if (error == SUCCESS) {
        return std::nullopt;
    }
    const char* place = nullptr;
    JsonFault fault{jsonErrorText(error), 0};
    if (document.current_location().get(place) == SUCCESS && place >= begin && place < begin + text.size()) {
        fault.offset = static_cast<std::size_t>(place - begin);
        if (error == simdjson::TAPE_ERROR) {
            fault.text = unexpectedText(std::string_view(place, text.size() - fault.offset), std::move(fault.text));
        }
    }
    return fault;
}

std::optional<JsonFault> FeatureParser::readFeature(std::string_view text, FeatureDraft& draft) {
    return read(text, draft, [&](simdjson::ondemand::document& document, const char* begin) {
        const auto error = DraftReader({begin, text.size()}, draft, mapping_, crs_).readDocument(document);
        if (error == SUCCESS && mapping_ != nullptr) {
            applyMapping(*mapping_, draft);
        }
        return error;
    });
}

std::optional<JsonFault> FeatureParser::readBareGeometry(std::string_view text, FeatureDraft& draft) {
    return read(text, draft, [&](simdjson::ondemand::document& document, const char* begin) {
        simdjson::ondemand::object object;
        draft.geometry.crs = crs_;
        const auto error = document.get_object().get(object);
        return error != SUCCESS ? error : readGeometryObject(object, begin, draft.geometry);
    });
}

} // namespace entente
