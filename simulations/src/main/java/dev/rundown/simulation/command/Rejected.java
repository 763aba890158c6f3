package dev.rundown.simulation.command;

import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.stage.Staged;
import java.util.Set;

/// The load of a program that the verifier refuses fails: there is nothing to run.
final class Rejected {
    private Rejected() {}

    /// Says which programs and why.
    ///
    /// @return as expected if the file expects just that
    static ExitCode tell(Staged staged, Streams streams, Page page) {
        var file = staged.scenario().file();
        staged.rejections().forEach((program, explanation) -> {
            streams.err().println(page.line("%s: the verifier rejects %s".formatted(file, program)));
            explanation.lines().forEach(it -> streams.err().println(page.line(it)));
        });
        return staged.scenario()
                .expect()
                .filter(it -> it instanceof Expectation.Rejected rejected
                        && staged.rejections()
                                .keySet()
                                .equals(Set.of(rejected.program().value())))
                .map(_ -> ExitCode.AS_EXPECTED)
                .orElse(ExitCode.USAGE);
    }
}
