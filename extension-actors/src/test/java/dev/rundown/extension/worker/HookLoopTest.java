package dev.rundown.extension.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.management.ThreadMXBean;
import dev.rundown.actor.Address;
import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.Cell;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.SharedCell;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.rundown.EpochLine;
import dev.rundown.executor.rundown.EpochState;
import dev.rundown.executor.rundown.RundownProtection;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.invocation.Cpu;
import dev.rundown.extension.invocation.CpuMessage.Fire;
import dev.rundown.extension.invocation.CpuMessage.Occurrence;
import dev.rundown.extension.invocation.LoadedPrograms;
import dev.rundown.extension.npi.FunctionAddresses;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.HookClients.Entry;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.Register;
import dev.rundown.extension.provider.Extension;
import dev.rundown.extension.provider.HookMessage;
import dev.rundown.extension.provider.HookProvider;
import dev.rundown.registrar.BindingHandle;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The loop of a worker does what the pure logic of a CPU does: the same operations on the same cells, and the same
/// events.
class HookLoopTest {
    private static final Address SELF = new Address("cpu0");
    private static final Occurrence OCCURRENCE = new Occurrence(Ground.EXTENSION, Ground.HOOK, 0);
    private static final Envelope FIRE = Envelope.first(new Lane("cpu0"), SELF, SELF, new Fire(OCCURRENCE));

    /// A situation in which an event occurs.
    ///
    /// @param clients   how many there are
    /// @param prepare   the ground before the event, or what happens to it meanwhile
    /// @param chainEnds which verdicts end the chain; `drop` answers event 0 with 1
    /// @param callers   the program, if it calls functions by module and name
    /// @param natives   the program, if its code stands in a driver
    record Situation(
            String name,
            int clients,
            Consumer<Ground> prepare,
            IntPredicate chainEnds,
            SortedSet<Address> callers,
            SortedSet<Address> natives) {
        Situation(String name, int clients, Consumer<Ground> prepare) {
            this(name, clients, prepare, _ -> false);
        }

        Situation(String name, int clients, Consumer<Ground> prepare, IntPredicate chainEnds) {
            this(name, clients, prepare, chainEnds, new TreeSet<>(), new TreeSet<>());
        }

        static Situation calling(String name, Consumer<Ground> prepare) {
            return new Situation(name, 2, prepare, _ -> false, new TreeSet<>(List.of(Ground.PROGRAM)), new TreeSet<>());
        }

        static Situation compiled(String name, Consumer<Ground> prepare) {
            return new Situation(name, 2, prepare, _ -> false, new TreeSet<>(), new TreeSet<>(List.of(Ground.PROGRAM)));
        }

        Ground ground() {
            var ground = Ground.noting(clients);
            prepare.accept(ground);
            return ground;
        }

        LoadedPrograms programs() {
            return Ground.programs(chainEnds, callers, natives);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Situation> situations() {
        return Stream.of(
                new Situation("no client", 0, _ -> {}),
                new Situation(
                        "the extension refuses",
                        1,
                        it -> it.real(Extension.rundownOf(Ground.EXTENSION)).perform(new RundownState.Close())),
                new Situation("one client", 1, _ -> {}),
                new Situation("two clients", 2, _ -> {}),
                new Situation("the first of two clients refuses", 2, it -> close(it, 1)),
                new Situation("the last one out of the only client", 1, it -> it.after(4, () -> close(it, 1))),
                new Situation("the last one out of the first of two clients", 2, it -> it.after(4, () -> close(it, 1))),
                new Situation("the last one out of both clients", 2, it -> {
                    it.after(3, () -> close(it, 1));
                    it.after(10, () -> close(it, 2));
                }),
                new Situation(
                        "a link without a program",
                        2,
                        it -> it.real(Register.programOf(new Address("L1")))
                                .perform(new Register.Write<>(Optional.empty()))),
                new Situation(
                        "a program without information",
                        1,
                        it -> it.real(Register.informationOf(Ground.PROGRAM))
                                .perform(new Register.Write<>(Optional.empty()))),
                Situation.calling("functions that are there", HookLoopTest::enterFunctions),
                Situation.calling("functions that never came", _ -> {}),
                Situation.calling("functions that have gone", it -> {
                    enterFunctions(it);
                    it.real(FunctionAddresses.of(Ground.PROGRAM)).perform(new FunctionAddresses.Withdraw("module"));
                }),
                Situation.calling("functions that go between two clients", it -> {
                    enterFunctions(it);
                    it.after(
                            7,
                            () -> it.real(FunctionAddresses.of(Ground.PROGRAM))
                                    .perform(new FunctionAddresses.Withdraw("module")));
                }),
                Situation.compiled("code in a driver", it -> writeCode(it, Optional.of(Ground.binding(1)))),
                Situation.compiled("code in a driver that is not there", _ -> {}),
                Situation.compiled("code in a driver that goes between two clients", it -> {
                    writeCode(it, Optional.of(Ground.binding(1)));
                    it.after(7, () -> writeCode(it, Optional.empty()));
                }),
                new Situation("a verdict that ends the chain", 2, _ -> {}, verdict -> verdict == 1),
                new Situation(
                        "the last one out of a client whose verdict ends the chain",
                        2,
                        it -> it.after(5, () -> close(it, 1)),
                        verdict -> verdict == 1));
    }

    private static void enterFunctions(Ground ground) {
        ground.real(FunctionAddresses.of(Ground.PROGRAM))
                .perform(new FunctionAddresses.Enter(
                        "module", Ground.binding(1), List.of(), new TreeSet<>(List.of("module"))));
    }

    private static void writeCode(Ground ground, Optional<BindingHandle> binding) {
        ground.real(Register.codeOf(Ground.PROGRAM)).perform(new Register.Write<>(binding));
    }

    private static void close(Ground ground, int client) {
        ground.real(HookProvider.rundownOf(Ground.binding(client))).perform(new RundownState.Close());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void it_performs_the_operations_of_the_logic_in_its_order(Situation situation) {
        var logical = situation.ground();
        var looped = situation.ground();

        runLogic(new Cpu(SELF, 0, situation.programs()), logical);
        runLoop(new HookLoop(
                Ground.EXTENSION,
                Ground.HOOK,
                new Cpu(SELF, 0, situation.programs()),
                situation.programs(),
                looped,
                Tape.NONE));

        assertThat(looped.noted).isNotEmpty().isEqualTo(logical.noted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void its_transcript_has_the_events_of_the_logic(Situation situation) {
        var looped = situation.ground();
        var cpu = new Cpu(SELF, 0, situation.programs());
        var transcript = new Transcript(cpu, looped);
        var loop = new HookLoop(Ground.EXTENSION, Ground.HOOK, cpu, situation.programs(), looped, transcript);

        var expected = runLogic(cpu, situation.ground());
        var events = new ArrayList<Event>();
        var envelope = FIRE;
        var left = loop.fire(OCCURRENCE);
        while (true) {
            var steps = transcript.steps(envelope, looped.moment());
            steps.forEach(it -> events.addAll(events(it.step())));
            if (left.isEmpty()) {
                assertThat(steps.getLast().sent().next()).isEmpty();
                break;
            }
            envelope = answered(steps.getLast().sent().next().orElseThrow());
            left = loop.goOn(OCCURRENCE, rest(left));
        }

        assertThat(events).isEqualTo(expected);
    }

    @Test
    void without_its_functions_a_program_that_has_its_information_answers_failed_to_load_and_zero() {
        var programs = Ground.programs(_ -> false, new TreeSet<>(List.of(Ground.PROGRAM)));
        var with = Ground.noting(1);
        enterFunctions(with);

        var answers = Stream.of(with, Ground.noting(1))
                .flatMap(it -> runLogic(new Cpu(SELF, 0, programs), it).stream())
                .filter(InvocationEnded.class::isInstance)
                .toList();

        assertThat(answers)
                .extracting("result", "value")
                .containsExactly(tuple(EbpfResult.EBPF_SUCCESS, 1), tuple(EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, 0));
    }

    @Test
    void a_loop_that_does_something_else_than_the_logic_is_found_out() {
        var ground = Ground.noting(1);
        var transcript = new Transcript(new Cpu(SELF, 0, Ground.programs(_ -> false)), ground);
        var list = Shared.of(HookClients.of(Ground.HOOK), ground);

        list.look(new HookClients.Read(), it -> it.entries(), transcript);

        assertThatThrownBy(() -> transcript.steps(FIRE, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the loop did");
    }

    @Test
    void an_invocation_allocates_nothing() {
        var ground = Ground.live(2, HookLoopTest::object);
        var loop = new HookLoop(
                Ground.EXTENSION,
                Ground.HOOK,
                new Cpu(SELF, 0, Ground.programs(_ -> false)),
                Ground.programs(_ -> false),
                ground,
                Tape.NONE);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int events = 20_000;
        fire(loop, events); // Until the JVM has compiled it.

        long before = thread.getCurrentThreadAllocatedBytes();
        fire(loop, events);
        long bytes = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes).as("bytes for %d invocations", 2 * events).isLessThan(events);
    }

    private static void fire(HookLoop loop, int times) {
        for (int i = 0; i < times; i++) {
            if (!loop.fire(OCCURRENCE).isEmpty()) {
                throw new AssertionError("nobody detaches");
            }
        }
    }

    private static SharedCell<?> object(Cell<?> cell) {
        return switch (cell.initial()) {
            case RundownState _ -> new RundownProtection(2);
            case EpochState _ -> new EpochLine();
            case Object other -> new AtomicCell<>(other);
        };
    }

    private static void runLoop(HookLoop loop) {
        var left = loop.fire(OCCURRENCE);
        while (!left.isEmpty()) {
            left = loop.goOn(OCCURRENCE, rest(left));
        }
    }

    private static List<Entry> rest(List<Entry> left) {
        return left.subList(1, left.size());
    }

    /// Answers what happened.
    private static List<Event> runLogic(Cpu cpu, Ground ground) {
        var events = new ArrayList<Event>();
        var next = Optional.of(FIRE);
        while (next.isPresent()) {
            var envelope = next.get().to().equals(SELF) ? next.get() : answered(next.get());
            var step = cpu.receive(cpu.initial(), envelope.delivery(Message.class), ground);
            events.addAll(events(step));
            next = envelope.sent(step).next();
        }
        return events;
    }

    /// What comes back from the hook that is told of a last one out.
    private static Envelope answered(Envelope told) {
        var drained = (HookMessage.Drained) told.message();
        return told.sent(Step.to("hook").reply(new HookMessage.DrainedReturned(drained.binding())))
                .next()
                .orElseThrow();
    }

    private static List<Event> events(Step<?> step) {
        return step.effects().stream()
                .filter(Effect.Happened.class::isInstance)
                .map(it -> ((Effect.Happened) it).event())
                .toList();
    }
}
