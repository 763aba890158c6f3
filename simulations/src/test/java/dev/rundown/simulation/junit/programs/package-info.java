/// Small programs of the kind that people write with Pekko, each with a mistake that shows only in some orders, and
/// each
/// repaired.
@NullMarked
package dev.rundown.simulation.junit.programs;

import org.jspecify.annotations.NullMarked;
