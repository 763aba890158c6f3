/* Functions that are defined nowhere and of which an object does not say enough. One is called, by what CALL says. */
#include "bpf.h"

extern int tagless(int number) __attribute__((section(".ksyms")));
extern int misspelt(int number) __attribute__((section(".ksyms"))) __attribute__((btf_decl_tag("module_id:twice")));
extern int untold(int number);

SEC("sample_ext")
int calls(void* context)
{
    return CALL(1);
}
