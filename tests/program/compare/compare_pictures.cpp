// compare_pictures A.png B.png TOLERANCE: prints the sizes and how many pixels differ by more than TOLERANCE.
// Exit status 0 where they have one size, 1 where not, 2 where one cannot be read.

#include "export/image_difference.hpp"
#include "export/png.hpp"

#include <fmt/format.h>

#include <cstdlib>

int main(int count, char** words) {
    if (count != 4) {
        return 2;
    }
    const auto a = entente::readPng(words[1]);
    const auto b = entente::readPng(words[2]);
    if (!a.value || !b.value) {
        return 2;
    }
    const auto difference = entente::compareImages(*a.value, *b.value, std::atoi(words[3]));
    fmt::print("{}x{} {}x{} {}\n", a.value->width, a.value->height, b.value->width, b.value->height,
               difference.sameSize ? difference.pixels : 0);
    return difference.sameSize ? 0 : 1;
}
