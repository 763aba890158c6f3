/// Races as JUnit tests.
///
/// Read in this order: [RaceTest] is the annotation, [RaceTestExtension] runs what it stands on, [RaceReport] says what
/// a
/// failing test prints. `docs/race-test.md` is the guide.
///
/// ```java
/// @RaceTest
/// void noDepositIsLost(Sim sim) {
///     var account = sim.spawn("account", Account.create());
///     sim.concurrently(() -> sim.tell(account, new Deposit(1)), () -> sim.tell(account, new Deposit(2)));
/// }
/// ```
@NullMarked
package dev.rundown.simulation.junit;

import org.jspecify.annotations.NullMarked;
