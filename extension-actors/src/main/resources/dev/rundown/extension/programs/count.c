/* Counts events by what the extension's own helper function says of them, in a map that all CPUs share. */
#include "sample.h"

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __uint(max_entries, 4);
    __type(key, uint32_t);
    __type(value, uint64_t);
} counts SEC(".maps");

SEC("sample_ext")
int count(sample_program_context_t* context)
{
    uint32_t key = sample_ebpf_extension_helper_function1(context) & 3;
    uint64_t* value = bpf_map_lookup_elem(&counts, &key);
    if (!value) {
        return 0;
    }
    __sync_fetch_and_add(value, 1);
    return (int)key;
}
