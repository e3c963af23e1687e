#pragma once
/// Pictures as PNG files.

#include "core/result.hpp"
#include "core/scene.hpp"

#include <filesystem>
#include <vector>

namespace entente {

/// Writes a PNG, without an alpha channel where the image is opaque. It is written beside its place and renamed
/// when it is whole, so a picture that was there is either replaced or untouched. No diagnostics means it is done;
/// else there is one error: "cannot-write", or "empty-image" for an image without pixels.
[[nodiscard]] std::vector<Diagnostic> writePng(const Image& image, const std::filesystem::path& path);

/// Reads a PNG of any kind as RGBA with 8 bits. Errors: "cannot-read", "bad-png".
[[nodiscard]] Result<Image> readPng(const std::filesystem::path& path);

} // namespace entente
