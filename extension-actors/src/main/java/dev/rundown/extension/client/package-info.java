/// The client side: a loaded program, a link that attaches it to a hook, and a map of a type that an
/// extension brings.
///
/// Read in this order: [Program] registers for program information and has itself verified against it, [Link]
/// registers for a hook, [CustomMap] for the provider of its map type. Names of states are those of `ebpf_program.c`
/// and
/// `ebpf_link.c`.
@NullMarked
package dev.rundown.extension.client;

import org.jspecify.annotations.NullMarked;
