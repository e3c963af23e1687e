#pragma once
/// Reading CSV and its relatives.

#include "reading.hpp"

#include <filesystem>

namespace entente {

/// Reads a delimited file of up to 2 GiB whole, since GDAL tells no lines and knows no bars and no UTF-16.
void readDelimited(const std::filesystem::path& path, Reading& reading);

} // namespace entente
