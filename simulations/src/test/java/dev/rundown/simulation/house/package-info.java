/// The rules of the house as tests. `HouseTest` lists them; packages called `planted` break them on purpose.
@NullMarked
package dev.rundown.simulation.house;

import org.jspecify.annotations.NullMarked;
