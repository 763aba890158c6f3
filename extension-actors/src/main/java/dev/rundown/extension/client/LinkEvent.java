package dev.rundown.extension.client;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.client.LinkState.Phase;
import java.util.Optional;

/// What becomes of a link.
public sealed interface LinkEvent extends Event {
    /// Which link.
    Address link();

    /// A link has dealt with a request, or begun to.
    ///
    /// @param request what it was asked, or told
    /// @param now its state afterwards
    /// @param answer what the requester is answered; empty when the answer is still to come
    record Moved(Address link, LinkTransition.Request request, Phase now, Optional<EbpfResult> answer)
            implements LinkEvent {}

    /// The memory of a link is free.
    record Freed(Address link) implements LinkEvent {}
}
