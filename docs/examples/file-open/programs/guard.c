/* Nobody opens a key. How often each process tried is counted in a map of the extension's own type, up to its quota. */
#include "file_open.h"

struct {
    __uint(type, MAP_TYPE_QUOTA);
    __uint(max_entries, 4);
    __type(key, uint32_t);
    __type(value, uint32_t);
} tries SEC(".maps");

SEC("file_open")
int guard(file_open_t* context)
{
    char key_file[4] = ".key";
    uint32_t process = context->process_id & 3;
    uint32_t count = 1;
    if (!file_open_path_ends_with(context, key_file, sizeof(key_file))) {
        return FILE_OPEN_ALLOW;
    }
    uint32_t* before = bpf_map_lookup_elem(&tries, &process);
    if (before) {
        count = *before + 1;
    }
    bpf_map_update_elem(&tries, &process, &count, 0);
    return FILE_OPEN_DENY;
}
