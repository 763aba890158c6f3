package dev.rundown.extension.invocation;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.FunctionAddresses;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallEnded;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallStarted;
import dev.rundown.extension.npi.ProgramEvent.FunctionCalled;
import dev.rundown.extension.npi.ProviderGate;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cells of one slice, seen by a CPU: it notes when the program enters or leaves the provider of a map's type,
/// which is a call of a client to its provider, and when it calls a function of another module.
final class ProviderCalls implements Cells {
    private final Cells cells;
    private final Address cpu;
    private final Lane lane;
    private final Address program;
    private final List<Event> noted = new ArrayList<>();

    /// The cells of a slice of `program` on `cpu`.
    ProviderCalls(Cells cells, Address cpu, Lane lane, Address program) {
        this.cells = cells;
        this.cpu = cpu;
        this.lane = lane;
        this.program = program;
    }

    @Override
    public <V> V read(Part<V> part) {
        return cells.read(part);
    }

    @Override
    public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
        var result = cells.perform(cell, operation);
        if (operation instanceof FunctionAddresses.Find) {
            noted.add(new FunctionCalled(program, lane));
        }
        if (result instanceof Optional<?> answer && answer.orElse(null) instanceof BindingHandle binding) {
            if (operation instanceof ProviderGate.Enter) {
                noted.add(new ProviderCallStarted(binding, cpu));
                noted.add(new ContextUsed(binding, Role.PROVIDER, cpu));
            } else if (operation instanceof ProviderGate.Leave) {
                noted.add(new ProviderCallEnded(binding, cpu));
            } else if (operation instanceof FunctionAddresses.Find) {
                noted.add(new ContextUsed(binding, Role.PROVIDER, cpu));
            }
        }
        return result;
    }

    @Override
    public int choose(String name, int alternatives) {
        return cells.choose(name, alternatives);
    }

    /// `step` with what was noted.
    <S> Step<S> on(Step<S> step) {
        var complete = step;
        for (var event : noted) {
            complete = complete.happened(event);
        }
        return complete;
    }
}
