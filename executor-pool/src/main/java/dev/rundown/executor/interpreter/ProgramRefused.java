package dev.rundown.executor.interpreter;

import dev.rundown.executor.program.ProgramImage;

/// A program that cannot be bound to run: it needs something that is not there.
public final class ProgramRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProgramRefused(ProgramImage image, int slot, String problem, String advice) {
        super("program %s, instruction %d%s: %s. %s"
                .formatted(
                        image.name(),
                        slot,
                        image.lineAt(slot).map(it -> " (%s)".formatted(it)).orElse(""),
                        problem,
                        advice));
    }
}
