package dev.rundown.simulation.scenario;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;

/// The user asked for something that cannot be done: a wrong file, an unknown name. It carries every mistake that was
/// found, in the order of the file. Anything else that is thrown is our bug.
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /// One mistake.
    public InputException(Place place, String sentence) {
        this(List.of(new Problem(place, sentence)));
    }

    /// Several mistakes; at least one.
    public InputException(List<Problem> problems) {
        super(inOrder(problems).stream().map(Problem::toString).collect(joining("\n")), null, false, false);
        this.problems = inOrder(problems);
    }

    /// Every mistake, in the order of the file.
    public List<Problem> problems() {
        return problems;
    }

    private static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::place))
                .distinct()
                .toList();
    }
}
