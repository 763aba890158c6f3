/// Helper functions: the numbered calls by which a program reaches what is outside of it.
///
/// [HelperPrototype] says what is known of one without its code.
@NullMarked
package dev.rundown.executor.helper;

import org.jspecify.annotations.NullMarked;
