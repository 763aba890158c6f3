/* Counts events by their number in a map of the sample extension's own type; says so when that type is not there. */
#include "sample.h"

#define BPF_MAP_TYPE_SAMPLE_HASH_MAP 15
#define NOT_COUNTED 1000

struct {
    __uint(type, BPF_MAP_TYPE_SAMPLE_HASH_MAP);
    __uint(max_entries, 8);
    __type(key, uint32_t);
    __type(value, uint32_t);
} visits SEC(".maps");

SEC("sample_ext")
int count_visits(sample_program_context_t* context)
{
    uint32_t key = context->uint32_data & 7;
    uint32_t one = 1;
    uint32_t* count = bpf_map_lookup_elem(&visits, &key);
    if (count) {
        __sync_fetch_and_add(count, 1);
        return *count;
    }
    return bpf_map_update_elem(&visits, &key, &one, BPF_ANY) == 0 ? 1 : NOT_COUNTED;
}
