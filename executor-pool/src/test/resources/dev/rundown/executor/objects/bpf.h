/* What the samples beside this file need: the map declaration macros and helpers of eBPF for Windows. */
#pragma once
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;

#define SEC(name) __attribute__((section(name), used))
#define __uint(name, value) int(*name)[value]
#define __type(name, value) typeof(value) *name
#define BPF_MAP_TYPE_ARRAY 2

static void *(*bpf_map_lookup_elem)(void *map, const void *key) = (void *)1;
static long (*bpf_map_update_elem)(void *map, const void *key, const void *value, uint64_t flags) = (void *)2;
static long (*bpf_map_delete_elem)(void *map, const void *key) = (void *)3;
static uint32_t (*bpf_get_prandom_u32)(void) = (void *)6;
static uint64_t (*bpf_ktime_get_ns)(void) = (void *)9;

/* As sample_program_context_t of eBPF for Windows begins. */
struct context {
    uint8_t *data;
    uint8_t *data_end;
    uint32_t verdict;
};
