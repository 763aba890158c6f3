@NullMarked
package dev.rundown.executor.interpreter;

import org.jspecify.annotations.NullMarked;
