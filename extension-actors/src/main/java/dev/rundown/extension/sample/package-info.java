/// The sample extension of eBPF for Windows (`undocked/tests/sample/ext`): a hook that hands its programs an event
/// of a few bytes, and two helper functions of its own.
@NullMarked
package dev.rundown.extension.sample;

import org.jspecify.annotations.NullMarked;
