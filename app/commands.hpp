#pragma once
/// The commands of the program that need no window.

#include "options.hpp"

#include <iosfwd>

namespace entente {

inline constexpr int kDone = 0;
inline constexpr int kInputHasErrors = 1;
inline constexpr int kCannot = 2; ///< wrong usage, or something that cannot be read or written

/// Where a command writes to.
struct Streams {
    std::ostream& out;
    std::ostream& err;
};

/// Each returns the exit status.
int runRender(const Options& options, const Streams& streams);
int runTies(const Options& options, const Streams& streams);
int runDiff(const Options& options, const Streams& streams);
int runCheck(const Options& options, const Streams& streams);
int runImport(const Options& options, const Streams& streams);
int runInfo(const Options& options, const Streams& streams);

} // namespace entente
