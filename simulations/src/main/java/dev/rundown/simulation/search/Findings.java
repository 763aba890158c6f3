package dev.rundown.simulation.search;

import dev.rundown.actor.Address;
import dev.rundown.simulation.driver.Breach;
import dev.rundown.simulation.driver.Chain;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects what is violated: of each rule the nearest state, and of those equally near the first in canonical order.
final class Findings implements Witness {
    /// A finding whose path has not been looked up yet.
    private record Found(
            Rule rule,
            List<Rule> also,
            Finding.Kind kind,
            SortedSet<Address> blame,
            String sentence,
            Optional<Chain> chain,
            int state,
            int depth,
            int repeats) {
        Finding finding(List<PathStep> path, Finding.Origin origin) {
            return new Finding(rule, also, kind, blame, sentence, chain, path, origin, repeats);
        }
    }

    private final List<Rule> judged;
    private final BiPredicate<Rule, SortedSet<Address>> wanted;
    private final SortedMap<String, Found> nearest = new TreeMap<>();
    private final Set<Goal> reached = new HashSet<>();

    Findings(List<Rule> judged) {
        this(judged, (_, _) -> true);
    }

    /// @param wanted which verdicts are collected, by rule and blame
    Findings(List<Rule> judged, BiPredicate<Rule, SortedSet<Address>> wanted) {
        this.judged = judged;
        this.wanted = wanted;
    }

    @Override
    public void broke(Occurrence occurrence, int state, int depth) {
        for (var breach : occurrence.breaches()) {
            note(new Found(
                    breach.rule(),
                    List.of(),
                    Finding.Kind.SAFETY,
                    only(breach.blame()),
                    sentence(breach),
                    Optional.empty(),
                    state,
                    depth,
                    0));
        }
    }

    @Override
    public void reached(Occurrence occurrence) {
        reached.addAll(occurrence.reached());
    }

    @Override
    public void ended(World world, boolean laneBusy, int state, int depth) {
        ended(world.ending(), state, depth);
    }

    /// The run has come to an end after `depth` steps.
    void ended(Ending ending, int state, int depth) {
        switch (ending) {
            case Ending.Final(var owed) ->
                owed.forEach(it -> note(owing(it, only(it.blame()), Optional.empty(), state, depth, 0)));
            case Ending.Stuck(var chain, var owed) -> stuck(chain, owed, state, depth, 0);
            case Ending.NotYet _, Ending.Over _ -> {}
        }
    }

    /// NMR008 and NMR003 at one stuck world are one verdict, and the end of the chain of waits is to blame. So are
    /// NMR008
    /// and NMR005: where the registrar owes a cleanup both sides have done what it says that it waits for.
    private void stuck(Chain chain, List<Breach> owed, int state, int depth, int repeats) {
        var rest = new ArrayList<>(owed);
        if (judged.contains(Rules.NMR008)) {
            var also = Stream.of(Rules.NMR003, Rules.NMR005)
                    .filter(rule -> rest.stream().anyMatch(it -> it.rule().equals(rule)))
                    .toList();
            var debtors = rest.stream()
                    .filter(it -> it.rule().equals(Rules.NMR005))
                    .findFirst()
                    .map(it -> only(it.blame()))
                    .orElse(chain.debtors());
            rest.removeIf(it -> also.contains(it.rule()));
            note(new Found(
                    Rules.NMR008,
                    also,
                    repeats == 0 ? Finding.Kind.STUCK : Finding.Kind.LASSO,
                    debtors,
                    sentence(chain),
                    Optional.of(chain),
                    state,
                    depth,
                    repeats));
        }
        for (var breach : rest) {
            var blame = breach.rule().equals(Rules.NMR003) ? chain.debtors() : only(breach.blame());
            note(owing(breach, blame, Optional.of(chain), state, depth, repeats));
        }
    }

    private static Found owing(
            Breach breach, SortedSet<Address> blame, Optional<Chain> chain, int state, int depth, int repeats) {
        var kind = repeats == 0 ? Finding.Kind.STUCK : Finding.Kind.LASSO;
        return new Found(breach.rule(), List.of(), kind, blame, sentence(breach), chain, state, depth, repeats);
    }

    /// The last `repeats` of `depth` steps come again and again, and what `loop` says stays as it is.
    void lasso(Loop loop, int state, int depth, int repeats) {
        if (loop.chain().isPresent()) {
            stuck(loop.chain().get(), loop.owed(), state, depth, repeats);
        } else {
            loop.owed().forEach(it -> note(owing(it, only(it.blame()), Optional.empty(), state, depth, repeats)));
        }
    }

    /// What would be broken for ever if what `loop` says stayed as it is; it did in the second half of `steps`.
    void suspect(Loop loop, int steps) {
        lasso(loop, 0, steps, steps);
    }

    /// What was suspected, in the order of the rules' numbers.
    List<Suspicion> suspicions() {
        return nearest.values().stream()
                .map(it -> new Suspicion(it.rule(), it.blame(), it.sentence(), it.depth()))
                .toList();
    }

    private void note(Found found) {
        if (!wanted.test(found.rule(), found.blame())) {
            return;
        }
        nearest.merge(found.rule().id(), found, (old, other) -> other.depth() < old.depth() ? other : old);
    }

    private static SortedSet<Address> only(Address address) {
        return new TreeSet<>(Set.of(address));
    }

    private static String sentence(Breach breach) {
        return breach.blame() + " " + breach.sentence();
    }

    private static String sentence(Chain chain) {
        if (chain.links().isEmpty()) {
            return "nothing is enabled, owed by " + names(chain);
        }
        return chain.links().stream()
                        .map(it -> "%s waits for %s".formatted(it.holder(), it.owedBy()))
                        .distinct()
                        .collect(Collectors.joining(", "))
                + ": owed by " + names(chain);
    }

    private static String names(Chain chain) {
        return chain.debtors().stream().map(Address::name).collect(Collectors.joining(", "));
    }

    boolean isEmpty() {
        return nearest.isEmpty();
    }

    /// The rules that are violated, by their ids.
    Set<String> violated() {
        return nearest.keySet();
    }

    /// The goals of `goals` that no step reached.
    List<Goal> unreached(List<Goal> goals) {
        return goals.stream().filter(it -> !reached.contains(it)).toList();
    }

    /// Whether some finding ends at `state`.
    boolean mentions(int state) {
        return nearest.values().stream().anyMatch(it -> it.state() == state);
    }

    /// The findings with their paths, in the order of the rules' numbers.
    ///
    /// @param recorded the way to a state
    List<Finding> with(IntFunction<Recorded> recorded, World start) {
        return nearest.values().stream()
                .map(it -> {
                    var way = recorded.apply(it.state());
                    return it.finding(
                            PathStep.walk(start, way.picks()).steps(),
                            new Finding.Origin(way.strategy(), way.picks().size()));
                })
                .toList();
    }

    /// The same for a single run, of which state number n is the one after n steps.
    List<Finding> along(List<PathStep> path, String strategy) {
        return nearest.values().stream()
                .map(it -> it.finding(path.subList(0, it.state()), new Finding.Origin(strategy, it.state())))
                .toList();
    }
}
