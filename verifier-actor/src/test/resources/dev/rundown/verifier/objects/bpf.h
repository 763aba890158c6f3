/* What the samples of the verifier's tests are written with. */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

struct context {
    u8* data;
    u8* data_end;
    u8* data_meta;
    u32 port;
    u32 flags;
};

#define SEC(name) __attribute__((section(name), used))
#define __uint(name, value) int(*name)[value]
#define __type(name, type) type* name
#define BPF_MAP_TYPE_ARRAY 2

static void* (*bpf_map_lookup_elem)(void* map, const void* key) = (void*)1;
static long (*bpf_map_update_elem)(void* map, const void* key, const void* value, u64 flags) = (void*)2;
