package dev.rundown.simulation.scenario;

import static dev.rundown.simulation.scenario.Key.optional;
import static dev.rundown.simulation.scenario.Key.required;
import static dev.rundown.simulation.scenario.Shape.Form.anyName;

import dev.rundown.simulation.scenario.Shape.Count;
import dev.rundown.simulation.scenario.Shape.Digits;
import dev.rundown.simulation.scenario.Shape.Either;
import dev.rundown.simulation.scenario.Shape.Fields;
import dev.rundown.simulation.scenario.Shape.Fields.Presence;
import dev.rundown.simulation.scenario.Shape.Form;
import dev.rundown.simulation.scenario.Shape.Word;
import java.util.List;
import java.util.Optional;

/// The keys below `faults`, and the kinds of fault.
final class FaultKeys {
    private static final Shape RUNDOWN = new Word("what is counted", List.of("rundown"));

    private static final Shape MESSAGE = new Word("what it happens to", List.of("message"));

    /// What a fault may do.
    static final Fields ACTION = new Fields(
            "what the fault does",
            "fault kind",
            List.of(
                    optional(
                            "return",
                            anyName("a status"),
                            "Answers this status. Legal where the contract lets the callback refuse or answer pending.",
                            "STATUS_PENDING"),
                    optional(
                            "complete",
                            new Word("what becomes of the promise", Words.COMPLETE),
                            "What becomes of a pending answer. `late` is legal, the others break a promise.",
                            "never"),
                    optional(
                            "skip",
                            new Word("the duty that is left out", Words.SKIP),
                            "Leaves out a duty: a violation.",
                            "wait-deregister"),
                    optional(
                            "crash",
                            new Word("when it dies", Words.CRASH),
                            "Dies at the point: model-only, except `bugcheck`, which ends the run.",
                            "during"),
                    optional(
                            "restart",
                            new Either(
                                    Optional.of(new Word("no, or { after: 5 steps }", List.of("no"))),
                                    Optional.empty(),
                                    Optional.of(new Fields(
                                            "when it comes back",
                                            "key",
                                            List.of(required(
                                                    "after",
                                                    new Form("5 steps, 50ms or the like", Span.SYNTAX),
                                                    "How long it stays away.",
                                                    "5 steps")),
                                            Presence.ANY))),
                            "With `crash`: whether it comes back. Default: `no`.",
                            "{ after: 5 steps }"),
                    optional(
                            "spin",
                            new Digits("a number of slices, or forever", "forever|[1-9][0-9]{0,5}"),
                            "Holds its worker: legal.",
                            "forever"),
                    optional("leak", RUNDOWN, "Acquires without releasing: a violation.", "rundown"),
                    optional("underflow", RUNDOWN, "Releases without having acquired: a violation.", "rundown"),
                    optional(
                            "re-enter",
                            new Word("the call that it makes", Words.RE_ENTER),
                            "Makes a call from within the callback, before it does what it should: a violation.",
                            "deregister"),
                    optional(
                            "level",
                            new Word("the level it calls at", Words.LEVEL),
                            "Calls at DISPATCH_LEVEL what needs PASSIVE_LEVEL: a violation.",
                            "dispatch"),
                    optional("drop", MESSAGE, "The callback is lost: model-only.", "message"),
                    optional("duplicate", MESSAGE, "The callback comes twice: model-only.", "message")),
            Presence.AT_LEAST_ONE);

    static final Fields FAULT = new Fields(
            "a fault",
            "key",
            List.of(
                    required("name", anyName("the name of the fault"), "What outcomes and traces call it.", "forgot"),
                    required(
                            "at",
                            new Form("actor/point, such as sample.hook/ProviderDetachClient", "[^/\\s]+/[^/\\s]+"),
                            "Where: an actor and one of its points.",
                            "sample.hook/ProviderDetachClient"),
                    required(
                            "when",
                            new Either(
                                    Optional.of(new Word("explore, { nth: 1 } or { p: 0.1 }", List.of("explore"))),
                                    Optional.empty(),
                                    Optional.of(new Fields(
                                            "when the fault happens",
                                            "key",
                                            List.of(
                                                    optional(
                                                            "nth",
                                                            new Count("which time", 1, 1_000_000),
                                                            "This time only, counted from 1.",
                                                            "1"),
                                                    optional(
                                                            "p",
                                                            new Digits(
                                                                    "a probability above 0 and at most 1",
                                                                    "0?\\.[0-9]*[1-9][0-9]*|1(\\.0*)?"),
                                                            "Each time with this probability, drawn from the seed.",
                                                            "0.1")),
                                            Presence.EXACTLY_ONE))),
                            "When: the search decides each time (`explore`), the nth time, or by chance.",
                            "{ nth: 1 }"),
                    optional(
                            "max",
                            new Count("a number of times", 1, 1_000),
                            "With `when: explore`: at most so many times. Default: 1.",
                            "1"),
                    required(
                            "do",
                            ACTION,
                            "What happens instead. The kinds are in the next table.",
                            "{ skip: wait-deregister }")),
            Presence.ANY);

    private FaultKeys() {}
}
