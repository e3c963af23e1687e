#include "background_loader.hpp"

#include <chrono>

namespace entente {

namespace {

bool ended(const std::future<LoadedWorld>& result) {
    return result.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

} // namespace

BackgroundLoader::~BackgroundLoader() {
    cancel(); // futures of std::async wait for their threads when they are destroyed
}

void BackgroundLoader::cancel() {
    progress_->cancel = true;
    if (result_.valid()) {
        givenUp_.push_back(std::move(result_));
        result_ = {};
    }
    forgetEnded();
}

void BackgroundLoader::forgetEnded() {
    std::erase_if(givenUp_, [](const auto& result) { return ended(result); });
}

void BackgroundLoader::start(std::shared_ptr<const Atlas> atlas, std::vector<std::filesystem::path> packs,
                             FieldChoices fields, LastGood lastGood) {
    cancel();
    progress_ = std::make_shared<LoadProgress>();
    result_ =
        std::async(std::launch::async, [atlas = std::move(atlas), packs = std::move(packs), fields = std::move(fields),
                                        lastGood = std::move(lastGood), progress = progress_] {
            return loadWorld(atlas, packs, progress.get(), fields, lastGood);
        });
}

std::optional<LoadedWorld> BackgroundLoader::take() {
    forgetEnded();
    if (!result_.valid() || !ended(result_)) {
        return std::nullopt;
    }
    return result_.get();
}

} // namespace entente
