package dev.rundown.simulation.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The house keeps its rules, and each rule is seen to catch a breach that was planted for it.
class HouseTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rundown");

    private static final JavaClasses PLANTED = new ClassFileImporter()
            .importPackages(
                    "dev.rundown.actor.planted",
                    "dev.rundown.registrar.planted",
                    "dev.rundown.executor.planted",
                    "dev.rundown.verifier.planted",
                    "dev.rundown.extension.planted",
                    "dev.rundown.simulation.house.planted");

    @TestFactory
    Stream<DynamicTest> every_module_uses_only_what_its_arrow_points_to() {
        return HouseRules.ARROWS.stream().map(it -> DynamicTest.dynamicTest(it.getDescription(), () -> it.check(MAIN)));
    }

    @TestFactory
    Stream<DynamicTest> an_arrow_that_points_back_is_caught() {
        return HouseRules.ARROWS.stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.getDescription(), () -> assertThat(breaches(it)).isEqualTo(1)));
    }

    @Test
    void packages_have_no_cycles() {
        HouseRules.NO_CYCLES.check(MAIN);

        assertThat(breaches(HouseRules.NO_CYCLES)).isPositive();
    }

    @Test
    void no_class_has_a_refused_name() {
        HouseRules.NAMES.check(MAIN);

        assertThat(breaches(HouseRules.NAMES)).isEqualTo(3);
    }

    @Test
    void every_package_is_null_marked() {
        HouseRules.NULL_MARKED.check(MAIN);

        assertThat(breaches(HouseRules.NULL_MARKED)).isPositive();
    }

    @Test
    void a_logic_touches_nothing_impure() {
        HouseRules.PURE.check(MAIN);

        assertThat(HouseRules.PURE.evaluate(PLANTED).getFailureReport().getDetails())
                .anySatisfy(it -> assertThat(it).contains("java.lang.System.nanoTime"))
                .anySatisfy(it -> assertThat(it).contains("java.time.Instant.now"))
                .anySatisfy(it -> assertThat(it).contains("java.util.Random"));
    }

    @Test
    void beside_a_logic_every_collection_has_an_order() {
        HouseRules.ordered(MAIN).check(MAIN);

        assertThat(HouseRules.ordered(PLANTED)
                        .evaluate(PLANTED)
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(it -> assertThat(it).contains("java.util.Map.of("))
                .anySatisfy(it -> assertThat(it).contains("java.util.HashSet.<init>"));
    }

    @Test
    void every_source_file_keeps_the_rules() throws IOException {
        assertThat(SourceRules.complaints(Path.of("..").toRealPath())).isEmpty();
    }

    @Test
    void a_source_file_that_breaks_a_rule_is_caught() {
        var tooLong = Collections.nCopies(SourceRules.MOST_LINES + 1, "");
        var unfinished = List.of("// TO" + "DO later");
        var sleeping = List.of("Thread.sl" + "eep(10);");
        var printing = List.of("System.o" + "ut.println();");

        assertThat(SourceRules.complaints("/m/src/main/A.java", tooLong)).hasSize(1);
        assertThat(SourceRules.complaints("/m/src/main/A.java", unfinished)).hasSize(1);
        assertThat(SourceRules.complaints("/m/src/test/A.java", sleeping)).hasSize(1);
        assertThat(SourceRules.complaints("/m/src/main/A.java", printing)).hasSize(1);
        assertThat(SourceRules.complaints("/m/src/main/command/Main.java", printing))
                .isEmpty();
    }

    private static int breaches(ArchRule rule) {
        return rule.evaluate(PLANTED).getFailureReport().getDetails().size();
    }
}
