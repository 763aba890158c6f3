/* Calls a helper function that nobody provides. */
#include "sample.h"

static int (*no_such_helper)(void* context) = (void*)9999;

SEC("sample_ext")
int ask(sample_program_context_t* context)
{
    return no_such_helper(context);
}
