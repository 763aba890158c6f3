#include "bpf.h"

struct totals {
    uint64_t packets;
    uint64_t bytes;
};

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, uint32_t);
    __type(value, struct totals);
    __uint(max_entries, 4);
} totals SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __type(key, uint32_t);
    __type(value, struct totals);
    __uint(max_entries, 4);
} snapshots SEC(".maps");

/* Counts packets by the lowest two bits of their first byte, and copies the totals of one class to another map. */
SEC("sample_ext")
int count(struct context *context)
{
    uint8_t *data = context->data;
    if (data + 1 > context->data_end)
        return 0;
    uint32_t key = data[0] & 3;
    struct totals *entry = bpf_map_lookup_elem(&totals, &key);
    if (!entry)
        return -1;
    __sync_fetch_and_add(&entry->packets, 1);
    __sync_fetch_and_add(&entry->bytes, (uint64_t)(context->data_end - data));
    bpf_map_update_elem(&snapshots, &key, entry, 0);
    return (int)entry->packets;
}
