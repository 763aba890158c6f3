package dev.rundown.simulation.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/// How wide a page is and which characters it may have: options of every verb that draws lanes.
final class Page {
    /// A narrower page has no lanes worth the name.
    private static final int NARROWEST = 80;

    private static final int USUAL = 100;
    private static final int LAST_ASCII = 0x7E;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description = "Draw lanes this wide, at least " + NARROWEST + " (default: the environment's COLUMNS, else "
                    + USUAL + ").")
    private Optional<Integer> width = Optional.empty();

    @Option(names = "--ascii", description = "Print no other characters than ASCII; write others as \\uXXXX.")
    private boolean isAscii;

    /// The width asked for, else that of the terminal, else the usual one.
    int width() {
        return Math.max(NARROWEST, width.or(Page::columns).orElse(USUAL));
    }

    private static Optional<Integer> columns() {
        try {
            return Optional.ofNullable(System.getenv("COLUMNS")).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// `line` in the characters that were asked for.
    String line(String line) {
        if (!isAscii || line.chars().allMatch(it -> it <= LAST_ASCII)) {
            return line;
        }
        var text = new StringBuilder();
        line.chars().forEach(it -> text.append(it <= LAST_ASCII ? Character.toString(it) : "\\u%04x".formatted(it)));
        return text.toString();
    }
}
