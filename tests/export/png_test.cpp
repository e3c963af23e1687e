#include "export/image_difference.hpp"
#include "export/png.hpp"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

using namespace entente;

namespace {

/// A folder that goes when the test ends.
class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("entente-png-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

Image gradient(std::uint32_t width, std::uint32_t height, bool opaque) {
    Image image{width, height, {}};
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            image.pixels.insert(image.pixels.end(),
                                {static_cast<std::uint8_t>(x * 7U), static_cast<std::uint8_t>(y * 3U),
                                 static_cast<std::uint8_t>(x ^ y), static_cast<std::uint8_t>(opaque ? 255U : x + y)});
        }
    }
    return image;
}

std::size_t filesIn(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

} // namespace

TEST_CASE("a picture comes back from its file as it was") {
    const Folder folder;
    for (const bool opaque : {true, false}) {
        const auto image = gradient(83, 41, opaque);
        const auto path = folder.path() / "picture.png";
        REQUIRE(writePng(image, path).empty());
        const auto read = readPng(path);
        REQUIRE(read);
        CHECK(read.value->width == 83);
        CHECK(read.value->height == 41);
        CHECK(read.value->pixels == image.pixels);
        CHECK(filesIn(folder.path()) == 1);
    }
}

TEST_CASE("an opaque picture has no alpha channel, which other programs would show as a mask") {
    const Folder folder;
    const auto path = folder.path() / "picture.png";
    REQUIRE(writePng(gradient(5, 5, true), path).empty());
    std::ifstream file(path, std::ios::binary);
    std::string head(26, '\0');
    file.read(head.data(), 26);
    CHECK(int{head[24]} == 8); // bits, and then the colour type: PNG specification 11.2.2
    CHECK(int{head[25]} == 2);
}

TEST_CASE("a picture that cannot be written leaves what was there and says why") {
    const Folder folder;
    const auto missing = writePng(gradient(4, 4, true), folder.path() / "nowhere" / "picture.png");
    REQUIRE(missing.size() == 1);
    CHECK(missing.front().code == "cannot-write");
    CHECK(missing.front().text.find("No such file") != std::string::npos);

    const auto taken = folder.path() / "taken.png";
    std::filesystem::create_directories(taken / "inside");
    const auto folderThere = writePng(gradient(4, 4, true), taken);
    REQUIRE(folderThere.size() == 1);
    CHECK(std::filesystem::exists(taken / "inside"));
    CHECK(filesIn(folder.path()) == 1);

    const auto empty = writePng(Image{}, folder.path() / "empty.png");
    REQUIRE(empty.size() == 1);
    CHECK(empty.front().code == "empty-image");
    CHECK_FALSE(std::filesystem::exists(folder.path() / "empty.png"));
}

TEST_CASE("a file that is no picture is a diagnostic") {
    const Folder folder;
    const auto path = folder.path() / "text.png";
    std::ofstream(path) << "this is not a picture";
    const auto bad = readPng(path);
    CHECK_FALSE(bad);
    REQUIRE(bad.diagnostics.size() == 1);
    CHECK(bad.diagnostics.front().code == "bad-png");
    const auto missing = readPng(folder.path() / "missing.png");
    REQUIRE(missing.diagnostics.size() == 1);
    CHECK(missing.diagnostics.front().code == "cannot-read");
}

TEST_CASE("a broken half of a picture is a diagnostic") {
    const Folder folder;
    const auto path = folder.path() / "half.png";
    REQUIRE(writePng(gradient(64, 64, true), path).empty());
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    const auto half = readPng(path);
    CHECK_FALSE(half);
    CHECK(half.hasErrors());
}

TEST_CASE("two pictures are compared pixel by pixel") {
    const auto a = gradient(10, 10, true);
    auto b = a;
    b.pixels[4 * 23 + 1] = static_cast<std::uint8_t>(b.pixels[4 * 23 + 1] + 9U);
    b.pixels[4 * 57 + 2] = static_cast<std::uint8_t>(b.pixels[4 * 57 + 2] + 2U);
    const auto strict = compareImages(a, b, 0);
    CHECK(strict.pixels == 2);
    CHECK(strict.largest == 9);
    CHECK(strict.share() == Approx(0.02));
    CHECK(strict.picture.pixels[4 * 23 + 1] == 0);
    CHECK(strict.picture.pixels[4 * 24 + 1] == 255);
    CHECK(compareImages(a, b, 2).pixels == 1);
    CHECK(compareImages(a, b, 9).pixels == 0);
    CHECK_FALSE(compareImages(a, gradient(10, 11, true), 0).sameSize);
}
