/* Calls a function of a module that no extension is. */
#include "sample.h"

extern int nobody_has_this(int number) __attribute__((section(".ksyms")))
__attribute__((btf_decl_tag("module_id:{00000000-1111-2222-3333-444444444444}")));

SEC("sample_ext")
int ask(sample_program_context_t* context)
{
    return nobody_has_this(context->uint16_data);
}
