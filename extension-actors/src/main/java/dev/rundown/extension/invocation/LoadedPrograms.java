package dev.rundown.extension.invocation;

import static dev.rundown.executor.memory.Address.ofPacket;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.Cells;
import dev.rundown.actor.SharedCell;
import dev.rundown.actor.Surroundings;
import dev.rundown.executor.helper.FunctionTable;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.helper.VirtualSources;
import dev.rundown.executor.interpreter.BoundProgram;
import dev.rundown.executor.interpreter.MachineState;
import dev.rundown.executor.interpreter.SliceResult;
import dev.rundown.executor.map.LiveMap;
import dev.rundown.executor.map.MapAccess;
import dev.rundown.executor.map.MapContents;
import dev.rundown.executor.map.MapGate;
import dev.rundown.executor.map.MapOperation;
import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.ContextLayout.PointerRole;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.extension.npi.FunctionAddresses;
import dev.rundown.extension.npi.ProviderGate;
import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.extension.spi.HookDefinition;
import dev.rundown.extension.spi.HookEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// Programs that were loaded from object files. The maps of a program are cells: every CPU that runs it shares them.
public final class LoadedPrograms implements ProgramCatalog {
    private static final long NANOS_BETWEEN_EVENTS = 1_000;

    private final SortedMap<Address, Loaded> programs;
    private final SortedMap<Address, HookDefinition> hooks;
    private final SortedSet<Address> callers;
    private final SortedSet<Address> natives;

    /// One loaded program.
    ///
    /// @param program bound to the helper functions of its type and the general ones
    /// @param definition the extension that its type belongs to
    /// @param fuel how many backward jumps and calls a run may take
    public record Loaded(BoundProgram program, ExtensionDefinition definition, long fuel) {
        /// Binds `image`.
        ///
        /// @throws dev.rundown.executor.interpreter.ProgramRefused when it needs something that is not there
        public static Loaded of(ProgramImage image, ExtensionDefinition definition) {
            return of(image, definition, new TreeMap<>());
        }

        /// Binds `image`, whose maps may be of types that extensions bring.
        ///
        /// @param mapProviders what those extensions say, by the numbers of the types
        /// @throws dev.rundown.executor.interpreter.ProgramRefused when it needs something that is not there
        public static Loaded of(
                ProgramImage image, ExtensionDefinition definition, SortedMap<Integer, MapProvider> mapProviders) {
            return of(image, definition, mapProviders, FunctionTable.EMPTY);
        }

        /// As above, and `image` may call functions that extensions offer by name.
        ///
        /// @throws dev.rundown.executor.interpreter.ProgramRefused when it needs something that is not there
        public static Loaded of(
                ProgramImage image,
                ExtensionDefinition definition,
                SortedMap<Integer, MapProvider> mapProviders,
                FunctionTable functions) {
            var helpers = GeneralHelpers.TABLE.with(definition.helpers());
            return new Loaded(
                    BoundProgram.of(image, helpers, mapProviders, functions), definition, MachineState.DEFAULT_FUEL);
        }

        /// The same with another supply of fuel for each run.
        public Loaded withFuel(long other) {
            return new Loaded(program, definition, other);
        }
    }

    /// Programs of their own kind, neither native nor calling functions by module and name, and hooks, by the names of
    /// their actors.
    public LoadedPrograms(SortedMap<Address, Loaded> programs, SortedMap<Address, HookDefinition> hooks) {
        this(programs, hooks, new TreeSet<>(), new TreeSet<>());
    }

    /// Programs and hooks, by the names of their actors.
    ///
    /// @param callers those of the programs that call functions by module and name
    /// @param natives those whose code stands in a driver
    public LoadedPrograms(
            SortedMap<Address, Loaded> programs,
            SortedMap<Address, HookDefinition> hooks,
            SortedSet<Address> callers,
            SortedSet<Address> natives) {
        this.programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
        this.hooks = Collections.unmodifiableSortedMap(new TreeMap<>(hooks));
        this.callers = Collections.unmodifiableSortedSet(new TreeSet<>(callers));
        this.natives = Collections.unmodifiableSortedSet(new TreeSet<>(natives));
    }

    @Override
    public MachineState start(Address program, CpuMessage.Occurrence occurrence) {
        var definition = loaded(program).definition();
        var event = event(occurrence);
        var context = event.context();
        for (var field : definition.programType().context().layout().pointers()) {
            context = context.with(field.offset(), field.width(), address(field.role(), event.packet()));
        }
        return MachineState.entry(context, event.packet())
                .withFuel(loaded(program).fuel());
    }

    @Override
    public boolean callsFunctions(Address program) {
        return callers.contains(program);
    }

    @Override
    public boolean isNative(Address program) {
        return natives.contains(program);
    }

    @Override
    public Optional<Long> parameter(CpuMessage.Occurrence occurrence) {
        return event(occurrence).parameter();
    }

    @Override
    public boolean endsChain(CpuMessage.Occurrence occurrence, int verdict) {
        return hook(occurrence).chainEnds().test(verdict);
    }

    /// The event itself.
    public HookEvent event(CpuMessage.Occurrence occurrence) {
        return hook(occurrence).events().apply(occurrence.number());
    }

    private HookDefinition hook(CpuMessage.Occurrence occurrence) {
        var hook = hooks.get(occurrence.hook());
        if (hook == null) { // Asked for each invocation: no Optional.
            throw new IllegalStateException(occurrence.hook() + " is not a hook");
        }
        return hook;
    }

    static long address(PointerRole role, Bytes packet) {
        return switch (role) {
            case DATA, META -> ofPacket(0);
            case END -> ofPacket(packet.size());
        };
    }

    @Override
    public SliceResult slice(CpuMessage.Run run, int cpu, Cells cells) {
        var program = loaded(run.program()).program();
        return program.slice(
                run.machine(),
                maps(run.program(), program.image(), cells),
                new EventSources(run.occurrence().number(), cpu),
                BoundProgram.DEFAULT_SLICE);
    }

    /// A place on CPU number `cpu` to run `program` again and again.
    ///
    /// @param surroundings where the live maps are
    public LiveProgram live(Address program, int cpu, Surroundings surroundings) {
        var loaded = loaded(program);
        var image = loaded.program().image();
        var maps = new ArrayList<LiveMap>();
        var gates = new ArrayList<MapGate>();
        for (int index = 0; index < image.maps().size(); index++) {
            // The object behind the cell of a map is a live map: nothing else can be shared with a running program.
            maps.add((LiveMap) (SharedCell<?>) surroundings.cell(map(program, image, index)));
            gates.add(
                    image.maps().get(index).custom().isPresent()
                            ? new LiveGate(surroundings.cell(gate(program, image, index)))
                            : MapGate.SHUT);
        }
        return new LiveProgram(loaded, maps, gates, addresses(program, image, surroundings), cpu);
    }

    /// Whether an imported function has an address now. Nothing is made for a question.
    private static IntPredicate addresses(Address program, ProgramImage image, Surroundings surroundings) {
        if (image.imports().isEmpty()) {
            return _ -> false;
        }
        var cell = surroundings.cell(FunctionAddresses.of(program));
        var questions = image.imports().stream()
                .map(it -> new FunctionAddresses.Find(it.module()))
                .toList();
        return function -> cell.perform(questions.get(function)).isPresent();
    }

    private Loaded loaded(Address program) {
        return Optional.ofNullable(programs.get(program))
                .orElseThrow(() -> new IllegalStateException(program + " is not a loaded program"));
    }

    static long nanos(int event) {
        return event * NANOS_BETWEEN_EVENTS;
    }

    static int random(int event) {
        return new SplittableRandom(event).nextInt();
    }

    /// What a program can ask of its surroundings, as a function of the event: the same in every run.
    private record EventSources(int event, int cpu) implements VirtualSources {
        @Override
        public long nanos() {
            return LoadedPrograms.nanos(event);
        }

        @Override
        public int random() {
            return LoadedPrograms.random(event);
        }
    }

    /// The cell of a map.
    public static Cell<MapContents> map(Address program, ProgramImage image, int index) {
        var definition = image.maps().get(index);
        return new Cell<>("map %s of %s".formatted(definition.name(), program), MapContents.initial(definition));
    }

    private static Cell<ProviderGate> gate(Address program, ProgramImage image, int index) {
        return ProviderGate.of(
                ProviderGate.addressOf(program, image.maps().get(index).name()));
    }

    /// The gate of a map of a custom type, live.
    private record LiveGate(SharedCell<ProviderGate> cell) implements MapGate {
        @Override
        public boolean enter() {
            return cell.perform(new ProviderGate.Enter()).isPresent();
        }

        @Override
        public void leave() {
            cell.perform(new ProviderGate.Leave());
        }
    }

    private static MapAccess maps(Address program, ProgramImage image, Cells cells) {
        return new MapAccess() {
            @Override
            public <R> R perform(int mapIndex, MapOperation<R> operation) {
                return cells.perform(map(program, image, mapIndex), operation);
            }

            @Override
            public boolean enter(int mapIndex) {
                return cells.perform(gate(program, image, mapIndex), new ProviderGate.Enter())
                        .isPresent();
            }

            @Override
            public void leave(int mapIndex) {
                cells.perform(gate(program, image, mapIndex), new ProviderGate.Leave());
            }

            @Override
            public boolean reach(int function) {
                var module = image.imports().get(function).module();
                return cells.perform(FunctionAddresses.of(program), new FunctionAddresses.Find(module))
                        .isPresent();
            }
        };
    }
}
