package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a schedule that breaks something shorter and plainer: leaves out steps in smaller and smaller pieces, as long
/// as
/// the same is broken (Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing Input, TSE 2002). Of two that
/// are
/// as long, the one that departs less often from the order of sending is the plainer one.
final class RaceShrinking {
    private static final int MOST_RUNS = 400;

    private final Runs runs;
    private int run;

    RaceShrinking(Runs runs) {
        this.runs = runs;
    }

    /// The plainest schedule that was found for `breach`.
    Trial.Result shrink(Trial.Result found, Breach breach) throws Exception {
        var best = found;
        int pieces = 1;
        while (run < MOST_RUNS && pieces <= best.taken().size()) {
            var plainer = leavingOut(best, breach, pieces);
            if (plainer.isPresent()) {
                best = plainer.get();
                pieces = Math.max(1, pieces - 1);
            } else if (pieces == best.taken().size()) {
                break;
            } else {
                pieces = Math.min(2 * pieces, best.taken().size());
            }
        }
        return best;
    }

    private Optional<Trial.Result> leavingOut(Trial.Result best, Breach breach, int pieces) throws Exception {
        var keys = best.taken().stream().map(Taken::key).toList();
        for (int i = 0; i < pieces && run < MOST_RUNS; i++) {
            var rest = new ArrayList<>(keys.subList(0, i * keys.size() / pieces));
            rest.addAll(keys.subList((i + 1) * keys.size() / pieces, keys.size()));
            run++;
            var result = runs.run(Choosers.guided(rest));
            boolean isSame = result.breach()
                    .filter(it -> it.what().equals(breach.what()))
                    .isPresent();
            if (isSame && isPlainer(result.taken(), best.taken())) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }

    private static boolean isPlainer(List<Taken> one, List<Taken> other) {
        return one.size() < other.size() || (one.size() == other.size() && departures(one) < departures(other));
    }

    private static long departures(List<Taken> taken) {
        return taken.stream().filter(it -> it.pick() > 0).count();
    }
}
