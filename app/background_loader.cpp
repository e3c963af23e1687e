#include "background_loader.hpp"

#include <chrono>

namespace entente {

BackgroundLoader::~BackgroundLoader() {
    cancel();
}

void BackgroundLoader::cancel() {
    progress_->cancel = true;
    if (result_.valid()) {
        result_.wait();
        result_ = {};
    }
}

void BackgroundLoader::start(std::shared_ptr<const Atlas> atlas, std::vector<std::filesystem::path> packs,
                             FieldChoices fields) {
    cancel();
    progress_ = std::make_shared<LoadProgress>();
    packs_ = std::move(packs);
    result_ = std::async(std::launch::async,
                         [atlas = std::move(atlas), packs = packs_, progress = progress_, fields = std::move(fields)] {
                             return loadWorld(atlas, packs, progress.get(), fields);
                         });
}

std::optional<LoadedWorld> BackgroundLoader::take() {
    if (!result_.valid() || result_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
        return std::nullopt;
    }
    return result_.get();
}

} // namespace entente
