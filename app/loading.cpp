#include "loading.hpp"

#include "geo/pack_reader.hpp"
#include "vector_files.hpp"

#include <algorithm>
#include <set>

namespace entente {

namespace {

/// Whether more is wrong than single features: what the author has saved is not finished.
bool isBroken(const Result<Pack>& pack) {
    return !pack.value || std::any_of(pack.diagnostics.begin(), pack.diagnostics.end(), [](const Diagnostic& d) {
        return d.code == "truncated" || (d.code == "json-syntax" && !d.feature);
    });
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
                      const LastGood& lastGood, const std::string& table) {
    LoadedWorld loaded;
    std::vector<Pack> read;
    for (const auto& [path, fields] : packs) {
        ReadOptions options;
        options.fields = fields;
        if (progress != nullptr) {
            options.progress = [progress](std::uint64_t done, std::uint64_t all, std::size_t features) {
                progress->bytesDone = done;
                progress->bytesAll = all;
                progress->features = features;
                return !progress->cancel.load();
            };
        }
        auto pack = readAnyPack(path, atlas->parties, options, table);
        if (progress != nullptr && progress->cancel) {
            loaded.cancelled = true;
            return loaded;
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
            read.push_back(std::move(*pack.value));
        } else {
            ++loaded.unreadable;
        }
        if (progress != nullptr && progress->cancel) {
            loaded.cancelled = true;
            return loaded;
        }
    }
    if (!read.empty() || packs.empty()) {
        loaded.world = std::make_shared<const World>(atlas, std::move(read));
    }
    return loaded;
}

FeatureDetail detailOf(const World& world, FeatureId feature) {
    return readFeatureDetail(world.packOf(feature), world.localFeature(feature));
}

std::optional<std::size_t> countSources(const World& world, const std::vector<FeatureId>& features, std::size_t most) {
    if (features.size() > most) {
        return std::nullopt;
    }
    std::set<std::pair<std::size_t, std::string>> sources;
    for (const FeatureId feature : features) {
        for (auto& source : detailOf(world, feature).sources) {
            sources.emplace(world.packIndexOf(feature), std::move(source));
        }
    }
    return sources.size();
}

} // namespace entente
