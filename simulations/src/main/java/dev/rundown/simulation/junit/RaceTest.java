package dev.rundown.simulation.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that is run in many orders. It fails with the shortest one that was found to break something, and with the
/// line
/// that runs that order again.
///
/// A method with a parameter of type [dev.rundown.simulation.controlled.Sim] races Pekko behaviours of its own: its
/// body
/// is run once for every schedule. A method without one checks a scenario, named by [#value] or [#field], as
/// `rundown check` does; its body is run once, when the scenario has kept its promise.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(RaceTestExtension.class)
public @interface RaceTest {
    /// One order of all that differ only in steps of different actors, and none in vain.
    String DPOR = "dpor";

    /// Every order that makes a difference, found without plans: slower, and an opinion of its own.
    String EXHAUSTIVE = "exhaustive";

    /// Several samplers that take turns.
    String PORTFOLIO = "portfolio";

    /// A scenario: `@name` for a bundled one, `classpath:name.rundown.yaml`, or the path of a file.
    String value() default "";

    /// A static field of the test's class that holds a scenario: its text, or the path of its file.
    String field() default "";

    /// The most schedules of each search.
    int schedules() default 10_000;

    /// `dpor`, `exhaustive`, `random`, `pos`, `pct:3`, `delay:2`, `coverage` or `portfolio`. Unless it is given:
    /// `dpor`,
    /// and when there are too many traces, the portfolio.
    String strategy() default "";

    /// What sampling draws from. The configuration parameter `rundown.seed` wins over it.
    long seed() default 0x5eed;

    /// A token from an earlier failure: only that order is run. The configuration parameter `rundown.replay` does the
    /// same for the test that its token is of.
    String replay() default "";

    /// When the timers of the actors ring.
    Timers timers() default Timers.AT_ANY_TIME;

    /// When timers ring. Time is virtual.
    enum Timers {
        /// Whenever they are the next ones: a message may take as long as it likes.
        AT_ANY_TIME,
        /// Only when nothing else can happen: every message is faster than every timer.
        WHEN_IDLE
    }
}
