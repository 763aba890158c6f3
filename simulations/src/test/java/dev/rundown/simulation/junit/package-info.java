@NullMarked
package dev.rundown.simulation.junit;

import org.jspecify.annotations.NullMarked;
