package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;

/// Runs schedules of one test on the thread of the actors.
final class Runs {
    private static final int GRACE_MILLIS = 300;

    private final ControlledSystem.Inside inside;
    private final Body body;
    private final Limits limits;
    private final Sights sights = new Sights();
    private final Set<Long> threadsBefore = threads();

    Runs(ControlledSystem.Inside inside, Body body, Limits limits) {
        this.inside = inside;
        this.body = body;
        this.limits = limits;
        inside.escapes().poll(); // What is left of another test.
    }

    Trial.Result run(Chooser chooser) {
        try {
            return new Trial(inside.control(), limits, chooser, sights).run(body, inside.sim());
        } catch (NotDeterministic e) {
            awaitEscape(true);
            throw e;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new Thrown(e);
        }
    }

    /// A search that takes one schedule of every trace, from its beginning.
    TracePlan tracePlan() {
        sights.hasGrown();
        return new TracePlan(limits, sights, inside.control().scheduler(), this::footprint);
    }

    private Optional<Footprint> footprint(List<Act> path, Act step) {
        var ahead = new Ahead(path, step);
        run(ahead);
        return ahead.footprint();
    }

    /// Whether the claims have looked at more than when the search began: then it has to begin anew.
    boolean seesMore() {
        return sights.hasGrown();
    }

    /// Runs a schedule twice and compares the two, step by step.
    ///
    /// @throws NotDeterministic when they differ
    Trial.Result verified(List<Integer> picks) throws Exception {
        var one = run(Choosers.replaying(picks));
        var other = run(Choosers.replaying(picks));
        int both = Math.min(one.taken().size(), other.taken().size());
        for (int i = 0; i < both; i++) {
            var before = one.taken().get(i);
            var now = other.taken().get(i);
            if (!before.words().equals(now.words()) || before.of() != now.of()) {
                awaitEscape(true); // Then that is why.
                throw new NotDeterministic("step %d differs between two runs of one schedule: \"%s\", then \"%s\""
                        .formatted(i + 1, before.words(), now.words()));
            }
        }
        if (one.taken().size() != other.taken().size()
                || one.breach().isPresent() != other.breach().isPresent()) {
            awaitEscape(true);
            var longer = one.taken().size() > both ? one : other;
            throw new NotDeterministic(
                    longer.taken().size() > both
                            ? "step %d happens in one of two runs of one schedule only: \"%s\""
                                    .formatted(
                                            both + 1, longer.taken().get(both).words())
                            : "two runs of one schedule have the same steps, but only one of them breaks something: "
                                    + one.breach()
                                            .or(other::breach)
                                            .map(Breach::what)
                                            .orElse(""));
        }
        return other;
    }

    /// The choices of a schedule, at the steps that have more than one. What follows by itself is left out.
    static List<Integer> picks(List<Taken> taken) {
        var picks = new ArrayList<Integer>();
        taken.stream().filter(it -> it.of() > 1).forEach(it -> picks.add(it.pick()));
        while (!picks.isEmpty() && picks.getLast() == 0) {
            picks.removeLast();
        }
        return picks;
    }

    /// What a person sees of a schedule that breaks something. It is run once more, to learn what else could have
    /// happened.
    RaceOutcome.Finding finding(Trial.Result result, Breach breach, int schedule, int length) throws Exception {
        var picks = picks(result.taken());
        var replay = Choosers.replaying(picks);
        var alternatives = new ArrayList<List<String>>();
        var again = run((choices, step) -> {
            alternatives.add(choices.stream()
                    .map(it -> new Taken(it, it.taken(), it.message(), 0, 1).words())
                    .toList());
            return replay.pick(choices, step);
        });
        var steps = new ArrayList<RaceOutcome.Step>();
        for (int i = 0; i < again.taken().size(); i++) {
            var it = again.taken().get(i);
            steps.add(step(i + 1, it, alternatives.get(i)));
        }
        var lost = again.losses().lost().stream()
                .map(it ->
                        "%s > %s: %s, gone at step %d".formatted(it.from(), it.to(), Words.of(it.message()), it.step()))
                .toList();
        return new RaceOutcome.Finding(breach, steps, picks, lost, schedule, length);
    }

    private static RaceOutcome.Step step(int number, Taken it, List<String> of) {
        var to = it.step().receiver().name();
        var words = Words.of(it.message());
        return switch (it.step()) {
            case Channel channel ->
                new RaceOutcome.Step(number, "deliver", channel.sender().name(), to, words, it.pick(), of);
            case Stopping stopping ->
                new RaceOutcome.Step(number, "stop", stopping.sender().name(), to, words, it.pick(), of);
            case Task task ->
                new RaceOutcome.Step(number, "task", task.receiver().name(), to, words, it.pick(), of);
            case Ringing timer ->
                new RaceOutcome.Step(number, "timer", "clock", timer.owner().name(), words, it.pick(), of);
        };
    }

    /// Waits a little for threads that the first schedules have set to work: what they send would come too late to be
    /// seen.
    ///
    /// @throws Escape when it comes
    void awaitStrangers() {
        awaitEscape(false);
    }

    private void awaitEscape(boolean inAnyCase) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        while ((inAnyCase || hasStrangers())
                && System.nanoTime() < end
                && inside.escapes().isQuiet()) {
            Thread.onSpinWait();
        }
        inside.control().noteLate();
        inside.escapes().poll().ifPresent(it -> {
            throw it;
        });
    }

    /// Keeps what threads of this test do later away from the next one.
    void end() {
        if (hasStrangers()) {
            inside.escapes().spoil();
        }
    }

    private boolean hasStrangers() {
        return !threadsBefore.containsAll(threads());
    }

    private static Set<Long> threads() {
        var ids = new TreeSet<Long>();
        Thread.getAllStackTraces().keySet().stream()
                .filter(it -> !(it instanceof ForkJoinWorkerThread worker
                        && worker.getPool().equals(ForkJoinPool.commonPool())))
                .forEach(it -> ids.add(it.threadId()));
        return ids;
    }
}
