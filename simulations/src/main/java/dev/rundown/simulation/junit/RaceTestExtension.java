package dev.rundown.simulation.junit;

import dev.rundown.simulation.controlled.Body;
import dev.rundown.simulation.controlled.Limits;
import dev.rundown.simulation.controlled.RaceOutcome;
import dev.rundown.simulation.controlled.RaceSearch;
import dev.rundown.simulation.controlled.RaceSettings;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.trace.Token;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/// Runs what [RaceTest] stands on: one test for JUnit, however many schedules.
final class RaceTestExtension implements TestTemplateInvocationContextProvider {
    /// JUnit makes one.
    RaceTestExtension() {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        var race = context.getRequiredTestMethod().getAnnotation(RaceTest.class);
        refuseMistakes(race, context.getRequiredTestMethod());
        return Stream.of(new Once(race));
    }

    private static void refuseMistakes(RaceTest race, Method method) {
        boolean hasSim = takesSim(method);
        boolean hasScenario = !race.value().isEmpty() || !race.field().isEmpty();
        var where = "@RaceTest on %s.%s".formatted(method.getDeclaringClass().getSimpleName(), method.getName());
        if (hasSim && hasScenario) {
            throw new ExtensionConfigurationException(
                    where + " has a scenario and a Sim: leave out value and field, or the parameter");
        }
        if (!hasSim && !hasScenario) {
            throw new ExtensionConfigurationException(
                    where + " races nothing: give the method a parameter \"Sim sim\", or name a scenario as in"
                            + " @RaceTest(\"@pending-forever\")");
        }
        if (!race.value().isEmpty() && !race.field().isEmpty()) {
            throw new ExtensionConfigurationException(where + " has both value and field: leave out one of them");
        }
        refuseContradictions(race, hasScenario, where);
        if (race.schedules() < 1) {
            throw new ExtensionConfigurationException(
                    "%s: schedules = %d, and there is at least 1".formatted(where, race.schedules()));
        }
        if (method.getReturnType() != void.class) {
            throw new ExtensionConfigurationException(where + " returns a value: let it return void");
        }
    }

    private static void refuseContradictions(RaceTest race, boolean hasScenario, String where) {
        if (hasScenario && race.timers() != RaceTest.Timers.AT_ANY_TIME) {
            throw new ExtensionConfigurationException(
                    where + " has a scenario and timers: those are of the actors of a Sim; leave out timers");
        }
        if (hasScenario && !race.replay().isEmpty()) {
            throw new ExtensionConfigurationException(where
                    + " has a scenario and replay: a scenario's trace is replayed by \"rundown replay FILE\"; leave"
                    + " out replay");
        }
        if (!race.replay().isEmpty() && !race.strategy().isEmpty()) {
            throw new ExtensionConfigurationException(
                    where + " has replay and strategy: replay runs one order; leave out strategy");
        }
        boolean triesAll =
                race.strategy().equals(RaceTest.DPOR) || race.strategy().equals(RaceTest.EXHAUSTIVE);
        if (triesAll && race.seed() != RaceSettings.DEFAULT.seed()) {
            throw new ExtensionConfigurationException(
                    "%s has strategy = \"%s\" and a seed: nothing is drawn there; leave out seed, or did you mean strategy = \"%s\"?"
                            .formatted(where, race.strategy(), RaceTest.PORTFOLIO));
        }
    }

    private static boolean takesSim(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(Sim.class);
    }

    /// One invocation for JUnit.
    private record Once(RaceTest race) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return race.replay().isEmpty() ? "in many orders" : "replay of " + race.replay();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Running(race));
        }
    }

    /// Runs the body as often as there are schedules.
    private record Running(RaceTest race) implements ParameterResolver, InvocationInterceptor {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Sim.class;
        }

        /// The real one takes this one's place in every schedule.
        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Sim.notYet();
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
                throws Throwable {
            var method = call.getExecutable();
            if (!takesSim(method)) {
                new ScenarioRace(race, context).run();
                invocation.proceed();
                return;
            }
            invocation.skip();
            var report = new RaceReport(context.getRequiredTestClass().getSimpleName() + "." + method.getName());
            var outcome = outcome(body(call), report, context);
            context.publishReportEntry("rundown", outcome.words() + ", " + outcome.how());
            if (outcome.finding().isPresent()) {
                throw report.failure(outcome, race.schedules());
            }
        }

        private static Body body(ReflectiveInvocationContext<Method> call) {
            var method = call.getExecutable();
            method.setAccessible(true);
            var target = call.getTarget().orElse(null);
            return sim -> {
                var arguments = call.getArguments().stream()
                        .map(it -> it instanceof Sim ? sim : it)
                        .toArray();
                try {
                    method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause() == null ? e : e.getCause();
                }
            };
        }

        private RaceOutcome outcome(Body body, RaceReport report, ExtensionContext context) throws Exception {
            var limits = race.timers() == RaceTest.Timers.WHEN_IDLE ? Limits.DEFAULT.patient() : Limits.DEFAULT;
            var settings = new RaceSettings(
                    race.schedules(),
                    race.strategy().isEmpty() ? Optional.empty() : Optional.of(race.strategy()),
                    context.getConfigurationParameter("rundown.seed", Long::decode)
                            .orElse(race.seed()),
                    limits);
            var search = new RaceSearch(settings);
            var asked = context.getConfigurationParameter("rundown.replay")
                    .map(Token::parse)
                    .filter(report::isOfThis);
            if (asked.isEmpty() && race.replay().isEmpty()) {
                return search.of(body);
            }
            var token = asked.orElseGet(() -> report.own(Token.parse(race.replay())));
            return search.replay(body, token.picks());
        }
    }
}
