// What has no room in the inspector must be told all the same.

#include "driver.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::test;

TEST_CASE("A name without room in the inspector is told in full, and a long title keeps its code", "[inspector]") {
    const auto vertices = [](const char* code) {
        Model model = sampleModel();
        model.inspection = sampleInspection();
        model.inspection->title = "State Union of Serbia and Montenegro, and of much more beside";
        model.inspection->code = code;
        const Driver driver(model);
        return ImGui::GetDrawData()->TotalVtxCount;
    };
    CHECK(vertices("SCG") > vertices(""));

    Model model = sampleModel();
    model.inspection = sampleInspection();
    const auto toldAt = [&](const std::string& name) {
        model.inspection->sections.front().rows.front().name = name;
        Driver driver(model);
        driver.moveTo({1400, 135});
        for (int i = 0; i < 90; ++i) {
            driver.frame();
        }
        const ImGuiWindow* hint = ImGui::FindWindowByName("##hint");
        return hint != nullptr && hint->Active;
    };
    CHECK_FALSE(toldAt("India"));
    CHECK(toldAt("Trust Territory of the Pacific Islands – United States Minor Outlying Islands"));
}
