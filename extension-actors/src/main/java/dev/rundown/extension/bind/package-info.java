/// The bind hook of eBPF for Windows (`netebpfext/net_ebpf_ext_bind.c`): programs decide whether a process may bind a
/// socket to a port.
@NullMarked
package dev.rundown.extension.bind;

import org.jspecify.annotations.NullMarked;
