#include "table_output.hpp"

#include "opening.hpp"

#include <ostream>

namespace entente {

std::optional<PartyId> partyOfTable(const Options& options, const PartyTable& parties, std::ostream& err) {
    if (options.party.empty()) {
        return kNoParty;
    }
    const PartyId party = resolveParty(parties, options.party, "--party", err);
    return party == kNoParty ? std::nullopt : std::optional(party);
}

int statusOfTable(const LoadedWorld& loaded, const Streams& streams) {
    streams.out.flush();
    if (!streams.out) {
        streams.err << "entente: the table could not be written\n";
        return kCannot;
    }
    if (loaded.unreadable > 0) {
        return kCannot;
    }
    return Result<int>{{}, loaded.diagnostics}.hasErrors() ? kInputHasErrors : kDone;
}

} // namespace entente
