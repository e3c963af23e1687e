#pragma once
/// The window: GLFW, Dear ImGui and the renderer round a session.

#include "commands.hpp"

namespace entente {

/// Opens the window and runs until it is closed. Where there is no display it says so and draws the picture to a
/// file in the working folder instead. Returns the exit status.
int runWindow(const Options& options, const Streams& streams);

} // namespace entente
