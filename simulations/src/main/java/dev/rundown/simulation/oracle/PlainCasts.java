package dev.rundown.simulation.oracle;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.registrar.Knob;
import dev.rundown.registrar.Knobs;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarFlavor;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.registrar.Role;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Item;
import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Cleanup;
import dev.rundown.simulation.oracle.PlainModule.Context;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import dev.rundown.simulation.oracle.PlainModule.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Small casts on which two registrars are compared when no scenario is named: together they drive every row of
/// `docs/model.md`, and each documented gap of `um-mock`.
@SuppressWarnings("ImmutableEnumChecker") // Records of enums and an unmodifiable list of text: nothing can change.
public enum PlainCasts {
    BOTH_LEAVE(
            "a client and a provider attach, or refuse, and leave in any order",
            Manners.EITHER,
            Manners.EITHER,
            "p registers | c registers | p leaves | c leaves"),
    CLIENT_STAYS(
            "the provider leaves and the client stays",
            Manners.ACCEPTING,
            Manners.ACCEPTING,
            "p registers",
            "c registers | p leaves"),
    NOBODY_THERE(
            "a provider registers and leaves without a client",
            Manners.ACCEPTING,
            Manners.ACCEPTING,
            "p registers",
            "p leaves"),
    SECOND_THOUGHTS(
            "the client returns the opposite of what it was told",
            new Manner(Attach.CONTRADICT, Detach.SUCCESS),
            new Manner(Attach.ACCEPT_OR_REFUSE, Detach.SUCCESS),
            "p registers",
            "c registers"),
    NULL_CONTEXTS(
            "both sides lend null contexts",
            new Manner(Attach.ACCEPT, Detach.SUCCESS, Context.NULL, Cleanup.QUIET),
            new Manner(Attach.ACCEPT, Detach.SUCCESS, Context.NULL, Cleanup.QUIET),
            "p registers",
            "c registers",
            "p leaves"),
    CALLS_IN_CLEANUP(
            "the client registers another module in its cleanup callback",
            new Manner(Attach.ACCEPT, Detach.SUCCESS, Context.OWN, Cleanup.CALLS),
            new Manner(Attach.ACCEPT, Detach.SUCCESS),
            "p registers",
            "c registers",
            "p leaves"),
    SECOND_CLIENT(
            "a second client registers while the provider leaves the first",
            Manners.ACCEPTING,
            new Manner(Attach.ACCEPT, Detach.PENDING),
            "p registers",
            "c registers",
            "p leaves | d registers"),
    WAITS_ONLY(
            "a provider waits without having deregistered",
            Manners.ACCEPTING,
            Manners.ACCEPTING,
            "p registers",
            "p waits"),
    UNKNOWN_HANDLE(
            "a provider deregisters a handle that it never had, and registers",
            Manners.ACCEPTING,
            Manners.ACCEPTING,
            "p leaves unknown",
            "p registers"),
    WRONG_VERSION(
            "a provider registers with an unknown version",
            Manners.ACCEPTING,
            Manners.ACCEPTING,
            "p registers wrongly"),
    AT_ANY_LEVEL(
            "detach callbacks may come at any level (K9)",
            Manners.ACCEPTING,
            Manners.ACCEPTING,
            "p registers",
            "c registers",
            "p leaves") {
        @Override
        Knobs knobs() {
            return Knobs.DEFAULT.with(Knob.DETACH_IRQL, "any");
        }
    };

    private static final class Manners {
        static final Manner ACCEPTING = new Manner(Attach.ACCEPT, Detach.SUCCESS);
        static final Manner EITHER = new Manner(Attach.ACCEPT_OR_REFUSE, Detach.EITHER);

        private Manners() {}
    }

    private static final Address OUTSIDE = new Address("admin");

    private final String about;
    private final Manner client;
    private final Manner provider;
    /// Items of the play, one after the other; what a bar divides happens at the same time.
    private final List<String> play;

    PlainCasts(String about, Manner client, Manner provider, String... play) {
        this.about = about;
        this.client = client;
        this.provider = provider;
        this.play = List.of(play);
    }

    /// Its name on the command line's page.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What happens, in words.
    public String about() {
        return about;
    }

    Knobs knobs() {
        return Knobs.DEFAULT;
    }

    /// This cast under a registrar. Nothing is judged.
    public Ensemble under(RegistrarFlavor flavour) {
        SortedMap<Address, Actor<?, ?>> actors = new TreeMap<>();
        actors.put(Registrar.ADDRESS, new Actor<>(new Registrar(flavour, knobs()), RegistrarMessage.class));
        add(actors, "p", Role.PROVIDER, provider);
        add(actors, "c", Role.CLIENT, client);
        add(actors, "d", Role.CLIENT, client);
        var items = new ArrayList<Item>();
        play.forEach(words -> items.add(new Item.Together(
                Arrays.stream(words.split(" \\| ")).map(PlainCasts::order).toList())));
        return new Ensemble(actors, List.of(), List.of(), items);
    }

    private static void add(SortedMap<Address, Actor<?, ?>> actors, String name, Role role, Manner manner) {
        var address = new Address(name);
        actors.put(address, new Actor<>(new PlainModule(address, role, manner), Message.class));
    }

    private static Envelope order(String words) {
        int space = words.indexOf(' ');
        Order order = switch (words.substring(space + 1)) {
            case "registers" -> new Order.Register();
            case "registers wrongly" -> new Order.RegisterWrongly();
            case "leaves" -> new Order.Leave();
            case "leaves unknown" -> new Order.LeaveUnknown();
            case "waits" -> new Order.WaitOnly();
            default -> throw new IllegalStateException("nobody can do this: " + words);
        };
        return Envelope.first(new Lane(words), new Address(words.substring(0, space)), OUTSIDE, order);
    }
}
