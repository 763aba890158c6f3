package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.FunctionTable;
import dev.rundown.executor.helper.HelperTable;
import dev.rundown.executor.helper.VirtualSources;
import dev.rundown.executor.map.LiveMap;
import dev.rundown.executor.map.MapAccess;
import dev.rundown.executor.map.MapGate;
import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.ProgramImage;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/// A program bound to its helpers: ready to run, in slices or live. It never changes and serves all workers at once.
public final class BoundProgram {
    /// How many instructions a slice has at most unless told otherwise.
    public static final int DEFAULT_SLICE = 256;

    private final Code code;

    private BoundProgram(Code code) {
        this.code = code;
    }

    /// The program `image` with the helpers of `table`.
    ///
    /// @throws ProgramRefused when the program needs something that is not there
    public static BoundProgram of(ProgramImage image, HelperTable table) {
        return of(image, table, new TreeMap<>());
    }

    /// The program `image` with the helpers of `table`, and with what extensions say of the map types that they bring,
    /// by the numbers of those.
    ///
    /// @throws ProgramRefused when the program needs something that is not there
    public static BoundProgram of(ProgramImage image, HelperTable table, SortedMap<Integer, MapProvider> mapProviders) {
        return of(image, table, mapProviders, FunctionTable.EMPTY);
    }

    /// As [#of(ProgramImage, HelperTable, SortedMap)], with the functions that the program calls by module and name.
    ///
    /// @throws ProgramRefused when the program needs something that is not there
    public static BoundProgram of(
            ProgramImage image,
            HelperTable table,
            SortedMap<Integer, MapProvider> mapProviders,
            FunctionTable functions) {
        return new BoundProgram(new Code(image, table, mapProviders, functions));
    }

    /// What is bound.
    public ProgramImage image() {
        return code.image;
    }

    /// Runs the program on from `state`, as a function of its arguments. The slice ends before a call of a helper or
    /// an access to a map, at the exit, or after `maxInstructions`. If such a call or access is its first
    /// instruction, it is carried out, with at most one operation through `maps`.
    public SliceResult slice(MachineState state, MapAccess maps, VirtualSources sources, int maxInstructions) {
        if (maxInstructions < 1) {
            throw new IllegalArgumentException("a slice has at least one instruction, not " + maxInstructions);
        }
        return new Slice(code, state, maps, sources).run(maxInstructions);
    }

    /// A place to run the program to completion, again and again, on one worker.
    ///
    /// @param maps    one for each of the image, in its order
    /// @param sources of the worker
    public Invocation invocation(List<? extends LiveMap> maps, VirtualSources sources) {
        return invocation(maps, Collections.nCopies(maps.size(), MapGate.SHUT), sources);
    }

    /// As [#invocation(List, VirtualSources)], with the gates of the maps, in the same order.
    public Invocation invocation(List<? extends LiveMap> maps, List<? extends MapGate> gates, VirtualSources sources) {
        return invocation(maps, gates, _ -> true, sources);
    }

    /// As [#invocation(List, List, VirtualSources)], where modules may come and go.
    ///
    /// @param functions whether the imported function of this index has an address at this moment
    public Invocation invocation(
            List<? extends LiveMap> maps,
            List<? extends MapGate> gates,
            IntPredicate functions,
            VirtualSources sources) {
        var wanted = code.image.maps();
        var given = maps.stream().map(LiveMap::definition).toList();
        if (!given.equals(wanted)) {
            throw new IllegalArgumentException("the program needs the maps %s, not %s".formatted(wanted, given));
        }
        return new Invocation(code, maps, gates, functions, sources);
    }
}
