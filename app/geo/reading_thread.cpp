#include "geo/reading_thread.hpp"

#include <utility>

namespace entente {

namespace {
constexpr std::size_t kMostWaiting = 8; ///< parts, of a megabyte of text each
}

ReadingThread::ReadingThread(FeatureReading& reading)
    : reading_(reading), thread_([this] {
          try {
              run();
          } catch (...) {
              const std::lock_guard lock(mutex_);
              failure_ = std::current_exception();
              changed_.notify_all();
          }
      }) {}

ReadingThread::~ReadingThread() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

bool ReadingThread::take(FoundFeatures& found) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= kMostWaiting) {
            return false;
        }
        waiting_.push_back(std::exchange(found, {}));
    }
    changed_.notify_all();
    return true;
}

void ReadingThread::end() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    changed_.notify_all();
}

bool ReadingThread::waitAWhile() {
    std::unique_lock lock(mutex_);
    const auto read = featuresRead_.load();
    changed_.wait_for(lock, std::chrono::milliseconds(20),
                      [&] { return done_ || failure_ != nullptr || featuresRead_ != read; });
    if (failure_ != nullptr) {
        std::rethrow_exception(failure_);
    }
    return done_;
}

void ReadingThread::run() {
    for (;;) {
        FoundFeatures part;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return stopped_ || ended_ || !waiting_.empty(); });
            if (stopped_) {
                return;
            }
            if (waiting_.empty()) {
                break;
            }
            part = std::move(waiting_.front());
            waiting_.pop_front();
        }
        reading_.read(part);
        {
            const std::lock_guard lock(mutex_);
            featuresRead_ += part.size();
            bytesRead_ = part.empty() ? bytesRead_.load() : part.back().textOffset + part.back().textLength;
        }
        changed_.notify_all();
    }
    reading_.finish();
    const std::lock_guard lock(mutex_);
    done_ = true;
    changed_.notify_all();
}

} // namespace entente
