package dev.rundown.simulation.trace;

import dev.rundown.simulation.search.PathStep;
import java.util.List;
import java.util.stream.Collectors;

/// A path that can be pasted: `rd1:@pending-forever:0.2.1`. Steps without a choice are left out.
public final class Token {
    private static final int HASH_DIGITS = 8;

    private Token() {}

    /// The token of `path` through the scenario called `file`; one of the user's own is named by the beginning of
    /// its hash.
    public static String of(String file, String sha256, List<PathStep> path) {
        var scenario = file.startsWith("@") ? file : sha256.substring(0, HASH_DIGITS);
        return path.stream()
                .filter(it -> it.of().size() > 1)
                .map(it -> Integer.toString(it.pick()))
                .collect(Collectors.joining(".", "rd1:" + scenario + ":", ""));
    }
}
