#pragma once
/// Bringing a file into memory.

#include "core/pack.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace entente {

/// Reads a whole file (never mapped: it may change while we look at it). `goOn` is called at the start
/// and every few megabytes; false stops with the diagnostic `cancelled`. `fileName` is what diagnostics call the file.
[[nodiscard]] Result<std::shared_ptr<const PackText>>
readPackFile(const std::filesystem::path& path, const std::string& fileName,
             const std::function<bool(std::uint64_t bytesDone, std::uint64_t bytesAll)>& goOn);

} // namespace entente
