#pragma once
/// What the readers of the module share: the request, what there is to say, texts in UTF-8, and limits.

#include "core/vector_module.hpp"

#include <string>

namespace entente {

class Reading {
  public:
    Reading(const VectorRequest& request, Result<VectorText>& result) : request_(request), result_(result) {}

    [[nodiscard]] const VectorRequest& request() const { return request_; }
    void say(Severity severity, std::string code, std::string text, std::string advice = {}, std::uint32_t line = 0);
    /// A text that is not UTF-8 is taken for Windows-1252, which is said once.
    [[nodiscard]] std::string inUtf8(const std::string& text);
    /// Begins a feature, in a line of its own; false where no more are to be read, which is said.
    [[nodiscard]] bool beginFeature(VectorText& text);
    [[nodiscard]] bool cancelled() const { return cancelled_; }
    void finish(VectorText text) { result_.value = std::move(text); }

  private:
    const VectorRequest& request_;
    Result<VectorText>& result_;
    bool recoded_ = false, cancelled_ = false;
};

} // namespace entente
