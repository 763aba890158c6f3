/// The client side: a loaded program, and a link that attaches it to a hook.
///
/// Read in this order: [Program] registers for program information and has itself verified against it, [Link]
/// registers for a hook. Names of states are those of `ebpf_program.c` and `ebpf_link.c`.
@NullMarked
package dev.rundown.extension.client;

import org.jspecify.annotations.NullMarked;
