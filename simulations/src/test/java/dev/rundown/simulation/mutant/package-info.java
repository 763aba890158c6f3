/// Tests of the tests: mistakes that are planted in a copy of the sources, each of which some test must notice.
@NullMarked
package dev.rundown.simulation.mutant;

import org.jspecify.annotations.NullMarked;
