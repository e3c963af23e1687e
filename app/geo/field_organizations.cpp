#include "geo/field_organizations.hpp"

#include "core/json_text.hpp"
#include "geo/field_facts.hpp"
#include "geo/field_names.hpp"
#include "geo/field_samples.hpp"
#include "geo/pack_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

namespace entente {
namespace {

constexpr double kEnough = 0.6;
constexpr std::size_t kFewestColumns = 3;
constexpr std::size_t kMostBytes = std::size_t{1} << 30;

/// What a cell says a party is there: a role, nothing (empty), or no answer to that question (nullopt).
std::optional<std::string_view> roleInCell(std::string_view cell) {
    constexpr std::array<std::string_view, 7> kYes{"1", "yes", "y", "x", "true", "ja", "oui"};
    constexpr std::array<std::string_view, 8> kNo{"0", "no", "n", "false", "nein", "non", "-1", "-9"};
    std::string lower(cell.substr(0, 40));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto isIn = [&](const auto& list) { return std::find(list.begin(), list.end(), lower) != list.end(); };
    if (isIn(kYes)) {
        return "member";
    }
    if (isIn(kNo)) {
        return "";
    }
    if (lower == "2" || lower == "3") {
        return lower == "2" ? "associate" : "observer";
    }
    const auto role = roleMeant(lower);
    return role.empty() ? std::nullopt : std::optional(role);
}

/// Whether all values of a field answer the question, and some with yes.
bool isOrganizationColumn(const SampledField& field) {
    bool any = false;
    for (const auto& value : field.values) {
        const bool plain = value.type == FieldSample::Type::text || value.type == FieldSample::Type::number;
        const auto role = plain ? roleInCell(value.text) : std::nullopt;
        if (!role) {
            return false;
        }
        any = any || !role->empty();
    }
    const auto fits = [&](FieldRole role) { return fieldNameFits(role, field.name) > 0; };
    return any && !fits(FieldRole::weight) && !fits(FieldRole::start) && !fits(FieldRole::end) &&
           !fits(FieldRole::date) && !fits(FieldRole::role);
}

/// Whether the rows are of one party each: not of a pair, and not of a party and an organization already.
bool isOneParty(const FeatureSample& sample, const std::set<std::string, std::less<>>& columns,
                const PartyTable& parties) {
    PartyNames names(parties);
    std::size_t found = 0;
    for (const auto& field : sample.fields) {
        if (columns.count(field.name) > 0 || field.values.empty()) {
            continue;
        }
        const auto facts = factsOf(field, names);
        if (facts.severalEach || fieldNameFits(FieldRole::organization, field.name) == 3) {
            return false;
        }
        if (facts.parties >= kEnough) {
            ++found;
            if (pairNumber(field.name) != 0 || namesDirection(FieldRole::from, field.name) ||
                namesDirection(FieldRole::to, field.name)) {
                return false;
            }
        }
    }
    return found > 0;
}

class Turning {
  public:
    explicit Turning(const std::set<std::string, std::less<>>& columns) : columns_(columns) {}

    /// False where the text grows too long.
    bool add(std::string_view feature) {
        simdjson::dom::element document;
        simdjson::dom::object properties;
        if (parser_.parse(feature.data(), feature.size()).get(document) != simdjson::SUCCESS ||
            document["properties"].get(properties) != simdjson::SUCCESS) {
            return true; // it will not be missed: it could not have been read either
        }
        std::string kept;
        std::vector<std::pair<std::string_view, std::string_view>> memberships;
        for (const auto [key, value] : properties) {
            if (columns_.count(key) == 0) {
                appendJsonText(kept, key);
                kept += ":" + std::string(simdjson::minify(value)) + ",";
                continue;
            }
            std::string_view text;
            const std::string number = value.is_string() ? "" : simdjson::minify(value);
            const auto role = roleInCell(value.get(text) == simdjson::SUCCESS ? text : std::string_view(number));
            if (role && !role->empty()) {
                memberships.emplace_back(key, *role);
            }
        }
        rowsWithout_ += memberships.empty() ? 1U : 0U;
        for (const auto& [organization, role] : memberships) {
            text_ += rows_++ == 0 ? "" : ",\n";
            text_ += R"({"type":"Feature","geometry":null,"properties":{)" + kept + R"("organization":)";
            appendJsonText(text_, organization);
            text_ += R"(,"role":")" + std::string(role) + "\"}}";
        }
        return text_.size() < kMostBytes;
    }
    [[nodiscard]] std::string text() const {
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + text_ + "\n]}";
    }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t rowsWithout() const { return rowsWithout_; }

  private:
    const std::set<std::string, std::less<>>& columns_;
    simdjson::dom::parser parser_;
    std::string text_;
    std::size_t rows_ = 0, rowsWithout_ = 0;
};

std::string listed(const std::set<std::string, std::less<>>& names) {
    constexpr std::size_t kMost = 6;
    std::string text;
    std::size_t count = 0;
    for (const auto& name : names) {
        if (count++ < kMost) {
            text += (text.empty() ? "" : ", ") + inQuotes(name);
        }
    }
    return count > kMost ? fmt::format("{} and {} more", text, count - kMost) : text;
}

} // namespace

std::shared_ptr<const PackText> rowsOfOrganizations(std::string_view text, std::span<const Feature> features,
                                                    const PartyTable& parties, const FieldChoices& choices,
                                                    PackDiagnostics& diagnostics) {
    const bool asked = choices.layer == Layer::organization;
    const bool ownFields = choices.fields.count(FieldRole::from) + choices.fields.count(FieldRole::to) +
                               choices.fields.count(FieldRole::parties) >
                           0;
    if (!asked && (choices.layer || ownFields)) {
        return nullptr;
    }
    const auto sample = sampleFeatures(text, features);
    std::set<std::string, std::less<>> columns;
    std::size_t known = 0;
    for (const auto& field : sample.fields) {
        if (!field.values.empty() && isOrganizationColumn(field)) {
            columns.insert(field.name);
            known += isKnownOrganization(field.name) ? 1U : 0U;
        }
    }
    if (columns.size() < kFewestColumns || !isOneParty(sample, columns, parties)) {
        return nullptr;
    }
    if (!asked && known < 2) {
        if (auto* d = diagnostics.open(Severity::note, "organization-columns", {})) {
            d->text = fmt::format("The columns {} hold nothing but yes and no; they were not used.", listed(columns));
            d->advice = "Where each of them is an organization, read the file with --read-as organization.";
        }
        return nullptr;
    }
    Turning turning(columns);
    for (const auto& feature : features) {
        if (!turning.add(text.substr(feature.textOffset, feature.textLength))) {
            diagnostics.add(Severity::error, "too-many-ties", {},
                            "The table holds more memberships than can be read; those of its first rows were.");
            break;
        }
    }
    if (auto* d = diagnostics.open(Severity::note, "organization-columns", {})) {
        d->text = fmt::format("{} columns were read as organizations: {}. 1 means a member, 2 an associate, 3 an "
                              "observer. {} memberships; {} rows are in none.",
                              columns.size(), listed(columns), turning.rows(), turning.rowsWithout());
        d->advice = "Where they are something else, read the file with --read-as overlay.";
    }
    return makePackText(turning.text());
}

} // namespace entente
