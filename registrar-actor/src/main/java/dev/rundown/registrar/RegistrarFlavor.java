package dev.rundown.registrar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which registrar: the contract, the one that upstream's user-mode tests run on, or one with a beginner's omission.
public sealed interface RegistrarFlavor permits Spec, UmMock, Naive {
    /// Its name in a scenario.
    String word();

    /// Whether it does its `duty`.
    boolean does(Duty duty);

    /// What becomes of the knobs that it does not leave to the scenario.
    default Knobs settle(Knobs knobs) {
        return knobs;
    }

    /// The contract.
    static RegistrarFlavor spec() {
        return Spec.SPEC;
    }

    /// Every flavour, `um-mock` with all its gaps.
    static List<RegistrarFlavor> all() {
        var all = new ArrayList<RegistrarFlavor>();
        all.add(Spec.SPEC);
        all.add(UmMock.ALL);
        all.addAll(List.of(Naive.values()));
        return List.copyOf(all);
    }

    /// The flavour of this name; `um-mock:UM1,UM4` has only these gaps, and `um-mock:none` has none.
    static Optional<RegistrarFlavor> named(String word) {
        return UmMock.named(word)
                .map(RegistrarFlavor.class::cast)
                .or(() -> all().stream().filter(it -> it.word().equals(word)).findFirst());
    }
}
