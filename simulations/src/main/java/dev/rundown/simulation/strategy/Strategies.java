package dev.rundown.simulation.strategy;

import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import dev.rundown.simulation.scenario.Place;
import java.util.List;

/// The strategies that sample, by the names that users type.
public final class Strategies {
    /// What searches every order.
    public static final String EXHAUSTIVE = "exhaustive";

    /// What takes one schedule of every trace.
    public static final String DPOR = "dpor";

    /// What shares schedules between several.
    public static final String PORTFOLIO = "portfolio";

    /// Every name of a search, without its number.
    public static final List<String> NAMES =
            List.of(EXHAUSTIVE, DPOR, "random", "pos", "pct", "delay", "coverage", PORTFOLIO);

    private static final int DEPTH = 3;
    private static final int DELAYS = 2;

    /// The members of the portfolio. They complement each other: changes of priority reach deep orders that a walk does
    /// not, and miss those in which one lane has to wait for another again and again.
    private static final List<Strategy> MEMBERS = List.of(
            new PartialOrderSampling(),
            new PriorityChanges(2),
            new PriorityChanges(DEPTH),
            new Delays(DELAYS),
            new RandomWalk(),
            new Coverage());

    private Strategies() {}

    /// What `name` stands for: several for the portfolio, else one.
    ///
    /// @param place where the name was typed
    /// @throws InputException when no strategy that samples is called so; it says which name is near
    public static List<Strategy> named(String name, Place place) {
        int colon = name.indexOf(':');
        var word = colon < 0 ? name : name.substring(0, colon);
        return switch (word) {
            case "random" -> List.of(alone(new RandomWalk(), name, place));
            case "coverage" -> List.of(alone(new Coverage(), name, place));
            case "pos" -> List.of(alone(new PartialOrderSampling(), name, place));
            case "pct" -> List.of(new PriorityChanges(number(name, colon, DEPTH, 1, PriorityChanges.MOST, place)));
            case "delay" -> List.of(new Delays(number(name, colon, DELAYS, 0, Delays.MOST, place)));
            case PORTFOLIO -> {
                if (colon >= 0) {
                    throw takesNoNumber(word, name, place);
                }
                yield MEMBERS;
            }
            case "person" ->
                throw new InputException(place, "a person decides in a verb of its own: rundown play SCENARIO");
            case "replay" ->
                throw new InputException(place, "what was recorded is taken again by: rundown replay TRACE");
            default ->
                throw new InputException(
                        place, "no strategy is called \"%s\"%s".formatted(name, Nearest.hint(word, NAMES)));
        };
    }

    private static Strategy alone(Strategy strategy, String typed, Place place) {
        if (!typed.equals(strategy.name())) {
            throw takesNoNumber(strategy.name(), typed, place);
        }
        return strategy;
    }

    private static InputException takesNoNumber(String word, String typed, Place place) {
        return new InputException(
                place, "strategy \"%s\": %s takes no number; did you mean \"%s\"?".formatted(typed, word, word));
    }

    private static int number(String typed, int colon, int usual, int least, int most, Place place) {
        if (colon < 0) {
            return usual;
        }
        var word = typed.substring(0, colon);
        var digits = typed.substring(colon + 1);
        if (!digits.matches("[0-9]{1,6}")) {
            throw outside(word, typed, usual, least, most, place);
        }
        int number = Integer.parseInt(digits);
        if (number < least || number > most) {
            throw outside(word, typed, Math.clamp(number, least, most), least, most, place);
        }
        return number;
    }

    private static InputException outside(String word, String typed, int near, int least, int most, Place place) {
        return new InputException(
                place,
                "strategy \"%s\": the number of %s is from %d to %,d; did you mean \"%s:%d\"?"
                        .formatted(typed, word, least, most, word, near));
    }
}
