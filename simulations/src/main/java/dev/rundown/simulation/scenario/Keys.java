package dev.rundown.simulation.scenario;

import static dev.rundown.simulation.scenario.Key.optional;
import static dev.rundown.simulation.scenario.Key.required;
import static dev.rundown.simulation.scenario.Shape.Form.anyName;
import static dev.rundown.simulation.scenario.Shape.NAME;

import dev.rundown.simulation.scenario.Shape.Count;
import dev.rundown.simulation.scenario.Shape.Digits;
import dev.rundown.simulation.scenario.Shape.Either;
import dev.rundown.simulation.scenario.Shape.Fields;
import dev.rundown.simulation.scenario.Shape.Fields.Presence;
import dev.rundown.simulation.scenario.Shape.Form;
import dev.rundown.simulation.scenario.Shape.Items;
import dev.rundown.simulation.scenario.Shape.Text;
import dev.rundown.simulation.scenario.Shape.Word;
import java.util.List;
import java.util.Optional;

/// The one table of what a scenario file may say: the reader, the JSON Schema and `docs/scenarios.md` are made from it.
public final class Keys {
    /// The version of the file format that this table describes.
    public static final int VERSION = 1;

    private static final Shape NAMES = new Items("a list of names", anyName("the name of a rule"));

    private static final Shape ACTOR = new Form("the name of an actor", NAME + "(\\." + NAME + "){0,2}");

    private static final Shape CHECK = new Items(
            "a list of what is judged",
            new Fields(
                    "what is judged",
                    "key",
                    List.of(
                            optional("always", NAMES, "Rules that no step may break.", "[ no-invoke-after-detach ]"),
                            optional("eventually", NAMES, "Rules that hold in the end.", "[ deregister-completes ]"),
                            optional("sometimes", NAMES, "Goals that some schedule must reach.", "[ hook-invoked ]")),
                    Presence.AT_LEAST_ONE));

    private static final Shape EXPECT = new Either(
            Optional.of(new Word("holds, or { violated: NAME }", List.of("holds"))),
            Optional.empty(),
            Optional.of(new Fields(
                    "what is expected",
                    "key",
                    List.of(
                            optional(
                                    "violated",
                                    new Either(
                                            Optional.of(anyName("the name of a rule")),
                                            Optional.of(NAMES),
                                            Optional.empty()),
                                    "Exactly these of the judged rules are violated.",
                                    "deregister-completes"),
                            optional(
                                    "kind", new Word("how it is violated", Words.KIND), "How it is violated.", "stuck"),
                            optional(
                                    "blame",
                                    new Either(
                                            Optional.of(ACTOR),
                                            Optional.of(new Items("a list of actors", ACTOR)),
                                            Optional.empty()),
                                    "Who broke the promise; with a list, each of these and nobody else.",
                                    "sample.hook"),
                            optional(
                                    "rejected",
                                    anyName("the name of a program"),
                                    "The verifier refuses this program.",
                                    "unsafe")),
                    Presence.AT_LEAST_ONE)));

    private static final Fields SEARCH = new Fields(
            "the search",
            "key",
            List.of(
                    optional(
                            "schedules",
                            new Count("a number of schedules", 1, 1_000_000_000_000L),
                            "At most so many, for strategies that sample.",
                            "50000"),
                    optional(
                            "max-steps",
                            new Count("a number of steps", 1, 1_000_000),
                            "At most so many in one schedule.",
                            "1000"),
                    optional(
                            "seed",
                            new Digits("a seed, such as 0x5eed", "0x[0-9a-fA-F]{1,16}|[0-9]{1,18}"),
                            "Of everything that is drawn.",
                            "0x5eed"),
                    optional(
                            "strategy",
                            new Word("a strategy", Words.STRATEGY),
                            "How orders are chosen.",
                            "exhaustive")),
            Presence.ANY);

    /// The whole file.
    static final Fields SCENARIO = new Fields(
            "a scenario",
            "key",
            List.of(
                    required(
                            "rundown",
                            new Count("the version of the file format", VERSION, VERSION),
                            "The version of the file format.",
                            "1"),
                    required("name", anyName("the name of the scenario"), "Its results are filed under it.", "race"),
                    optional(
                            "about",
                            new Text("a sentence"),
                            "What it shows, in a sentence or two.",
                            "Two unloads meet."),
                    required("cast", CastKeys.CAST, "Who exists.", "{ extensions: { sample: {} } }"),
                    required("play", PlayKeys.PLAY, "Who does what, in this order.", "[ { load: sample } ]"),
                    optional("faults", new Items("a list of faults", FaultKeys.FAULT), "What may go wrong.", "[ ]"),
                    optional(
                            "check",
                            CHECK,
                            "What is judged. Default: every rule.",
                            "[ { eventually: [ deregister-completes ] } ]"),
                    optional(
                            "expect",
                            EXPECT,
                            "What a check must find: `holds`, or what is violated.",
                            "{ violated: deregister-completes }"),
                    optional(
                            "registrar",
                            RegistrarKeys.REGISTRAR,
                            "Which registrar, and what it does where nothing is documented.",
                            "{ flavour: spec }"),
                    optional("search", SEARCH, "Limits and seed; flags of the command line win.", "{ seed: 0x5eed }")),
            Presence.ANY);

    private Keys() {}
}
