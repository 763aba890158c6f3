package dev.rundown.simulation.scenario;

import static dev.rundown.simulation.scenario.Key.optional;
import static dev.rundown.simulation.scenario.Key.required;
import static dev.rundown.simulation.scenario.Shape.Form.anyName;
import static dev.rundown.simulation.scenario.Shape.NAME;

import dev.rundown.simulation.scenario.Shape.Count;
import dev.rundown.simulation.scenario.Shape.Fields;
import dev.rundown.simulation.scenario.Shape.Fields.Presence;
import dev.rundown.simulation.scenario.Shape.Form;
import dev.rundown.simulation.scenario.Shape.Items;
import dev.rundown.simulation.scenario.Shape.Named;
import dev.rundown.simulation.scenario.Shape.Word;
import java.util.ArrayList;
import java.util.List;

/// The verbs below `play`.
final class PlayKeys {
    private static final Shape HOOK = new Form("the address of a hook, such as sample.hook", NAME + "\\." + NAME);

    private static final List<Key> SIMPLE_VERBS = List.of(
            optional("load", anyName("a name of the cast"), "Loads an extension or a program.", "sample"),
            optional("unload", anyName("a name of the cast"), "Unloads an extension or a program.", "sample"),
            optional(
                    "attach",
                    new Fields(
                            "what is attached",
                            "key",
                            List.of(
                                    required("link", anyName("the name of a link"), "The new link's name.", "L1"),
                                    required(
                                            "program",
                                            anyName("the name of a program"),
                                            "A program of the cast.",
                                            "drop"),
                                    required("to", HOOK, "The hook.", "sample.hook"),
                                    optional(
                                            "on-detach",
                                            new Word("how the link answers its detach callback", Words.LINK_ON_DETACH),
                                            "How the link answers its detach callback: `pending` has a worker complete"
                                                    + " it, before or after the answer. Default: `success`.",
                                            "pending"),
                                    optional(
                                            "parameter",
                                            new Count("an attach parameter", 0, 0xFFFF_FFFFL),
                                            "Of which of the hook's objects it wants the events. Default: of all.",
                                            "7"),
                                    CastKeys.header("ebpf_extension_data_t"),
                                    optional(
                                            "defect",
                                            new Word("the defect of a link", Words.LINK_DEFECT),
                                            "A mistake planted in this link. Default: none.",
                                            "registered-too-early")),
                            Presence.ANY),
                    "Attaches a program to a hook with a link.",
                    "{ link: L1, program: drop, to: sample.hook }"),
            optional("detach", anyName("the name of a link"), "Takes a link away.", "L1"),
            optional(
                    "close",
                    anyName("the name of a link"),
                    "Closes the link's handle. A link that nobody holds any more detaches and is freed.",
                    "L1"),
            optional(
                    "get-info",
                    anyName("the name of a program"),
                    "Has a user read the program information of a program.",
                    "drop"),
            optional(
                    "fire",
                    new Fields(
                            "what is fired",
                            "key",
                            List.of(
                                    required("hook", HOOK, "The hook.", "sample.hook"),
                                    optional(
                                            "times",
                                            new Count("a number of events", 1, 1_000),
                                            "How many events. Default: 1.",
                                            "3")),
                            Presence.ANY),
                    "Lets events arrive; number i goes to CPU i mod n.",
                    "{ hook: sample.hook, times: 3 }"));

    static final Shape PLAY = new Items(
            "a list of things to do",
            new Fields(
                    "a thing to do",
                    "verb",
                    and(
                            SIMPLE_VERBS,
                            optional(
                                    "together",
                                    new Named(
                                            "lane",
                                            new Items(
                                                    "the things that this lane does",
                                                    new Fields(
                                                            "a thing to do",
                                                            "verb",
                                                            SIMPLE_VERBS,
                                                            Presence.EXACTLY_ONE))),
                                    "Lanes that run at the same time; order inside a lane is kept.",
                                    "{ admin: [ { unload: sample } ], traffic: [ { fire: { hook: sample.hook } } ] }")),
                    Presence.EXACTLY_ONE));

    private static List<Key> and(List<Key> keys, Key last) {
        var all = new ArrayList<>(keys);
        all.add(last);
        return List.copyOf(all);
    }

    private PlayKeys() {}
}
