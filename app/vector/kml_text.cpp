#include "kml_text.hpp"

#include <cpl_conv.h>
#include <cpl_minixml.h>

#include <memory>
#include <optional>
#include <string_view>

namespace entente {
namespace {

struct TreeCloser {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};

/// What a time primitive says.
struct KmlTime {
    std::string start, end;
};

/// Without the prefix of a name space.
std::string_view nameOf(const CPLXMLNode& node) {
    const std::string_view name(node.pszValue);
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool isElement(const CPLXMLNode* node, std::string_view name) {
    return node->eType == CXT_Element && nameOf(*node) == name;
}

CPLXMLNode* childNamed(CPLXMLNode& parent, std::string_view name) {
    for (CPLXMLNode* child = parent.psChild; child != nullptr; child = child->psNext) {
        if (isElement(child, name)) {
            return child;
        }
    }
    return nullptr;
}

std::string textOf(CPLXMLNode& parent, std::string_view name, const char* otherwise) {
    const CPLXMLNode* child = childNamed(parent, name);
    const char* text = child != nullptr ? CPLGetXMLValue(child, "", "") : "";
    return *text != '\0' ? text : otherwise;
}

void removeChild(CPLXMLNode& parent, CPLXMLNode* child) {
    CPLRemoveXMLChild(&parent, child);
    CPLDestroyXMLNode(child);
}

/// Takes the time out of a feature or container.
std::optional<KmlTime> takeTime(CPLXMLNode& node) {
    std::optional<KmlTime> time;
    if (CPLXMLNode* span = childNamed(node, "TimeSpan")) {
        time = KmlTime{textOf(*span, "begin", ".."), textOf(*span, "end", "..")};
        removeChild(node, span);
    } else if (CPLXMLNode* stamp = childNamed(node, "TimeStamp")) {
        const auto moment = textOf(*stamp, "when", "");
        time = moment.empty() ? time : KmlTime{moment, moment};
        removeChild(node, stamp);
    }
    return time;
}

void putData(CPLXMLNode& data, const char* name, const std::string& text) {
    for (const CPLXMLNode* child = data.psChild; child != nullptr; child = child->psNext) {
        if (isElement(child, "Data") && std::string_view(CPLGetXMLValue(child, "name", "")) == name) {
            return; // of the author's own
        }
    }
    CPLXMLNode* made = CPLCreateXMLNode(&data, CXT_Element, "Data");
    CPLAddXMLAttributeAndValue(made, "name", name);
    CPLCreateXMLElementAndValue(made, "value", text.c_str());
}

void putTime(CPLXMLNode& placemark, const KmlTime& time) {
    CPLXMLNode* data = childNamed(placemark, "ExtendedData");
    data = data != nullptr ? data : CPLCreateXMLNode(&placemark, CXT_Element, "ExtendedData");
    putData(*data, "start", time.start);
    putData(*data, "end", time.end);
}

void walk(CPLXMLNode& node, std::optional<KmlTime> time) {
    if (auto own = takeTime(node)) {
        time = std::move(own);
    }
    if (time && isElement(&node, "Placemark")) {
        putTime(node, *time);
    }
    for (CPLXMLNode* child = node.psChild; child != nullptr;) {
        CPLXMLNode* const next = child->psNext;
        if (isElement(child, "NetworkLink")) {
            removeChild(node, child);
        } else if (isElement(child, "kml") || isElement(child, "Document") || isElement(child, "Folder") ||
                   isElement(child, "Placemark")) {
            walk(*child, time);
        }
        child = next;
    }
}

} // namespace

std::string makeKmlText(const std::string& text) {
    const std::unique_ptr<CPLXMLNode, TreeCloser> tree(CPLParseXMLString(text.c_str()));
    if (!tree) {
        return {};
    }
    for (CPLXMLNode* root = tree.get(); root != nullptr; root = root->psNext) {
        walk(*root, std::nullopt);
    }
    char* made = CPLSerializeXMLTree(tree.get());
    std::string copy = made != nullptr ? made : "";
    CPLFree(made);
    return copy;
}

} // namespace entente
