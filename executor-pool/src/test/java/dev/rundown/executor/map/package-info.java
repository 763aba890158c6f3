@NullMarked
package dev.rundown.executor.map;

import org.jspecify.annotations.NullMarked;
