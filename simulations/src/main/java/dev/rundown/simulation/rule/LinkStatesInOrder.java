package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.client.LinkEvent;
import dev.rundown.extension.client.LinkEvent.Moved;
import dev.rundown.extension.client.LinkState.Phase;
import dev.rundown.extension.client.LinkTransition;
import dev.rundown.extension.client.LinkTransition.Request;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import java.util.Optional;

/// NMR015: the link's duty. What a link does is compared with the table of its states; whether it has a provider is
/// judged by the callbacks that it was given, not by what it believes.
final class LinkStatesInOrder implements Automaton<Address, LinkStatesInOrder.Seen> {
    /// @param phase    the state of the link; clients that are no links stay in `INITIAL`
    /// @param provider the binding whose attach has succeeded and whose detach has not begun
    /// @param early    a binding whose detach began before its attach returned
    record Seen(Phase phase, Optional<BindingHandle> provider, Optional<BindingHandle> early) {
        static final Seen NOTHING = new Seen(Phase.INITIAL, Optional.empty(), Optional.empty());

        Seen in(Phase next) {
            return new Seen(next, provider, early);
        }

        Seen attached(BindingHandle binding) {
            return early.filter(binding::equals).isPresent()
                    ? new Seen(phase, provider, Optional.empty())
                    : new Seen(phase, Optional.of(binding), early);
        }

        Seen detached(BindingHandle binding) {
            return provider.filter(binding::equals).isPresent()
                    ? new Seen(phase, Optional.empty(), early)
                    : new Seen(phase, provider, Optional.of(binding));
        }

        Seen without(BindingHandle binding) {
            return new Seen(phase, provider.filter(it -> !it.equals(binding)), early.filter(it -> !it.equals(binding)));
        }
    }

    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case Moved it -> Optional.of(it.link());
            case Observed.Called(var binding, ClientDetachProvider _, var _, var _, var _) ->
                Optional.of(binding.client().module());
            case Observed.Returned(var binding, ClientAttachProviderReturned _, var _, var _) ->
                Optional.of(binding.client().module());
            case Ended it -> Optional.of(it.binding().client().module());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Seen initial() {
        return Seen.NOTHING;
    }

    @Override
    public Judgement<Seen> next(Address key, Seen seen, Event event) {
        if (event instanceof LinkEvent it) {
            return it instanceof Moved moved ? moved(seen, moved) : new Judgement.Going<>(seen);
        }
        return new Judgement.Going<>(seen.phase == Phase.INITIAL ? seen : told(seen, event));
    }

    private static Seen told(Seen seen, Event event) {
        return switch (event) {
            case Observed.Called(var binding, ClientDetachProvider _, var _, var _, var _) -> seen.detached(binding);
            case Observed.Returned(var binding, ClientAttachProviderReturned m, var _, var _) ->
                m.status() == NtStatus.STATUS_SUCCESS ? seen.attached(binding) : seen.without(binding);
            case Ended it -> seen.without(it.binding());
            default -> seen; // Nothing else has a key.
        };
    }

    private static Judgement<Seen> moved(Seen seen, Moved moved) {
        var before = seen.phase;
        var row = LinkTransition.of(before, moved.request());
        if (row.isEmpty()) {
            return broken(moved, "was told %s while it was %s".formatted(moved.request(), before));
        }
        var expected = row.get().after(before);
        if (moved.now() != expected) {
            return broken(
                    moved,
                    "went from %s to %s at %s, and not to %s (row %s)"
                            .formatted(before, moved.now(), moved.request(), expected, row.get()));
        }
        var answers = row.get().answers();
        boolean isAnswered = answers.isEmpty()
                ? moved.answer().isEmpty()
                : moved.answer().filter(answers::contains).isPresent();
        if (!isAnswered) {
            return broken(
                    moved,
                    "answered %s to %s while it was %s (row %s)"
                            .formatted(
                                    moved.answer().map(Enum::name).orElse("nothing"),
                                    moved.request(),
                                    before,
                                    row.get()));
        }
        if (moved.request() == Request.PROVIDER_FOUND && seen.provider.isEmpty()) {
            return broken(moved, "is ATTACHED although no provider is attached to it");
        }
        if (moved.request() == Request.NO_PROVIDER && seen.provider.isPresent()) {
            return broken(moved, "found no provider although %s is attached".formatted(seen.provider.get()));
        }
        return new Judgement.Going<>(seen.in(moved.now()));
    }

    private static Judgement<Seen> broken(Moved moved, String sentence) {
        return new Judgement.Broken<>(moved.link(), sentence);
    }
}
