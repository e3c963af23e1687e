#pragma once
/// Loads packs on a thread of its own, so that the window never waits.

#include "loading.hpp"

#include <future>
#include <memory>
#include <optional>

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

    /// Begins to load; what was under way is cancelled.
    void start(std::shared_ptr<const Atlas> atlas, std::vector<std::filesystem::path> packs, FieldChoices fields = {});
    void cancel();
    [[nodiscard]] bool busy() const { return result_.valid(); }
    /// The finished world, once; nullopt while loading or when nothing was asked for.
    [[nodiscard]] std::optional<LoadedWorld> take();
    [[nodiscard]] const LoadProgress& progress() const { return *progress_; }
    [[nodiscard]] const std::vector<std::filesystem::path>& packs() const { return packs_; }

  private:
    std::shared_ptr<LoadProgress> progress_ = std::make_shared<LoadProgress>();
    std::vector<std::filesystem::path> packs_;
    std::future<LoadedWorld> result_;
};

} // namespace entente
