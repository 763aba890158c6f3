package dev.rundown.extension.worker;

import dev.rundown.actor.Address;
import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.Carried;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Parcel;
import dev.rundown.actor.Part;
import dev.rundown.actor.SharedCell;
import dev.rundown.actor.Surroundings;
import dev.rundown.executor.elf.ObjectLoader;
import dev.rundown.extension.invocation.LoadedPrograms;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.npi.ClientDispatch;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.HookClients.Entry;
import dev.rundown.extension.npi.Register;
import dev.rundown.extension.spi.BundledPrograms;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.extension.spi.HookDefinition;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.RegistrationHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.apache.pekko.actor.typed.ActorRef;

/// The cells of one hook with clients `L1`, `L2`, ..., all of the program `drop`. Each operation is noted with its
/// answer, and something may happen after the nth.
final class Ground implements Surroundings, Cells {
    static final Address EXTENSION = new Address("sample");
    static final Address HOOK = new Address("sample.hook");
    static final Address PROGRAM = new Address("drop");

    final List<String> noted = new ArrayList<>();
    private final Map<String, SharedCell<?>> cells = new HashMap<>();
    private final Map<Integer, Runnable> afterwards = new HashMap<>();
    private final Function<Cell<?>, SharedCell<?>> kind;
    private long moment;

    private final boolean isNoting;

    private Ground(Function<Cell<?>, SharedCell<?>> kind, boolean isNoting) {
        this.kind = kind;
        this.isNoting = isNoting;
    }

    /// A ground that notes the operations.
    static Ground noting(int clients) {
        var ground = new Ground(cell -> new AtomicCell<>((Object) cell.initial()), true);
        ground.lay(clients);
        return ground;
    }

    /// A ground with cells of the kinds that are used live.
    static Ground live(int clients, Function<Cell<?>, SharedCell<?>> kind) {
        var ground = new Ground(kind, false);
        ground.lay(clients);
        return ground;
    }

    private void lay(int clients) {
        for (int number = 1; number <= clients; number++) {
            var link = new Address("L" + number);
            real(HookClients.of(HOOK))
                    .perform(new HookClients.Add(entry(link), AttachPolicy.MULTI_ATTACH_WITH_WILDCARD));
            real(Register.programOf(link)).perform(new Register.Write<>(Optional.of(PROGRAM)));
        }
        real(Register.informationOf(PROGRAM)).perform(new Register.Write<>(Optional.of("hash")));
    }

    static BindingHandle binding(int client) {
        return new BindingHandle(new RegistrationHandle(new Address("L" + client), 1), new RegistrationHandle(HOOK, 1));
    }

    private static Entry entry(Address link) {
        var binding = new BindingHandle(new RegistrationHandle(link, 1), new RegistrationHandle(HOOK, 1));
        return new Entry(
                binding, new ContextPointer(link, "binding context"), ClientDispatch.of(link), Optional.empty());
    }

    /// The program `drop` on the hook of the sample extension, whose chain ends where `chainEnds` says.
    static LoadedPrograms programs(IntPredicate chainEnds) {
        return programs(chainEnds, new TreeSet<>());
    }

    /// The same.
    ///
    /// @param callers it, if it calls functions by module and name
    static LoadedPrograms programs(IntPredicate chainEnds, SortedSet<Address> callers) {
        return programs(chainEnds, callers, new TreeSet<>());
    }

    /// The same.
    ///
    /// @param natives it, if its code stands in a driver
    static LoadedPrograms programs(IntPredicate chainEnds, SortedSet<Address> callers, SortedSet<Address> natives) {
        var object = ObjectLoader.load(BundledPrograms.find("drop").orElseThrow(), "drop.o");
        var sample = Extensions.onClassPath().find("sample").orElseThrow();
        var hook = sample.hook("hook").orElseThrow();
        var loaded = LoadedPrograms.Loaded.of(object.programs().getFirst(), sample);
        var ending = new HookDefinition(hook.name(), hook.attachType(), hook.policy(), chainEnds, hook.events());
        return new LoadedPrograms(
                new TreeMap<>(Map.of(PROGRAM, loaded)), new TreeMap<>(Map.of(HOOK, ending)), callers, natives);
    }

    /// Has `what` happen after the operation number `count`, from 1.
    void after(int count, Runnable what) {
        afterwards.put(count, what);
    }

    /// The cell itself, whose operations are not noted.
    @SuppressWarnings("unchecked") // A cell is made from its own key.
    <V> SharedCell<V> real(Cell<V> cell) {
        return (SharedCell<V>) cells.computeIfAbsent(cell.name(), _ -> kind.apply(cell));
    }

    @Override
    public <V> SharedCell<V> cell(Cell<V> cell) {
        return isNoting ? new Noting<>(cell.name(), real(cell)) : real(cell);
    }

    private final class Noting<V> implements SharedCell<V> {
        private final String name;
        private final SharedCell<V> real;

        Noting(String name, SharedCell<V> real) {
            this.name = name;
            this.real = real;
        }

        @Override
        public <R> R perform(CellOperation<V, R> operation) {
            var answer = real.perform(operation);
            noted.add("%s: %s -> %s".formatted(name, operation, answer));
            afterwards.getOrDefault(noted.size(), () -> {}).run();
            return answer;
        }

        @Override
        public V value() {
            throw new AssertionError("not an operation");
        }

        @Override
        public void watch(Runnable watcher) {
            throw new AssertionError("a CPU waits for nothing");
        }
    }

    @Override
    public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
        return cell(cell).perform(operation);
    }

    @Override
    public <V> V read(Part<V> part) {
        throw new AssertionError("a CPU has no parts: " + part);
    }

    @Override
    public int choose(String name, int alternatives) {
        throw new AssertionError("a CPU chooses nothing: " + name);
    }

    @Override
    public boolean isRecorded() {
        return isNoting;
    }

    @Override
    public long moment() {
        return ++moment;
    }

    @Override
    public void wake(ActorRef<Parcel> actor) {
        actor.tell(new Parcel.Wake());
    }

    @Override
    public boolean reserve(List<Envelope> started, Runnable retry) {
        throw new AssertionError("a CPU starts nothing");
    }

    @Override
    public void stepped(Carried carried) {
        throw new AssertionError("a loop sends nothing: " + carried);
    }

    @Override
    public void noted(Carried carried) {
        throw new AssertionError("a loop sends nothing: " + carried);
    }

    @Override
    public void failed(Envelope envelope, Throwable bug) {
        throw new AssertionError("a loop has no envelopes: " + envelope, bug);
    }
}
