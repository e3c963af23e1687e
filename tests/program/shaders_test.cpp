// A shader that the program carries along but that is not the one in the folder costs a developer an afternoon.

#include "run_program.hpp"

#include "render/shader_source.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("the program's shaders are those of the folder") {
    const std::string common = contentOf(sourceFile("shaders/common.glsl"));
    REQUIRE(!common.empty());
    std::size_t seen = 0;
    for (const auto& entry : fs::directory_iterator(sourceFile("shaders"))) {
        const std::string name = entry.path().filename().string();
        if (name != "common.glsl") {
            CHECK(shaderSource(name) == common + contentOf(entry.path()));
            ++seen;
        }
    }
    CHECK(seen >= 8);
    CHECK_THROWS(shaderSource("no-such.frag"));
}
