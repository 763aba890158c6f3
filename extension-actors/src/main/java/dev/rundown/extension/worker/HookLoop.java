package dev.rundown.extension.worker;

import dev.rundown.actor.Address;
import dev.rundown.actor.Surroundings;
import dev.rundown.executor.rundown.EpochState;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.invocation.Cpu;
import dev.rundown.extension.invocation.CpuMessage.Occurrence;
import dev.rundown.extension.invocation.LiveProgram;
import dev.rundown.extension.invocation.LoadedPrograms;
import dev.rundown.extension.npi.Epochs;
import dev.rundown.extension.npi.FunctionAddresses;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.HookClients.Entry;
import dev.rundown.extension.npi.Register;
import dev.rundown.extension.provider.Extension;
import dev.rundown.extension.provider.HookProvider;
import dev.rundown.extension.spi.HookEvent;
import dev.rundown.registrar.BindingHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way of the events of one hook through one CPU, live: the operations of the pure
/// [dev.rundown.extension.invocation.Cpu], in a loop. It enters the extension, reads the list of the hook's clients
/// and, for each that wants the event, acquires the client's rundown, runs its program and releases.
///
/// Nothing is allocated for an invocation: what the operations need is looked up when a list of clients is seen for
/// the first time. Of one thread only.
final class HookLoop {
    private static final HookClients.Read READ_CLIENTS = new HookClients.Read();
    private static final Register.Read<Address> READ_PROGRAM = new Register.Read<>();
    private static final Register.Read<String> READ_INFORMATION = new Register.Read<>();
    private static final FunctionAddresses.IsReady ARE_FUNCTIONS_READY = new FunctionAddresses.IsReady();
    private static final Register.Read<BindingHandle> READ_CODE = new Register.Read<>();
    private static final List<Entry> THROUGH = List.of();

    private final int cpu;
    private final LoadedPrograms programs;
    private final Surroundings surroundings;
    private final Tape tape;
    private final Shared<RundownState> extension;
    private final Shared<HookClients> list;
    private final Shared<EpochState> epoch;
    private final Map<Address, Target> targets = new HashMap<>();

    private List<Entry> seen = List.of();
    private List<Client> clients = List.of();
    private Optional<Occurred> occurred = Optional.empty();

    /// A listed client with what its invocation touches.
    private record Client(Entry entry, Shared<RundownState> rundown, Shared<Register<Address>> program) {}

    /// A program with what its run looks at before.
    ///
    /// @param functions empty unless it calls some by module and name
    /// @param code      empty unless its code stands in a driver
    private record Target(
            LiveProgram program,
            Shared<Register<String>> information,
            Optional<Shared<FunctionAddresses>> functions,
            Optional<Shared<Register<BindingHandle>>> code) {}

    private record Occurred(Occurrence occurrence, HookEvent event) {}

    /// A loop for `hook`, a part of `extension`, on `cpu`.
    HookLoop(Address extension, Address hook, Cpu cpu, LoadedPrograms programs, Surroundings surroundings, Tape tape) {
        this.cpu = cpu.number();
        var lane = Cpu.laneOf(cpu.address());
        this.programs = programs;
        this.surroundings = surroundings;
        this.tape = tape;
        this.extension = Shared.of(Extension.rundownOf(extension), surroundings);
        this.list = Shared.of(HookClients.of(hook), surroundings);
        this.epoch = Shared.of(Epochs.of(lane), surroundings);
    }

    /// An event occurs. Empty when it has gone through. Otherwise this CPU is the last one out of the first of the
    /// clients that are answered: the hook has to be told, and this CPU is still inside the extension.
    List<Entry> fire(Occurrence occurrence) {
        if (!Shared.tryAcquire(extension, cpu, tape)) {
            return THROUGH;
        }
        var entries = list.look(READ_CLIENTS, HookClients::entries, tape);
        if (!entries.equals(seen)) { // Mostly the same object: then this is one comparison.
            seen = entries;
            clients = clients(entries);
        }
        return serve(clients, occurrence);
    }

    /// The hook has been told: goes on with the clients behind. Answers as [#fire] does.
    List<Entry> goOn(Occurrence occurrence, List<Entry> rest) {
        return serve(clients(rest), occurrence);
    }

    private List<Entry> serve(List<Client> served, Occurrence occurrence) {
        var event = event(occurrence);
        boolean goesOn = true;
        for (int i = 0; goesOn && i < served.size(); i++) {
            var client = served.get(i);
            if (client.entry().wants(event.parameter()) && Shared.tryAcquire(client.rundown(), cpu, tape)) {
                goesOn = invoke(client, occurrence, event);
                if (Shared.release(client.rundown(), cpu, tape)) {
                    return from(served.subList(i, goesOn ? served.size() : i + 1), event);
                }
            }
        }
        Shared.release(extension, cpu, tape);
        return THROUGH;
    }

    /// `invoke_hook`: a batch of one, inside an epoch. Answers whether the clients behind are to hear of the event.
    private boolean invoke(Client client, Occurrence occurrence, HookEvent event) {
        Shared.enter(epoch, tape);
        boolean goesOn = run(client, occurrence, event);
        Shared.exit(epoch, tape);
        return goesOn;
    }

    private boolean run(Client client, Occurrence occurrence, HookEvent event) {
        var address = client.program().look(READ_PROGRAM, Register::content, tape);
        if (address.isEmpty()) {
            return true;
        }
        var target = target(address.get());
        if (target.information().look(READ_INFORMATION, Register::content, tape).isEmpty()) {
            return true;
        }
        if (target.functions().isPresent()
                && !target.functions().get().look(ARE_FUNCTIONS_READY, FunctionAddresses::ready, tape)) {
            return true;
        }
        if (target.code().isPresent()
                && target.code().get().look(READ_CODE, Register::content, tape).isEmpty()) {
            return true;
        }
        var program = target.program();
        boolean exited = program.run(event, occurrence.number());
        tape.ran(program.value(), program.fault());
        return !exited || !programs.endsChain(occurrence, program.value());
    }

    /// The same number is the same event, so one that occurs again is not made again.
    private HookEvent event(Occurrence occurrence) {
        if (occurred.isEmpty() || !occurred.get().occurrence().equals(occurrence)) {
            occurred = Optional.of(new Occurred(occurrence, programs.event(occurrence)));
        }
        return occurred.get().event();
    }

    private Target target(Address program) {
        var known = targets.get(program);
        if (known != null) {
            return known;
        }
        var target = new Target(
                programs.live(program, cpu, surroundings),
                Shared.of(Register.informationOf(program), surroundings),
                programs.callsFunctions(program)
                        ? Optional.of(Shared.of(FunctionAddresses.of(program), surroundings))
                        : Optional.empty(),
                programs.isNative(program)
                        ? Optional.of(Shared.of(Register.codeOf(program), surroundings))
                        : Optional.empty());
        targets.put(program, target);
        return target;
    }

    private List<Client> clients(List<Entry> entries) {
        var found = new ArrayList<Client>();
        for (var entry : entries) {
            found.add(new Client(
                    entry,
                    Shared.of(HookProvider.rundownOf(entry.binding()), surroundings),
                    Shared.of(Register.programOf(entry.dispatch().owner()), surroundings)));
        }
        return List.copyOf(found);
    }

    private static List<Entry> from(List<Client> clients, HookEvent event) {
        return clients.stream()
                .map(Client::entry)
                .filter(it -> it.wants(event.parameter()))
                .toList();
    }
}
