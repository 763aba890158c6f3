/* Reads four bytes of an event that may have fewer: refused by the verifier. checked.c has the comparison added. */
#include "sample.h"

SEC("sample_ext")
int first_word(sample_program_context_t* context)
{
    uint32_t* data = (uint32_t*)context->data_start;
    return *data != 0;
}
