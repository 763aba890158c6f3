/// Tests.
@NullMarked
package dev.rundown.verifier.domain;

import org.jspecify.annotations.NullMarked;
