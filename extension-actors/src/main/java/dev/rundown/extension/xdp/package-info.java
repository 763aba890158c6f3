/// The XDP hook of eBPF for Windows (`xdp_md_t` in `include/ebpf_nethooks.h`): programs see packets before anything
/// else
/// does.
@NullMarked
package dev.rundown.extension.xdp;

import org.jspecify.annotations.NullMarked;
