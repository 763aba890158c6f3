package dev.rundown.simulation.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/// One test as JUnit runs it.
///
/// @param failure what it failed with
/// @param report  what it published under `rundown`
record Launched(Optional<Throwable> failure, Optional<String> report) {
    /// Runs one method.
    ///
    /// @param parameters names and values of configuration parameters, in turn
    static Launched method(Class<?> type, String name, String... parameters) {
        var configuration = new TreeMap<String, String>();
        for (int i = 0; i < parameters.length; i += 2) {
            configuration.put(parameters[i], parameters[i + 1]);
        }
        var events = EngineTestKit.engine("junit-jupiter")
                .configurationParameters(configuration)
                .selectors(selectMethod(method(type, name)))
                .execute()
                .allEvents();
        var failure = events.finished().failed().stream()
                .findFirst()
                .flatMap(it -> it.getPayload(TestExecutionResult.class))
                .flatMap(TestExecutionResult::getThrowable);
        var report = events.reportingEntryPublished().stream()
                .map(Event::getPayload)
                .flatMap(Optional::stream)
                .filter(ReportEntry.class::isInstance)
                .map(it -> ((ReportEntry) it).getKeyValuePairs())
                .filter(it -> it.containsKey("rundown"))
                .map(it -> it.get("rundown"))
                .findFirst();
        if (failure.isEmpty() && events.finished().succeeded().count() < 4) {
            throw new IllegalStateException("%s.%s was not run".formatted(type.getSimpleName(), name));
        }
        return new Launched(failure, report);
    }

    private static String method(Class<?> type, String name) {
        for (var method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && method.isAnnotationPresent(RaceTest.class)) {
                var parameters = new StringBuilder();
                for (var parameter : method.getParameterTypes()) {
                    parameters.append(parameters.isEmpty() ? "" : ", ").append(parameter.getName());
                }
                return "%s#%s(%s)".formatted(type.getName(), name, parameters);
            }
        }
        throw new IllegalArgumentException("%s has no @RaceTest %s".formatted(type.getSimpleName(), name));
    }

    /// What it failed with, in words.
    String message() {
        return failure.map(it -> String.valueOf(it.getMessage()))
                .orElseThrow(() -> new AssertionError("it did not fail: " + report.orElse("")));
    }
}
