/// Tests that cannot be raced, each for another reason.
@NullMarked
package dev.rundown.simulation.junit.escapes;

import org.jspecify.annotations.NullMarked;
