@NullMarked
package dev.rundown.simulation.stage;

import org.jspecify.annotations.NullMarked;
