package dev.rundown.simulation.defect;

import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Part;
import dev.rundown.extension.npi.HookClients;
import java.util.Optional;

/// Cells in which a client that would be listed is not: what would have come of it is answered all the same.
final class LookingOnly implements Cells {
    private final Cells cells;
    private Optional<HookClients.Add> add = Optional.empty();

    private record WouldAdd(HookClients.Add add) implements CellOperation<HookClients, Boolean> {
        @Override
        public Outcome<HookClients, Boolean> on(HookClients value) {
            return new Outcome<>(value, add.on(value).result());
        }
    }

    LookingOnly(Cells cells) {
        this.cells = cells;
    }

    /// What was to be listed.
    Optional<HookClients.Add> add() {
        return add;
    }

    @Override
    public <V> V read(Part<V> part) {
        return cells.read(part);
    }

    @Override
    @SuppressWarnings("unchecked") // An Add is an operation on HookClients that answers a Boolean, and so is WouldAdd.
    public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
        if (operation instanceof HookClients.Add wanted) {
            add = Optional.of(wanted);
            return (R) cells.perform((Cell<HookClients>) cell, new WouldAdd(wanted));
        }
        return cells.perform(cell, operation);
    }

    @Override
    public int choose(String name, int alternatives) {
        return cells.choose(name, alternatives);
    }
}
