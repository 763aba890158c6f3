/// Making things go wrong on purpose. A fault wraps the logic of an actor and changes what it sends; no actor knows
/// of it.
@NullMarked
package dev.rundown.simulation.fault;

import org.jspecify.annotations.NullMarked;
