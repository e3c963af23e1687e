#pragma once
/// Loads packs on a thread of its own, so that the window never waits.

#include "loading.hpp"

#include <future>
#include <memory>
#include <optional>
#include <vector>

namespace entente {

class BackgroundLoader {
  public:
    BackgroundLoader() = default;
    BackgroundLoader(const BackgroundLoader&) = delete;
    BackgroundLoader& operator=(const BackgroundLoader&) = delete;
    BackgroundLoader(BackgroundLoader&&) = delete;
    BackgroundLoader& operator=(BackgroundLoader&&) = delete;
    /// Cancels what is under way and waits for it.
    ~BackgroundLoader();

    /// Begins to load; what was under way is cancelled. Returns at once.
    void start(std::shared_ptr<const Atlas> atlas, std::vector<std::filesystem::path> packs, FieldChoices fields = {},
               LastGood lastGood = {});
    /// Gives up what is under way; its result is never handed over. Returns at once: the thread ends by itself.
    void cancel();
    [[nodiscard]] bool busy() const { return result_.valid(); }
    /// The finished world, once; nullopt while loading or when nothing was asked for.
    [[nodiscard]] std::optional<LoadedWorld> take();
    [[nodiscard]] const LoadProgress& progress() const { return *progress_; }

  private:
    void forgetEnded();

    std::shared_ptr<LoadProgress> progress_ = std::make_shared<LoadProgress>();
    std::future<LoadedWorld> result_;
    std::vector<std::future<LoadedWorld>> givenUp_; ///< cancelled, their threads not ended yet
};

} // namespace entente
