@NullMarked
package dev.rundown.extension.spi;

import org.jspecify.annotations.NullMarked;
