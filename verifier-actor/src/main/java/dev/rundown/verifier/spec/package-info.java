/// What an extension says about its programs: all that the verifier is told. An extension is input, not a friend, so
/// what it says is checked first.
@NullMarked
package dev.rundown.verifier.spec;

import org.jspecify.annotations.NullMarked;
