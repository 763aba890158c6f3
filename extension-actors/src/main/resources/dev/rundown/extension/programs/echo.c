/* Asks a function of another driver about the event. It is called by module and name, not by number: while its module is
   not there the program is not run. */
#include "sample.h"

SEC("sample_ext")
int echo(sample_program_context_t* context)
{
    uint64_t key = context->uint32_data;
    uint64_t value = 0;
    int64_t sum = sample_ebpf_extension_btf_lookup(key, &value, sizeof(value));
    return sum == (int64_t)(key + sizeof(value)) ? (int)value : -1;
}
