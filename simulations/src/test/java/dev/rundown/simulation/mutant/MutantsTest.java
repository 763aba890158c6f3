package dev.rundown.simulation.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/// Every mistake that is planted in the engine is noticed by the tests that are there to notice it. A mutant that
/// survives is a test that is missing.
///
/// `./rundown dev mutants` runs this alone, `-Drundown.mutant=WORD` only those whose name has the word. Another table
/// is
/// another file beside `engine.yaml`, and `--only` with its name.
class MutantsTest {
    private static final String BELOW = "dev.rundown.simulation.";
    private static final String TABLE = System.getProperty("rundown.mutants", "engine");
    private static final String WORD = System.getProperty("rundown.mutant", "");

    /// Of the tests that look at every bundled scenario, the one that they look at.
    private static final String SCENARIO = "rundown.scenario";

    private static final int MOST_SECONDS = 60;

    @TempDir
    private Path folder = Path.of("");

    private static List<Mutant> mutants() {
        return Mutant.of(TABLE).stream().filter(it -> it.name().contains(WORD)).toList();
    }

    @TestFactory
    Stream<DynamicTest> a_mutant_fails_every_test_that_is_named_with_it() {
        return mutants().stream()
                .map(mutant -> DynamicTest.dynamicTest(mutant.name(), () -> {
                    var copy = Copy.with(mutant, Files.createTempDirectory(folder, "mutant"));

                    assertThat(mutant.tests())
                            .isNotEmpty()
                            .allSatisfy(test -> assertThat(
                                            run(test, copy).allEvents().failed().count())
                                    .as("failures of %s, although: %s", test, mutant.breaks())
                                    .isPositive());
                }));
    }

    /// Or else a mutant would seem to be noticed where only the copy fails.
    @TestFactory
    Stream<DynamicTest> an_unchanged_copy_passes_the_same_tests() {
        return mutants().stream()
                .flatMap(it -> it.tests().stream())
                .distinct()
                .map(test -> DynamicTest.dynamicTest(test, () -> {
                    var results = run(test, Copy.unchanged());

                    assertThat(results.testEvents().succeeded().count()).isPositive();
                    results.allEvents().assertStatistics(it -> it.failed(0).aborted(0));
                }));
    }

    @Test
    void there_are_at_least_twelve_of_them_and_no_two_are_the_same() {
        assertThat(Mutant.of("engine"))
                .hasSizeGreaterThanOrEqualTo(12)
                .extracting(Mutant::name)
                .doesNotHaveDuplicates();
        assertThat(Mutant.of("engine")).extracting(Mutant::source).doesNotHaveDuplicates();
    }

    /// A mutant that runs for ever is not noticed by that: the table must name a test that ends.
    private static EngineExecutionResults run(String test, Copy copy) {
        var results = new CompletableFuture<EngineExecutionResults>();
        var runner = new Thread(
                () -> {
                    try {
                        results.complete(execute(test, copy));
                    } catch (Throwable e) {
                        results.completeExceptionally(e);
                    }
                },
                "mutant");
        runner.setDaemon(true);
        runner.setContextClassLoader(copy); // Extensions are looked up through it.
        runner.start();
        return results.orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
    }

    private static EngineExecutionResults execute(String test, Copy copy) {
        int space = test.indexOf(' ');
        var which = space < 0 ? "" : test.substring(space + 1);
        System.setProperty(SCENARIO, which.startsWith("@") ? which : "");
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selector(space < 0 ? test : test.substring(0, space), which, copy))
                    .execute();
        } catch (ClassNotFoundException e) {
            throw new AssertionError("there is no test %s".formatted(test), e);
        } finally {
            System.clearProperty(SCENARIO);
        }
    }

    private static DiscoverySelector selector(String test, String which, Copy copy) throws ClassNotFoundException {
        int hash = test.indexOf('#');
        var type = copy.loadClass(BELOW + (hash < 0 ? test : test.substring(0, hash)));
        if (hash < 0) {
            return selectClass(type);
        }
        var name = test.substring(hash + 1);
        var method = Arrays.stream(type.getDeclaredMethods())
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no test %s".formatted(test)));
        var selected = selectMethod(type, method);
        return which.matches("[0-9]+") ? selectIteration(selected, Integer.parseInt(which) - 1) : selected;
    }
}
