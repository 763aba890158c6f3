/* The sample extension as its programs see it: the context of the hook and the helper functions of the program type. */
#ifndef RUNDOWN_SAMPLE_H
#define RUNDOWN_SAMPLE_H

#include "bpf.h"

/* sample_program_context_t of eBPF for Windows: the event's bytes, and what the extension knows about it. */
typedef struct sample_program_context {
    uint8_t* data_start;
    uint8_t* data_end;
    uint32_t uint32_data;
    uint16_t uint16_data;
    uint32_t helper_data_1;
    uint32_t helper_data_2;
} sample_program_context_t;

_Static_assert(sizeof(sample_program_context_t) == 32, "sample_program_context_t");
_Static_assert(__builtin_offsetof(sample_program_context_t, helper_data_1) == 24, "sample_program_context_t");

/* Helper functions of the program type begin above 65535. */
static int64_t (*sample_ebpf_extension_helper_function1)(sample_program_context_t* context) = (void*)65536;
static int64_t (*sample_ebpf_extension_find)(const void* buffer, uint32_t size, const void* find, uint32_t find_size) =
    (void*)65537;
static int64_t (*sample_ebpf_extension_replace)(
    void* buffer, uint32_t size, int64_t position, const void* replace, uint32_t replace_size) = (void*)65538;
static int64_t (*sample_ebpf_extension_helper_implicit_1)(void) = (void*)65539;
static int64_t (*sample_ebpf_extension_helper_implicit_2)(uint32_t number) = (void*)65540;
static void* (*sample_ext_helper_map_lookup_element)(void* map, const void* key) = (void*)65541;
static int64_t (*sample_ext_helper_map_get_value)(void* map, const void* key, void* value, uint32_t value_size) =
    (void*)65542;

/* A function of the extension's module, found by that and its name (docs/BtfResolvedFunctions.md of eBPF for Windows). */
#define RUNDOWN_SAMPLE_MODULE "module_id:{8f6c1f83-ce4c-4b58-8b91-654a29e23b7c}"

extern int64_t sample_ebpf_extension_btf_lookup(uint64_t key, void* value, uint32_t value_size)
    __attribute__((section(".ksyms"))) __attribute__((btf_decl_tag(RUNDOWN_SAMPLE_MODULE)));

#endif
