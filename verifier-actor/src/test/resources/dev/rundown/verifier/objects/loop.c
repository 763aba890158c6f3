/* A loop whose bound is data, and the same with a constant bound that the compiler unrolls. */
#include "bpf.h"

SEC("test/endless") int endless(struct context* context)
{
    u32 sum = 0;
    for (u32 i = 0; i < context->port; i++)
        sum += context->flags ^ i;
    return sum;
}

SEC("test/unrolled") int unrolled(struct context* context)
{
    u32 sum = 0;
#pragma clang loop unroll(full)
    for (u32 i = 0; i < 8; i++)
        sum += ((volatile struct context*)context)->flags ^ i;
    return sum;
}

static __attribute__((noinline)) u32 larger(u32 one, u32 other)
{
    return one > other ? one : other;
}

SEC("test/function") int function(struct context* context)
{
    u32 first = context->port;
    return larger(first, context->flags);
}
