#pragma once
/// Reading the first features of a large file while the others are still looked for.

#include "geo/feature_reading.hpp"
#include "geo/feature_scanner.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace entente {

/// A FeatureReading in a thread of its own, which is given the features part by part. The reading must outlive it.
class ReadingThread {
  public:
    explicit ReadingThread(FeatureReading& reading);
    ReadingThread(const ReadingThread&) = delete;
    ReadingThread& operator=(const ReadingThread&) = delete;
    ReadingThread(ReadingThread&&) = delete;
    ReadingThread& operator=(ReadingThread&&) = delete;
    /// Gives up what has not been read.
    ~ReadingThread();

    /// Hands over some features and leaves `found` empty; false, with `found` as it was, where enough wait already.
    [[nodiscard]] bool take(FoundFeatures& found);
    /// There are no more. The thread then finishes the reading.
    void end();
    /// Waits for a change, not longer than a fiftieth of a second; true once all is read. Throws what the reading
    /// threw.
    [[nodiscard]] bool waitAWhile();
    [[nodiscard]] std::size_t featuresRead() const { return featuresRead_; }
    [[nodiscard]] std::size_t bytesRead() const { return bytesRead_; } ///< how far in the text reading has come

  private:
    void run();

    FeatureReading& reading_;
    std::atomic<std::size_t> featuresRead_{0}, bytesRead_{0};
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<FoundFeatures> waiting_;
    bool ended_ = false, stopped_ = false, done_ = false;
    std::exception_ptr failure_;
    std::thread thread_; ///< last: it uses all the others
};

} // namespace entente
