/// What `rundown bench` measures. Every number stands beside a baseline that was measured in the same run on the same
/// machine: only their ratio means something elsewhere.
///
/// Read in this order: [Benchmarks] lists them, [Row] is one of them, [Measurement] is what it gives. [SteppedSearch]
/// is the search against brute force. [InterpreterBenchmark] and [HandOverBenchmark] ask about nanoseconds, so JMH runs
/// them, each in a JVM of its own; [RecordInterpreter] is a baseline.
///
/// A new row is a class that implements [Row] and a line in [Benchmarks].
@NullMarked
package dev.rundown.simulation.bench;

import org.jspecify.annotations.NullMarked;
