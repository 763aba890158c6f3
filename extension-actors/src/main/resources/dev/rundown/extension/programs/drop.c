/* Drops every event whose first byte is even: the smallest program that looks at what it is given. */
#include "sample.h"

#define DROP 1
#define PASS 0

SEC("sample_ext")
int drop(sample_program_context_t* context)
{
    uint8_t* data = context->data_start;
    if (data + 1 > context->data_end) {
        return PASS;
    }
    return (data[0] & 1) ? PASS : DROP;
}
