#pragma once
/// Work on a thread of its own, so that the window never waits.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace entente {

/// How far work has come; written by the working thread, read by others.
struct Progress {
    enum class Phase : std::uint8_t { file, outline, features, rows, world }; ///< as of ReadProgress, then the world
    std::atomic<Phase> phase{Phase::file};
    std::atomic<std::uint64_t> bytesDone{0}, bytesAll{0}, features{0}; ///< of the phase; features also while building
    std::atomic<float> fraction{-1.0F}; ///< of all files and the world together; negative where it is not known
    std::atomic<bool> cancel{false};    ///< set from outside to stop
};

/// Lowers the priority of the calling thread and of those that it starts (Linux; elsewhere nothing).
void giveWay();

/// Its threads give way to others where the processor is not enough for all.
template <class T> class BackgroundTask {
  public:
    BackgroundTask() = default;
    BackgroundTask(const BackgroundTask&) = delete;
    BackgroundTask& operator=(const BackgroundTask&) = delete;
    BackgroundTask(BackgroundTask&&) = delete;
    BackgroundTask& operator=(BackgroundTask&&) = delete;
    /// Cancels what is under way and waits for it.
    ~BackgroundTask() {
        cancel(); // futures of std::async wait for their threads when they are destroyed
    }

    /// Begins `work(progress)`, which makes a T; what was under way is cancelled. Returns at once.
    template <class Work> void start(Work work) {
        cancel();
        progress_ = std::make_shared<Progress>();
        result_ = std::async(std::launch::async, [kept = std::move(work), progress = progress_]() mutable -> T {
            giveWay();
            Work now = std::move(kept); // taken apart here: a future keeps what it was started with
            return now(*progress);
        });
    }
    /// Gives up what is under way; its result is never handed over. Returns at once: the thread ends by itself.
    void cancel() {
        progress_->cancel = true;
        if (result_.valid()) {
            givenUp_.push_back(std::move(result_));
            result_ = {};
        }
        forgetEnded();
    }
    [[nodiscard]] bool busy() const { return result_.valid(); }
    /// The result, once; nullopt while it is not there or when nothing was asked for.
    [[nodiscard]] std::optional<T> take() {
        forgetEnded();
        if (!result_.valid() || !ended(result_)) {
            return std::nullopt;
        }
        return result_.get();
    }
    [[nodiscard]] const Progress& progress() const { return *progress_; }

  private:
    [[nodiscard]] static bool ended(const std::future<T>& result) {
        return result.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }
    void forgetEnded() {
        std::erase_if(givenUp_, [](const auto& result) { return ended(result); });
    }

    std::shared_ptr<Progress> progress_ = std::make_shared<Progress>();
    std::future<T> result_;
    std::vector<std::future<T>> givenUp_; ///< cancelled, their threads not ended yet
};

} // namespace entente
