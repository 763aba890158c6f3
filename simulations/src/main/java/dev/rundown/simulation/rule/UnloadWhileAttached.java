package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.Entered;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.extension.npi.InvocationEvent.Left;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarEvent.Bound;
import dev.rundown.registrar.RegistrarEvent.Deregistered;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarEvent.Registered;
import dev.rundown.registrar.RegistrationHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// NMR007: the duty of an extension, whose modules bear its name before the first dot; and the registrar's, which says
/// when its registrations are DONE.
final class UnloadWhileAttached implements Automaton<Address, UnloadWhileAttached.Inside> {
    /// What still needs the code of an extension.
    ///
    /// @param open      its registrations that are not DONE
    /// @param bound     bindings of its providers that have not ended
    /// @param callbacks how many of its callbacks are running
    /// @param cpus      how many CPUs are in its code
    record Inside(SortedSet<RegistrationHandle> open, SortedSet<BindingHandle> bound, int callbacks, int cpus) {
        static final Inside NOBODY = new Inside(new TreeSet<>(), new TreeSet<>(), 0, 0);

        Inside {
            open = Collections.unmodifiableSortedSet(new TreeSet<>(open));
            bound = Collections.unmodifiableSortedSet(new TreeSet<>(bound));
        }

        Inside with(RegistrationHandle handle) {
            var more = new TreeSet<>(open);
            more.add(handle);
            return new Inside(more, bound, callbacks, cpus);
        }

        Inside without(RegistrationHandle handle) {
            var fewer = new TreeSet<>(open);
            fewer.remove(handle);
            return new Inside(fewer, bound, callbacks, cpus);
        }

        Inside with(BindingHandle handle) {
            var more = new TreeSet<>(bound);
            more.add(handle);
            return new Inside(open, more, callbacks, cpus);
        }

        Inside without(BindingHandle handle) {
            var fewer = new TreeSet<>(bound);
            fewer.remove(handle);
            return new Inside(open, fewer, callbacks, cpus);
        }

        Inside callbacks(int change) {
            return new Inside(open, bound, callbacks + change, cpus);
        }

        Inside cpus(int change) {
            return new Inside(open, bound, callbacks, cpus + change);
        }

        /// Each thing that speaks against leaving memory, in words.
        List<String> objections() {
            var objections = new ArrayList<String>();
            open.forEach(it -> objections.add(it + " was still registered"));
            if (open.isEmpty()) { // A registration that is still there says it all.
                bound.forEach(it -> objections.add(it + " was still bound"));
            }
            if (callbacks > 0) {
                objections.add("a callback of it was still running");
            }
            if (cpus > 0) {
                objections.add("a CPU was still in its code");
            }
            return objections;
        }
    }

    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case Registered it -> Owner.of(it.registration().module());
            case Deregistered it -> Owner.of(it.registration().module());
            case Bound it -> Owner.of(it.binding().provider().module());
            case Ended it -> Owner.of(it.binding().provider().module());
            case Observed.Called it -> Owner.of(it.to());
            case Observed.Returned it -> Owner.of(it.from());
            case Entered it -> Optional.of(Owner.of(it.extension()).orElse(it.extension()));
            case Left it -> Optional.of(Owner.of(it.extension()).orElse(it.extension()));
            case Gone it -> Optional.of(it.extension());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Inside initial() {
        return Inside.NOBODY;
    }

    @Override
    public Judgement<Inside> next(Address key, Inside inside, Event event) {
        return switch (event) {
            case Registered it -> new Judgement.Going<>(inside.with(it.registration()));
            case Deregistered it -> new Judgement.Going<>(inside.without(it.registration()));
            case Bound it -> new Judgement.Going<>(inside.with(it.binding()));
            case Ended it -> new Judgement.Going<>(inside.without(it.binding()));
            case Observed.Called _ -> new Judgement.Going<>(inside.callbacks(1));
            case Observed.Returned _ -> new Judgement.Going<>(inside.callbacks(-1));
            case Entered _ -> new Judgement.Going<>(inside.cpus(1));
            case Left _ -> new Judgement.Going<>(inside.cpus(-1));
            case Gone _
            when inside.open().isEmpty() && !inside.bound().isEmpty() ->
                new Judgement.Broken<>(
                        Registrar.ADDRESS,
                        "let %s leave memory while %s".formatted(key, String.join(" and ", inside.objections())));
            case Gone _
            when !inside.equals(Inside.NOBODY) ->
                new Judgement.Broken<>(key, "left memory while " + String.join(" and ", inside.objections()));
            default -> new Judgement.Going<>(Inside.NOBODY); // Gone, as it should be.
        };
    }
}
