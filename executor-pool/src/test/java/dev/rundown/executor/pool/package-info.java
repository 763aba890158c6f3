@NullMarked
package dev.rundown.executor.pool;

import org.jspecify.annotations.NullMarked;
