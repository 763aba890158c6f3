package dev.rundown.simulation.command;

import dev.rundown.simulation.report.StepByStep;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Rerun;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// Somebody at a terminal who decides what happens next. What was decided is a list of picks and nothing else, so going
/// back is a shorter list. What has no alternative happens by itself.
final class Sitting {
    private static final Budget AHEAD = new Budget(200_000);
    private static final int MOST_STEPS_BY_CHANCE = 2_000;

    /// What is typed, and what it does.
    private enum Key {
        B("go back to the last choice"),
        R("begin again"),
        H("a hint: the nearest violation that can still be reached"),
        W("who waits for whom"),
        A("let chance decide from here to the end"),
        L("every step so far"),
        T("the token of where you are, to come back or to share"),
        Q("leave");

        private final String does;

        Key(String does) {
            this.does = does;
        }

        String typed() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Staged staged;
    private final Rerun rerun;
    private final SplittableRandom random;
    private final StepByStep words = new StepByStep();
    private List<Integer> picks;
    private Rerun.Standing standing;
    private int shown;
    private boolean hasLeft;

    /// @param seed of what chance decides
    Sitting(Staged staged, Rerun rerun, List<Integer> picks, long seed) {
        this.staged = staged;
        this.rerun = rerun;
        this.random = new SplittableRandom(seed);
        this.standing = rerun.stand(picks);
        this.picks = List.copyOf(picks);
    }

    /// What is read before anything is typed.
    List<String> opening() {
        var lines = new ArrayList<String>();
        lines.add(
                "%s   you decide what happens next".formatted(staged.scenario().name()));
        staged.scenario().expect().flatMap(Sitting::goal).ifPresent(lines::add);
        lines.addAll(present());
        return lines;
    }

    private static Optional<String> goal(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Violated it ->
                Optional.of("  goal     break "
                        + String.join(
                                ", ",
                                it.rules().stream().map(rule -> rule.value()).toList()));
            case Expectation.Holds _ -> Optional.of("  goal     none: the file says that every rule holds");
            case Expectation.Rejected _ -> Optional.empty();
        };
    }

    /// The steps since the last answer, and the choices.
    private List<String> present() {
        var lines = new ArrayList<String>();
        var path = standing.result().path();
        path.subList(Math.min(shown, path.size()), path.size()).forEach(it -> lines.add("  " + words.step(it)));
        shown = path.size();
        if (!standing.isOver()) {
            lines.add("");
            lines.add("after step %d%s".formatted(path.size(), waiting()));
            standing.choices().forEach(it -> lines.add("  " + words.choice(it)));
        }
        return lines;
    }

    private String waiting() {
        long waiting = standing.waits().links().stream()
                .map(it -> it.holder())
                .distinct()
                .count();
        return waiting == 0 ? "" : "   (%d cannot go on: w)".formatted(waiting);
    }

    /// What is asked.
    String prompt() {
        return "choose 1-%d, b back, h hint, ? keys > "
                .formatted(standing.choices().size());
    }

    /// What is said to `typed`.
    List<String> answer(String typed) {
        var word = typed.strip();
        if (word.matches("[0-9]{1,6}")) {
            return pick(Integer.parseInt(word));
        }
        for (var key : Key.values()) {
            if (key.typed().equalsIgnoreCase(word)) {
                return answer(key);
            }
        }
        if (word.equals("?")) {
            return keys();
        }
        return List.of("\"%s\" is no choice and no key; ? shows the keys".formatted(word));
    }

    private List<String> pick(int number) {
        if (number < 1 || number > standing.choices().size()) {
            return List.of("there is no choice %d; they are 1 to %d"
                    .formatted(number, standing.choices().size()));
        }
        var more = new ArrayList<>(picks);
        more.add(number - 1);
        return goTo(more);
    }

    private List<String> goTo(List<Integer> other) {
        picks = List.copyOf(other);
        standing = rerun.stand(picks);
        return present();
    }

    private List<String> answer(Key key) {
        return switch (key) {
            case B -> back();
            case R -> from(List.of());
            case H -> List.of(hint());
            case W -> waits();
            case A -> goTo(rerun.byChance(picks, random, MOST_STEPS_BY_CHANCE));
            case L -> from(picks);
            case T -> List.of(token());
            case Q -> {
                hasLeft = true;
                yield List.of();
            }
        };
    }

    private List<String> back() {
        return picks.isEmpty() ? List.of("this is the first choice") : from(picks.subList(0, picks.size() - 1));
    }

    /// Goes where `other` leads and shows the whole way.
    private List<String> from(List<Integer> other) {
        shown = 0;
        return goTo(other);
    }

    private String hint() {
        var ahead = rerun.ahead(standing, AHEAD);
        if (ahead.hint().isPresent()) {
            var it = ahead.hint().get();
            return "choice %d leads to %s in %d %s"
                    .formatted(it.next() + 1, it.rule(), it.steps(), it.steps() == 1 ? "step" : "steps");
        }
        return ahead.isWhole()
                ? "from here every rule holds (every schedule explored); b goes back"
                : "no violation found in %,d states from here; there may be one further away".formatted(AHEAD.states());
    }

    private List<String> waits() {
        var waits = words.waits(standing.waits());
        return waits.isEmpty() ? List.of("nobody waits") : waits;
    }

    private static List<String> keys() {
        var lines = new ArrayList<String>();
        lines.add("  a number takes that choice");
        for (var key : Key.values()) {
            lines.add("  %s  %s".formatted(key.typed(), key.does));
        }
        return lines;
    }

    /// Where one is, to be pasted.
    String token() {
        var scenario = staged.scenario();
        return Token.of(scenario.file(), scenario.sha256(), standing.result().path())
                .toString();
    }

    /// Whether nothing is left to decide, or whoever decided has left.
    boolean isOver() {
        return hasLeft || standing.isOver();
    }

    /// How it stands.
    Rerun.Standing standing() {
        return standing;
    }
}
