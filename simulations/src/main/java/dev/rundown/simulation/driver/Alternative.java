package dev.rundown.simulation.driver;

/// What was chosen where the contract leaves something open, or where a fault may fire.
///
/// @param name   the choice, as the logic names it
/// @param number the alternative taken, from 0
public record Alternative(String name, int number) {
    @Override
    public String toString() {
        return name + "=" + number;
    }
}
