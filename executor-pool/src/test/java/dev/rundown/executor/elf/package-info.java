@NullMarked
package dev.rundown.executor.elf;

import org.jspecify.annotations.NullMarked;
