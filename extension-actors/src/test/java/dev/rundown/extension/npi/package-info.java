@NullMarked
package dev.rundown.extension.npi;

import org.jspecify.annotations.NullMarked;
