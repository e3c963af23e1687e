#include "loading.hpp"

#include "geo/pack_reader.hpp"
#include "vector_files.hpp"

#include <algorithm>
#include <numeric>

namespace entente {

namespace {

/// Whether more is wrong than single features: what the author has saved is not finished.
bool isBroken(const Result<Pack>& pack) {
    return !pack.value || std::any_of(pack.diagnostics.begin(), pack.diagnostics.end(), [](const Diagnostic& d) {
        return d.code == "truncated" || (d.code == "json-syntax" && !d.feature);
    });
}

/// Brings what readers and the world tell of their progress together.
class Teller {
  public:
    Teller(Progress* progress, const std::vector<PackFile>& packs) : progress_(progress) {
        for (const auto& pack : packs) {
            std::error_code error;
            const auto size = std::filesystem::file_size(pack.path, error);
            sizes_.push_back(error ? 1.0 : static_cast<double>(size) + 1.0);
        }
        all_ = std::accumulate(sizes_.begin(), sizes_.end(), 0.0);
    }
    [[nodiscard]] bool stopped() const { return progress_ != nullptr && progress_->cancel; }

    /// Tells of one file of the packs.
    bool read(std::size_t file, const ReadProgress& from) {
        using Phase = ReadProgress::Phase;
        // Parts of the time that reading takes, by phase.
        constexpr double kFile = 0.1, kOutline = 0.3;
        const double part =
            from.bytesAll == 0 ? 0.0 : static_cast<double>(from.bytesDone) / static_cast<double>(from.bytesAll);
        const double done = from.phase == Phase::file      ? kFile * part
                            : from.phase == Phase::outline ? kFile + (kOutline - kFile) * part
                                                           : kOutline + (1.0 - kOutline) * part;
        const double before = std::accumulate(sizes_.begin(), sizes_.begin() + static_cast<std::ptrdiff_t>(file), 0.0);
        progress_->phase = static_cast<Progress::Phase>(from.phase);
        progress_->bytesDone = from.bytesDone;
        progress_->bytesAll = from.bytesAll;
        progress_->features = from.features;
        progress_->fraction =
            from.phase == Phase::rows ? -1.0F : static_cast<float>((before + done * sizes_[file]) / all_ * kReading);
        return !stopped();
    }
    /// Tells of the world, of so many features.
    bool build(std::size_t features, double part) {
        progress_->phase = Progress::Phase::world;
        progress_->features = features;
        progress_->fraction = static_cast<float>(kReading + (1.0 - kReading) * part);
        return !stopped();
    }

  private:
    static constexpr double kReading = 0.85; ///< of the time
    Progress* progress_;
    std::vector<double> sizes_; ///< of the files
    double all_ = 0.0;
};

LoadedWorld givenUp() {
    LoadedWorld loaded;
    loaded.cancelled = true;
    return loaded;
}

} // namespace

std::vector<PackFile> packFiles(const std::vector<std::filesystem::path>& paths, const FieldChoices& fields) {
    std::vector<PackFile> files;
    for (const auto& path : paths) {
        files.push_back({path, fields});
    }
    return files;
}

LoadedWorld loadWorld(const std::shared_ptr<const Atlas>& atlas, const std::vector<PackFile>& packs, Progress* progress,
                      const LastGood& lastGood) {
    LoadedWorld loaded;
    std::vector<Pack> read;
    std::size_t features = 0;
    Teller teller(progress, packs);
    for (std::size_t i = 0; i < packs.size(); ++i) {
        const auto& [path, fields] = packs[i];
        ReadOptions options;
        options.fields = fields;
        if (progress != nullptr) {
            options.progress = [&teller, i](const ReadProgress& from) { return teller.read(i, from); };
        }
        auto pack = readAnyPack(path, atlas->parties, options);
        if (teller.stopped()) {
            return givenUp();
        }
        if (isBroken(pack)) {
            loaded.broken.push_back(path);
            if (const auto good = lastGood.find(path); good != lastGood.end()) {
                pack.value = readPackText(good->second, path.string(), atlas->parties, options).value;
                loaded.kept.push_back(path);
            }
        }
        loaded.diagnostics.insert(loaded.diagnostics.end(), std::make_move_iterator(pack.diagnostics.begin()),
                                  std::make_move_iterator(pack.diagnostics.end()));
        if (pack.value) {
            features += pack.value->features.size();
            read.push_back(std::move(*pack.value));
        } else {
            ++loaded.unreadable;
        }
        if (teller.stopped()) {
            return givenUp();
        }
    }
    if (!read.empty() || packs.empty()) {
        BuildProgress tell;
        if (progress != nullptr) {
            tell = [&](double part) { return teller.build(features, part); };
        }
        loaded.world = World::build(atlas, std::move(read), tell);
        if (!loaded.world) {
            return givenUp();
        }
    }
    return loaded;
}

FeatureDetail detailOf(const World& world, FeatureId feature) {
    return readFeatureDetail(world.packOf(feature), world.localFeature(feature));
}

} // namespace entente
