/* Lets each process bind twice: binds are counted by process in a hash table. */
#include "net.h"

#define MOST_BINDS 2

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __uint(max_entries, 64);
    __type(key, uint64_t);
    __type(value, uint64_t);
} binds SEC(".maps");

SEC("bind")
int count_binds(bind_md_t* context)
{
    uint64_t process = context->process_id;
    uint64_t zero = 0;
    bpf_map_update_elem(&binds, &process, &zero, BPF_NOEXIST);
    uint64_t* count = bpf_map_lookup_elem(&binds, &process);
    if (!count) {
        return BIND_DENY;
    }
    return __sync_fetch_and_add(count, 1) < MOST_BINDS ? BIND_PERMIT : BIND_DENY;
}
