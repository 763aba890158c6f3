@NullMarked
package dev.rundown.executor;

import org.jspecify.annotations.NullMarked;
