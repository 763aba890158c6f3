package dev.rundown.executor.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.helper.HelperTable;
import dev.rundown.executor.interpreter.SliceResult.Exited;
import dev.rundown.executor.interpreter.SliceResult.Faulted;
import dev.rundown.executor.interpreter.SliceResult.Running;
import dev.rundown.executor.map.LiveMap;
import dev.rundown.executor.map.MapOperation.LoadValue;
import dev.rundown.executor.memory.Address;
import dev.rundown.executor.memory.ExecutionFault;
import dev.rundown.executor.memory.LittleEndian;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.ProgramImage;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Runs a program live and in slices on equal inputs, and demands equal answers: result or fault, what is left of
/// context and packet, fuel, and the contents of every map.
final class BothWays {
    private final BoundProgram program;
    private final List<LiveMap> liveMaps;
    private final MapCells cells;
    private final CountingSources liveSources = new CountingSources();
    private final CountingSources slicedSources = new CountingSources();
    private final Invocation invocation;

    BothWays(ProgramImage image) {
        this(image, GeneralHelpers.TABLE);
    }

    BothWays(ProgramImage image, HelperTable helpers) {
        program = BoundProgram.of(image, helpers);
        liveMaps = image.maps().stream().map(LiveMap::of).toList();
        cells = new MapCells(image.maps());
        invocation = program.invocation(liveMaps, liveSources);
    }

    /// What both answered.
    ///
    /// @param r0     0 if there is a fault
    /// @param fault  why there is no result
    /// @param slices how many it took
    record Answer(long r0, Optional<ExecutionFault> fault, int slices) {}

    Answer run(Bytes context, Bytes packet, long fuel, IntSupplier sliceSizes) {
        var liveContext = context.toArray();
        var livePacket = packet.toArray();
        boolean exited = invocation.run(liveContext, livePacket, fuel, 0);
        SliceResult result = new Running(MachineState.entry(context, packet).withFuel(fuel));
        int slices = 0;
        while (result instanceof Running(var state)) {
            result = program.slice(state, cells, slicedSources, sliceSizes.getAsInt());
            slices++;
            assertThat(cells.take()).hasSizeLessThanOrEqualTo(1);
        }
        switch (result) {
            case Exited(long r0, var state) -> {
                assertThat(invocation.fault()).isEmpty();
                assertThat(r0).isEqualTo(invocation.result());
                assertThat(state.context()).isEqualTo(Bytes.of(liveContext));
                assertThat(state.packet()).isEqualTo(Bytes.of(livePacket));
                assertThat(state.fuel()).isEqualTo(invocation.fuelLeft());
            }
            case Faulted(var fault) -> {
                assertThat(exited).isFalse();
                assertThat(invocation.fault()).contains(fault);
            }
            case Running _ -> throw new AssertionError("the loop has ended");
        }
        compareMaps();
        return new Answer(exited ? invocation.result() : 0, invocation.fault(), slices);
    }

    private void compareMaps() {
        for (int map = 0; map < liveMaps.size(); map++) {
            long size = liveMaps.get(map).definition().valueBytes();
            for (int offset = 0; offset < size; offset += Long.BYTES) {
                var load = new LoadValue(offset, Long.BYTES);
                assertThat(liveMaps.get(map).perform(load))
                        .as("map %d at %d", map, offset)
                        .isEqualTo(load.on(cells.contents(map)).result());
            }
        }
    }

    /// The value at `offset` of a map, 8 bytes.
    long mapWord(int map, int offset) {
        return liveMaps.get(map).load(offset, Long.BYTES);
    }

    /// A context of `size` bytes that begins with the packet's two pointers.
    static Bytes context(int size, int packetSize) {
        var context = new byte[size];
        LittleEndian.store(context, 0, Long.BYTES, Address.ofPacket(0));
        LittleEndian.store(context, Long.BYTES, Long.BYTES, Address.ofPacket(packetSize));
        return Bytes.of(context);
    }
}
