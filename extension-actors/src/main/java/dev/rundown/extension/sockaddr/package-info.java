/// The socket address hooks of eBPF for Windows (`netebpfext/net_ebpf_ext_sock_addr.c`): programs permit, refuse or
/// redirect connections.
@NullMarked
package dev.rundown.extension.sockaddr;

import org.jspecify.annotations.NullMarked;
