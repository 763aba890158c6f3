@NullMarked
package dev.rundown.extension.worker;

import org.jspecify.annotations.NullMarked;
