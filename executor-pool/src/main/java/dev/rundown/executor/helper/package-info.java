/// Helper functions: the numbered calls by which a program reaches what is outside of it.
///
/// Read in this order: [HelperPrototype] says what is known of one without its code, [HelperFunction] adds the code,
/// [HelperCall] is what that code may do, [GeneralHelpers] are those that every program has, [VirtualSources] is where
/// time and chance come from.
@NullMarked
package dev.rundown.executor.helper;

import org.jspecify.annotations.NullMarked;
