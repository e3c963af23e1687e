#include "geo/foreign_crs.hpp"

#include <proj.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {

void ForeignCrs::FreeContext::operator()(pj_ctx* context) const {
    proj_context_destroy(context);
}

void ForeignCrs::FreeTransform::operator()(PJconsts* transform) const {
    proj_destroy(transform);
}

std::unique_ptr<ForeignCrs> ForeignCrs::make(const std::string& authorityAndCode) {
    auto crs = std::make_unique<ForeignCrs>();
    crs->context_.reset(proj_context_create());
    proj_context_set_enable_network(crs->context_.get(), 0);
    proj_log_level(crs->context_.get(), PJ_LOG_NONE);
    const std::unique_ptr<PJconsts, FreeTransform> plain(
        proj_create_crs_to_crs(crs->context_.get(), authorityAndCode.c_str(), "OGC:CRS84", nullptr));
    if (!plain) {
        return nullptr;
    }
    crs->transform_.reset(proj_normalize_for_visualization(crs->context_.get(), plain.get()));
    return crs->transform_ ? std::move(crs) : nullptr;
}

LonLat ForeignCrs::toLonLat(LonLat position) const {
    const auto moved = proj_trans(transform_.get(), PJ_FWD, proj_coord(position.x, position.y, 0.0, HUGE_VAL));
    return {moved.xy.x, moved.xy.y};
}

std::optional<std::string> crsCode(std::string_view name) {
    if (name.ends_with("CRS84")) {
        return std::string();
    }
    const auto last = name.find_last_of(":/");
    if (last == std::string_view::npos || last + 1 == name.size() || name.size() > 80) {
        return std::nullopt;
    }
    const auto code = name.substr(last + 1);
    if (code.size() > 6 || !std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return std::nullopt;
    }
    for (const std::string_view authority : {"EPSG", "ESRI", "IGNF"}) {
        if (name.substr(0, last).find(authority) != std::string_view::npos) {
            const bool degrees = authority == "EPSG" && code == "4326";
            return degrees ? std::string() : std::string(authority) + ":" + std::string(code);
        }
    }
    return std::nullopt;
}

} // namespace entente
