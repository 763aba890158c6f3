/// Real Pekko behaviours, one delivery at a time, in an order that a strategy chooses.
///
/// Read in this order: [Sim] is what a test sees, [ControlledDispatcher] takes the threads out of Pekko, [Control]
/// knows
/// what is under way, [Trial] is one schedule, [RaceSearch] runs many.
///
/// ```java
/// var outcome = new RaceSearch(settings).of(sim -> {
///     var account = sim.spawn("account", Account.create());
///     sim.concurrently(() -> sim.tell(account, new Deposit(1)), () -> sim.tell(account, new Deposit(2)));
/// });
/// ```
@NullMarked
package dev.rundown.simulation.controlled;

import org.jspecify.annotations.NullMarked;
