/* unsafe.c with the comparison that it lacks: accepted. */
#include "sample.h"

SEC("sample_ext")
int first_word(sample_program_context_t* context)
{
    uint32_t* data = (uint32_t*)context->data_start;
    if ((void*)(data + 1) > (void*)context->data_end) {
        return 0;
    }
    return *data != 0;
}
