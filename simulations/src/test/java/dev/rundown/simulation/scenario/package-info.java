/// Tests of reading scenarios.
@NullMarked
package dev.rundown.simulation.scenario;

import org.jspecify.annotations.NullMarked;
