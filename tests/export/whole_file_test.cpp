#include "export/whole_file.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace entente;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

TEST_CASE("a file is replaced as a whole or not at all, and nothing is left beside it") {
    const fs::path folder = fs::temp_directory_path() / ("entente-whole-" + std::to_string(::getpid()));
    fs::create_directory(folder);
    const fs::path path = folder / "pack.geojson";
    CHECK(writeWholeFile(path, "first").empty());
    CHECK(writeWholeFile(path, "second").empty());
    CHECK(contents(path) == "second");
    {
        const WholeFile given(path);
        std::ofstream(given.beside()) << "half";
        CHECK(entries(folder) == 2);
    }
    CHECK(contents(path) == "second");
    CHECK(entries(folder) == 1);
    CHECK_FALSE(writeWholeFile(folder / "no-such-folder" / "pack.geojson", "text").empty());
    CHECK_FALSE(writeWholeFile(folder, "a folder is in the way").empty());
    CHECK(entries(folder) == 1);
    fs::remove_all(folder);
}
