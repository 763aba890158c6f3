/* What our sample programs need of BPF: fixed-width types, map definitions and helper functions by number. */
#ifndef RUNDOWN_BPF_H
#define RUNDOWN_BPF_H

typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;
typedef long long int64_t;

#define SEC(name) __attribute__((section(name), used))
#define __uint(name, value) int(*name)[value]
#define __type(name, type) type* name

/* Map types as eBPF for Windows numbers them (ebpf_structs.h). */
#define BPF_MAP_TYPE_HASH 1
#define BPF_MAP_TYPE_ARRAY 2

/* Flags of bpf_map_update_elem. */
#define BPF_ANY 0
#define BPF_NOEXIST 1
#define BPF_EXIST 2

/* General helper functions (ebpf_structs.h). */
static void* (*bpf_map_lookup_elem)(void* map, const void* key) = (void*)1;
static int64_t (*bpf_map_update_elem)(void* map, const void* key, const void* value, uint64_t flags) = (void*)2;
static int64_t (*bpf_map_delete_elem)(void* map, const void* key) = (void*)3;

#endif
