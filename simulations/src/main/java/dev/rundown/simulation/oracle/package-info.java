/// What a registrar lets modules see: the oracle for those who write one.
///
/// Read in this order: [Said] is one thing that a module can observe, [Observable] is a world as an observer knows it,
/// [Comparison] walks two registrars together, [Vectors] writes down what one of them does. [PlainModule] and
/// [PlainCasts] are modules small enough to be explored whole.
@NullMarked
package dev.rundown.simulation.oracle;

import org.jspecify.annotations.NullMarked;
