#include "export/png.hpp"

#include "export/whole_file.hpp"

#include <png.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

namespace entente {
namespace {

struct FileClose {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileClose>;

Diagnostic failure(std::string code, std::string text, const std::filesystem::path& path) {
    Diagnostic d;
    d.code = std::move(code);
    d.text = std::move(text);
    d.file = path.string();
    return d;
}

/// libpng reports errors by a jump out of the function that called it; the text is kept for the diagnostic.
void keepError(png_structp png, png_const_charp text) {
    static_cast<std::string*>(png_get_error_ptr(png))->assign(text);
    png_longjmp(png, 1);
}

void ignoreWarning(png_structp, png_const_charp) {}

bool isOpaque(const Image& image) {
    for (std::size_t i = 3; i < image.pixels.size(); i += 4) {
        if (image.pixels[i] != 255) {
            return false;
        }
    }
    return true;
}

struct Writer {
    png_structp png = nullptr;
    png_infop info = nullptr;
    Writer() = default;
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    Writer(Writer&&) = delete;
    Writer& operator=(Writer&&) = delete;
    ~Writer() { png_destroy_write_struct(&png, &info); }
};

/// Map pictures are flat areas with thin marks: the row above and zlib's fastest level compress them within a few
/// percent of its best in a tenth of the time.
bool encode(const Image& image, bool opaque, std::FILE* file, std::string& error) {
    const std::size_t rowBytes = std::size_t{image.width} * 4;
    Writer w;
    w.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &error, keepError, ignoreWarning);
    w.info = w.png != nullptr ? png_create_info_struct(w.png) : nullptr;
    if (w.info == nullptr) {
        error = "out of memory";
        return false;
    }
    if (setjmp(png_jmpbuf(w.png)) != 0) {
        return false;
    }
    png_init_io(w.png, file);
    png_set_compression_level(w.png, 1);
    png_set_compression_buffer_size(w.png, 1U << 18U);
    png_set_filter(w.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
    png_set_IHDR(w.png, w.info, image.width, image.height, 8, opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(w.png, w.info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_write_info(w.png, w.info);
    if (opaque) {
        png_set_filler(w.png, 0, PNG_FILLER_AFTER);
    }
    for (std::uint32_t y = 0; y < image.height; ++y) {
        png_write_row(w.png, image.pixels.data() + y * rowBytes);
    }
    png_write_end(w.png, nullptr);
    return true;
}

} // namespace

std::vector<Diagnostic> writePng(const Image& image, const std::filesystem::path& path) {
    if (image.width == 0 || image.height == 0 || image.pixels.size() != std::size_t{image.width} * image.height * 4) {
        return {failure("empty-image", "there is no picture to write", path)};
    }
    WholeFile whole(path);
    File file(std::fopen(whole.beside().c_str(), "wb"));
    if (!file) {
        return {failure("cannot-write", std::string("the file cannot be made: ") + std::strerror(errno), path)};
    }
    std::string error;
    bool done = encode(image, isOpaque(image), file.get(), error);
    if (std::fclose(file.release()) != 0 && done) {
        error = std::strerror(errno);
        done = false;
    }
    if (done) {
        error = whole.putInPlace();
        if (error.empty()) {
            return {};
        }
    }
    return {failure("cannot-write", "the picture cannot be written: " + error, path)};
}

Result<Image> readPng(const std::filesystem::path& path) {
    Result<Image> result;
    const File file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        result.diagnostics.push_back(
            failure("cannot-read", std::string("the file cannot be read: ") + std::strerror(errno), path));
        return result;
    }
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    Image image;
    if (png_image_begin_read_from_stdio(&png, file.get()) != 0) {
        png.format = PNG_FORMAT_RGBA;
        image.width = png.width;
        image.height = png.height;
        image.pixels.resize(PNG_IMAGE_SIZE(png));
        if (png_image_finish_read(&png, nullptr, image.pixels.data(), 0, nullptr) != 0) {
            result.value = std::move(image);
            return result;
        }
    }
    result.diagnostics.push_back(failure("bad-png", std::string("not a readable PNG: ") + png.message, path));
    png_image_free(&png);
    return result;
}

} // namespace entente
