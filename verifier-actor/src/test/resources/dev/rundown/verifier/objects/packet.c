/* Reads of the packet: without a comparison, with the wrong one, and with right ones in both styles. */
#include "bpf.h"

struct header {
    u16 kind;
    u16 length;
    u32 address;
};

SEC("test/unchecked") int unchecked(struct context* context)
{
    struct header* header = (struct header*)context->data;
    if (context->data > context->data_end)
        return 1;
    return header->address;
}

SEC("test/checked") int checked(struct context* context)
{
    struct header* header = (struct header*)context->data;
    if ((u8*)(header + 1) > context->data_end)
        return 1;
    return header->address;
}

SEC("test/by_length") int by_length(struct context* context)
{
    struct header* header = (struct header*)context->data;
    if (context->data_end - context->data < (long)sizeof(struct header))
        return 1;
    return header->address;
}

SEC("test/options") int options(struct context* context)
{
    struct header* header = (struct header*)context->data;
    u8* option;
    if ((u8*)(header + 1) > context->data_end)
        return 1;
    option = context->data + sizeof(struct header) + (header->length & 63);
    if (option + 2 > context->data_end)
        return 2;
    return option[0] + option[1];
}
