package dev.rundown.registrar;

import dev.rundown.actor.Address;

/// What `NmrRegisterProvider` and `NmrRegisterClient` hand out: the module's name and how often it has registered.
/// Never reused, so that a stale one is recognised.
///
/// @param module the module's name
/// @param generation from 1
public record RegistrationHandle(Address module, int generation) implements Comparable<RegistrationHandle> {
    @Override
    public int compareTo(RegistrationHandle other) {
        int byModule = module.compareTo(other.module);
        return byModule != 0 ? byModule : Integer.compare(generation, other.generation);
    }

    @Override
    public String toString() {
        return generation == 1 ? module.name() : module.name() + "#" + generation;
    }
}
