package dev.rundown.simulation.trace;

import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.search.PathStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A path that can be pasted: `rd1:@pending-forever:0.2.1`. Steps without a choice are left out.
///
/// @param scenario `@name`, or the beginning of the hash of a scenario of the user's own
/// @param picks    the choices, from 0
public record Token(String scenario, List<Integer> picks) {
    /// What every token begins with.
    public static final String PREFIX = "rd1:";

    private static final int HASH_DIGITS = 8;
    private static final int MOST_PICKS = 100_000;

    public Token {
        picks = List.copyOf(picks);
    }

    /// The token of `path` through the scenario called `file`; one of the user's own is named by the beginning of
    /// its hash.
    public static Token of(String file, String sha256, List<PathStep> path) {
        return new Token(
                file.startsWith("@") ? file : sha256.substring(0, HASH_DIGITS),
                path.stream()
                        .filter(it -> it.of().size() > 1)
                        .map(PathStep::pick)
                        .toList());
    }

    /// Reads a token.
    ///
    /// @throws InputException when it is none
    public static Token parse(String text) {
        var place = Place.of(text.length() > 60 ? text.substring(0, 60) + "..." : text);
        int colon = text.indexOf(':', PREFIX.length());
        if (!text.startsWith(PREFIX) || colon < 0) {
            throw new InputException(place, "is no token; one looks like rd1:@pending-forever:0.2.1");
        }
        var picks = new ArrayList<Integer>();
        var choices = text.substring(colon + 1);
        // Where nothing could be chosen the token ends with its colon.
        for (var pick : choices.isEmpty() ? new String[0] : choices.split("\\.", -1)) {
            if (!pick.matches("[0-9]{1,6}") || picks.size() == MOST_PICKS) {
                throw new InputException(
                        place, "\"%s\" is no choice; a token ends with numbers and dots: 0.2.1".formatted(pick));
            }
            picks.add(Integer.valueOf(pick));
        }
        return new Token(text.substring(PREFIX.length(), colon), picks);
    }

    @Override
    public String toString() {
        return picks.stream().map(String::valueOf).collect(Collectors.joining(".", PREFIX + scenario + ":", ""));
    }
}
