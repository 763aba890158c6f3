package dev.rundown.simulation.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which worlds of an engine count as one at the moment.
public final class Twins {
    private final Ensemble ensemble;
    private final Slots slots;
    private final Learner learner;
    private final Memo memo;
    private final MoveTable moves;
    private Optional<Symmetry> symmetry = Optional.empty();

    Twins(Ensemble ensemble, Slots slots, Learner learner, Memo memo, MoveTable moves) {
        this.ensemble = ensemble;
        this.slots = slots;
        this.learner = learner;
        this.memo = memo;
        this.moves = moves;
    }

    /// Looks for members of the cast that nobody has treated differently so far. From now on every step is checked for
    /// it.
    ///
    /// @param start where a search begins
    public void seek(World start) {
        forget();
        var borneOut = new ArrayList<Renaming>();
        for (var candidate : Interchangeable.in(ensemble, start)) {
            var alone = new Symmetry(ensemble, slots, learner, List.of(candidate));
            List.copyOf(memo.situations()).forEach(alone::check);
            if (alone.flaw().isEmpty()) {
                borneOut.add(candidate);
            }
        }
        if (!borneOut.isEmpty()) {
            with(new Symmetry(ensemble, slots, learner, borneOut));
        }
    }

    /// From now on worlds are looked up by the least digest of their twins.
    void with(Symmetry found) {
        symmetry = Optional.of(found);
        moves.with(found);
    }

    /// From now on worlds have no twins.
    public void forget() {
        symmetry = Optional.empty();
        moves.withoutSymmetry();
    }

    /// The exchanges of names that the others are made of.
    List<Exchanged> exchanges() {
        return symmetry.map(Symmetry::exchanges).orElse(List.of());
    }

    /// Why worlds must not be taken for their twins, which the search has done: it has to begin anew.
    public Optional<String> flaw() {
        return symmetry.flatMap(Symmetry::flaw);
    }

    /// How many worlds count as one.
    public int order() {
        return symmetry.map(Symmetry::order).orElse(1);
    }

    /// The least digest of `world` and its twins, by which it is looked up.
    public Digest least(World world) {
        var least = world.digest();
        for (int twin = 1; twin < order(); twin++) {
            var other = digest(twin, world);
            if (other.isBefore(least)) {
                least = other;
            }
        }
        return least;
    }

    /// The digest of `world` with its names exchanged.
    Digest digest(int twin, World world) {
        return symmetry.map(it -> it.digest(twin, world.values())).orElse(world.digest());
    }
}
