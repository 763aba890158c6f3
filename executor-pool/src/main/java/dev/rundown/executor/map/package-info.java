/// Maps: what programs and users share.
///
/// Read in this order: [MapOperation] is everything that may be done to a map, each atomic; [MapContents] is a map as a
/// value, for searching; [LiveMap] is one in native memory, for workers; [MapUpdate] replaces values that no single
/// operation can. So far there are arrays (and global data, which is an array with one value) and hash tables. A type
/// that an extension brings is one of these with a [MapProvider], which is reached through a [MapGate].
@NullMarked
package dev.rundown.executor.map;

import org.jspecify.annotations.NullMarked;
