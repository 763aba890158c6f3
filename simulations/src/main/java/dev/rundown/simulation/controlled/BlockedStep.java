package dev.rundown.simulation.controlled;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Looks at the thread of the actors from outside, now and then, and tells when a step waits for something that cannot
/// come: no other actor works meanwhile.
final class BlockedStep {
    private static final int LOOKS_UNTIL_SURE = 4;
    private static final Duration LONGEST_STEP = Duration.ofSeconds(20);

    private final Thread thread;
    private final Control control;
    private int looks;
    private int step = -1;
    private int waiting;
    private long since = System.nanoTime();

    BlockedStep(Thread thread, Control control) {
        this.thread = thread;
        this.control = control;
    }

    int looks() {
        return looks;
    }

    /// What is wrong, if anything.
    Optional<Escape> look() {
        looks++;
        int now = control.epoch();
        if (now != step) {
            step = now;
            waiting = 0;
            since = System.nanoTime();
        }
        var state = thread.getState();
        boolean waits = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
        if (!waits) {
            waiting = 0;
            return System.nanoTime() - since < LONGEST_STEP.toNanos()
                    ? Optional.empty()
                    : Optional.of(
                            new Escape("%s has not come to the end of a step within %d s, %s. Change that: let it end."
                                    .formatted(who(), LONGEST_STEP.toSeconds(), where(thread.getStackTrace()))));
        }
        var stack = thread.getStackTrace();
        if (!has(stack, Trial.class)
                || has(stack, Answers.class)) { // Between schedules, or waiting for the common pool.
            return Optional.empty();
        }
        waiting++;
        boolean sleeps = stack.length > 0
                && Arrays.stream(stack)
                        .limit(4)
                        .anyMatch(it -> it.getMethodName().startsWith("sleep"));
        if (control.epoch() != now || (!sleeps && waiting < LOOKS_UNTIL_SURE)) {
            return Optional.empty();
        }
        return Optional.of(new Escape(
                "%s blocks in a step, %s. No other actor works meanwhile, so what it waits for cannot come. Change that:"
                                .formatted(who(), where(stack))
                        + " use ask or pipeToSelf instead of waiting for a future, and a timer instead of sleeping."));
    }

    private static boolean has(StackTraceElement[] stack, Class<?> type) {
        return Arrays.stream(stack).anyMatch(it -> it.getClassName().equals(type.getName()));
    }

    private String who() {
        return control.isStepping() ? control.current().name() : "the test's body";
    }

    /// The first line that is neither Java's nor Pekko's nor ours.
    private static String where(StackTraceElement[] stack) {
        var blocking = stack.length == 0 ? "somewhere" : name(stack[0]);
        for (var frame : stack) {
            if (!isFoundation(frame.getClassName())) {
                return "in %s, called at %s(%s:%d)"
                        .formatted(blocking, name(frame), frame.getFileName(), frame.getLineNumber());
            }
            blocking = name(frame);
        }
        return "in " + blocking;
    }

    private static boolean isFoundation(String type) {
        return type.startsWith("java.")
                || type.startsWith("jdk.")
                || type.startsWith("sun.")
                || type.startsWith("scala.")
                || type.startsWith("org.apache.pekko.");
    }

    private static String name(StackTraceElement frame) {
        var type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
    }
}
