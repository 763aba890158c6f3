/// Mistakes that a scenario may plant: each is a logic around the one of the product and does in one place what some
/// driver once did. No actor of the product knows of them.
///
/// Read in this order: [Defects] knows their names and whom each one wraps; every other type is one mistake, called
/// as the scenario calls it.
@NullMarked
package dev.rundown.simulation.defect;

import org.jspecify.annotations.NullMarked;
