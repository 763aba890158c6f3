package dev.rundown.simulation.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Worlds that differ only in the names of members which nobody treats differently, so that the search goes on from
/// one of them.
///
/// **Why that is sound.** Let `r` be an exchange of names. For every step that the search ever takes, the same
/// delivery with all names exchanged is carried out too, and it must give the same with all names exchanged: what is
/// read, what is written, which rule breaks and who is to blame. Then whatever can happen after a world can happen,
/// exchanged, after the exchanged world, step by step, and the search misses nothing when it has gone on from the other
/// one. One step that differs, and the symmetry is given up: the search begins anew without it.
///
/// **Why paths stay shortest, and the same.** Worlds are kept as they were met, only looked up by the least digest
/// among all exchanges of their names. A world that is not gone on from has a twin that was met before it, from which
/// the same rules break after as many steps, and earlier in canonical order.
final class Symmetry {
    /// Digests are kept for each exchange of names, so there is a limit: all of four clients.
    private static final int MOST = 24;

    private final Ensemble ensemble;
    private final Slots slots;
    private final Learner learner;
    private final List<Renaming> generators = new ArrayList<>();
    private List<Renaming> group = List.of(Renaming.NONE);
    private final Map<List<Integer>, Digest> digests = new HashMap<>();
    private final Map<Renaming, Exchanged> exchanges = new HashMap<>();
    private Optional<String> flaw = Optional.empty();

    /// @param candidates exchanges of names that may be symmetries
    Symmetry(Ensemble ensemble, Slots slots, Learner learner, List<Renaming> candidates) {
        this.ensemble = ensemble;
        this.slots = slots;
        this.learner = learner;
        for (var candidate : candidates) {
            if (!group.contains(candidate)) {
                var larger = generated(candidate);
                if (larger.size() <= MOST) {
                    generators.add(candidate);
                    group = larger;
                }
            }
        }
    }

    /// Everything that comes of exchanging names again and again.
    private List<Renaming> generated(Renaming added) {
        var all = new ArrayList<>(generators);
        all.add(added);
        var found = new LinkedHashSet<>(List.of(Renaming.NONE));
        var open = new ArrayList<>(found);
        while (!open.isEmpty() && found.size() <= MOST) {
            var one = open.removeFirst();
            for (var generator : all) {
                var next = one.then(generator);
                if (found.add(next)) {
                    open.add(next);
                }
            }
        }
        return List.copyOf(found);
    }

    /// How many worlds count as one; the first of them is the world itself.
    int order() {
        return group.size();
    }

    /// Why it is none; empty as long as every step bears it out.
    Optional<String> flaw() {
        return flaw;
    }

    /// What a slot adds to the digest of a world whose names have been exchanged.
    Digest digest(int twin, int slot, int id) {
        var digest = slots.digest(slot, id);
        var renaming = group.get(twin);
        if (renaming.equals(Renaming.NONE) || digest.equals(Digest.ZERO)) {
            return digest;
        }
        return digests.computeIfAbsent(
                List.of(twin, slot, id),
                _ -> ContentHash.of(
                        renaming.of(slots.values(slot).slot()).toString(), renaming.of(slots.value(slot, id))));
    }

    /// The digest of a world whose names have been exchanged, summed up anew.
    Digest digest(int twin, int[] world) {
        var sum = Digest.START;
        for (int slot = 0; slot < world.length; slot++) {
            if (world[slot] != 0) {
                sum = sum.plus(digest(twin, slot, world[slot]));
            }
        }
        return sum;
    }

    /// Checks that nobody treats the beginning of `item` differently.
    void check(Item item) {
        for (var renaming : generators) {
            if (!Interchangeable.isSame(renaming, item)) {
                flaw = flaw.or(() -> Optional.of("the play does not treat all alike"));
            }
        }
    }

    /// Checks that a step with all names exchanged is the step, with all names exchanged.
    void check(Memo.Situation situation) {
        for (var renaming : generators) {
            if (flaw.isEmpty() && !isBorneOut(renaming, situation)) {
                flaw = Optional.of(situation
                        .learnt()
                        .occurrence()
                        .delivered()
                        .map(it -> "%s does not treat %s alike"
                                .formatted(
                                        it.to(),
                                        String.join(", ", renaming.names().keySet())))
                        .orElseThrow());
            }
        }
    }

    private boolean isBorneOut(Renaming renaming, Memo.Situation situation) {
        var exchanged = exchanged(renaming);
        try {
            var world = exchanged.world(situation.world());
            int lane = exchanged.slot(situation.lane());
            return isSame(exchanged, situation.learnt(), learner.learn(world, lane, situation.taken()));
        } catch (IllegalStateException | IllegalArgumentException | NotAValueException e) {
            return false; // The twin is refused where the step was not.
        }
    }

    private static boolean isSame(Exchanged exchanged, Learnt learnt, Learnt twin) {
        return learnt.held() == twin.held()
                && exchanged.reads(learnt).equals(slotsRead(twin))
                && choices(learnt).equals(choices(twin))
                && exchanged.writes(learnt).equals(writes(twin))
                && breaches(exchanged.renaming(), learnt).equals(breaches(Renaming.NONE, twin))
                && learnt.occurrence().reached().equals(twin.occurrence().reached());
    }

    private static Set<Integer> slotsRead(Learnt learnt) {
        var reads = new HashSet<Integer>();
        learnt.path().stream().filter(it -> it.slot() != Learnt.Read.CHOICE).forEach(it -> reads.add(it.slot()));
        return reads;
    }

    private static List<Learnt.Read> choices(Learnt learnt) {
        return learnt.path().stream()
                .filter(it -> it.slot() == Learnt.Read.CHOICE)
                .toList();
    }

    private static Map<Integer, Integer> writes(Learnt learnt) {
        Map<Integer, Integer> writes = new HashMap<>();
        learnt.writes().forEach(it -> writes.put(it.slot(), it.to()));
        return writes;
    }

    private static Set<String> breaches(Renaming renaming, Learnt learnt) {
        var breaches = new HashSet<String>();
        learnt.occurrence()
                .breaches()
                .forEach(it -> breaches.add(
                        it.rule().id() + " " + renaming.of(it.blame().name())));
        return breaches;
    }

    /// The exchanges of names that the others are made of.
    List<Renaming> generators() {
        return List.copyOf(generators);
    }

    /// The same, ready to exchange slots and values.
    List<Exchanged> exchanges() {
        return generators.stream().map(this::exchanged).toList();
    }

    private Exchanged exchanged(Renaming renaming) {
        return exchanges.computeIfAbsent(renaming, it -> new Exchanged(it, ensemble, slots));
    }
}
