#pragma once
/// Coordinates of a file that are not in degrees of longitude and latitude.

#include "core/geometry.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct pj_ctx;
struct PJconsts;

namespace entente {

/// Brings positions of one coordinate reference system to longitude and latitude (OGC:CRS84), by PROJ. To be used
/// from one thread at a time.
class ForeignCrs {
  public:
    /// `authority:code`, such as EPSG:3857; nullptr where PROJ does not know it. Nothing is fetched from a network.
    [[nodiscard]] static std::unique_ptr<ForeignCrs> make(const std::string& authorityAndCode);
    /// A position outside of what the system covers becomes infinite.
    [[nodiscard]] LonLat toLonLat(LonLat position) const;

  private:
    struct FreeContext {
        void operator()(pj_ctx* context) const;
    };
    struct FreeTransform {
        void operator()(PJconsts* transform) const;
    };
    std::unique_ptr<pj_ctx, FreeContext> context_;
    std::unique_ptr<PJconsts, FreeTransform> transform_;
};

/// What the `crs` member of GeoJSON 2008 names, as `authority:code`: of urn:ogc:def:crs:EPSG::3857,
/// http://www.opengis.net/def/crs/EPSG/0/3857 and EPSG:3857. Empty for longitude and latitude (CRS84, EPSG:4326),
/// which need no change; nullopt for any other text. A file's text goes no further than through this form.
[[nodiscard]] std::optional<std::string> crsCode(std::string_view name);

} // namespace entente
