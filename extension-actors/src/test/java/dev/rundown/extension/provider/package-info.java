@NullMarked
package dev.rundown.extension.provider;

import org.jspecify.annotations.NullMarked;
