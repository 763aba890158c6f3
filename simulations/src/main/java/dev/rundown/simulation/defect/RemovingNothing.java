package dev.rundown.simulation.defect;

import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Part;
import dev.rundown.extension.npi.HookClients;

/// Cells in which no client is taken off a list.
///
/// @param cells where everything else is done
record RemovingNothing(Cells cells) implements Cells {
    @Override
    public <V> V read(Part<V> part) {
        return cells.read(part);
    }

    @Override
    public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
        return operation instanceof HookClients.Remove
                ? operation.on(cell.initial()).result()
                : cells.perform(cell, operation);
    }

    @Override
    public int choose(String name, int alternatives) {
        return cells.choose(name, alternatives);
    }
}
