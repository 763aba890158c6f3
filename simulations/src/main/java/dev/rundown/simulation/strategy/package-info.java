/// Who picks the next step when not every order can be tried.
///
/// [Strategy] is the one interface; each of [RandomWalk], [PartialOrderSampling], [PriorityChanges], [Delays],
/// [Coverage] and [Replay] is one small file. A strategy makes a [Decider] for each schedule, which is asked at every
/// [Fork]. All that
/// it draws comes from the generator that it is given, and it sees content only, so that a seed means the same on every
/// machine.
///
/// ```java
/// var decider = new PriorityChanges(3).begin(new SplittableRandom(0x5eed), new Extent(4, 60));
/// int pick = decider.pick(fork);
/// ```
@NullMarked
package dev.rundown.simulation.strategy;

import org.jspecify.annotations.NullMarked;
