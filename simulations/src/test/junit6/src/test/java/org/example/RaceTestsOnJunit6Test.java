package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Every race of [Accounts] is run, and each ends as it has to.
class RaceTestsOnJunit6Test {
    @Test
    void races_pass_and_fail_as_on_junit_5() {
        assertEquals(System.getProperty("junit.version"), versionOf(Test.class), "JUnit that runs this");

        var ends = run(Accounts.class);

        assertEquals("passed", ends.get("added"), ends::toString);
        assertEquals("passed", ends.get("scenario"), ends::toString);
        assertTrue(
                ends.get("lost_update").startsWith("in the end \"both are in the account\": not so after step"),
                ends::toString);
        assertTrue(ends.get("lost_update").contains("replay    @RaceTest(replay = \"rd1:"), ends::toString);
        assertTrue(ends.get("misspelt").contains("did you mean \"dpor\"?"), ends::toString);
        assertEquals(4, ends.size(), ends::toString);
    }

    /// As its jar says.
    private static String versionOf(Class<?> type) {
        var version = type.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    /// `passed` or the message of the failure, by method.
    private static Map<String, String> run(Class<?> type) {
        var ends = new TreeMap<String, String>();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(type))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                var method = test.getUniqueIdObject().getSegments().stream()
                        .filter(it -> it.getType().equals("test-template"))
                        .findFirst();
                method.ifPresent(it -> ends.merge(
                        it.getValue().replaceAll("\\(.*", ""),
                        result.getThrowable().map(Throwable::getMessage).orElse("passed"),
                        (one, other) -> one.equals("passed") ? other : one));
            }
        });
        return ends;
    }
}
