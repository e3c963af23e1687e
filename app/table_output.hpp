#pragma once
/// What the commands that write tables share.

#include "commands.hpp"
#include "core/party.hpp"
#include "loading.hpp"

#include <iosfwd>
#include <optional>

namespace entente {

/// The party that `--party` names, kNoParty where it is not given; nullopt, and a message, where nobody is known by it.
[[nodiscard]] std::optional<PartyId> partyOfTable(const Options& options, const PartyTable& parties, std::ostream& err);

/// The exit status once the table is written to `streams.out`.
[[nodiscard]] int statusOfTable(const LoadedWorld& loaded, const Streams& streams);

} // namespace entente
