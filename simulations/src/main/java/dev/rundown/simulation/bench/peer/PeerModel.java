package dev.rundown.simulation.bench.peer;

import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.CALL_RETURNED;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.CLEANUP;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.CLEANUP_RETURNED;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.CLIENT_ATTACH_PROVIDER;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.CLIENT_ATTACH_PROVIDER_CALL;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.CLIENT_ATTACH_PROVIDER_RETURNED;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.DEREGISTER;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.DEREGISTER_RETURNED;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.DETACH;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.DETACH_COMPLETE;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.DETACH_PENDING;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.DETACH_RETURNED;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.INVOKE;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.INVOKED;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.PROVIDER_ATTACH_CLIENT;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.PROVIDER_ATTACH_CLIENT_RETURNED;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.REGISTER;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.SLICE;
import static dev.rundown.simulation.bench.peer.PeerMessage.Kind.WAITED;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import dev.rundown.simulation.bench.peer.Channels.Channel;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Item;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A registrar, a provider, two clients and a worker. They are one actor, because a step of the peer takes from one
/// queue and adds to several; each variable of theirs is a part.
public final class PeerModel implements ActorLogic<PeerModel.Nothing, PeerMessage> {
    private static final int INVOCATIONS = 2;
    private static final int LAST_SLICE = 2;

    // Phases of a binding.
    private static final int NONE = 0;
    private static final int CLIENT_DECIDES = 1;
    private static final int PROVIDER_DECIDES = 2;
    private static final int CLIENT_FINISHES = 3;
    private static final int CLIENT_ABORTS = 4;
    private static final int READY = 5;
    private static final int DETACHING = 6;
    private static final int CLEANING = 7;
    private static final int GONE = 8;

    // How far one side of a detach is.
    private static final int CALLED = 1;
    private static final int PENDING = 2;
    private static final int EARLY = 3;
    private static final int DONE = 4;

    private final Channel fromProvider = Channel.empty("P>R");
    private final Channel toProvider = Channel.empty("R>P");
    private final Channel fromWorker = Channel.empty("W>P");
    private final Channel toWorker = Channel.empty("P>W");
    private final Channel slices = Channel.empty("W>W");
    private final Channel ordersOfProvider = Channel.holding("A>P", 2, PeerMessage.GO);
    private final List<Channel> fromClients = each(it -> Channel.empty("C%d>R".formatted(it)));
    private final List<Channel> toClients = each(it -> Channel.empty("R>C%d".formatted(it)));
    private final List<Channel> ordersOfClients = each(it -> Channel.holding("A>C%d".formatted(it), 2, PeerMessage.GO));

    private final Part<Integer> isProviderRegistered = part("provider registered");
    private final Part<Integer> isProviderDeregistered = part("provider deregistered");
    private final Part<Integer> isProviderAnswered = part("provider answered");
    private final List<Part<Integer>> registrations = each(it -> part("registration " + it));
    private final List<Part<Integer>> phases = each(it -> part("phase " + it));
    private final List<Part<Integer>> doomed = each(it -> part("doomed " + it));
    private final List<Part<Integer>> clientSides = each(it -> part("client side " + it));
    private final List<Part<Integer>> providerSides = each(it -> part("provider side " + it));
    private final List<Part<Integer>> cleanups = each(it -> part("cleanups " + it));
    private final Part<Integer> providerIsAt = part("provider");
    private final Part<Integer> invocationsLeft = new Part<>("invocations left", INVOCATIONS);
    private final List<Part<Integer>> inFlight = each(it -> part("in flight " + it));
    private final List<Part<Integer>> listed = each(it -> part("listed " + it));
    private final List<Part<Integer>> clientsAreAt = each(it -> part("client " + it));
    private final List<Part<Integer>> attached = each(it -> part("attached " + it));

    private PeerModel() {}

    /// The actor remembers everything in parts.
    enum Nothing {
        NOTHING
    }

    /// The model with what begins it.
    public static Ensemble ensemble() {
        var actors = new TreeMap<Address, Actor<?, ?>>();
        actors.put(Channels.MODEL, new Actor<>(new PeerModel(), PeerMessage.class));
        var first = List.of("A>P", "A>C0", "A>C1").stream()
                .map(it -> Envelope.first(new Lane(it), Channels.MODEL, Channels.MODEL, PeerMessage.GO))
                .toList();
        return new Ensemble(actors, List.of(), List.of(), List.of(new Item.Together(first)));
    }

    private static <T> List<T> each(IntFunction<T> make) {
        return IntStream.range(0, 2).mapToObj(make).toList();
    }

    private static Part<Integer> part(String name) {
        return new Part<>(name, 0);
    }

    @Override
    public Nothing initial() {
        return Nothing.NOTHING;
    }

    @Override
    public Step<Nothing> receive(Nothing state, Delivery<PeerMessage> delivery, Cells cells) {
        var channels = new Channels(cells);
        var message = delivery.message();
        var lane = delivery.lane().name();
        var next = channels.take(channel(lane));
        switch (lane) {
            case "P>R" -> registrarHearsProvider(channels, message);
            case "C0>R" -> registrarHearsClient(channels, 0, message);
            case "C1>R" -> registrarHearsClient(channels, 1, message);
            case "R>P", "W>P", "A>P" -> provider(channels, message);
            case "R>C0", "A>C0" -> client(channels, 0, message);
            case "R>C1", "A>C1" -> client(channels, 1, message);
            case "P>W", "W>W" -> worker(channels, message);
            default -> throw delivery.unexpected(); // Lanes have any names.
        }
        return channels.step(next);
    }

    private Channel channel(String lane) {
        return switch (lane) {
            case "P>R" -> fromProvider;
            case "C0>R" -> fromClients.get(0);
            case "C1>R" -> fromClients.get(1);
            case "R>P" -> toProvider;
            case "W>P" -> fromWorker;
            case "A>P" -> ordersOfProvider;
            case "R>C0" -> toClients.get(0);
            case "A>C0" -> ordersOfClients.get(0);
            case "R>C1" -> toClients.get(1);
            case "A>C1" -> ordersOfClients.get(1);
            case "P>W" -> toWorker;
            case "W>W" -> slices;
            default -> throw new IllegalArgumentException("no lane is called " + lane);
        };
    }

    private void registrarHearsProvider(Channels it, PeerMessage message) {
        int b = message.binding();
        switch (message.kind()) {
            case REGISTER -> {
                it.set(isProviderRegistered, 1);
                for (int i = 0; i < 2; i++) {
                    if (it.is(registrations.get(i), 1)) {
                        propose(it, i);
                    }
                }
            }
            case PROVIDER_ATTACH_CLIENT_RETURNED -> {
                it.set(phases.get(b), CLIENT_FINISHES);
                it.say(toClients.get(b), PeerMessage.of(CALL_RETURNED, b));
            }
            case DEREGISTER -> {
                it.set(isProviderDeregistered, 1);
                it.say(toProvider, PeerMessage.of(DEREGISTER_RETURNED));
                letGo(it, 0);
                letGo(it, 1);
            }
            case DETACH_RETURNED -> detached(it, providerSides, b, DONE);
            case DETACH_PENDING -> detached(it, providerSides, b, it.is(providerSides.get(b), EARLY) ? DONE : PENDING);
            case DETACH_COMPLETE -> detached(it, providerSides, b, it.is(providerSides.get(b), CALLED) ? EARLY : DONE);
            case CLEANUP_RETURNED -> cleanedUp(it, b);
            default -> throw unexpected(message); // Most messages are for somebody else.
        }
        answerWaits(it);
    }

    private void registrarHearsClient(Channels it, int client, PeerMessage message) {
        int b = message.binding();
        switch (message.kind()) {
            case REGISTER -> {
                it.set(registrations.get(client), 1);
                if (it.is(isProviderRegistered, 1) && it.is(isProviderDeregistered, 0)) {
                    propose(it, client);
                }
            }
            case CLIENT_ATTACH_PROVIDER_CALL -> {
                it.set(phases.get(b), PROVIDER_DECIDES);
                it.say(toProvider, PeerMessage.of(PROVIDER_ATTACH_CLIENT, b));
            }
            case CLIENT_ATTACH_PROVIDER_RETURNED -> decided(it, b);
            case DEREGISTER -> {
                it.set(registrations.get(client), 2);
                it.say(toClients.get(client), PeerMessage.of(DEREGISTER_RETURNED));
                letGo(it, client);
            }
            case DETACH_RETURNED -> detached(it, clientSides, b, DONE);
            case CLEANUP_RETURNED -> cleanedUp(it, b);
            default -> throw unexpected(message); // As above.
        }
        answerWaits(it);
    }

    private static IllegalStateException unexpected(PeerMessage message) {
        return new IllegalStateException("unexpected " + message);
    }

    private void propose(Channels it, int b) {
        it.say(toClients.get(b), PeerMessage.of(CLIENT_ATTACH_PROVIDER, b));
        it.set(phases.get(b), CLIENT_DECIDES);
    }

    private void decided(Channels it, int b) {
        if (!it.is(phases.get(b), CLIENT_FINISHES)) {
            it.set(phases.get(b), GONE);
        } else if (it.is(doomed.get(b), 1)) {
            detach(it, b);
        } else {
            it.set(phases.get(b), READY);
        }
    }

    private void letGo(Channels it, int b) {
        int phase = it.get(phases.get(b));
        if (phase >= CLIENT_DECIDES && phase <= CLIENT_ABORTS) {
            it.set(doomed.get(b), 1);
        } else if (phase == READY) {
            detach(it, b);
        }
    }

    private void detach(Channels it, int b) {
        it.say(toClients.get(b), PeerMessage.of(DETACH, b));
        it.say(toProvider, PeerMessage.of(DETACH, b));
        it.set(phases.get(b), DETACHING);
        it.set(clientSides.get(b), CALLED);
        it.set(providerSides.get(b), CALLED);
    }

    private void detached(Channels it, List<Part<Integer>> sides, int b, int side) {
        it.set(sides.get(b), side);
        if (it.is(clientSides.get(b), DONE) && it.is(providerSides.get(b), DONE)) {
            it.set(phases.get(b), CLEANING);
            it.say(toClients.get(b), PeerMessage.of(CLEANUP, b));
            it.say(toProvider, PeerMessage.of(CLEANUP, b));
        }
    }

    private void cleanedUp(Channels it, int b) {
        int sides = it.get(cleanups.get(b)) + 1;
        it.set(cleanups.get(b), sides);
        if (sides == 2) {
            it.set(phases.get(b), GONE);
        }
    }

    private void answerWaits(Channels it) {
        if (it.is(isProviderDeregistered, 1) && it.is(isProviderAnswered, 0) && isUnbound(it, 0) && isUnbound(it, 1)) {
            it.set(isProviderAnswered, 1);
            it.say(toProvider, PeerMessage.of(WAITED));
        }
        for (int i = 0; i < 2; i++) {
            if (it.is(registrations.get(i), 2) && isUnbound(it, i)) {
                it.set(registrations.get(i), 3);
                it.say(toClients.get(i), PeerMessage.of(WAITED));
            }
        }
    }

    private boolean isUnbound(Channels it, int b) {
        int phase = it.get(phases.get(b));
        return phase == NONE || phase == GONE;
    }

    private void provider(Channels it, PeerMessage message) {
        int b = message.binding();
        switch (message.kind()) {
            case GO -> {
                boolean isFirst = it.is(providerIsAt, 0);
                it.set(providerIsAt, isFirst ? 1 : 2);
                it.say(fromProvider, PeerMessage.of(isFirst ? REGISTER : DEREGISTER));
            }
            case PROVIDER_ATTACH_CLIENT -> {
                it.set(listed.get(b), 1);
                it.say(fromProvider, PeerMessage.of(PROVIDER_ATTACH_CLIENT_RETURNED, b));
                int left = it.get(invocationsLeft);
                if (left > 0) {
                    it.set(invocationsLeft, left - 1);
                    it.set(inFlight.get(b), it.get(inFlight.get(b)) + 1);
                    it.say(toWorker, PeerMessage.of(INVOKE, b));
                }
            }
            case DETACH -> {
                boolean isBusy = it.get(inFlight.get(b)) > 0;
                it.set(listed.get(b), isBusy ? 2 : 0);
                it.say(fromProvider, PeerMessage.of(isBusy ? DETACH_PENDING : DETACH_RETURNED, b));
            }
            case INVOKED -> {
                int left = it.get(inFlight.get(b)) - 1;
                it.set(inFlight.get(b), left);
                if (left == 0 && it.is(listed.get(b), 2)) {
                    it.set(listed.get(b), 0);
                    it.say(fromProvider, PeerMessage.of(DETACH_COMPLETE, b));
                }
            }
            case CLEANUP -> it.say(fromProvider, PeerMessage.of(CLEANUP_RETURNED, b));
            case DEREGISTER_RETURNED -> {}
            case WAITED -> it.set(providerIsAt, 3);
            default -> throw unexpected(message); // As above.
        }
    }

    private void client(Channels it, int client, PeerMessage message) {
        int b = message.binding();
        var out = fromClients.get(client);
        switch (message.kind()) {
            case GO -> {
                boolean isFirst = it.is(clientsAreAt.get(client), 0);
                it.set(clientsAreAt.get(client), isFirst ? 1 : 2);
                it.say(out, PeerMessage.of(isFirst ? REGISTER : DEREGISTER));
            }
            case CLIENT_ATTACH_PROVIDER -> it.say(out, PeerMessage.of(CLIENT_ATTACH_PROVIDER_CALL, b));
            case CALL_RETURNED -> {
                it.set(attached.get(client), 1);
                it.say(out, PeerMessage.of(CLIENT_ATTACH_PROVIDER_RETURNED, b));
            }
            case DETACH -> {
                it.set(attached.get(client), 0);
                it.say(out, PeerMessage.of(DETACH_RETURNED, b));
            }
            case CLEANUP -> it.say(out, PeerMessage.of(CLEANUP_RETURNED, b));
            case DEREGISTER_RETURNED -> {}
            case WAITED -> it.set(clientsAreAt.get(client), 3);
            default -> throw unexpected(message); // As above.
        }
    }

    private void worker(Channels it, PeerMessage message) {
        int b = message.binding();
        if (message.kind() == INVOKE) {
            it.say(slices, new PeerMessage(SLICE, b, LAST_SLICE));
        } else if (message.slices() == 0) {
            it.say(fromWorker, PeerMessage.of(INVOKED, b));
        } else {
            it.say(slices, new PeerMessage(SLICE, b, message.slices() - 1));
        }
    }
}
