package dev.rundown.simulation.audit;

import dev.rundown.actor.Event;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.OutOfContract;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import dev.rundown.simulation.rule.Observed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which detach waits for its completion. The registrar of the search says so itself; of a foreign log it is worked
/// out.
final class Completions {
    private enum Side {
        /// The callback has not answered: another thread may complete first.
        CALLED,
        PENDING,
        EARLY,
        DONE
    }

    private final Map<String, Side> sides = new HashMap<>();

    /// What the registrar would say of `event`.
    Optional<Event> judge(Event event) {
        return switch (event) {
            case Observed.Called it -> {
                if (it.callback() instanceof ProviderDetachClient || it.callback() instanceof ClientDetachProvider) {
                    sides.put(key(it, it.callback() instanceof ProviderDetachClient), Side.CALLED);
                }
                yield Optional.empty();
            }
            case Observed.Returned it -> {
                switch (it.answer()) {
                    case ProviderDetachClientReturned m -> answered(key(it, true), m.status());
                    case ClientDetachProviderReturned m -> answered(key(it, false), m.status());
                    default -> {} // Only a detach is completed.
                }
                yield Optional.empty();
            }
            case Observed.Completed it -> completed(it);
            default -> Optional.empty(); // Nothing else is about completions.
        };
    }

    private static String key(Observed event, boolean isProvider) {
        return event.binding() + (isProvider ? " provider" : " client");
    }

    private void answered(String key, NtStatus status) {
        boolean isWaiting = status == NtStatus.STATUS_PENDING && sides.get(key) != Side.EARLY;
        sides.put(key, isWaiting ? Side.PENDING : Side.DONE);
    }

    private Optional<Event> completed(Observed.Completed event) {
        var key = key(event, event.completion() instanceof NmrProviderDetachClientComplete);
        var side = sides.get(key);
        sides.put(key, side == Side.CALLED ? Side.EARLY : Side.DONE);
        return side == Side.CALLED || side == Side.PENDING
                ? Optional.empty()
                : Optional.of(new OutOfContract(
                        "NMR004",
                        event.from(),
                        "T21",
                        "%s(%s)".formatted(event.completion().getClass().getSimpleName(), event.binding())));
    }
}
