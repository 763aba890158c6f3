/// Tests of the whole module, and the settings of its golden files.
@NullMarked
package dev.rundown.simulation;

import org.jspecify.annotations.NullMarked;
