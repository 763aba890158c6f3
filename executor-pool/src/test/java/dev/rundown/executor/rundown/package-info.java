@NullMarked
package dev.rundown.executor.rundown;

import org.jspecify.annotations.NullMarked;
