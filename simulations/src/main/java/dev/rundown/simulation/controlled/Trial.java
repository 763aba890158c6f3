package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.ConfigurationException;
import org.opentest4j.TestAbortedException;

/// One schedule: runs the body of a test, and whenever the body rests lets the actors take their steps in the order
/// that
/// a [Chooser] decides. Everything is recorded.
final class Trial {
    private final Control control;
    private final Limits limits;
    private final Chooser chooser;
    private final Sights sights;
    private final List<Taken> taken = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Pending> choices = new ArrayList<>();
    private Optional<Breach> breach = Optional.empty();
    private int rings;
    private int restedAt;
    private boolean isBounded;
    private boolean isCut;

    Trial(Control control, Limits limits, Chooser chooser, Sights sights) {
        this.control = control;
        this.sights = sights;
        this.limits = limits;
        this.chooser = chooser;
    }

    /// What came of a schedule.
    ///
    /// @param taken     its steps
    /// @param breach    what it broke first
    /// @param losses    what came to nothing
    /// @param isBounded whether a limit kept it from being longer, or from having other choices
    /// @param isCut     whether that limit was the number of steps
    record Result(List<Taken> taken, Optional<Breach> breach, Losses losses, boolean isBounded, boolean isCut) {}

    /// Runs the schedule.
    ///
    /// @throws Throwable whatever means that the test itself cannot be run: an [Escape], an aborted assumption
    Result run(Body body, Sim sim) throws Throwable {
        control.begin();
        try {
            sim.begin(this);
            body.run(sim);
            rest(true);
            claims.stream()
                    .filter(Claim::isBrokenAtEnd)
                    .findFirst()
                    .ifPresent(it -> breach = Optional.of(brokenAtEnd(it)));
        } catch (Halt _) {
            // Breach or limit: it has been noted.
        } catch (Escape | NotDeterministic | TestAbortedException thrown) {
            throw thrown;
        } catch (AssertionError | Exception thrown) {
            breach = Optional.of(thrown(thrown));
        } finally {
            sim.end();
            control.sweep();
        }
        return new Result(taken, breach, control.losses(), isBounded, isCut);
    }

    /// Lets the actors work until none of them has anything to do. Timers may ring meanwhile.
    ///
    /// @param atEnd whether they ring afterwards as well, until there is none
    void rest(boolean atEnd) {
        control.settleDown();
        check();
        if (atEnd) {
            chooser.ending();
        }
        while (true) {
            choices.clear();
            control.addChoices(choices);
            boolean isBusy = !choices.isEmpty();
            boolean mayRing = rings < limits.earlyRings();
            if (mayRing && (isBusy || atEnd)) {
                control.addTimers(choices);
            } else if (isBusy) {
                isBounded |= limits.earlyRings() > 0 && control.scheduler().nextDue() < Long.MAX_VALUE;
            } else if (atEnd) {
                addLastRings();
            } else if (!ringsBeforeBody(mayRing)) {
                return;
            }
            if (choices.isEmpty()) {
                return;
            }
            rings += choices.get(step()).isRinging() ? 1 : 0;
        }
    }

    private void addLastRings() {
        if (control.scheduler().nextDue() == Long.MAX_VALUE) {
            return;
        }
        if (rings >= limits.earlyRings() + limits.idleRings()) {
            isBounded = true;
            return;
        }
        control.addTimers(choices);
        chooser.forced();
    }

    /// Whether a timer rings before the test's body goes on; then it is the one choice.
    private boolean ringsBeforeBody(boolean mayRing) {
        if (taken.size() == restedAt) {
            return false;
        }
        if (mayRing) {
            control.addTimers(choices);
        }
        int pick = chooser.rested(choices);
        if (pick == Chooser.STOP) {
            isBounded = true;
            throw new Halt();
        }
        if (pick == Chooser.GO_ON) {
            control.resumed();
            restedAt = taken.size();
            return false;
        }
        var timer = choices.get(pick);
        choices.clear();
        choices.add(timer);
        take(0);
        rings++;
        choices.clear();
        return true;
    }

    /// Lets time pass until `nanos`; what rings is carried out to its end.
    void elapse(long nanos) {
        rest(false);
        while (control.scheduler().nextDue() <= nanos) {
            choices.clear();
            control.addTimers(choices);
            chooser.forced();
            step();
            rest(false);
        }
        control.scheduler().advanceTo(nanos);
    }

    private int step() {
        if (taken.size() >= limits.steps()) {
            isBounded = true;
            isCut = true;
            throw new Halt();
        }
        int pick = chooser.pick(choices, taken.size() + 1);
        if (pick == Chooser.STOP) {
            isBounded = true;
            throw new Halt();
        }
        take(pick);
        return pick;
    }

    private void take(int pick) {
        var step = choices.get(pick);
        taken.add(new Taken(step, step.taken(), step.message(), pick, choices.size()));
        chooser.took(control.take(step));
        check();
    }

    private void check() {
        control.escaped().ifPresent(it -> {
            throw it;
        });
        if (!control.losses().failures().isEmpty()) {
            halt(failed(control.losses().failures().getFirst()));
        }
        for (int i = 0; i < claims.size(); i++) {
            if (sights.isBroken(claims.get(i))) {
                halt(broken(claims.get(i)));
            }
        }
    }

    private void halt(Breach found) {
        breach = Optional.of(found);
        throw new Halt();
    }

    void claim(Claim claim) {
        claims.add(claim);
        if (sights.isBroken(claim)) {
            halt(broken(claim));
        }
    }

    Sights sights() {
        return sights;
    }

    Control control() {
        return control;
    }

    private String last() {
        return taken.isEmpty() ? "nothing has happened" : taken.getLast().words() + " at step " + taken.size();
    }

    private String who() {
        return taken.isEmpty() ? "test" : taken.getLast().step().receiver().name();
    }

    private Breach broken(Claim claim) {
        return new Breach(
                claim.toString(), "broken at step " + taken.size(), who(), claim.sentence(), last(), Optional.empty());
    }

    private Breach brokenAtEnd(Claim claim) {
        var how = claim.when() == Claim.When.EVENTUALLY
                ? "not once in %d steps, and nothing is left to do".formatted(taken.size())
                : "not so after step %d, and nothing is left to do".formatted(taken.size());
        return new Breach(claim.toString(), how, who(), claim.sentence(), last(), Optional.empty());
    }

    private Breach failed(Losses.Failure failure) {
        var cause = rootOf(failure.cause());
        return new Breach(
                "%s fails: %s".formatted(failure.actor(), cause.getClass().getSimpleName()),
                "at step " + taken.size(),
                failure.actor(),
                "no actor of the test fails without somebody who supervises it",
                Words.of(cause) + hint(cause) + ", after " + last(),
                Optional.of(cause));
    }

    private static String hint(Throwable cause) {
        return cause instanceof ConfigurationException
                ? " (no application.conf is read in a test: leave out the DispatcherSelector, so that the actor runs on the"
                        + " default dispatcher)"
                : "";
    }

    private static Throwable rootOf(Throwable thrown) {
        var wrapper = thrown.getClass().getSimpleName();
        var cause = thrown.getCause();
        boolean isWrapper = wrapper.equals("ActorInitializationException")
                || wrapper.equals("TypedActorFailedException")
                || thrown instanceof java.lang.reflect.InvocationTargetException;
        return isWrapper && cause != null ? rootOf(cause) : thrown;
    }

    private Breach thrown(Throwable thrown) {
        return new Breach(
                thrown instanceof AssertionError
                        ? "the test's assertion fails"
                        : "the test's body fails: " + thrown.getClass().getSimpleName(),
                "after step " + taken.size(),
                who(),
                thrown instanceof AssertionError ? "what the test asserts" : "the body of the test comes to its end",
                Words.of(String.valueOf(thrown.getMessage()).strip().replaceAll("\\s+", " ")) + ", after " + last(),
                Optional.of(thrown));
    }
}
