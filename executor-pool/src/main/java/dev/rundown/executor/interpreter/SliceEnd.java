package dev.rundown.executor.interpreter;

/// Leaves the interpreter before an instruction that belongs to the next slice.
final class SliceEnd extends RuntimeException {
    @SuppressWarnings("StaticAssignmentOfThrowable") // For control only: it has no stack trace and carries nothing.
    static final SliceEnd INSTANCE = new SliceEnd();

    private static final long serialVersionUID = 1L;

    private SliceEnd() {
        super("the slice has ended", null, false, false);
    }
}
