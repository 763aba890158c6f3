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
} sample_program_context_t;

/* Helper functions of the program type begin above 65535. */
static int64_t (*sample_ebpf_extension_helper_function1)(sample_program_context_t* context) = (void*)65536;
static int64_t (*sample_ebpf_extension_find)(const void* buffer, uint32_t size, const void* find, uint32_t find_size) =
    (void*)65537;

#endif
