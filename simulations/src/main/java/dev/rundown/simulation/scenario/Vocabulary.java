package dev.rundown.simulation.scenario;

import dev.rundown.executor.program.EbpfResult;
import dev.rundown.registrar.NtStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The names that a scenario may use and that other packages define.
///
/// @param rules    names of rules, for `always`, `eventually` and `expect`
/// @param goals    names of goals, for `sometimes`
/// @param points   names of fault points, without actor
/// @param statuses names of statuses that a fault may answer
public record Vocabulary(List<String> rules, List<String> goals, List<String> points, List<String> statuses) {
    /// The vocabulary with these rules and goals, every fault point, and every status of NMR and of an invocation.
    public static Vocabulary of(List<String> rules, List<String> goals) {
        var statuses = Stream.concat(
                        Arrays.stream(NtStatus.values()).map(Enum::name),
                        Arrays.stream(EbpfResult.values()).map(Enum::name))
                .distinct()
                .toList();
        return new Vocabulary(rules, goals, FaultPoints.all(), statuses);
    }
}
