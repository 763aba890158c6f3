/* Calls a function that is defined nowhere, and does not say in which module it is. */
#include "sample.h"

extern int somewhere(int number);

SEC("sample_ext")
int ask(sample_program_context_t* context)
{
    return somewhere(context->uint16_data);
}
