/// Drive the actors, break them on purpose, show what happened.
///
/// The packages below are read from the command downwards: `command` is what people type, `scenario` what they write,
/// `search` and `driver` what tries the orders, `rule` what is judged.
@NullMarked
package dev.rundown.simulation;

import org.jspecify.annotations.NullMarked;
