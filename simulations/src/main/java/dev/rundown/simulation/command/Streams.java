package dev.rundown.simulation.command;

import java.io.PrintWriter;

/// Where a verb prints.
///
/// @param out the result, and nothing else
/// @param err everything else: progress, warnings, mistakes
record Streams(PrintWriter out, PrintWriter err) {
    void flush() {
        out.flush();
        err.flush();
    }
}
