package dev.rundown.simulation.command;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;

/// Where a verb prints, and reads what is typed.
///
/// @param in       what is typed
/// @param isEchoed whether a terminal shows what is typed
/// @param out      the result, and nothing else
/// @param err      everything else: progress, warnings, mistakes
record Streams(BufferedReader in, boolean isEchoed, PrintWriter out, PrintWriter err) {
    /// Nobody types.
    Streams(PrintWriter out, PrintWriter err) {
        this(new BufferedReader(Reader.nullReader()), false, out, err);
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
