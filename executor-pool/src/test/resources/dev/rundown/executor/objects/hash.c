#include "bpf.h"

/* FNV-1a over at most 64 bytes of the packet: no map, no function, one bounded loop. */
SEC("sample_ext")
int hash(struct context *context)
{
    uint8_t *data = context->data;
    uint8_t *end = context->data_end;
    uint32_t hash = 2166136261u;
    for (int i = 0; i < 64; i++) {
        if (data + i + 1 > end)
            break;
        hash = (hash ^ data[i]) * 16777619u;
    }
    context->verdict = hash;
    return (int)(hash & 0x7fffffff);
}
