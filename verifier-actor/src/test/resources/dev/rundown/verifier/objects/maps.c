/* Values of maps and keys on the stack, each once wrong and once right. */
#include "bpf.h"

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __uint(max_entries, 4);
    __type(key, u32);
    __type(value, u64);
} counters SEC(".maps");

SEC("test/untested") int untested(struct context* context)
{
    u32 key = context->port & 3;
    u64* value = bpf_map_lookup_elem(&counters, &key);
    *value += 1;
    return 0;
}

SEC("test/tested") int tested(struct context* context)
{
    u32 key = context->port & 3;
    u64* value = bpf_map_lookup_elem(&counters, &key);
    if (!value)
        return 0;
    __sync_fetch_and_add(value, 1);
    return 0;
}

SEC("test/no_key") int no_key(struct context* context)
{
    u32 key;
    u64* value = bpf_map_lookup_elem(&counters, &key);
    return value ? 1 : 0;
}

SEC("test/leak") int leak(struct context* context)
{
    u32 key = 0;
    u64 value = (u64)context;
    bpf_map_update_elem(&counters, &key, &value, 0);
    return 0;
}
