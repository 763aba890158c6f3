/* Functions of two other modules, called from a program and from a function that it calls. */
#include "bpf.h"

#define FUNCTION_OF(guid) __attribute__((section(".ksyms"))) __attribute__((btf_decl_tag("module_id:{" guid "}")))

extern int second(int number) FUNCTION_OF("0B000000-0000-0000-0000-000000000001");
extern int first(int number) FUNCTION_OF("0a000000-0000-0000-0000-000000000001");
extern int before(int number) FUNCTION_OF("0b000000-0000-0000-0000-000000000001");

static __attribute__((noinline)) int inner(int number)
{
    return before(number) + second(number);
}

SEC("sample_ext")
int calls(void* context)
{
    return second(1) + first(2) + inner(3);
}
