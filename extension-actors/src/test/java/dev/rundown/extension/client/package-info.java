@NullMarked
package dev.rundown.extension.client;

import org.jspecify.annotations.NullMarked;
