package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.client.LinkEvent;
import dev.rundown.extension.client.LinkState.Phase;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.ProgramEvent.Loaded;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.Deregistered;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrationInstance;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// EBPF009: a program that is loaded, or a link that is `ATTACHED`, and has no provider at the end must not have
/// refused
/// one that says what its last provider said. The registrar proposes it only once. All of them are in one automaton,
/// because a provider that leaves concerns every one.
final class ReattachRestores implements Automaton<String, ReattachRestores.Programs> {
    private static final String ALL = "all programs";
    private static final String TYPE_SPECIFIC = ".type";

    /// What is known of every program and link that has a client registration.
    record Programs(SortedMap<Address, Known> known) {
        static final Programs NONE = new Programs(new TreeMap<>());

        Programs {
            known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
        }

        Known of(Address client) {
            var found = known.get(client);
            return found == null ? Known.NOTHING : found;
        }

        Programs with(Address client, Known next) {
            var changed = new TreeMap<>(known);
            changed.remove(client);
            if (!next.equals(Known.NOTHING)) {
                changed.put(client, next);
            }
            return new Programs(changed);
        }
    }

    /// What is known of one.
    ///
    /// @param loaded it is owed a provider: a program that is loaded, a link that is attached
    /// @param told what its provider says, or said last if it is loaded
    /// @param attached its provider
    /// @param offers what it is looking at
    /// @param refused providers that it did not take although they say the same
    record Known(
            boolean loaded,
            Optional<RegistrationInstance> told,
            Optional<BindingHandle> attached,
            SortedMap<BindingHandle, RegistrationInstance> offers,
            SortedSet<BindingHandle> refused) {
        static final Known NOTHING =
                new Known(false, Optional.empty(), Optional.empty(), new TreeMap<>(), new TreeSet<>());

        Known {
            offers = Collections.unmodifiableSortedMap(new TreeMap<>(offers));
            refused = Collections.unmodifiableSortedSet(new TreeSet<>(refused));
        }

        Known looksAt(BindingHandle binding, RegistrationInstance provider) {
            var more = new TreeMap<>(offers);
            more.put(binding, provider);
            return new Known(loaded, told, attached, more, refused);
        }

        Known answered(BindingHandle binding, NtStatus status) {
            var fewer = new TreeMap<>(offers);
            var offer = Optional.ofNullable(fewer.remove(binding));
            if (status == NtStatus.STATUS_SUCCESS) {
                if (offer.isEmpty()) {
                    return this; // Detached before the attach has returned.
                }
                return new Known(loaded, offer, Optional.of(binding), fewer, new TreeSet<>());
            }
            var more = new TreeSet<>(refused);
            if (loaded && attached.isEmpty() && offer.equals(told)) {
                more.add(binding);
            }
            return new Known(loaded, told, attached, fewer, more);
        }

        /// There is no place, says a link. So it is if another provider is about to take it.
        Known taken(BindingHandle binding) {
            if (!loaded || attached.isPresent() || offers.size() > 1) {
                return this;
            }
            var more = new TreeSet<>(refused);
            more.add(binding);
            return new Known(true, told, attached, offers, more);
        }

        /// There is no place, says a hook: others have it, and nobody refused anything.
        Known withdrawn(BindingHandle binding) {
            var fewer = new TreeMap<>(offers);
            fewer.remove(binding);
            return new Known(loaded, told, attached, fewer, refused);
        }

        /// Another provider may have come while this one was being let go.
        Known detached(BindingHandle binding) {
            if (offers.containsKey(binding)) {
                var fewer = new TreeMap<>(offers);
                var early = Optional.ofNullable(fewer.remove(binding));
                return new Known(loaded, loaded ? early : told, Optional.empty(), fewer, refused);
            }
            if (!attached.equals(Optional.of(binding))) {
                return this;
            }
            return new Known(loaded, loaded ? told : Optional.empty(), Optional.empty(), offers, refused);
        }

        Known isLoaded() {
            return new Known(true, told, attached, offers, refused);
        }

        Known without(Deregistered gone) {
            var fewer = new TreeSet<>(refused);
            fewer.removeIf(it -> it.provider().equals(gone.registration()));
            return new Known(loaded, told, attached, offers, fewer);
        }
    }

    @Override
    public Optional<String> key(Event event) {
        boolean concerns = switch (event) {
            case Observed.Called(var binding, ClientAttachProvider _, var _, var _, var _) -> isSpecific(binding);
            case Observed.Returned(var binding, ClientAttachProviderReturned _, var _, var _) -> isSpecific(binding);
            case Observed.Returned(var binding, ClientDetachProviderReturned m, var _, var _) ->
                isSpecific(binding) && m.status() == NtStatus.STATUS_SUCCESS;
            case Observed.Completed(var binding, NmrClientDetachProviderComplete _, var _, var _) ->
                isSpecific(binding);
            case AttachRefused it ->
                it.refusal().cause() == Cause.TAKEN
                        && isLink(it.binding().client().module());
            case Loaded _, Deregistered _ -> true;
            case LinkEvent.Moved it -> it.now() == Phase.ATTACHED || it.now() == Phase.DETACHING;
            default -> false; // Any actor may record events of its own.
        };
        return concerns ? Optional.of(ALL) : Optional.empty();
    }

    private static boolean isSpecific(BindingHandle binding) {
        var client = binding.client().module();
        return client.name().endsWith(TYPE_SPECIFIC) || isLink(client);
    }

    /// A link is one client, and called as such; others are parts of what they are clients of.
    private static boolean isLink(Address client) {
        return Owner.of(client).isEmpty();
    }

    @Override
    public Programs initial() {
        return Programs.NONE;
    }

    @Override
    public Judgement<Programs> next(String key, Programs before, Event event) {
        return new Judgement.Going<>(
                switch (event) {
                    case Observed.Called(var binding, ClientAttachProvider m, var _, var _, var _) ->
                        update(before, binding, of(before, binding).looksAt(binding, m.provider()));
                    case Observed.Returned(var binding, ClientAttachProviderReturned m, var _, var _) ->
                        update(before, binding, of(before, binding).answered(binding, m.status()));
                    case Observed it ->
                        update(before, it.binding(), of(before, it.binding()).detached(it.binding()));
                    case Loaded it -> {
                        var client = new Address(it.program() + TYPE_SPECIFIC);
                        yield before.with(client, before.of(client).isLoaded());
                    }
                    case AttachRefused it -> {
                        var known = of(before, it.binding());
                        yield update(
                                before,
                                it.binding(),
                                isLink(it.by()) ? known.taken(it.binding()) : known.withdrawn(it.binding()));
                    }
                    case LinkEvent.Moved it ->
                        before.with(
                                it.link(),
                                it.now() == Phase.ATTACHED
                                        ? before.of(it.link()).isLoaded()
                                        : Known.NOTHING);
                    case Deregistered it -> deregistered(before, it);
                    default -> before; // Nothing else has a key.
                });
    }

    private static Known of(Programs programs, BindingHandle binding) {
        return programs.of(binding.client().module());
    }

    private static Programs update(Programs programs, BindingHandle binding, Known next) {
        return programs.with(binding.client().module(), next);
    }

    private static Programs deregistered(Programs programs, Deregistered event) {
        var next = programs.with(event.registration().module(), Known.NOTHING);
        for (var client : next.known().keySet()) {
            next = next.with(client, next.of(client).without(event));
        }
        return next;
    }

    @Override
    public Optional<Owed> owed(String key, Programs programs) {
        return programs.known().entrySet().stream()
                .filter(it -> it.getValue().attached().isEmpty()
                        && !it.getValue().refused().isEmpty())
                .findFirst()
                .map(it -> new Owed(
                        Owner.of(it.getKey()).orElse(it.getKey()),
                        "refused %s, which says what its last provider said, and stays without one"
                                .formatted(it.getValue().refused().first().provider())));
    }
}
