/// Decides, from program information alone, whether a program is safe, and explains why not.
@NullMarked
package dev.rundown.verifier;

import org.jspecify.annotations.NullMarked;
