/// Tests.
@NullMarked
package dev.rundown.verifier.spec;

import org.jspecify.annotations.NullMarked;
