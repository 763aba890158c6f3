/* The file_open extension as its programs see it. */
#ifndef FILE_OPEN_H
#define FILE_OPEN_H

typedef unsigned char uint8_t;
typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;
typedef long long int64_t;

#define SEC(name) __attribute__((section(name), used))
#define __uint(name, value) int(*name)[value]
#define __type(name, type) type* name

/* The context. Between path and path_end are the bytes of the path. */
typedef struct file_open {
    uint8_t* path;
    uint8_t* path_end;
    uint32_t process_id;
    uint32_t access;
} file_open_t;

#define FILE_OPEN_ALLOW 0
#define FILE_OPEN_DENY 1

/* The extension's helper function and its map type. */
static int (*file_open_path_ends_with)(file_open_t* context, const void* end, uint32_t size) = (void*)65536;
#define MAP_TYPE_QUOTA 1001

/* General helper functions. */
static void* (*bpf_map_lookup_elem)(void* map, const void* key) = (void*)1;
static int64_t (*bpf_map_update_elem)(void* map, const void* key, const void* value, uint64_t flags) = (void*)2;

#endif
