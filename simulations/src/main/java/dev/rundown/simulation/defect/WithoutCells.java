package dev.rundown.simulation.defect;

import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Part;

/// Reads the actor's parts, and leaves the cells as they are: for a mistake that puts an operation off.
record WithoutCells(Cells cells) implements Cells {
    @Override
    public <V> V read(Part<V> part) {
        return cells.read(part);
    }

    @Override
    public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
        return operation.on(cell.initial()).result();
    }

    @Override
    public int choose(String name, int alternatives) {
        return cells.choose(name, alternatives);
    }
}
