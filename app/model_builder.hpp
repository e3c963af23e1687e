#pragma once
/// Fills the interface's model from the session.

#include "session.hpp"
#include "ui/model.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace entente {

/// Keeps what is dear to compute until the session says that it has changed.
class ModelBuilder {
  public:
    /// `windowSize` in device pixels; `scale` device pixels per logical pixel.
    [[nodiscard]] const Model& build(const Session& session, glm::dvec2 windowSize, double scale, bool fullScreen);

  private:
    void takeState(const Session& session);
    void takeView(const View& view);
    void takeDates(const Session& session);
    void takeTimeline(const Session& session);
    void takeInspection(const Session& session);
    /// Events of the layers that are switched on.
    void takeEvents(const Session& session);
    void takeProblems(const Session& session);
    void takeFiles(const Session& session);
    void takeChanges(const Session& session, const Compared& compared);
    void takeBeginnings(const Session& session);

    Model model_;
    std::uint64_t revision_ = ~std::uint64_t{0}, worldRevision_ = ~std::uint64_t{0},
                  diagnosticsRevision_ = ~std::uint64_t{0};
    /// The world, the selection and what is switched off.
    using BeginningsKey = std::tuple<std::uint64_t, PartyId, std::array<bool, kLayerCount>,
                                     std::set<std::pair<Layer, std::string>>, std::set<std::string>>;
    std::optional<BeginningsKey> beginningsKey_;             ///< what the bars over the timeline were counted for
    std::optional<Inspection> changes_;                      ///< what the panel says in compare mode
    std::tuple<std::uint64_t, PartyId, ThemeId> changesKey_; ///< revision, selection and theme it was made for
};

} // namespace entente
