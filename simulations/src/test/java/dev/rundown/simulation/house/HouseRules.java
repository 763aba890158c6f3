package dev.rundown.simulation.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.rundown.actor.ActorLogic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/// The rules of the house about compiled classes.
final class HouseRules {
    private static final DescribedPredicate<JavaClass> LOGIC =
            describe("are a logic", it -> it.isAssignableTo(ActorLogic.class) && !it.isEquivalentTo(ActorLogic.class));

    /// Maps and sets whose order differs from one JVM to the next, or follows the identity of objects.
    private static final Set<String> UNORDERED = new TreeSet<>(List.of(
            "java.util.Map.of",
            "java.util.Map.ofEntries",
            "java.util.Map.copyOf",
            "java.util.Set.of",
            "java.util.Set.copyOf",
            "java.util.HashMap.<init>",
            "java.util.HashSet.<init>",
            "java.util.IdentityHashMap.<init>",
            "java.util.stream.Collectors.toSet"));

    private HouseRules() {}

    /// The arrows between modules, bottom to top.
    static final List<ArchRule> ARROWS = List.of(
            uses("dev.rundown.actor..", "dev.rundown.actor.."),
            uses("dev.rundown.registrar..", "dev.rundown.actor..", "dev.rundown.registrar.."),
            uses("dev.rundown.executor..", "dev.rundown.actor..", "dev.rundown.executor.."),
            uses("dev.rundown.verifier..", "dev.rundown.actor..", "dev.rundown.executor..", "dev.rundown.verifier.."),
            uses(
                    "dev.rundown.extension..",
                    "dev.rundown.actor..",
                    "dev.rundown.registrar..",
                    "dev.rundown.executor..",
                    "dev.rundown.verifier..",
                    "dev.rundown.extension.."));

    static final ArchRule NO_CYCLES =
            SlicesRuleDefinition.slices().matching("dev.rundown.(**)").should().beFreeOfCycles();

    /// Says nothing about what it is. A helper is a word of eBPF, so it may be a name where eBPF is.
    private static final DescribedPredicate<JavaClass> EMPTY_NAME = describe("have a refused name", it -> {
        boolean isEmpty = it.getSimpleName().matches(".*(Manager|Util|Utils|Impl|Data|Info)");
        boolean isHelper = it.getSimpleName().endsWith("Helper");
        boolean isOfEbpf = it.getPackageName().matches("dev\\.rundown\\.(executor|verifier)\\b.*");
        boolean isEmptyPackage =
                it.getPackageName().matches(".*\\.(common|misc|utils?|impl|core|handlers|models|services)(\\..*)?");
        return isEmpty || isEmptyPackage || (isHelper && !isOfEbpf);
    });

    static final ArchRule NAMES = noClasses()
            .should(ArchCondition.from(EMPTY_NAME))
            .because("when no better name comes, the thing has two jobs");

    /// What JMH generates is not ours to mark.
    static final ArchRule NULL_MARKED = classes()
            .that(DescribedPredicate.not(resideInAPackage("..jmh_generated..")))
            .should(new ArchCondition<>("be in a package marked with @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var marked = type.getPackage()
                            .tryGetPackageInfo()
                            .map(it -> it.isAnnotatedWith(NullMarked.class))
                            .orElse(false);
                    events.add(new SimpleConditionEvent(
                            type, marked, type.getPackageName() + " has no package-info with @NullMarked"));
                }
            });

    static final ArchRule PURE = noClasses()
            .that(LOGIC)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "org.apache.pekko..")
                    .or(assignableTo(System.class))
                    .or(assignableTo(Thread.class))
                    .or(assignableTo(java.util.random.RandomGenerator.class))
                    .or(assignableTo(java.time.Clock.class)))
            .orShould()
            .callMethodWhere(named(
                    "the wall clock or chance",
                    new TreeSet<>(
                            List.of("java.time.Instant.now", "java.util.UUID.randomUUID", "java.lang.Math.random"))))
            .because("what a step is depends on state, delivery and cells alone");

    /// In a package with a logic, nothing is kept in a collection without an order.
    static ArchRule ordered(JavaClasses all) {
        var packages = new TreeSet<String>();
        all.stream().filter(LOGIC).map(JavaClass::getPackageName).forEach(packages::add);
        return noClasses()
                .that(describe("are in a package with a logic", it -> packages.contains(it.getPackageName())))
                .should()
                .accessTargetWhere(named("collections without an order", UNORDERED))
                .because("the order of a replay must not depend on the JVM; use sorted collections");
    }

    private static ArchRule uses(String who, String... whom) {
        return noClasses()
                .that(resideInAPackage(who))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.rundown..").and(DescribedPredicate.not(resideInAnyPackage(whom))))
                .allowEmptyShould(true)
                .as(who + " uses only " + String.join(", ", whom));
    }

    private static <T extends JavaAccess<?>> DescribedPredicate<T> named(String what, Set<String> members) {
        return describe(
                what,
                it -> members.contains(
                        it.getTargetOwner().getFullName() + "." + it.getTarget().getName()));
    }
}
