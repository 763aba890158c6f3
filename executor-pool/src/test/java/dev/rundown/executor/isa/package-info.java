@NullMarked
package dev.rundown.executor.isa;

import org.jspecify.annotations.NullMarked;
