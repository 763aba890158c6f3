/// Tests.
@NullMarked
package dev.rundown.verifier;

import org.jspecify.annotations.NullMarked;
