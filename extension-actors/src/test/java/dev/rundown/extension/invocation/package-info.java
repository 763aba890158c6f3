@NullMarked
package dev.rundown.extension.invocation;

import org.jspecify.annotations.NullMarked;
