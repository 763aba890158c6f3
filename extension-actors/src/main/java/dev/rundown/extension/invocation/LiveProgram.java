package dev.rundown.extension.invocation;

import dev.rundown.executor.helper.VirtualSources;
import dev.rundown.executor.interpreter.Invocation;
import dev.rundown.executor.map.LiveMap;
import dev.rundown.executor.map.MapGate;
import dev.rundown.executor.memory.ExecutionFault;
import dev.rundown.executor.memory.LittleEndian;
import dev.rundown.executor.program.ContextLayout;
import dev.rundown.extension.spi.HookEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// One program on one CPU, live: it runs to completion, again and again, and nothing is allocated for that. Each run
/// begins with a context and a packet of its own, as the event gives them. Of one thread only.
public final class LiveProgram {
    private final Invocation invocation;
    private final ContextLayout layout;
    private final long fuel;
    private final Sources sources;
    private byte[] context = {};
    private byte[] packet = {};

    LiveProgram(
            LoadedPrograms.Loaded loaded, List<LiveMap> maps, List<MapGate> gates, IntPredicate functions, int cpu) {
        this.sources = new Sources(cpu);
        this.invocation = loaded.program().invocation(maps, gates, functions, sources);
        this.layout = loaded.definition().programType().context().layout();
        this.fuel = loaded.fuel();
    }

    /// Runs the program for `event`, which is number `number` of the run.
    ///
    /// @return whether it has exited; if not, there is a [#fault]
    public boolean run(HookEvent event, int number) {
        sources.event = number;
        if (context.length != event.context().size()) {
            context = new byte[event.context().size()];
        }
        if (packet.length != event.packet().size()) {
            packet = new byte[event.packet().size()]; // Exactly as long: its end is where accesses fault.
        }
        event.context().copyTo(context, 0);
        event.packet().copyTo(packet, 0);
        var pointers = layout.pointers();
        for (int i = 0; i < pointers.size(); i++) {
            var field = pointers.get(i);
            LittleEndian.store(
                    context, field.offset(), field.width(), LoadedPrograms.address(field.role(), event.packet()));
        }
        return invocation.run(context, packet, fuel);
    }

    /// What the program returned, 32 bits.
    public int value() {
        return (int) invocation.result();
    }

    /// Why the last run has no result; empty when it has one.
    public Optional<ExecutionFault> fault() {
        return invocation.fault();
    }

    /// The same answers as in slices.
    private static final class Sources implements VirtualSources {
        private final int cpu;
        private int event;

        Sources(int cpu) {
            this.cpu = cpu;
        }

        @Override
        public long nanos() {
            return LoadedPrograms.nanos(event);
        }

        @Override
        public int random() {
            return LoadedPrograms.random(event);
        }

        @Override
        public int cpu() {
            return cpu;
        }
    }
}
