#include "commands.hpp"
#include "heap.hpp"
#include "options.hpp"
#include "window.hpp"

#include <exception>
#include <iostream>

namespace {

int run(const entente::Options& options) {
    const entente::Streams streams{std::cout, std::cerr};
    switch (options.command) {
    case entente::Command::render:
        return entente::runRender(options, streams);
    case entente::Command::ties:
        return entente::runTies(options, streams);
    case entente::Command::diff:
        return entente::runDiff(options, streams);
    case entente::Command::check:
        return entente::runCheck(options, streams);
    case entente::Command::info:
        return entente::runInfo(options, streams);
    case entente::Command::import:
        return entente::runImport(options, streams);
    case entente::Command::window:
        break;
    }
    return entente::runWindow(options, streams);
}

} // namespace

int main(int count, char** values) {
    entente::growHeapInHugePages();
    try {
        const auto parsed = entente::parseOptions({values + 1, values + count});
        std::cout << parsed.output;
        std::cerr << parsed.error;
        return parsed.options ? run(*parsed.options) : parsed.status;
    } catch (const std::exception& problem) {
        std::cerr << "entente: cannot go on: " << problem.what() << '\n';
        return entente::kCannot;
    }
}
