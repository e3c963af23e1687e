#include "export/whole_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace entente {

WholeFile::WholeFile(std::filesystem::path place) : place_(std::move(place)), beside_(place_) {
    beside_ += fmt::format(".{}.part", ::getpid());
}

WholeFile::~WholeFile() {
    if (!done_) {
        std::error_code ignored;
        std::filesystem::remove(beside_, ignored);
    }
}

std::string WholeFile::putInPlace() {
    std::error_code failure;
    std::filesystem::rename(beside_, place_, failure);
    done_ = !failure;
    return failure ? failure.message() : std::string();
}

std::string writeWholeFile(const std::filesystem::path& path, std::string_view text) {
    WholeFile file(path);
    errno = 0;
    std::ofstream stream(file.beside(), std::ios::binary);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (!stream) {
        return errno != 0 ? std::strerror(errno) : "it cannot be written";
    }
    return file.putInPlace();
}

} // namespace entente
