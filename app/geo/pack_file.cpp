#include "geo/pack_file.hpp"

#include "geo/pack_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <thread>

namespace entente {
namespace {

constexpr std::size_t kReadStep = std::size_t{8} << 20U;

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); } // NOLINT(cppcoreguidelines-owning-memory)
};

Result<std::shared_ptr<const PackText>> unreadable(const std::string& fileName, const std::string& reason) {
    Diagnostic d;
    d.code = "unreadable-file";
    d.text = fmt::format("The file cannot be read: {}.", reason);
    d.file = fileName;
    return {std::nullopt, {std::move(d)}};
}

using FileHandle = std::unique_ptr<std::FILE, FileCloser>;

FileHandle openFile(const std::filesystem::path& path) {
    FileHandle file(std::fopen(path.c_str(), "rb"));
    if (file) {
        // A buffer of ours would be one more copy: the reads are large.
        std::setvbuf(file.get(), nullptr, _IONBF, 0);
    }
    return file;
}

/// The reading of one file, from its beginning to its end.
class FileReading {
  public:
    using GoOn = std::function<bool(std::uint64_t, std::uint64_t)>;
    FileReading(const std::filesystem::path& path, std::size_t size, const GoOn& goOn)
        : path_(path), known_(size), goOn_(goOn), text_(std::make_shared<PackText>()), file_(openFile(path)) {}

    /// 0, the number of an error, or kStopped.
    int run() {
        if (!file_) {
            return errno;
        }
        text_->reserve((known_ > 0 ? known_ + 1 : kReadStep) + kTextPadding);
        const int early = known_ >= kWorthTwoThreads ? readHalves() : 0;
        const int failure = early != 0 ? early : readRest();
        if (failure == 0) {
            if (!hasPadding(*text_)) {
                text_->reserve(text_->size() + kTextPadding);
            }
            std::memset(text_->data() + text_->size(), ' ', kTextPadding);
        }
        return failure;
    }
    static constexpr int kStopped = -1;
    [[nodiscard]] std::shared_ptr<const PackText> take() { return std::move(text_); }

  private:
    static constexpr std::size_t kWorthTwoThreads = std::size_t{32} << 20U;

    [[nodiscard]] bool goesOn(std::size_t done) const {
        return !goOn_ || goOn_(done, std::max<std::uint64_t>(known_, done));
    }

    /// Both halves at once: what takes the time is the first touch of the memory. The text ends where the file did.
    int readHalves() {
        const std::size_t middle = known_ / 2;
        text_->resize(known_);
        std::atomic<std::size_t> behind{0}; // bytes read behind the middle
        std::atomic<bool> stop{false};
        std::jthread other([&] {
            const auto file = openFile(path_);
            if (!file || fseeko(file.get(), static_cast<off_t>(middle), SEEK_SET) != 0) {
                return;
            }
            while (!stop && middle + behind < known_) {
                const auto room = std::min(kReadStep, known_ - middle - behind);
                const auto got = std::fread(text_->data() + middle + behind, 1, room, file.get());
                behind += got;
                if (got < room) {
                    return;
                }
            }
        });
        std::size_t before = 0;
        while (before < middle) {
            if (!goesOn(before + behind)) {
                stop = true;
                return kStopped;
            }
            const auto room = std::min(kReadStep, middle - before);
            const auto got = std::fread(text_->data() + before, 1, room, file_.get());
            before += got;
            if (got < room) {
                stop = true;
                break;
            }
        }
        other.join();
        text_->resize(before < middle ? before : middle + behind);
        return fseeko(file_.get(), static_cast<off_t>(text_->size()), SEEK_SET) == 0 ? 0 : errno;
    }

    int readRest() {
        for (;;) {
            if (!goesOn(text_->size())) {
                return kStopped;
            }
            const auto had = text_->size();
            // One byte more than the known size, so that the end is seen without growing the column.
            const auto room = std::min(kReadStep, text_->capacity() - kTextPadding - had);
            text_->resize(had + (room > 0 ? room : kReadStep));
            const auto got = std::fread(text_->data() + had, 1, text_->size() - had, file_.get());
            text_->resize(had + got);
            if (std::ferror(file_.get()) != 0) {
                return errno;
            }
            if (got == 0) {
                return 0;
            }
        }
    }

    const std::filesystem::path& path_;
    std::size_t known_; ///< of the file, 0 where it is not known
    const GoOn& goOn_;
    std::shared_ptr<PackText> text_;
    FileHandle file_;
};

} // namespace

Result<std::shared_ptr<const PackText>> readPackFile(const std::filesystem::path& path, const std::string& fileName,
                                                     const std::function<bool(std::uint64_t, std::uint64_t)>& goOn) {
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure)) {
        return unreadable(fileName, "it is a folder");
    }
    if (std::filesystem::is_character_file(path, failure) || std::filesystem::is_block_file(path, failure)) {
        return unreadable(fileName, "it is a device, which may have no end");
    }
    const auto size = std::filesystem::file_size(path, failure);
    FileReading reading(path, failure ? 0 : static_cast<std::size_t>(size), goOn);
    const int error = reading.run();
    if (error == FileReading::kStopped) {
        Diagnostic d;
        d.severity = Severity::note;
        d.code = "cancelled";
        d.text = "Reading was stopped.";
        d.file = fileName;
        return {std::nullopt, {std::move(d)}};
    }
    if (error != 0) {
        return unreadable(fileName, std::generic_category().message(error));
    }
    return {reading.take(), {}};
}

} // namespace entente
