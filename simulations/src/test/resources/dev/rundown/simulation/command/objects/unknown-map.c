/* There is no map of this type. */
#include "sample.h"

struct {
    __uint(type, 99);
    __uint(max_entries, 4);
    __type(key, uint32_t);
    __type(value, uint64_t);
} counts SEC(".maps");

SEC("sample_ext")
int count(sample_program_context_t* context)
{
    uint32_t key = 0;
    uint64_t* value = bpf_map_lookup_elem(&counts, &key);
    return value ? (int)*value : 0;
}
