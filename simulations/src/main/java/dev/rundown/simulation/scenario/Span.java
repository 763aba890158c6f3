package dev.rundown.simulation.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long, in the virtual world. Never a bare number.
public sealed interface Span {
    /// What [#parse] takes, as a regular expression.
    String SYNTAX = "([1-9][0-9]{0,8}) ?(steps?|ns|us|ms|s|min)";

    /// That many steps of the actor concerned.
    record Steps(int count) implements Span {}

    /// Virtual time.
    record Time(Duration duration) implements Span {}

    /// `5 steps`, `50ms`; empty when `text` is neither.
    static Optional<Span> parse(String text) {
        var matcher = Pattern.compile(SYNTAX).matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ns" -> new Time(Duration.ofNanos(count));
                    case "us" -> new Time(Duration.ofNanos(count * 1_000L));
                    case "ms" -> new Time(Duration.ofMillis(count));
                    case "s" -> new Time(Duration.ofSeconds(count));
                    case "min" -> new Time(Duration.ofMinutes(count));
                    default -> new Steps(count);
                });
    }
}
