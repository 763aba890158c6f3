package dev.rundown.simulation.dpor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rundown.simulation.dpor.Threads.Instruction;
import dev.rundown.simulation.dpor.Threads.Instruction.Add;
import dev.rundown.simulation.dpor.Threads.Instruction.Await;
import dev.rundown.simulation.dpor.Threads.Instruction.Choose;
import dev.rundown.simulation.dpor.Threads.Instruction.Lock;
import dev.rundown.simulation.dpor.Threads.Instruction.OnlyIf;
import dev.rundown.simulation.dpor.Threads.Instruction.Read;
import dev.rundown.simulation.dpor.Threads.Instruction.Scatter;
import dev.rundown.simulation.dpor.Threads.Instruction.Unlock;
import dev.rundown.simulation.dpor.Threads.Instruction.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DporTest {
    private static List<Long> seeds() {
        var seed = Long.getLong("rundown.seed");
        return seed != null
                ? List.of(seed)
                : LongStream.range(0, Integer.getInteger("rundown.seeds", 400))
                        .boxed()
                        .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void a_small_program_is_visited_once_a_trace(String name, Threads program) {
        assertVisitsEachTraceOnce(program);
    }

    private static List<Arguments> programs() {
        return List.of(
                arguments(
                        "store buffering",
                        Threads.of(List.of(
                                List.of(new Write("x", 1), new Read("y")), List.of(new Write("y", 1), new Read("x"))))),
                arguments(
                        "message passing",
                        Threads.of(List.of(
                                List.of(new Write("x", 1), new Write("y", 1)), List.of(new Read("y"), new Read("x"))))),
                arguments(
                        "independent reads of independent writes",
                        Threads.of(List.of(
                                List.of(new Write("x", 1)), List.of(new Write("y", 1)),
                                List.of(new Read("x"), new Read("y")), List.of(new Read("y"), new Read("x"))))),
                arguments(
                        "two critical sections",
                        Threads.of(List.of(
                                List.of(new Lock("m"), new Add("x", 1), new Unlock("m")),
                                List.of(new Lock("m"), new Add("x", 1), new Unlock("m")),
                                List.of(new Lock("m"), new Unlock("m"))))),
                arguments(
                        "deadly embrace",
                        Threads.of(List.of(
                                List.of(new Lock("m"), new Lock("n"), new Unlock("n"), new Unlock("m")),
                                List.of(new Lock("n"), new Lock("m"), new Unlock("m"), new Unlock("n"))))),
                arguments(
                        "a wait that another write takes back",
                        Threads.of(List.of(
                                List.of(new Write("x", 1)),
                                List.of(new Write("x", 0)),
                                List.of(new Await(values("x", 1)))))),
                arguments(
                        "a wait for two variables",
                        Threads.of(List.of(
                                List.of(new Write("x", 1)),
                                List.of(new Write("y", 1)),
                                List.of(new Write("z", 1), new Await(values("x", 0, "y", 0)))))),
                arguments(
                        "choices beside writers",
                        Threads.of(List.of(
                                List.of(new Choose("x", 3)), List.of(new Write("x", 7)), List.of(new Read("x"))))),
                arguments(
                        "choices that go to different variables",
                        Threads.of(List.of(
                                List.of(new Scatter("x", 2)), List.of(new Scatter("x", 2)), List.of(new Read("x0"))))),
                arguments(
                        "a branch on what was read",
                        Threads.of(List.of(
                                List.of(new OnlyIf("x", 1), new Write("y", 1)),
                                List.of(new Write("x", 1), new Read("y")),
                                List.of(new Write("y", 2))))),
                arguments("lastzero", Threads.of(lastZero())),
                arguments(
                        "indexer",
                        Threads.of(List.of(
                                List.of(new Add("h1", 1), new Add("h2", 1)),
                                List.of(new Add("h2", 1), new Add("h3", 1)),
                                List.of(new Add("h3", 1), new Add("h1", 1))))));
    }

    /// A reader looks for the last cell that is 0 while writers fill the cells from the next ones.
    private static List<List<Instruction>> lastZero() {
        return List.of(
                List.of(new OnlyIf("a3", 0), new OnlyIf("a2", 0), new OnlyIf("a1", 0), new Read("a0")),
                List.of(new Read("a0"), new Write("a1", 1)),
                List.of(new Read("a1"), new Write("a2", 1)),
                List.of(new Read("a2"), new Write("a3", 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void writers_of_one_variable_have_as_many_traces_as_orders(int n) {
        assertThat(traces(each(n, it -> List.of(new Write("x", it))))).isEqualTo(factorial(n));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9})
    void steps_that_share_nothing_have_one_trace(int n) {
        assertThat(traces(each(n, it -> List.of(new Write("x" + it, 1), new Read("x" + it)))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9})
    void readers_alone_have_one_trace(int n) {
        assertThat(traces(each(n, _ -> List.of(new Read("x"), new Read("y"))))).isEqualTo(1);
    }

    /// Each writer's variable is read either before or after it is written.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9})
    void a_reader_of_n_variables_beside_their_n_writers_has_two_to_the_n_traces(int n) {
        var threads = new ArrayList<>(each(n, it -> List.of(new Write("x" + it, 1))));
        threads.add(IntStream.range(0, n)
                .<Instruction>mapToObj(it -> new Read("x" + it))
                .toList());

        assertThat(traces(threads)).isEqualTo(1L << n);
    }

    /// The readers of a variable are told apart only by whether they come before its one writer.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9})
    void a_writer_beside_n_readers_has_two_to_the_n_traces(int n) {
        var threads = new ArrayList<>(each(n, _ -> List.<Instruction>of(new Read("x"))));
        threads.add(List.of(new Write("x", 1)));

        assertThat(traces(threads)).isEqualTo(1L << n);
    }

    /// The reader comes at one of n + 1 places between the writers.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_reader_beside_n_writers_of_one_variable_has_n_plus_1_factorial_traces(int n) {
        var threads = new ArrayList<>(each(n, it -> List.<Instruction>of(new Write("x", it))));
        threads.add(List.of(new Read("x")));

        assertThat(traces(threads)).isEqualTo(factorial(n + 1));
    }

    /// Held or not, the sections come in some order.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void n_critical_sections_have_as_many_traces_as_orders(int n) {
        assertThat(traces(each(n, _ -> List.of(new Lock("m"), new Add("x", 1), new Unlock("m")))))
                .isEqualTo(factorial(n));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void each_combination_of_independent_choices_is_a_trace(int arity) {
        assertThat(traces(each(3, it -> List.of(new Choose("x" + it, arity))))).isEqualTo((long) arity * arity * arity);
    }

    private static List<List<Instruction>> each(int count, IntFunction<List<Instruction>> thread) {
        return IntStream.range(0, count).mapToObj(thread).toList();
    }

    private static long factorial(int n) {
        return LongStream.rangeClosed(1, n).reduce(1, (a, b) -> a * b);
    }

    private static long traces(List<List<Instruction>> threads) {
        var program = Threads.of(threads);
        var figures = new Dpor<>(program, 1_000).visit(program.start(), (_, _, _) -> true);

        assertThat(figures.blocked()).isZero();
        assertThat(figures.complete()).isTrue();
        return figures.traces();
    }

    @ParameterizedTest(name = "-Drundown.seed={0}")
    @MethodSource("seeds")
    void a_random_program_is_visited_once_a_trace_and_never_in_vain(long seed) {
        var program = random(new SplittableRandom(seed));

        assertVisitsEachTraceOnce(program);
    }

    private static void assertVisitsEachTraceOnce(Threads program) {
        var met = new ArrayList<String>();
        var figures = new Dpor<>(program, 1_000)
                .visit(program.start(), (trace, _, _) -> met.add(program.least(trace.steps())) && met.size() < 5_000);
        var expected = program.tracesByBruteForce();

        assertThat(figures.blocked()).as("%s begun in vain", program).isZero();
        assertThat(met).as("%s", program).doesNotHaveDuplicates();
        assertThat(met).as("%s", program).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Threads random(SplittableRandom random) {
        var threads = new ArrayList<List<Instruction>>();
        int count = 2 + random.nextInt(2);
        int left = 8;
        for (int i = 0; i < count; i++) {
            var instructions = new ArrayList<Instruction>();
            int length = 1 + random.nextInt(Math.min(4, left - (count - i - 1)));
            for (int j = 0; j < length; j++) {
                instructions.add(instruction(random));
            }
            left -= length;
            threads.add(instructions);
        }
        return new Threads(threads);
    }

    private static Instruction instruction(SplittableRandom random) {
        var variable = List.of("x", "y", "z").get(random.nextInt(3));
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Read(variable);
            case 2, 3 -> new Write(variable, random.nextInt(3));
            case 4 -> new Add(variable, 1);
            case 5 -> new Await(values(variable, random.nextInt(2)));
            case 6 -> new Await(values("x", random.nextInt(2), "y", random.nextInt(2)));
            case 7 -> new Lock("m");
            case 8 -> new Unlock("m");
            case 9 -> new Choose(variable, 2);
            case 10 -> new Scatter("x", 2);
            default -> new OnlyIf(variable, random.nextInt(2));
        };
    }

    private static SortedMap<String, Integer> values(Object... pairs) {
        var values = new TreeMap<String, Integer>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], (Integer) pairs[i + 1]);
        }
        return values;
    }
}
