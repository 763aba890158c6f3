/* Tallies events by their first byte in a hash table: an entry is made when a byte is first seen. */
#include "sample.h"

struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __uint(max_entries, 8);
    __type(key, uint32_t);
    __type(value, uint64_t);
} tallies SEC(".maps");

SEC("sample_ext")
int tally(sample_program_context_t* context)
{
    uint8_t* data = context->data_start;
    if (data + 1 > context->data_end) {
        return 0;
    }
    uint32_t key = data[0] & 3;
    uint64_t zero = 0;
    bpf_map_update_elem(&tallies, &key, &zero, BPF_NOEXIST);
    uint64_t* value = bpf_map_lookup_elem(&tallies, &key);
    if (!value) {
        return 0;
    }
    return (int)__sync_fetch_and_add(value, 1) + 1;
}
